"""Which expression dates which event, on trees written by hand. Published on Wednesday 2016-11-23."""

from __future__ import annotations

from datetime import date

from dateline.ground.times import find_times
from dateline.ground.times_event import date_of_event
from dateline.records import When
from tests.ground.trees import article_of, sentence

PUBLISHED = date(2016, 11, 23)

BLAST = (
    "A blast on Saturday killed 12, a monitor said on Sunday.",
    "A/DET/det/1 blast/NOUN/nsubj/4 on/ADP/case/3 Saturday/PROPN/nmod/1 killed/VERB/ccomp/9/kill "
    "12/NUM/obj/4 ,/PUNCT/punct/9 a/DET/det/8 monitor/NOUN/nsubj/9 said/VERB/root/-1/say on/ADP/case/11 "
    "Sunday/PROPN/obl/9 ./PUNCT/punct/9",
)
SAID = (
    "Rebels shelled the town, an official said on Tuesday.",
    "Rebels/NOUN/nsubj/1 shelled/VERB/ccomp/7/shell the/DET/det/3 town/NOUN/obj/1 ,/PUNCT/punct/7 "
    "an/DET/det/6 official/NOUN/nsubj/7 said/VERB/root/-1/say on/ADP/case/9 Tuesday/PROPN/obl/7 "
    "./PUNCT/punct/7",
)
RUNNING_ON = (
    "A bomb killed six in Orvan on Saturday state media reported.",
    "A/DET/det/1 bomb/NOUN/nsubj/2 killed/VERB/ccomp/9/kill six/NUM/obj/2 in/ADP/case/5 Orvan/PROPN/obl/2 "
    "on/ADP/case/7 Saturday/PROPN/obl/9 state/NOUN/nsubj/9 reported/VERB/root/-1/report ./PUNCT/punct/9",
)
SINCE = (
    "Troops have besieged the town since late October.",
    "Troops/NOUN/nsubj/2 have/AUX/aux/2 besieged/VERB/root/-1/besiege the/DET/det/4 town/NOUN/obj/2 "
    "since/ADP/case/7 late/ADJ/amod/7 October/PROPN/obl/2 ./PUNCT/punct/2",
)
RECAPTURE = (
    "The army hit the village before militia retook it in August.",
    "The/DET/det/1 army/NOUN/nsubj/2 hit/VERB/root/-1/hit the/DET/det/4 village/NOUN/obj/2 "
    "before/SCONJ/mark/7 "
    "militia/NOUN/nsubj/7 retook/VERB/advcl/2/retake it/PRON/obj/7 in/ADP/case/10 August/PROPN/obl/7 "
    "./PUNCT/punct/2",
)
KILLING = (
    "Jets struck a market on Monday, killing nine.",
    "Jets/NOUN/nsubj/1 struck/VERB/root/-1/strike a/DET/det/3 market/NOUN/obj/1 on/ADP/case/5 "
    "Monday/PROPN/obl/1 ,/PUNCT/punct/7 killing/VERB/advcl/1/kill/VBG nine/NUM/obj/7 ./PUNCT/punct/1",
)
TODAY = (
    "Jets struck Orvan on Wednesday.",
    "Jets/NOUN/nsubj/1 struck/VERB/root/-1/strike Orvan/PROPN/obj/1 on/ADP/case/4 Wednesday/PROPN/obl/1 "
    "./PUNCT/punct/1",
)
CLAIM = (
    "There was no claim of responsibility.",
    "There/PRON/expl/1 was/VERB/root/-1/be no/DET/det/3 claim/NOUN/nsubj/1 of/ADP/case/5 "
    "responsibility/NOUN/nmod/3 ./PUNCT/punct/1",
)
PERFECT = (
    "Rebels have captured Orvan.",
    "Rebels/NOUN/nsubj/2 have/AUX/aux/2 captured/VERB/root/-1/capture Orvan/PROPN/obj/2 ./PUNCT/punct/2",
)
BARE = (
    "Gunmen attacked a convoy.",
    "Gunmen/NOUN/nsubj/1 attacked/VERB/root/-1/attack a/DET/det/3 convoy/NOUN/obj/1 ./PUNCT/punct/1",
)


def read(
    *told,
    trigger: str,
    at: int = 0,
    status: str = "happened",
    current: bool = True,
    carry: When | None = None,
):
    """Date of the event that a word of the given sentence names."""
    sentences, offset = [], 0
    for number, (text, line) in enumerate(told):
        sentences.append(sentence(text, line, index=number, offset=offset))
        offset += len(text) + 1
    article, analysis = article_of(sentences, published=PUBLISHED)
    token = next(t.index for t in sentences[at].tokens if t.text == trigger)
    times = find_times(article.text, published=PUBLISHED)
    return date_of_event(article, analysis, times, at, (token,), status=status, current=current, carry=carry)


def days(when: When | None):
    return when and (str(when.start_date), str(when.end_date), [span.text for span in when.spans])


def test_a_day_beside_the_deed_goes_before_the_day_of_saying():
    assert days(read(BLAST, trigger="killed")) == ("2016-11-19", "2016-11-19", ["Saturday"])
    assert days(read(BLAST, trigger="blast")) == ("2016-11-19", "2016-11-19", ["Saturday"])


def test_the_day_of_saying_is_weak_evidence_for_news():
    when = read(SAID, trigger="shelled")
    assert days(when) == ("2016-11-22", "2016-11-22", ["Tuesday"])
    assert when.rule == "report-day:weekday"


def test_the_day_of_saying_does_not_date_background():
    assert read(SAID, trigger="shelled", current=False) is None


def test_a_day_before_the_one_who_says_it_belongs_to_the_deed():
    when = read(RUNNING_ON, trigger="killed")
    assert days(when) == ("2016-11-19", "2016-11-19", ["Saturday"])
    assert not when.rule.startswith("report-day")


def test_since_stays_open_to_the_day_of_the_report():
    when = read(SINCE, trigger="besieged", status="ongoing")
    assert days(when) == ("2016-10-21", "2016-11-23", ["since late October"])
    assert when.precision == "open"


def test_a_subordinate_clause_keeps_its_time():
    assert days(read(RECAPTURE, trigger="retook", current=False)) == ("2016-08-01", "2016-08-31", ["August"])
    assert read(RECAPTURE, trigger="hit") is None


def test_a_participle_shares_the_time_of_its_clause():
    assert days(read(KILLING, trigger="killing")) == ("2016-11-21", "2016-11-21", ["Monday"])


def test_news_takes_the_day_of_the_sentence_before():
    carry = read(KILLING, BARE, trigger="struck")
    when = read(KILLING, BARE, trigger="attacked", at=1, carry=carry)
    assert days(when) == ("2016-11-21", "2016-11-21", ["Monday"])
    assert when.rule.startswith("carried")


def test_the_perfect_sums_up_and_takes_no_day_from_before():
    assert read(KILLING, PERFECT, trigger="captured", at=1) is None


def test_without_a_date_before_it_news_looks_back_by_itself():
    when = read(KILLING, BARE, trigger="attacked", at=1)
    assert days(when) == ("2016-11-21", "2016-11-21", ["Monday"])


def test_a_fresh_claim_has_the_day_of_the_report_and_says_that_no_words_support_it():
    when = read(TODAY, CLAIM, trigger="claim", at=1, status="denied")
    assert (days(when), when.rule) == (("2016-11-23", "2016-11-23", []), "publication-date:claim")
    assert read(CLAIM, trigger="claim", status="denied") is None


def test_the_publication_date_is_never_the_date_of_an_event():
    assert read(BARE, trigger="attacked") is None
    assert read(BARE, trigger="attacked", current=False) is None


def test_a_plan_takes_no_past_day():
    assert read(SAID, trigger="shelled", status="planned") is None


COUNTED = (
    "Shells hit Orvan on Sunday, two days after a raid killed six.",
    "Shells/NOUN/nsubj/1 hit/VERB/root/-1/hit Orvan/PROPN/obj/1 on/ADP/case/4 Sunday/PROPN/obl/1 "
    ",/PUNCT/punct/11 two/NUM/nummod/7 days/NOUN/obl/11 after/SCONJ/mark/11 a/DET/det/10 "
    "raid/NOUN/nsubj/11 killed/VERB/advcl/1/kill six/NUM/obj/11 ./PUNCT/punct/1",
)
LEFT_ON = (
    "The first buses left on Friday.",
    "The/DET/det/2 first/ADJ/amod/2 buses/NOUN/nsubj/3 left/VERB/root/-1/leave on/ADP/case/5 "
    "Friday/PROPN/obl/3 ./PUNCT/punct/3",
)
HOURS_AFTER = (
    "Some 30 hours after they left a blast struck.",
    "Some/DET/advmod/1 30/NUM/nummod/2 hours/NOUN/obl/5 after/SCONJ/mark/5 they/PRON/nsubj/5 "
    "left/VERB/advcl/8/leave a/DET/det/7 blast/NOUN/nsubj/8 struck/VERB/root/-1/strike ./PUNCT/punct/8",
)
LONG_AGO = (
    "The air strikes in Orvan since the withdrawal of troops in 2011 went on.",
    "The/DET/det/2 air/NOUN/compound/2 strikes/NOUN/nsubj/12 in/ADP/case/4 Orvan/PROPN/nmod/2 "
    "since/ADP/case/7 the/DET/det/7 withdrawal/NOUN/nmod/2 of/ADP/case/9 troops/NOUN/nmod/7 in/ADP/case/11 "
    "2011/NUM/nmod/2 went/VERB/root/-1/go on/ADP/compound:prt/12 ./PUNCT/punct/12",
)
NIGHT = (
    "A raid overnight killed two, officials said on Monday.",
    "A/DET/det/1 raid/NOUN/nsubj/3 overnight/ADV/advmod/1 killed/VERB/ccomp/7/kill two/NUM/obj/3 "
    ",/PUNCT/punct/7 officials/NOUN/nsubj/7 said/VERB/root/-1/say on/ADP/case/9 Monday/PROPN/obl/7 "
    "./PUNCT/punct/7",
)


def interval(found: When | None) -> tuple[str, str] | None:
    return (str(found.start_date), str(found.end_date)) if found else None


def test_days_are_counted_back_from_what_came_after():
    assert interval(read(COUNTED, trigger="hit")) == ("2016-11-20", "2016-11-20")
    assert interval(read(COUNTED, trigger="killed")) == ("2016-11-18", "2016-11-18")


def test_hours_are_counted_on_from_the_sentence_before():
    assert interval(read(LEFT_ON, HOURS_AFTER, trigger="struck", at=1)) == ("2016-11-19", "2016-11-19")


def test_what_went_before_keeps_its_own_year():
    assert read(LONG_AGO, trigger="strikes", current=False) is None


def test_a_night_told_of_on_an_earlier_day_is_the_night_before_that_day():
    assert interval(read(NIGHT, trigger="killed")) == ("2016-11-20", "2016-11-21")
