"""A claim of responsibility is as old as its deed."""

from dataclasses import replace

from dateline.merge.claims import date_claims
from tests.merge.test_parties import event


def current(*events):
    return [e.current for e in date_claims(events)]


def test_who_claims_last_years_bombing_is_background_too():
    bombing = replace(event(130, "assault-explosive"), current=False)
    assert current(event(100, "claim-responsibility"), bombing) == [False, False]


def test_who_claims_the_news_is_news():
    old = replace(event(500, "assault-explosive"), current=False)
    assert current(event(0, "assault-aerial"), event(60, "claim-responsibility"), old) == [True, True, False]
