"""A choice among offered values, or none of them."""

from dateline.merge.choice import RULED, Choice, choose, likeliest

NONE = Choice(None, {"none": 1.0})
WEIGHTS = {"good": 3.0, "bad": -3.0}


def test_what_a_rule_gave_stands_before_what_is_likelier():
    ruled, other = Choice("Osk", {RULED: 1.0}), Choice("Marlo", {"good": 0.5})
    assert choose([NONE, ruled, other], WEIGHTS)[0] == "Osk"


def test_what_a_rule_gave_falls_where_much_speaks_against_it():
    ruled, other = Choice("Osk", {RULED: 1.0, "bad": 1.0}), Choice("Marlo", {"good": 1.0})
    value, share = choose([NONE, ruled, other], WEIGHTS)
    assert value == "Marlo"
    assert 0.9 < share < 1.0


def test_where_nothing_is_likely_there_is_no_value():
    assert choose([NONE, Choice("Osk", {}), Choice("Marlo", {})], WEIGHTS)[0] is None
    assert choose([NONE], WEIGHTS) == (None, 1.0)


def test_the_likeliest_value_wins_whatever_a_rule_gave():
    ruled, other = Choice("Osk", {RULED: 1.0}), Choice("Marlo", {"good": 1.0})
    assert likeliest([NONE, ruled, other], WEIGHTS, 0.2)[0] == "Marlo"


def test_a_value_needs_its_least_chance():
    found = [NONE, Choice("Osk", {"bad": 1.0})]
    assert likeliest(found, WEIGHTS, 0.2)[0] is None
    assert likeliest(found, WEIGHTS, 0.04)[0] == "Osk"
    assert likeliest([NONE], WEIGHTS, 0.2) == (None, 1.0)
