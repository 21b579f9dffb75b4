"""Whom a phrase of a report means: cases in tests/cases/actors.yml, and what the context changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ResourceError
from dateline.ground.actors import ActorContext, ActorList
from dateline.resources.actors import ACTOR_KINDS, SOURCE_KINDS

ACTORS = ActorList.load()
REPORTS = yaml.safe_load((Path(__file__).parent.parent / "cases/actors.yml").read_text("utf-8"))
CASES = [(report, *phrase) for report in REPORTS for phrase in report["phrases"]]
NOTHING = ActorContext()


@pytest.mark.parametrize(("report", "phrase", "actor_id", "kind", "source"), CASES, ids=lambda c: str(c)[:40])
def test_a_phrase_means_an_actor(report, phrase, actor_id, kind, source):
    context = ACTORS.read_context(report["report"], published=report["published"])
    found = ACTORS.resolve(phrase, context=context)
    assert (found.actor_id if found else None) == actor_id
    assert ACTORS.kind_of(phrase, context) == kind
    assert ACTORS.source_kind_of(phrase, context) == source


def test_a_short_form_needs_its_country_or_its_long_form():
    def told(text, day=date(2017, 5, 1)):
        found = ACTORS.resolve("the SDF", context=ACTORS.read_context(text, published=day))
        return found and found.actor_id

    assert told("Fighting went on near Raqqa in Syria.") == "syrian-democratic-forces"
    assert told("Fighting went on near Bamako in Mali.") is None
    assert told("Clashes in Syria's north.", date(2012, 5, 1)) is None


def test_a_name_is_not_read_before_it_existed():
    text = "Fighters crossed the border of Syria near Aleppo."
    late, early = (ACTORS.read_context(text, published=date(year, 6, 1)) for year in (2015, 1990))
    assert ACTORS.resolve("Islamic State", context=late).actor_id == "islamic-state"
    assert ACTORS.resolve("Islamic State", context=early) is None


def test_the_article_explains_its_own_short_forms():
    text = "The Free Lakes Army (FLA) attacked a post. The FLA said so."
    context = ACTORS.read_context(text)
    found = ACTORS.resolve("an FLA commander", context=replace(context, label="person"))
    assert (found.name, found.actor_id, found.rule) == ("Free Lakes Army", None, "abbreviation")


def test_militants_take_the_kind_of_the_groups_named():
    jihadists = ACTORS.read_context("Boko Haram attacked a village in Borno, Nigeria.")
    rebels = ACTORS.read_context("Karen National Liberation Army units moved in Myanmar.")
    assert ACTORS.kind_of("two militants", jihadists) == "jihadist"
    assert ACTORS.kind_of("two militants", rebels) == "rebel"
    assert ACTORS.kind_of("two militants", NOTHING) == "unknown"


def test_the_taliban_are_a_government_once_they_rule():
    before, after = (
        ACTORS.read_context("Shots were heard in Kabul, Afghanistan.", published=date(year, 10, 1))
        for year in (2019, 2023)
    )
    assert ACTORS.kind_of("Taliban fighters", before) == "jihadist"
    assert ACTORS.kind_of("the Taliban", after) == "government"


def test_a_capital_is_a_government_only_where_it_acts():
    context = ACTORS.read_context("Shells fell near Damascus in Syria, and Damascus protested.")
    assert ACTORS.resolve("Damascus", context=replace(context, role="actor")).actor_id == "state-sy"
    assert ACTORS.resolve("Damascus", context=replace(context, role="target")) is None


def test_the_users_own_list_comes_on_top(tmp_path):
    own = tmp_path / "own.yml"
    own.write_text(
        "actors:\n- {name: Kolmar Front, kind: rebel, country: [ZZ], aliases: [Front of Kolmar], "
        "weak: [KF]}\n"
    )
    actors = ActorList.load(own)
    assert actors.resolve("Kolmar Front fighters", context=NOTHING).actor_id == "kolmar-front"
    assert actors.resolve("the Front of Kolmar", context=NOTHING).name == "Kolmar Front"
    assert actors.resolve("KF", context=NOTHING) is None
    assert actors.resolve("KF", context=ActorContext(named=("kolmar-front",))).actor_id == "kolmar-front"
    assert "own.yml" in actors.version


def test_the_users_list_may_be_a_table_and_change_an_entry(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("id,name,kind,country,aliases\nm23,M23 Movement,rebel,CD,M23|Mouvement M23\n")
    actors = ActorList.load(own)
    assert actors.resolve("Mouvement M23", context=NOTHING).name == "M23 Movement"
    assert actors.resolve("M23", context=NOTHING).actor_id == "m23"


def test_a_faulty_list_is_refused(tmp_path):
    own = tmp_path / "own.yml"
    own.write_text("actors:\n- {name: Kolmar Front, kind: heroes}\n")
    with pytest.raises(ResourceError, match="heroes"):
        ActorList.load(own)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text):
    context = ACTORS.read_context(text)
    found = ACTORS.resolve(text, context=context)
    assert found is None or 0 < found.confidence <= 1
    assert ACTORS.kind_of(text, context) in ACTOR_KINDS
    assert ACTORS.source_kind_of(text, context) in SOURCE_KINDS
