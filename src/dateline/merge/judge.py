"""How sure the reading of an event is: that it is one, that it is news.

Each question is answered by named signs with learnt weights (training/judging; built/judging.json): a sum
through the logistic function, so that 0.8 means right in about four of five cases on articles not learnt from
(docs/accuracy.md has the table). Values too unsure are left out, and `problems` says why.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.merge.reasons import Scene, form_of
from dateline.merge.within import Group
from dateline.records import Status, When
from dateline.records.mention import EventMention
from dateline.resources.learnt import load_learnt

QUESTIONS = ("event", "current")
# Below these chances a value is left out.
LEAST = {"event": 0.43}
# Background is the safer answer: coders leave out of the news what is a week old.
NEWS_AT = 0.7
NEWS_DAYS = 3
# Sentences of a snippet, such as a coder's note: it tells its event at once.
BRIEF = 2
OFTEN = 3
WEEK = 7
MONTH = 31
YEAR = 365


def chance(question: str, signs: Mapping[str, float]) -> float:
    """Probability of "yes", 0..1."""
    weights = load_learnt("judging")[question]
    total = sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def event_signs(group: Group, scene: Scene, kind: str, family: str) -> dict[str, float]:
    """Is this an event of the conflict, told by these words?"""
    mentions = group.mentions
    found = {"one": 1.0, f"type-{kind}": 1.0, f"family-{family}": 1.0, **group.company}
    found["told-often"] = math.log(len(mentions))
    found["best-score"] = max(m.score for m in mentions)
    for strength in ("strong", "weak", "generic", "harm"):
        share = sum(m.strength == strength for m in mentions) / len(mentions)
        if share:
            found[f"any-{strength}"] = 1.0
            found[f"share-{strength}"] = share
    found |= _seen(mentions)
    found |= {f"form-{form_of(m)}": 1.0 for m in mentions[:1]}
    found |= {f"status-{m.status.value}": 1.0 for m in mentions}
    found |= _where_told(mentions, scene)
    found |= _flags(
        {
            "brief": len(scene.words) <= BRIEF,
            "actor": any(m.actor_values for m in mentions),
            "actor-known": any(p.actor_id for m in mentions for p in m.actor_values),
            "target": any(m.target_values for m in mentions),
            "target-known": any(p.actor_id for m in mentions for p in m.target_values),
            "both-sides": any(m.actor_values and m.target_values for m in mentions),
            "weapon": any(m.weapons for m in mentions),
            "own-place": any(m.place and not m.place.carried for m in mentions),
            "own-date": any(m.date and not _by_report(m.date) for m in mentions),
            "toll": any(m.counts for m in mentions),
            "source": any(m.sources for m in mentions),
            "background": any(m.background for m in mentions),
        }
    )
    return found


def _seen(mentions: Sequence[EventMention]) -> dict[str, float]:
    """What the trained model makes of the words; "unread" where none looked, as with other language steps."""
    seen = [m.seen for m in mentions if m.seen is not None]
    if not seen:
        return {"unread": 1.0}
    best = max(seen)
    return {
        "seen": best,
        "seen-mean": sum(seen) / len(seen),
        "seen-type": max(dict(m.seen_types).get(m.type, 0.0) for m in mentions),
        **_flags({"seen-none": best < 0.1, "seen-half": best > 0.5, "seen-sure": best > 0.9}),
        "by-model": sum(m.unit == "model" for m in mentions) / len(mentions),
    }


def current_signs(
    mentions: Sequence[EventMention], scene: Scene, status: Status, when: When | None, family: str
) -> dict[str, float]:
    """Is it the news of this article, and not what went before?"""
    found = {"one": 1.0, f"status-{status.value}": 1.0, f"family-{family}": 1.0}
    found["as-news"] = float(told_as_news(mentions, scene, status, when))
    found |= {f"date-{sign}": 1.0 for sign in _age(when, scene)}
    found |= _where_told(mentions, scene)
    count = len(mentions)
    found["told-often"] = math.log(count)
    found["background"] = sum(bool(m.background) for m in mentions) / count
    found["sourced"] = sum(bool(m.sources) for m in mentions) / count
    for time in ("past", "past-perfect", "perfect", "present", "future", "none"):
        share = sum(m.time == time for m in mentions) / count
        if share:
            found[f"time-{time}"] = share
    found |= {f"form-{form_of(mentions[0])}": 1.0}
    opens = any(m.sentence in scene.headline or m.sentence in scene.lead for m in mentions)
    found |= _flags(
        {
            "told-thrice": count >= OFTEN,
            "date-carried": when is not None and when.rule.startswith("carried"),
            "background-all": all(m.background for m in mentions),
            "background-undated": all(m.background for m in mentions) and not _is_news(when, scene),
            "perfect-inside": not opens and any(m.time in ("perfect", "past-perfect") for m in mentions),
            "inside-unsourced": not opens and not any(m.sources for m in mentions),
            "noun-inside": not opens and all(m.time == "none" for m in mentions),
        }
    )
    if not opens:
        found |= _told_inside(mentions, status, when, family)
    if when is None or _by_report(when):
        found |= {f"undated-{sign}": 1.0 for sign in _where_told(mentions, scene)}
    else:
        found |= {f"dated-{sign}": 1.0 for sign in _where_told(mentions, scene) if sign.startswith("in-")}
        found |= _flags({"dated-inside": not opens})
    return found


def _told_inside(
    mentions: Sequence[EventMention], status: Status, when: When | None, family: str
) -> dict[str, float]:
    """Of what neither headline nor lead tell: a raid may be the news, a claim made there seldom is."""
    before = any(m.time in ("perfect", "past-perfect") for m in mentions)
    return {f"inside-{family}": 1.0, f"inside-{status.value}": 1.0} | _flags(
        {
            "inside-perfect-undated": before and when is None and not any(m.sources for m in mentions),
            "inside-earlier-undated": when is None and any(m.earlier for m in mentions),
        }
    )


def told_as_news(mentions: Sequence[EventMention], scene: Scene, status: Status, when: When | None) -> bool:
    """In the days before publication, still going on or to come; without a date the telling decides.

    Reporters put the news first and on somebody's word, and what went before it in the pluperfect, with
    "previously", or late and in their own voice.
    """
    if when is not None and scene.reported is not None:
        return _dated_now(when, scene.reported, status)
    if status.value not in ("happened", "denied"):
        return True
    told_as_past = [bool(m.background) or (m.time == "past-perfect" and not m.sources) for m in mentions]
    if all(told_as_past) or mentions[0].earlier == "answered":
        return False
    if any(m.sentence in scene.headline or m.sentence in scene.lead for m in mentions):
        return True
    if any(told_as_past) or mentions[0].earlier:
        return False
    return any(m.sources for m in mentions) or mentions[0].sentence <= scene.middle


def _dated_now(when: When, reported: date, status: Status) -> bool:
    """Days that a report calls news.

    A stretch that reaches to them where it is short or the event goes on.
    """
    if when.end_date < reported - timedelta(days=NEWS_DAYS):
        return status.value in ("planned", "threatened", "called-for") and when.start_date >= reported
    if when.start_date >= reported - timedelta(days=NEWS_DAYS) or status.value != "happened":
        return True
    return (when.end_date - when.start_date).days <= MONTH and when.end_date >= reported - timedelta(days=1)


def _is_news(when: When | None, scene: Scene) -> bool:
    return when is not None and not _by_report(when) and "news" in _age(when, scene)


def _flags(named: Mapping[str, bool]) -> dict[str, float]:
    return {name: 1.0 for name, holds in named.items() if holds}


def _where_told(mentions: Sequence[EventMention], scene: Scene) -> dict[str, float]:
    first = min(m.sentence for m in mentions)
    return _flags(
        {
            "in-headline": any(m.sentence in scene.headline for m in mentions),
            "in-lead": any(m.sentence in scene.lead for m in mentions),
            "told-late": first > scene.middle,
            "told-last": len(scene.words) > 3 and first >= len(scene.words) - 2,
        }
    )


def _by_report(when: When) -> bool:
    return when.rule.startswith(("report", "publication", "carried"))


def _age(when: When | None, scene: Scene) -> Iterable[str]:
    """How long before the report."""
    if when is None:
        yield "none"
        return
    if _by_report(when):
        yield "by-report"
    if scene.reported is None:
        yield "unanchored"
        return
    ended, begun = (scene.reported - when.end_date).days, (scene.reported - when.start_date).days
    if ended < 0 and begun <= 0:
        yield "to-come"
    elif begun <= NEWS_DAYS:
        yield "news"
    elif ended <= NEWS_DAYS:
        yield (
            "reaching-now-week"
            if begun <= WEEK
            else "reaching-now-month"
            if begun <= MONTH
            else "reaching-now"
        )
    elif ended <= WEEK:
        yield "week"
    else:
        yield "year" if ended <= YEAR else "years"
