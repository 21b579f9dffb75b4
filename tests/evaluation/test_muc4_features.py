"""What MUC-4's trained reading takes over from the language model."""

from dateline.read import article_from_text
from dateline.records import Analysis, EventWord, ReaderVersions, Reading, Sentence, Token
from evaluation.muc4 import ROLES
from evaluation.muc4_features import casts, sentence_features
from evaluation.muc4_fill import TYPES, Document, Filled, chosen
from evaluation.muc4_phrases import Phrase

WORDS = (
    ("gunmen", "NOUN", 1, "nsubj"),
    ("killed", "VERB", -1, "root"),
    ("edo", "PROPN", 3, "compound"),
    ("marin", "PROPN", 1, "obj"),
)
TEXT = " ".join(word for word, *_ in WORDS)
TOKENS = tuple(
    Token(i, TEXT.index(word), TEXT.index(word) + len(word), word, word, upos, "", head, relation)
    for i, (word, upos, head, relation) in enumerate(WORDS)
)
KILLED = EventWord(
    1, 0.9, (("assault-firearms", 0.6), ("assault-other", 0.3)), ((0, "actor", 0.8), (3, "target", 0.95))
)
SENTENCE = Sentence(0, 0, len(TEXT), TEXT, TOKENS, events=(KILLED,))
GUNMEN = Phrase(0, 0, 1, 0, "gunmen", "gunmen", ("head",))
VICTIM = Phrase(0, 2, 4, 3, "edo marin", "edomarin", ("whole",))
SURNAME = Phrase(0, 3, 4, 3, "marin", "marin", ("head",))


def test_a_phrase_knows_its_part_in_the_models_event():
    assert "cast:target|assault-firearms" in set(casts(SENTENCE, VICTIM))
    assert "cast-word:actor|killed" in set(casts(SENTENCE, GUNMEN))
    assert not any(name.startswith("cast:target") for name in casts(SENTENCE, GUNMEN))


def test_a_sentence_knows_the_types_of_its_event_words():
    found = sentence_features(SENTENCE, ())
    assert {"names:assault-firearms|2", "names:assault-other|1"} <= found
    quiet = Sentence(0, 0, len(TEXT), TEXT, TOKENS)
    assert not any(name.startswith("names:") for name in sentence_features(quiet, ()))


def document(surname_likely):
    nothing = dict.fromkeys(ROLES, (0.0, 0.0))
    return Document(
        Analysis((SENTENCE,), "by hand"),
        Reading(article_from_text(TEXT, language="en"), (), (), ReaderVersions("0", "0", "0", "0")),
        (VICTIM, SURNAME),
        nothing | {"Victim": (0.9, surname_likely)},
        {kind: (0.9,) for kind in (*TYPES, "any")},
    )


def test_one_person_fills_once_and_keeps_other_likely_wordings():
    assert chosen(document(0.6), "Victim") == [Filled(VICTIM, "Victim", 0.9, [SURNAME])]
    assert chosen(document(0.2), "Victim") == [Filled(VICTIM, "Victim", 0.9)]
