"""When an event happened, out of the days that its article names."""

from datetime import date

from dateline.merge.dating import choices, choose_date, date_chance
from dateline.merge.reasons import Scene
from dateline.records import When
from dateline.records.mention import DateOffer
from tests.merge.test_within import mention

SCENE = Scene(frozenset({0}), frozenset({1}), 5, date(2019, 5, 10))
ASK = ("happened", "assault-artillery", "attack")


def days(first, last, rule):
    return When(date(2019, 5, first), date(2019, 5, last), "day", (), rule)


OWN = DateOffer(
    days(9, 9, "argument:weekday"),
    frozenset(("same-sentence", "rule argument", "role ARGM-TMP", "age day-before", "one-day", "only-date")),
)
REPORT = DateOffer(
    days(10, 10, "publication-date:report"),
    frozenset(("report-day", "other-by-rule", "age same-day", "one-day")),
)


def told(*offers):
    return [mention(2, "assault-artillery", "shelled", date_offers=offers)]


def test_the_day_tied_to_the_word_wins():
    assert choose_date(told(OWN, REPORT), SCENE, *ASK) == OWN.when
    assert date_chance(OWN.when, told(OWN, REPORT), SCENE, *ASK) > 0.3


def test_no_day_named_is_none():
    assert choose_date(told(), SCENE, *ASK) is None


def test_the_same_days_of_two_mentions_are_one_option():
    both = [mention(n, "assault-artillery", "shelled", date_offers=(OWN,)) for n in (2, 3)]
    assert [c.value for c in choices(both, SCENE, *ASK)] == [None, OWN.when]
