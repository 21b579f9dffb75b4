"""What speaks for the days that an article offers for an event. Published on Wednesday 2016-11-23."""

from datetime import date

from dateline.ground.times import find_times
from dateline.ground.times_offers import give_dates
from dateline.records import When
from tests.ground.trees import article_of, sentence
from tests.merge.test_within import mention

PUBLISHED = date(2016, 11, 23)
TODAY = (
    "Jets struck Orvan on Wednesday.",
    "Jets/NOUN/nsubj/1 struck/VERB/root/-1/strike Orvan/PROPN/obj/1 on/ADP/case/4 Wednesday/PROPN/obl/1 "
    "./PUNCT/punct/1",
)
AFTER = (
    "Jets hit Tarsk.",
    "Jets/NOUN/nsubj/1 hit/VERB/root/-1/hit Tarsk/PROPN/obj/1 ./PUNCT/punct/1",
)
WEDNESDAY = When(PUBLISHED, PUBLISHED, "day", (), "argument:weekday")


def offered(second_type):
    """Signs of the day of the report for the second mention; the first is dated by its own words."""
    lines = [sentence(*TODAY), sentence(*AFTER, index=1, offset=len(TODAY[0]) + 1)]
    article, analysis = article_of(lines, published=PUBLISHED)
    first = mention(0, "assault-aerial", "struck", date=WEDNESDAY)
    told = give_dates(
        article,
        analysis,
        (first, mention(1, second_type, "hit")),
        find_times(article.text, published=PUBLISHED),
    )
    return set().union(*(o.signs for o in told[1].date_offers if o.when.start_date == PUBLISHED))


def test_days_that_date_other_mentions_say_so():
    signs = offered("assault-aerial")
    assert {"dates-others", "dates-most", "dates-type"} <= signs
    assert "dates-no-other" not in signs


def test_another_type_of_event_counts_less():
    assert "dates-type" not in offered("battle")


def test_an_article_that_names_the_day_of_its_report():
    assert "names-today" in offered("battle")
    assert not {"names-yesterday", "names-no-day"} & offered("battle")
