"""What a phrase of a report says about days: cases in tests/cases/times.yml, published 2016-11-23."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from dateline.ground.times import find_times

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases/times.yml").read_text("utf-8"))
PUBLISHED = date(2016, 11, 23)


def show(start: date | None, end: date | None) -> str | None:
    return None if start is None else f"{start}" if start == end else f"{start}/{end}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_phrase_names_its_days(case):
    found = find_times(case["text"], published=case.get("published", PUBLISHED))
    assert [time.span.text for time in found] == [case["words"]]
    time = found[0]
    if case["days"] is None:
        assert (time.start, time.anchor) == (None, case.get("anchor", time.anchor))
    else:
        assert show(time.start, time.end) in [str(days) for days in case["days"]]
        assert time.granularity == case["granularity"]
    assert case["text"][time.span.start : time.span.stop] == time.span.text
