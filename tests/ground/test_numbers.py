"""Number phrases give the bounds that they were built from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ground.counts_phrase import read_bounds

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number: int) -> str:
    """A number in words, as British newspapers write it."""
    for scale, word in ((1_000_000, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{spell(number // scale)} {word}" + (joint + spell(rest) if rest else "")
    if number >= 100:
        return f"{SMALL[number // 100]} hundred" + (f" and {spell(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]


MODIFIERS = {
    "": lambda n: (n, n),
    **dict.fromkeys(("at least", "no fewer than", "no less than"), lambda n: (n, None)),
    **dict.fromkeys(("more than", "over", "well over", "in excess of"), lambda n: (n + 1, None)),
    **dict.fromkeys(("up to", "as many as", "no more than", "at most"), lambda n: (0, n)),
    **dict.fromkeys(("fewer than", "less than"), lambda n: (0, n - 1)),
    **dict.fromkeys(
        ("nearly", "around", "about", "some", "almost", "an estimated", "roughly"), lambda n: (n, n)
    ),
    **dict.fromkeys(("another", "a further", "a total of", "exactly"), lambda n: (n, n)),
}
NOUNS = (
    "",
    " people",
    " civilians",
    " Kurdish fighters",
    " others",
    " of the wounded",
    " members of the tribe",
)


@settings(max_examples=3000, deadline=None)
@given(
    st.integers(2, 999_999), st.sampled_from(sorted(MODIFIERS)), st.sampled_from(NOUNS),
    st.sampled_from((str, spell, lambda n: f"{n:,}", lambda n: spell(n).capitalize())),
)  # fmt: skip
def test_a_phrase_gives_the_bounds_it_was_built_from(number, modifier, noun, write):
    bounds = read_bounds(f"{modifier} {write(number)}{noun}".strip())
    assert bounds is not None
    assert (bounds.low, bounds.high) == MODIFIERS[modifier](number)


@settings(max_examples=500, deadline=None)
@given(
    st.integers(1, 999), st.integers(1, 500),
    st.sampled_from(("between {} and {}", "{} to {}", "{}-{}", "from {} to {}", "{} or {}")), st.booleans(),
)  # fmt: skip
def test_a_range_gives_its_ends(low, more, form, words):
    high = low + more
    write = spell if words and form != "{}-{}" else str
    bounds = read_bounds(form.format(write(low), write(high)) + " people")
    assert (bounds.low, bounds.high) == (low, high)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(2, 99), st.sampled_from(("soldiers", "women", "police officers"))),
        min_size=2,
        max_size=4,
    )
)
def test_people_joined_are_added(parts):
    listed = [f"{spell(number)} {noun}" for number, noun in parts]
    bounds = read_bounds(", ".join(listed[:-1]) + " and " + listed[-1])
    assert bounds.low == bounds.high == sum(number for number, _ in parts)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("dozens", 24, None),
        ("scores of people", 40, None),
        ("hundreds", 200, None),
        ("thousands of people", 2000, None),
        ("tens of thousands", 20_000, None),
        ("hundreds of thousands", 200_000, None),
        ("several", 3, None),
        ("a few", 3, None),
        ("several hundred fighters", 300, None),
        ("half a dozen", 6, 6),
        ("a dozen", 12, 12),
        ("a dozen or so", 12, 12),
        ("two dozen people", 24, 24),
        ("more than a dozen", 13, None),
        ("a hundred", 100, 100),
        ("1.2 million people", 1_200_000, 1_200_000),
        ("a quarter of a million", 250_000, 250_000),
        ("12,000", 12_000, 12_000),
        ("three hundred and five", 305, 305),
        ("no one", 0, 0),
        ("none", 0, 0),
        ("both men", 2, 2),
        ("a child", 1, 1),
        ("an officer", 1, 1),
        ("one person", 1, 1),
        ("a couple of men", 2, 2),
        ("a family of six", 6, 6),
        ("a man and his two sons", 3, 3),
        ("two soldiers and a child", 3, 3),
        ("at least 12 soldiers and three civilians", 15, None),
        ("12 or more", 12, None),
    ],
)
def test_words_set_the_bounds(words, low, high):
    bounds = read_bounds(words)
    assert (bounds.low, bounds.high) == (low, high)


@pytest.mark.parametrize(
    "words", ["", "0.3", "12.5 kilometres", "people", "$500", "30 percent", "27-year-old", "the town"]
)
def test_what_counts_nobody_gives_no_bounds(words):
    assert read_bounds(words) is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text):
    bounds = read_bounds(text)
    assert bounds is None or bounds.low >= 0
