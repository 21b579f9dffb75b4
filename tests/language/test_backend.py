"""Another language step may take the model's place: the protocol, and spaCy's documents as analyses."""

import pytest
import spacy
from spacy.tokens import Doc

from dateline.language.analyser import Analyser
from dateline.language.backend import LanguageBackend, SpacyAnalyser
from dateline.pipeline import Reader
from dateline.records import Article

TEXT = "Rebels leave Oduro\n\nRebels left Oduro on Monday. The army came.\n"


def article():
    return Article("sha256:0", "invented", TEXT, "", "", title="Rebels leave Oduro")


@pytest.fixture
def blank():
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


def test_spacy_trees_and_verbs_are_taken_over(blank):
    def parsed(line):
        return Doc(
            blank.vocab, words=["Rebels", "left", "Oduro", "."], spaces=[True, True, False, False],
            pos=["NOUN", "VERB", "PROPN", "PUNCT"],
            heads=[1, 1, 1, 1], deps=["nsubj", "ROOT", "obj", "punct"],
        )  # fmt: skip

    report = Article("sha256:0", "invented", "Rebels left Oduro.", "", "")
    (sentence,) = SpacyAnalyser(parsed, "invented 1").analyse(report).sentences
    assert [(t.text, t.head, t.relation) for t in sentence.tokens] == [
        ("Rebels", 1, "nsubj"), ("left", -1, "root"), ("Oduro", 1, "obj"), (".", 1, "punct"),
    ]  # fmt: skip
    assert [sentence.tokens[p.token].text for p in sentence.predicates] == ["left"]


def test_the_later_steps_read_what_another_backend_gives(blank):
    analyser = SpacyAnalyser(blank)
    reading = Reader().read_analysis(article(), analyser.analyse(article()))
    assert reading.reader.model == analyser.model
