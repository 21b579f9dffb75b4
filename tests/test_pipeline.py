"""From text to records: the whole chain on an invented report."""

import textwrap

import pytest

from dateline.errors import ArticleError
from dateline.pipeline import Reader
from dateline.read import article_from_text
from dateline.records.json import reading_to_json

REPORT = """Car bomb kills nine in Kandahar

A car bomb killed at least nine people and wounded 30 others in Kandahar on Tuesday, the governor said.

The Taliban claimed responsibility for the attack. The army plans an offensive against the group there.

In March, an air strike on a market in Helmand killed 14 civilians.
"""


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture(scope="module")
def reading(reader):
    return reader.read(REPORT, title="Car bomb kills nine in Kandahar", published="2018-05-16")


def find(reading, kind):
    return next(e for e in reading.events if e.type == kind)


def test_headline_lead_and_the_attack_are_one_event(reading):
    assert [e.type for e in reading.events].count("assault-explosive") == 1


def test_the_toll_stands_with_its_source(reading):
    counts = {(c.kind, c.low, c.high) for c in find(reading, "assault-explosive").counts}
    assert ("killed", 9, None) in counts
    assert ("injured", 30, 30) in counts


def test_the_day_is_read_from_its_word(reading):
    when = find(reading, "assault-explosive").date
    assert (str(when.start_date), [s.text.lower() for s in when.spans]) == ("2018-05-15", ["tuesday"])


def test_the_place_has_its_identity(reading):
    place = find(reading, "assault-explosive").place
    assert place.geonameid == 1138336
    assert place.text == "Kandahar"


def test_the_claimant_is_the_actor(reading):
    claim = find(reading, "claim-responsibility")
    assert [p.name for p in claim.actors] == ["Taliban"]
    assert "Taliban" in [p.name for p in find(reading, "assault-explosive").actors]


def test_the_older_strike_is_background_of_its_own(reading):
    strike = find(reading, "assault-aerial")
    assert not strike.current
    assert [(c.kind, c.low) for c in strike.counts] == [("killed", 14)]


def test_what_is_planned_did_not_happen(reading):
    planned = [e for e in reading.events if e.status.value == "planned"]
    assert planned


def test_what_is_too_unsure_is_left_out_with_its_reason(reader):
    text = REPORT.replace("The army plans an", "The group planned to attack the airport, not an")
    reading = reader.read(text, title="Car bomb kills nine in Kandahar", published="2018-05-16")
    unsure = [p for p in reading.problems if p.code == "event-unsure"]
    assert any("attack" in p.message for p in unsure)
    assert not any(p.message.startswith(e.id) for p in unsure for e in reading.events)


def test_every_span_stands_in_the_text(reading):
    text = reading.article.text

    def walk(value):
        if isinstance(value, dict):
            if {"start", "stop", "text"} <= set(value):
                assert text[value["start"] : value["stop"]] == value["text"]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    record = reading_to_json(reading)
    walk(record["events"])
    walk(record["statements"])


def test_the_same_article_gives_the_same_record(reader):
    article = article_from_text(REPORT, published="2018-05-16")
    other = article_from_text("Soldiers shot two protesters in Juba on Monday.", published="2018-05-16")
    alone = reading_to_json(reader.read_article(article))
    among = [reading_to_json(r) for r in reader.read_many([other, article, other])]
    assert among[1] == alone


def test_two_jobs_give_what_one_gives(reader):
    articles = [
        article_from_text(REPORT, published="2018-05-16"),
        ArticleError("empty", "x: nothing in it", source="x"),
    ] * 2
    one = list(reader.read_many(articles))
    two = list(reader.read_many(articles, jobs=2))
    assert [reading_to_json(r) for r in one[::2]] == [reading_to_json(r) for r in two[::2]]
    assert [e.code for e in two[1::2]] == ["empty", "empty"]


def test_a_fault_of_ours_costs_one_article(reader, monkeypatch):
    article = article_from_text(REPORT, published="2018-05-16")
    other = article_from_text("Soldiers shot two protesters in Juba on Monday.", published="2018-05-16")
    read = type(reader).read_analysis

    def stumble(self, given, analysis):
        if given.id == other.id:
            raise IndexError("tuple index out of range")
        return read(self, given, analysis)

    monkeypatch.setattr(type(reader), "read_analysis", stumble)
    first, failed, last = reader.read_many([article, other, article])
    assert failed.code == "failed"
    assert "IndexError" in str(failed)
    assert first.events == last.events != ()


def test_another_language_is_refused(reader):
    article = article_from_text(
        "Mindestens neun Menschen starben bei einem Anschlag. " * 6, published="2018-05-16"
    )
    with pytest.raises(ArticleError, match="language en"):
        reader.read_article(article)


def test_a_speaker_meant_by_a_pronoun_is_named_in_full(reader):
    text = (
        "The minister of defence, Omar Keleb, met the governor on Monday. "
        "He said that rebels had shelled the town of Osk."
    )
    reading = reader.read(text, published="2019-05-14")
    shelling = next(e for e in reading.events if e.type == "assault-artillery")
    assert [s.text for s in shelling.sources] == ["The minister of defence, Omar Keleb"]


@pytest.mark.parametrize("judged", ["denounced", "deplored", "mourned", "welcomed", "witnessed"])
def test_who_judges_a_deed_did_not_do_it(reader, judged):
    reading = reader.read(f"The European Union {judged} the killing of two aid workers in Darfur.")
    assert [event.triggers[0].text for event in reading.events] == ["killing"]
    assert reading.events[0].actors == ()


def test_a_text_broken_at_a_column_is_read_as_one_that_flows(reader):
    text = (
        "Gunmen from the Lower Vale Liberation Front attacked a market in Deir ez-Zor on Monday, killing "
        "at least three people, the Keleb Rescue Union said. Police later arrested two men in the port."
    )
    plain = reader.read(text, published="2015-11-18")
    wrapped = reader.read(textwrap.fill(text, 50, subsequent_indent="   "), published="2015-11-18")

    def told(reading):
        return [
            (
                e.type,
                [p.name for p in e.actors],
                e.place and e.place.name,
                [(c.low, c.high) for c in e.counts],
            )
            for e in reading.events
        ]

    assert told(wrapped) == told(plain)
    assert len(plain.events) == 2
    assert "\n" in wrapped.article.text
    for event in wrapped.events:
        for span in (*event.triggers, *event.actors, *event.counts, *event.sources):
            assert wrapped.article.text[span.start : span.stop] == span.text


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        (
            "Raids on Nam Osk and Lung Marlo lasted an hour, according to the Hill Committee.",
            "the Hill Committee",
        ),
        ("Shells hit the port near the Marlo Hotel, the Tarn Red Crescent said.", "the Tarn Red Crescent"),
    ],
)
def test_who_goes_on_by_a_pronoun_is_who_spoke_last(reader, before, speaker):
    text = f"{before} It added that rebels had shot dead two drivers."
    events = reader.read(text, published="2023-11-14").events
    told = next(event for event in events if any("shot" in t.text for t in event.triggers))
    assert [source.text for source in told.sources] == [speaker]
