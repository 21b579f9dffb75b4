"""The bundled list itself: its size and spread, and that it is what its sources make."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from dateline.resources.actors import ACTOR_KINDS, SOURCE_KINDS, ActorTables

ROOT = Path(__file__).parents[2]
TABLES = ActorTables.load()
ENTRIES = [TABLES.actor(number) for number in range(len(TABLES.rows))]
BY_HAND = [actor for actor in ENTRIES if actor.branch == ""]


def test_the_list_is_built_from_its_sources():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/build-actors", "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_list_covers_all_regions():
    countries = Counter(code for actor in BY_HAND for code in actor.countries)
    assert len(BY_HAND) >= 1000
    assert len(countries) >= 90
    assert countries.most_common(1)[0][1] < len(BY_HAND) / 8  # no one war fills it
    for code in (
        "AF",
        "CD",
        "CO",
        "ET",
        "GB",
        "ID",
        "IN",
        "IQ",
        "LK",
        "LY",
        "ML",
        "MM",
        "MX",
        "NG",
        "PE",
        "PH",
        "PK",
        "PS",
        "RU",
        "SD",
        "SO",
        "SV",
        "TR",
        "UA",
        "YE",
    ):
        assert countries[code] >= 5, code


def test_entries_keep_to_the_record_format():
    ids = {actor.id for actor in ENTRIES}
    assert len(ids) == len(ENTRIES)
    for actor in ENTRIES:
        assert actor.kind in ACTOR_KINDS and actor.source_kind in SOURCE_KINDS
        assert actor.parent is None or actor.parent in ids
        assert not (actor.start and actor.stop) or actor.start <= actor.stop, actor.id


def test_every_state_has_its_parts():
    for code in TABLES.countries:
        assert {f"state-{code.lower()}", f"{code.lower()}-army", f"{code.lower()}-police"} <= set(
            TABLES.number
        )


def test_loading_is_quick():
    taken = []
    for _ in range(3):  # the quickest: a machine that collects garbage or is busy says nothing of loading
        started = time.process_time()
        ActorTables.load()
        taken.append(time.process_time() - started)
    assert min(taken) < 0.15
