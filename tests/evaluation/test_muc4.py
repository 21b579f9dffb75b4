"""Template filling: pairing, the two scores, and which events become templates."""

from dataclasses import replace

from dateline.records import Status
from evaluation.muc4 import Template, best_pairs, is_incident, read_templates, template_counts
from tests.invented import blast_event, blast_reading, participant

BOMBING = Template(
    "bombing",
    {"PerpOrg": (("hill front", "front"),), "Target": (("market",), ("bus", "the bus")), "Weapon": ()},
)


class Nothing:
    """An analysis without sentences."""

    sentences = ()


def counts(*given):
    return template_counts((BOMBING,), given)


def test_the_best_pairs_have_the_greatest_sum():
    assert sorted(best_pairs([[3, 2], [2, 0]])) == [(0, 1), (1, 0)]
    assert sorted(best_pairs([[1], [5], [2]])) == [(1, 0)]
    assert best_pairs([[0, 0]]) == []


def test_a_right_template_counts_its_type_and_fillers():
    assert counts(BOMBING)["gtt"] == (4, 4, 4)
    assert counts(BOMBING)["ceaf-rme"] == (4, 4, 4)  # "bus" and "the bus" are one wording


def test_a_filler_is_right_by_its_first_wording():
    given = Template("bombing", {"PerpOrg": (("front",),), "Target": (("market square", "market"),)})
    assert counts(given)["perporg"] == (1, 1, 1)
    assert counts(given)["target"] == (0, 1, 2)
    assert counts(given)["gtt"] == (2, 3, 4)


def test_templates_of_another_type_do_not_pair():
    assert counts(replace(BOMBING, type="arson"))["gtt"] == (0, 4, 4)
    assert counts(replace(BOMBING, type="attack / bombing"))["type"] == (1, 1, 1)


def test_a_bombing_of_civilians_is_an_incident():
    assert is_incident(blast_event())
    assert not is_incident(replace(blast_event(), status=Status("denied")))
    assert not is_incident(replace(blast_event(), type="talks"))
    fighters = participant("at least six people", "soldiers", "state-military")
    assert not is_incident(replace(blast_event(), targets=(fighters,)))


def test_an_event_becomes_a_template():
    (template,) = read_templates(blast_reading(), Nothing())
    assert template.type == "bombing"
    assert template.fillers["Victim"] == (("six people",),)
    assert template.fillers["Weapon"] == (("car bomb",),)
