"""Templates by trained weights: what the models say, and how fillers come together."""

import pytest

from dateline.pipeline import Reader
from dateline.read import article_from_text
from evaluation.muc4_fill import Linear, cleaned, fill_templates, load_models, one_thing

BLAST = (
    "A powerful bomb exploded in front of the offices of the Tarvo electric company yesterday. "
    "The blast destroyed two cars. Police blamed terrorists of the Hill Front for the attack."
)


@pytest.fixture(scope="module")
def reader():
    return Reader()


def templates(reader, text):
    article = article_from_text(text, language="en")
    analysis = reader.analyser.analyse(article)
    return fill_templates(reader.read_analysis(article, analysis), analysis)


def test_a_likelihood_comes_from_the_features_present():
    model = Linear(-1.0, {"srl:ARG1|kill": 3.0, "speaker": -2.0})
    assert model.likely([]) == pytest.approx(0.269, abs=0.001)
    assert model.likely(["srl:ARG1|kill", "unknown"]) == pytest.approx(0.881, abs=0.001)
    assert model.likely(["speaker"]) < model.likely([])


def test_a_bombing_is_told_with_its_weapon(reader):
    (template,) = templates(reader, BLAST)
    assert template.type == "bombing"
    assert template.fillers["Weapon"] == (("bomb", "powerful bomb"),)


def test_talks_are_no_incident(reader):
    assert templates(reader, "The two ministers met in Tarvo and signed a trade agreement.") == ()


def test_one_thing_has_many_wordings():
    assert one_thing("the hill front", "Hill Front")
    assert one_thing("Edo Marin", "Marin")
    assert one_thing("two men", "masked men")
    assert not one_thing("a bus", "the market")


def test_marks_around_a_filler_are_cut():
    assert cleaned("(Hill Front,") == "hill front"


def test_every_model_has_its_weights():
    models = load_models()
    assert set(models.roles) == {"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}
    assert set(models.sentences) == {*models.types, "any"}
    assert models.pairs.weights
