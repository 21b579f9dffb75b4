"""Speeches that go on over several sentences."""

import pytest

from tests.events.sentences import told


def sources(text, kind):
    return [[s.text for s in m.sources] for m in told(text).mentions if m.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        '"We were at home," said Omar Keleb. "Then army warplanes bombed the town."',
        '"We were at home," said Omar Keleb. "It was noon. Then army warplanes bombed the town."',
        '"Army warplanes bombed the town. We ran into the cellar," said Omar Keleb.',
        "“We were at home,” said Omar Keleb. “Then army warplanes bombed the town.”",
    ],
)
def test_a_speaker_named_once_stands_behind_the_whole_quotation(text):
    assert sources(text, "assault-aerial") == [["Omar Keleb"]]


@pytest.mark.parametrize(
    "text",
    [
        '"We were at home," said Omar Keleb. Army warplanes bombed the town.',
        '"We were at home," said Omar Keleb.\n\n"Army warplanes bombed the town."',
    ],
)
def test_what_stands_outside_the_quotation_is_the_reporters(text):
    assert sources(text, "assault-aerial") == [[]]
