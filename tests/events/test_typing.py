"""A sentence's meaning tells conflict from sport, films and floods; names play no part in it."""

import pytest

from dateline.events.needs import Scene
from dateline.events.triggers import LEAST_ALONE, candidates
from dateline.events.typing import conflict, features
from dateline.resources.meaning import load_meaning
from tests.events.sentences import ontology, parsed, told


def made(text):
    sentence, tree = parsed(text)
    scene = Scene.of(sentence, tree, ontology())
    units = [(match.type, scene.lemmas[head]) for match, head in candidates(scene)]
    return features(sentence, scene.lemmas, scene.labels, units)


def sure_of_conflict(text):
    return conflict(load_meaning(), made(text))


@pytest.mark.parametrize(
    ("meant", "figurative"),
    [
        ("Rebels shelled the barracks in Osk.", "The midfielder shelled the goal with long shots."),
        ("The army stormed the village at dawn.", "Bargain hunters stormed the shop at dawn."),
        ("Troops seized the bridge near Osk.", "Roll a six to seize the bridge and win the game."),
    ],
)
def test_conflict_is_surer_than_its_figure_of_speech(meant, figurative):
    assert sure_of_conflict(meant) > LEAST_ALONE
    assert sure_of_conflict(meant) > 2 * sure_of_conflict(figurative)


def test_words_of_people_and_places_count_by_their_label_only():
    sentence, _ = parsed("Troops entered Osk on Monday.")
    lemmas = [token.lemma for token in sentence.tokens]
    labels = [None, None, "location", None, None, None]
    other = [lemma if label is None else "Tarn" for lemma, label in zip(lemmas, labels, strict=True)]
    one, two = (features(sentence, words, labels, ()) for words in (lemmas, other))
    assert (one == two).all()


def test_a_figure_of_speech_gives_no_event():
    assert not told("A barrage of headers kept the keeper busy until half-time.").mentions


def test_an_event_beside_a_match_stays_one():
    found = told("A car bomb killed six fans outside the stadium in Osk before the match.").mentions
    assert [m.type for m in found] == ["assault-explosive"]
