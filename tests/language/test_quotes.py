"""A quotation that a sentence leaves open is followed to the sentence that closes it."""

from dateline.language.quotes import ends_quoted, follow_quote, next_quote, opens_quote

SENTENCES = [
    "“ The shop is gone , said Keleb .".split(),
    "Nothing is left .".split(),
    "We sleep outside . ” Others stayed .".split(),
]


def test_an_open_quotation_is_seen():
    assert opens_quote(SENTENCES[0], 0, len(SENTENCES[0]))
    assert not opens_quote(["“", "Gone", "”"], 0, 3)
    assert opens_quote(['"', "Gone"], 0, 2)


def test_it_goes_on_to_the_closing_mark():
    assert follow_quote(SENTENCES, [0, 0, 0], 0) == (2, 5)


def test_it_never_crosses_a_paragraph():
    assert follow_quote(SENTENCES, [0, 0, 1], 0) is None


def test_a_new_opening_mark_ends_the_search():
    assert follow_quote([SENTENCES[0], ["“", "We", "fled", "”"]], [0, 0], 0) is None


def test_the_next_sentence_may_go_on_quoting():
    sentences = [
        ["“", "Gone", ",", "”", "said", "Keleb", "."],
        ["“", "We", "fled", ".", "”"],
        ["He", "wept", "."],
    ]
    assert ends_quoted(sentences[0], 0, 4)
    assert not ends_quoted(sentences[0], 1, 4)
    assert next_quote(sentences, [0, 0, 0], 0) == (1, 1, 5)
    assert next_quote(sentences, [0, 1, 1], 0) is None
    assert next_quote(sentences, [0, 0, 0], 1) is None
