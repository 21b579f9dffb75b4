"""How far an event is real: what stands over the trigger decides."""

import pytest

from tests.events.sentences import mention


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Rebels captured the town of Marlo on Monday.", "capture-territory", "happened"),
        ("Rebels vowed to capture the town of Marlo.", "capture-territory", "planned"),
        ("Rebels will capture the town of Marlo within days.", "capture-territory", "planned"),
        ("Government forces may shell the village of Osk tonight.", "assault-artillery", "possible"),
        ("Gunmen tried to abduct the mayor of Osk.", "abduct", "attempted"),
        ("The army denied that it had shelled the village of Osk.", "assault-artillery", "denied"),
        ("Artillery is shelling the village of Osk.", "assault-artillery", "ongoing"),
        ("The rebels should release the hostages, the mayor said.", "release", "called-for"),
        ("Residents fear an air strike on the market of Osk.", "assault-aerial", "possible"),
    ],
)
def test_what_stands_over_the_trigger_decides(text, kind, status):
    assert mention(text, kind).status.value == status


def test_a_status_shows_its_cue():
    found = mention("Rebels vowed to capture the town of Marlo.", "capture-territory")
    assert [cue.text for cue in found.status.cues] == ["vowed"]


def test_a_plain_report_needs_no_cue():
    assert mention("Rebels captured the town of Marlo on Monday.", "capture-territory").status.cues == ()


def test_nobody_claimed_is_a_claim_denied():
    assert (
        mention("No group has claimed responsibility for the blast.", "claim-responsibility").status.value
        == "denied"
    )


def test_a_plan_that_is_only_feared_is_possible():
    text = "The order led to fears that the militia plans to use villagers as human shields."
    assert mention(text, "restrict-movement").status.value == "possible"


def test_a_fight_that_has_lasted_for_months_goes_on():
    text = "The army has fought the rebels for two years."
    assert mention(text, "battle").status.value == "ongoing"
