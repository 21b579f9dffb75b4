"""What `import dateline` gives, and that it costs next to nothing."""

import subprocess
import sys

import pytest

import dateline


@pytest.mark.parametrize("name", dateline.__all__)
def test_every_public_name_is_there(name):
    assert getattr(dateline, name) is not None
    assert name in dir(dateline)


def test_another_name_is_not():
    with pytest.raises(AttributeError, match="volcano"):
        dateline.volcano  # noqa: B018


def test_importing_loads_nothing_heavy():
    code = "import sys, dateline; print([m for m in ('numpy', 'onnxruntime', 'lxml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_an_analysis_is_had_without_events():
    article = dateline.article_from_text("Rebels shelled the town of Osk.", published="2019-05-10")
    analysis = dateline.Analyser.load().analyse(article)
    assert isinstance(analysis, dateline.Analysis)
    predicate = analysis.sentences[0].predicates[0]
    assert [a.role for a in predicate.arguments][:2] == ["ARG0", "ARG1"]
