"""Analyses are written as CoNLL-U, and words that CoNLL-U gives are taken as they stand."""

import pytest

from dateline.errors import ArticleError
from dateline.language.conllu import looks_like_conllu, read_conllu, write_conllu
from dateline.records import Argument, Attribution, Entity, Predicate, Sentence, Token

SENTENCE = Sentence(
    0, 0, 18, "Rebels left Oduro.",
    (
        Token(0, 0, 6, "Rebels", "rebel", "NOUN", "NNS", 1, "nsubj"),
        Token(1, 7, 11, "left", "leave", "VERB", "VBD", -1, "root"),
        Token(2, 12, 17, "Oduro", "oduro", "PROPN", "NNP", 1, "obj"),
        Token(3, 17, 18, ".", ".", "PUNCT", ".", 1, "punct"),
    ),
    predicates=(Predicate(1, (Argument(0, 1, "ARG0", 0), Argument(2, 3, "ARG1", 2)), 1.25),),
    entities=(Entity(2, 3, "location"),),
    attributions=(Attribution((1, 2), (0, 1)),),
)  # fmt: skip


def test_a_sentence_is_ten_columns():
    lines = write_conllu([SENTENCE]).split("\n")
    assert lines[2] == "# text = Rebels left Oduro."
    assert lines[4].split("\t") == [
        "2", "left", "leave", "VERB", "VBD", "_", "0", "root", "_",
        "Attribution=cue:2-2,source:1-1|Predicate=1.25|Roles=ARG0:1-1,ARG1:3-3|Span=7:11",
    ]  # fmt: skip
    assert lines[5].split("\t")[-1] == "Entity=B-location|SpaceAfter=No|Span=12:17"
    assert lines[-2:] == ["", ""]


def test_what_was_written_is_read_again():
    text = write_conllu([SENTENCE, SENTENCE])
    assert looks_like_conllu(text)
    assert read_conllu(text) == [["Rebels", "left", "Oduro", "."]] * 2


def test_contracted_forms_are_passed_over():
    rows = ["1-2\tdon't" + "\t_" * 8, "1\tdo" + "\t_" * 8, "2\tn't" + "\t_" * 8, "2.1\tx" + "\t_" * 8]
    assert read_conllu("\n".join(rows)) == [["do", "n't"]]


@pytest.mark.parametrize("text", ["1 Rebels", "1\tRebels\n3\tleft"])
def test_a_broken_row_is_an_article_error(text):
    with pytest.raises(ArticleError, match="line"):
        read_conllu(text)


def test_plain_text_does_not_look_like_it():
    assert not looks_like_conllu("Rebels left.\n")
    assert not looks_like_conllu("")
