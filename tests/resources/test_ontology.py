"""The ontology: its files are sound, its words are found, its contexts stop what they should."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.errors import ResourceError, UsageError
from dateline.resources.ontology import Ontology, check
from dateline.resources.ontology_source import compile_folder, spellings

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "resources" / "ontology"
FAMILIES = {"attack", "coercion", "control", "diplomacy", "claims", "relief", "protest"}

RAID = """
id: cattle-raid
definition: Armed men drive off livestock.
words: [cattle raid, rustle cattle]
examples:
  - {text: "Raiders drove off 200 cows in a cattle raid.", trigger: cattle raid}
  - {text: "Youths rustled cattle from two villages.", trigger: rustled cattle}
  - {text: "Four herders died in a cattle raid.", trigger: cattle raid}
"""


@pytest.fixture(scope="module")
def ontology():
    return Ontology.load()


def types_of(ontology, sentence, *strengths):
    """Types of the matches in "lemma/TAG lemma/TAG ...", of these strengths if any are given."""
    lemmas, tags = zip(*(word.rsplit("/", 1) for word in sentence.split()), strict=True)
    found = ontology.match(lemmas, tags)
    return {match.type for match in found if not strengths or match.strength in strengths}


def test_the_files_have_no_problems():
    assert check(FOLDER) == []


def test_the_built_file_is_what_the_files_say():
    run = subprocess.run(
        [sys.executable, ROOT / "scripts" / "build-ontology", "--check"], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_two_builds_are_the_same():
    assert compile_folder(FOLDER) == compile_folder(FOLDER)


def test_there_are_the_thirty_five_types_of_the_record_format(ontology):
    assert len(ontology.types) == 35
    assert {kind.family for kind in ontology.types.values()} == FAMILIES


def test_every_type_has_words_examples_and_names_in_other_schemes(ontology):
    for kind in ontology.types.values():
        assert len(kind.examples) >= 10 and len(kind.near_misses) >= 10
        assert kind.definition and kind.is_not
        assert set(kind.crosswalk) == {"plover", "cameo", "acled", "ucdp", "muc"}
        assert any(unit.type == kind.id and unit.strength != "context" for unit in ontology.units)


def test_near_misses_name_a_type_or_none(ontology):
    for kind in ontology.types.values():
        for miss in kind.near_misses:
            assert miss.why
            assert miss.instead is None or miss.instead in set(ontology.types) - {kind.id}


def test_no_example_is_told_twice(ontology):
    texts = [e.text for kind in ontology.types.values() for e in (*kind.examples, *kind.near_misses)]
    assert len(texts) == len(set(texts))


def test_it_loads_in_under_sixty_milliseconds():
    def load_s():
        began = time.process_time()
        Ontology.load()
        return time.process_time() - began

    assert min(load_s() for _ in range(5)) < 0.06


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("air/NOUN strike/NOUN", "assault-aerial"),
        ("airstrike/NOUN", "assault-aerial"),
        ("air/NOUN -/PUNCT strike/NOUN", "assault-aerial"),
        ("rebel/NOUN shell/VERB the/DET town/NOUN", "assault-artillery"),
        ("a/DET roadside/NOUN bomb/NOUN explode/VERB", "assault-explosive"),
        ("he/PRON blow/VERB himself/PRON up/ADP", "assault-suicide"),
        ("police/NOUN shoot/VERB the/DET man/NOUN dead/ADJ", "assault-firearms"),
        ("they/PRON take/VERB two/NUM nurse/NOUN hostage/NOUN", "abduct"),
        ("violation/NOUN of/ADP the/DET ceasefire/NOUN", "violate-agreement"),
        ("loot/VERB the/DET shop/NOUN", "destroy-property"),
    ],
)
def test_strong_units_are_found_in_all_their_spellings(ontology, sentence, kind):
    assert kind in types_of(ontology, sentence, "strong")


def test_a_longer_strong_unit_hides_the_shorter_in_it(ontology):
    found = types_of(ontology, "suicide/NOUN car/NOUN bomb/NOUN", "strong", "weak")
    assert "assault-suicide" in found
    assert "assault-explosive" not in found


def test_the_part_of_speech_must_fit(ontology):
    assert "assault-artillery" in types_of(ontology, "shell/VERB", "strong")
    assert "assault-artillery" not in types_of(ontology, "shell/NOUN", "strong")


def test_a_gap_is_at_most_four_words(ontology):
    four = "throw/VERB a/DET very/ADV old/ADJ hand/NOUN grenade/NOUN"
    five = "throw/VERB a/DET very/ADV old/ADJ rusty/ADJ hand/NOUN grenade/NOUN"

    def spans(sentence):
        lemmas, tags = zip(*(word.rsplit("/", 1) for word in sentence.split()), strict=True)
        return {m.tokens for m in ontology.match(lemmas, tags) if m.type == "assault-explosive"}

    assert (0, 5) in spans(four)
    assert (0, 6) not in spans(five)


@pytest.mark.parametrize(
    ("sentence", "harm"),
    [
        ("kill/VERB twelve/NUM", "killed"),
        ("the/DET wounded/ADJ", "injured"),
        ("four/NUM be/AUX missing/ADJ", "missing"),
    ],
)
def test_words_of_harm_have_no_type_of_their_own(ontology, sentence, harm):
    lemmas, tags = zip(*(word.rsplit("/", 1) for word in sentence.split()), strict=True)
    assert harm in {match.unit.harm for match in ontology.match(lemmas, tags) if match.type == "harm"}


def test_harm_without_any_means_is_an_attack_of_unknown_kind(ontology):
    last = ontology.harm_typing[-1]
    assert last.type == "assault-other"
    assert last.needs == type(last.needs)()


@pytest.mark.parametrize(
    ("word", "wrong", "tag", "right"),
    [
        ("shot", "shet", "VERB", "shoot"),
        ("fled", "flead", "VERB", "flee"),
        ("froze", "froze", "VERB", "freeze"),
        ("bases", "basis", "NOUN", "base"),
        ("meeting", "meeting", "VERB", "meet"),
        ("meeting", "meeting", "NOUN", "meeting"),
        ("zebras", "zebra", "NOUN", "zebra"),
    ],
)
def test_wrong_dictionary_forms_are_mended_and_others_stay(ontology, word, wrong, tag, right):
    assert ontology.lemmas([word], [wrong], [tag]) == (right,)


def test_a_class_holds_its_lemmas_its_labels_and_what_it_includes(ontology):
    assert ontology.holds(("@aircraft",), "helicopter")
    assert ontology.holds(("@weapon",), "helicopter")
    assert ontology.holds(("@settlement",), "xyz", "location")
    assert not ontology.holds(("@aircraft", "tank"), "lorry")


def test_conditions_name_only_known_classes(ontology):
    for unit in ontology.units:
        for items in (unit.needs.with_, unit.needs.object, unit.needs.subject, unit.needs.not_):
            assert all(item[1:] in ontology.classes for item in items if item.startswith("@"))


@pytest.mark.parametrize(
    ("context", "sentence"),
    [
        ("sport", "the/DET quarterback/NOUN attack/VERB the/DET line/NOUN"),
        ("disease", "they/PRON fight/VERB the/DET pandemic/NOUN"),
        ("weather", "the/DET typhoon/NOUN hit/VERB the/DET town/NOUN"),
    ],
)
def test_a_context_stops_weak_words(ontology, context, sentence):
    lemmas, tags = zip(*(word.rsplit("/", 1) for word in sentence.split()), strict=True)
    stopped = [ontology.blocked(match, lemmas) for match in ontology.match(lemmas, tags)]
    assert context in {blocker.id for blocker in stopped if blocker}


def test_a_word_of_conflict_lifts_a_context(ontology):
    lemmas = "the bomb at the football championship kill two player".split()
    sport = next(blocker for blocker in ontology.blockers if blocker.id == "sport")
    assert not sport.applies(lemmas)
    assert sport.applies([lemma for lemma in lemmas if lemma != "bomb"])


def test_a_matchs_own_words_make_no_context(ontology):
    lemmas, tags = "the fighter storm the base".split(), "DET NOUN VERB DET NOUN".split()
    match = next(m for m in ontology.match(lemmas, tags) if m.type == "battle")
    assert ontology.blocked(match, lemmas) is None


def test_a_weak_word_alone_is_not_taken_literally(ontology):
    lemmas, tags = "the minister clash over the budget".split(), "DET NOUN VERB ADP DET NOUN".split()
    match = next(m for m in ontology.match(lemmas, tags) if m.type == "battle")
    assert not ontology.in_domain(match, lemmas, tags)
    assert ontology.in_domain(match, lemmas, tags, beside=["rebel"])
    assert ontology.in_domain(match, ["rebel", *lemmas[1:]], tags)


def test_an_idiom_of_war_needs_a_word_of_conflict_beside_it(ontology):
    tags = ["NOUN", "VERB", "ADP", "NOUN"]

    def literal(*lemmas):
        found = [m for m in ontology.match(lemmas, tags) if len(m.tokens) > 1 and m.strength != "context"]
        return any(ontology.in_domain(match, lemmas, tags) for match in found)

    assert not literal("minister", "come", "under", "fire")
    assert literal("soldier", "come", "under", "fire")


def test_a_users_type_needs_only_definition_examples_and_words(tmp_path):
    own = tmp_path / "raid.yml"
    own.write_text(RAID, encoding="utf-8")
    assert check(own) == []
    ontology = Ontology.load(own)
    assert len(ontology.types) == 36
    assert "cattle-raid" in types_of(ontology, "a/DET cattle/NOUN raid/NOUN", "strong")
    assert ontology.family("cattle-raid") == "own"


def test_a_users_type_takes_the_place_of_a_built_in_one(tmp_path):
    own = tmp_path / "protest.yml"
    own.write_text(RAID.replace("cattle-raid", "protest"), encoding="utf-8")
    ontology = Ontology.load(own)
    assert len(ontology.types) == 35
    assert "protest" not in types_of(ontology, "a/DET demonstration/NOUN")
    assert "protest" in types_of(ontology, "rustle/VERB cattle/NOUN")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("id: cattle-raid", "id: Cattle Raid"), "lower case"),
        (("definition: Armed men drive off livestock.", ""), "definition is missing"),
        (("words: [cattle raid, rustle cattle]", ""), "give words"),
        (("trigger: rustled cattle", "trigger: stole cattle"), "is not in"),
        (("words:", "colour: red\nwords:"), "unknown key"),
        (('  - {text: "Four herders died in a cattle raid.", trigger: cattle raid}', ""), "at least 3"),
    ],
)
def test_check_says_what_is_wrong(tmp_path, change, problem):
    own = tmp_path / "own.yml"
    own.write_text(RAID.replace(*change), encoding="utf-8")
    assert any(problem in found for found in check(own)), check(own)
    with pytest.raises(ResourceError):
        Ontology.load(own)


def test_check_says_so_when_there_is_no_file_or_no_yaml(tmp_path):
    assert "does not exist" in check(tmp_path / "none.yml")[0]
    bad = tmp_path / "bad.yml"
    bad.write_text("id: [", encoding="utf-8")
    assert "not readable" in check(bad)[0]


def test_show_tells_a_type_to_people(ontology):
    text = ontology.show("siege")
    assert text.startswith("siege (coercion)")
    assert "besiege" in text and "  + " in text and "  - " in text
    with pytest.raises(UsageError, match="no event type"):
        ontology.show("picnic")


def test_a_tilde_joins_three_spellings():
    assert spellings("air~strike") == ["airstrike", "air strike", "air - strike"]
    assert spellings("car bomb") == ["car bomb"]
