"""The trained model reads invented reports: structure, and the same answer in any company."""

import random

import pytest

from dateline.language.analyser import Analyser, with_one_label
from dateline.records import Article, Entity, Sentence, Token

TITLE = "Gunmen kill nine villagers in Oduro"
TEXT = f"""{TITLE}
ODURO, Nov 17 (Newswire) - Gunmen killed nine villagers in Oduro on Tuesday, the army said.
The Keleb Front did not claim the attack. "They burned every house," said a resident, Amadi Toru.
Two soldiers were wounded by gunmen. Officials promised to send more troops.
"""


@pytest.fixture(scope="module")
def analyser():
    return Analyser.load(threads=1)


@pytest.fixture(scope="module")
def analysis(analyser):
    return analyser.analyse(article(TEXT))


def article(text, title=TITLE):
    return Article("sha256:0", "invented", text, "", "", title=title)


def sentence_with(analysis, words):
    return next(s for s in analysis.sentences if words in s.text)


def roles(sentence, word):
    token = next(t for t in sentence.tokens if t.text == word)
    return {a.role: sentence.span(a.start, a.stop).text for a in sentence.predicate_at(token.index).arguments}


def test_tokens_stand_where_they_say(analysis):
    for sentence in analysis.sentences:
        assert TEXT[sentence.start : sentence.stop] == sentence.text
        for token in sentence.tokens:
            assert TEXT[token.start : token.stop] == token.text


def test_every_sentence_has_a_tree(analysis):
    for sentence in analysis.sentences:
        roots = [t for t in sentence.tokens if t.head == -1]
        assert [t.relation for t in roots] == ["root"]
        assert sentence.subtree(roots[0].index) == tuple(range(len(sentence.tokens)))


def test_who_did_what_to_whom(analysis):
    found = roles(sentence_with(analysis, "Gunmen killed"), "killed")
    assert found["ARG0"] == "Gunmen"
    assert found["ARG1"] == "nine villagers"
    assert found["ARGM-TMP"] == "on Tuesday"


def test_the_passive_keeps_its_roles(analysis):
    found = roles(sentence_with(analysis, "Two soldiers"), "wounded")
    assert found["ARG1"] == "Two soldiers"
    assert found["ARG0"] == "by gunmen"


def test_what_did_not_happen_scores_lower(analysis):
    happened = sentence_with(analysis, "Gunmen killed")
    denied = sentence_with(analysis, "did not claim")
    killed = next(p for p in happened.predicates if happened.tokens[p.token].text == "killed")
    claim = next(p for p in denied.predicates if denied.tokens[p.token].text == "claim")
    assert killed.factuality > 0.5
    assert claim.factuality < killed.factuality - 1


def test_names_are_found(analysis):
    quoted = sentence_with(analysis, "They burned")
    assert ("person", "Amadi Toru") in [(e.label, quoted.span(e.start, e.stop).text) for e in quoted.entities]


def test_who_says_what(analysis):
    sentence = sentence_with(analysis, "the army said")
    (attribution,) = sentence.attributions
    assert sentence.span(*attribution.source).text == "the army"
    assert sentence.span(*attribution.cue).text == "said"
    assert sentence.span(*attribution.content).text == "Gunmen killed nine villagers in Oduro on Tuesday"


def test_like_sentences_have_like_embeddings(analyser):
    texts = ["Gunmen killed nine villagers .", "Nine villagers were shot dead .", "The bank cut its rates ."]
    first, second, third = (s.embedding for s in analyser.analyse_tokens([t.split() for t in texts]))
    assert sum(a * a for a in first) == pytest.approx(1, abs=1e-4)
    near, far = (sum(a * b for a, b in zip(first, other, strict=True)) for other in (second, third))
    assert near > far + 0.3


def test_a_sentence_reads_the_same_in_any_company(analyser):
    texts = [line.split() for line in TEXT.splitlines()] + [["Two", "fled", "."], ["and"] * 70]
    alone = [analyser.analyse_tokens([words])[0] for words in texts]
    order = list(range(len(texts))) * 3
    random.Random(3).shuffle(order)
    together = analyser.analyse_tokens([texts[i] for i in order])
    for number, sentence in zip(order, together, strict=True):
        for part in ("tokens", "predicates", "entities", "attributions", "embedding"):
            assert getattr(sentence, part) == getattr(alone[number], part)


def test_threads_share_the_work_and_change_nothing(analyser):
    texts = [line.split() for line in TEXT.splitlines()] * 9 + [["fled"] * size for size in range(1, 90, 7)]
    random.Random(5).shuffle(texts)
    alone = analyser.analyse_tokens(texts)
    for threads in (2, 3):
        assert Analyser.load(threads=threads).analyse_tokens(texts) == alone


def test_articles_in_any_order_give_the_same_analysis(analyser, analysis):
    other = article("Two men fled.", None)
    assert list(analyser.analyse_many([other, article(TEXT), other]))[1] == analysis


def test_known_predicates_are_respected(analyser):
    (sentence,) = analyser.analyse_tokens([["Gunmen", "killed", "two", "."]], [[0]])
    assert [p.token for p in sentence.predicates] == [0]


@pytest.mark.parametrize(
    "text", ["", "\n \n", "...", "\u200b", "x" * 5000, "word " * 3000, "爆炸 killed 12 👍"]
)
def test_odd_text_is_read_without_fuss(analyser, text):
    for sentence in analyser.analyse(article(text, None)).sentences:
        assert sentence.tokens


def test_a_name_has_one_label_throughout_an_article():
    def sentence(index, label):
        token = Token(0, 0, 3, "Osk", "Osk", "PROPN", "NNP", -1, "root")
        return Sentence(index, 0, 3, "Osk", (token,), entities=(Entity(0, 1, label),))

    told = [sentence(i, label) for i, label in enumerate(("location", "person", "location"))]
    assert [s.entities[0].label for s in with_one_label(told)] == ["location"] * 3
