"""The ways in which `scripts/eval damage` damages a text."""

import json

import pytest

from evaluation.tasks.damage import DAMAGES, measure

TEXT = (
    'Five "fighters" of the Lower Vale Front were killed in Oduro. The council\'s office confirmed it, and '
    "said that two soldiers had been wounded.\n\nA bomb had gone off."
)


@pytest.mark.parametrize("way", DAMAGES)
def test_every_way_changes_the_text_and_keeps_its_words(way):
    damaged = DAMAGES[way](TEXT)
    assert damaged != TEXT
    assert len(damaged.split()) == len(TEXT.split())


def test_what_only_blanks_tell_apart_is_read_alike(tmp_path):
    article = {
        "text": "Gunmen killed three people in Kano on Monday.  A bomb wounded two.",
        "published": "2014-05-09",
    }
    (tmp_path / "a.article.json").write_text(json.dumps(article))
    figures = measure(tmp_path)["metrics"]
    assert set(figures) == {f"{way}-f" for way in DAMAGES}
    assert figures["wrapped-f"] == figures["soft-hyphens-f"] == 1.0
