"""An analysis as CoNLL-U and as JSON."""

import io
import json

from dateline.records import Analysis, Argument, Entity, Predicate, Sentence, Token
from dateline.write.analysis import write_analysis_lines, write_conllu
from tests.invented import blast_reading

TEXT = "Mara fled, police said."
WORDS = (
    ("Mara", 0, "mara", "PROPN", "NNP", 1, "nsubj"),
    ("fled", 5, "flee", "VERB", "VBD", 4, "ccomp"),
    (",", 9, ",", "PUNCT", ",", 4, "punct"),
    ("police", 11, "police", "NOUN", "NN", 4, "nsubj"),
    ("said", 18, "say", "VERB", "VBD", -1, "root"),
    (".", 22, ".", "PUNCT", ".", 4, "punct"),
)


def analysed():
    tokens = tuple(
        Token(index, start, start + len(text), text, lemma, upos, xpos, head, relation)
        for index, (text, start, lemma, upos, xpos, head, relation) in enumerate(WORDS)
    )
    fled = Predicate(1, (Argument(0, 1, "ARG0", 0),), 2.5)
    sentence = Sentence(0, 0, len(TEXT), TEXT, tokens, (fled,), (Entity(0, 1, "person"),))
    return [(blast_reading().article, Analysis((sentence,), "language-en 1"))]


def test_a_sentence_becomes_ten_columns():
    out = io.StringIO()
    write_conllu(analysed(), out)
    lines = out.getvalue().splitlines()
    assert lines[:4] == [
        "# newdoc id = jorvale.txt",
        "# model = language-en 1",
        "# sent_id = 1",
        "# text = Mara fled, police said.",
    ]
    rows = [line.split("\t") for line in lines[4:] if line]
    assert {len(row) for row in rows} == {10}
    assert rows[0] == [*"1 Mara mara PROPN NNP _ 2 nsubj _".split(), "Start=0|Stop=4|Entity=B-person"]
    assert rows[1][6:8] == ["5", "ccomp"]
    assert rows[1][9] == "SpaceAfter=No|Start=5|Stop=9|Roles=ARG0:1-1|Factuality=2.50"
    assert rows[4][6] == "0"
    assert lines[-1] == ""


def test_an_analysis_becomes_a_line_of_json():
    out = io.StringIO()
    write_analysis_lines(analysed(), out)
    (line,) = out.getvalue().splitlines()
    record = json.loads(line)
    assert record["source"] == "jorvale.txt"
    assert record["sentences"][0]["tokens"][1]["lemma"] == "flee"
