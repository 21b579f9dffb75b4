"""Text broken at a column flows again, and what is found in it is moved back to the text as given."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.flow import flow_of
from dateline.records import Span

STORY = (
    "Gunmen of the Lower Vale Front attacked a market in Oduro on Monday, killing at least three people, "
    "a spokesman for the province said. Two of the dead were children. The Keleb Rescue Union carried "
    "eleven wounded to the hospital of Oduro."
)


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_broken_at_a_column_are_joined(width, indent):
    wrapped = textwrap.fill(STORY, width, subsequent_indent=indent)
    assert flow_of(wrapped).text == STORY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Three killed in Oduro\nA bomb went off in a market in Oduro on Monday, killing three people.",
        "The dead of the week\n- two in Oduro\n- three in Keleb",
        "Shells fell on Oduro.\nnobody was hurt.",
    ],
)
def test_lines_of_their_own_stay_apart(text):
    assert flow_of(text) is None


def test_what_is_found_is_moved_back():
    given_text = "Fighters of the Lower\n   Vale Front attacked   Oduro."
    flow = flow_of(given_text)
    start = flow.text.index("Lower Vale Front")
    span = Span.of(flow.text, start, start + len("Lower Vale Front"))
    assert flow.back((span,)) == (Span.of(given_text, 16, 35),)
    assert flow.back((span,))[0].text == "Lower\n   Vale Front"


def test_signs_are_written_out_and_unseen_ones_left_out():
    given_text = "&quot;Five died&quot;, the Oﬃce of Oduro\u00ads gover\u00adnor said at Marks &amp; Sons."
    flow = flow_of(given_text)
    assert flow.text == '"Five died", the Office of Oduros governor said at Marks & Sons.'
    for words, there in (("governor", "gover\u00adnor"), ("Office", "Oﬃce"), ("& Sons", "&amp; Sons")):
        start = flow.text.index(words)
        assert flow.back(Span.of(flow.text, start, start + len(words))).text == there


@given(st.text(alphabet="ab. \n\tAZ-", max_size=120))
def test_nothing_but_blanks_changes(text):
    flow = flow_of(text)
    if flow is not None:
        assert flow.text.split() == text.split()
        assert len(flow.starts) == len(flow.stops) == len(flow.text)
        moved = [text[place] for place in flow.starts]
        assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(flow.text, moved, strict=True))


@given(st.text(alphabet="ab \n&#;quot\u00adﬁ", max_size=60))
def test_every_place_moves_forward(text):
    flow = flow_of(text)
    if flow is not None:
        assert list(flow.starts) == sorted(flow.starts)
        assert all(start < stop for start, stop in zip(flow.starts, flow.stops, strict=True))
