"""Another language step may take the model's place: the protocol, and spaCy's documents as analyses."""

import pytest

from dateline.language.analyser import Analyser
from dateline.language.backend import LanguageBackend, SpacyAnalyser
from dateline.records import Article

TEXT = "Rebels leave Oduro\n\nRebels left Oduro on Monday. The army came.\n"


def article():
    return Article("sha256:0", "invented", TEXT, "", "", title="Rebels leave Oduro")


@pytest.fixture
def blank():
    spacy = pytest.importorskip("spacy", reason="spaCy is no dependency; install it to run this test")
    return spacy.blank("en")


def test_the_shipped_model_keeps_the_protocol():
    assert isinstance(Analyser.load(), LanguageBackend)


def test_a_blank_spacy_pipeline_gives_words_in_place(blank):
    analysis = SpacyAnalyser(blank).analyse(article())
    assert [s.text for s in analysis.sentences] == [
        "Rebels leave Oduro",
        "Rebels left Oduro on Monday. The army came.",
    ]
    assert [s.headline for s in analysis.sentences] == [True, False]
    for sentence in analysis.sentences:
        assert all(TEXT[t.start : t.stop] == t.text for t in sentence.tokens)
    assert analysis.model.startswith("spacy en_")


def test_spacy_sentences_and_names_are_taken_over(blank):
    blank.add_pipe("sentencizer")
    ruler = blank.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Oduro"}, {"label": "DATE", "pattern": "Monday"}])
    analysis = SpacyAnalyser(blank).analyse(article())
    assert [s.text for s in analysis.sentences][1:] == ["Rebels left Oduro on Monday.", "The army came."]
    sentence = analysis.sentences[1]
    names = [(e.label, sentence.span(e.start, e.stop).text) for e in sentence.entities]
    assert names == [("location", "Oduro"), ("date", "Monday")]
    assert isinstance(SpacyAnalyser(blank), LanguageBackend)
