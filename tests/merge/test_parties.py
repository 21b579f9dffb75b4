"""What the events of an article tell of each other's parties."""

from dateline.merge.parties import settle_parties
from dateline.records import Event, Participant, Span, Status


def party(name, kind="rebel"):
    span = Span(0, len(name), name)
    return Participant(0, span.stop, name, name, name.lower(), kind, (span,), "role:ARG0")


def event(at, kind, actors=(), targets=(), words="words"):
    span = Span(at, at + len(words), words)
    return Event(
        f"ev-{at}", kind, "attack", 0.9, (span,), Status("happened"), True, tuple(actors), tuple(targets)
    )


FRONT, ARMY, GUARD = party("Front"), party("Army", "state-military"), party("Guard", "state-military")


def targets_of(events):
    return [[p.name for p in e.targets] for e in settle_parties(events)]


def test_an_enemy_left_out_is_the_one_fought_throughout():
    told = [event(0, "battle", [FRONT], [ARMY]), event(100, "capture-territory", [FRONT])]
    assert targets_of(told) == [["Army"], ["Army"]]


def test_of_two_enemies_neither_is_taken():
    told = [
        event(0, "battle", [FRONT], [ARMY]),
        event(100, "capture-territory", [FRONT]),
        event(400, "battle", [FRONT], [GUARD]),
    ]
    assert targets_of(told)[1] == []


def test_a_campaign_is_against_the_enemy_and_troops_that_are_sent_are_not():
    fight = event(0, "battle", [FRONT], [ARMY])
    campaign = event(50, "mobilize", [FRONT], words="launched a campaign")
    assert targets_of([fight, campaign])[1] == ["Army"]
    assert targets_of([fight, event(50, "mobilize", [FRONT], words="sent fighters")])[1] == []


def test_who_claims_an_attack_did_it():
    told = [event(0, "assault-suicide"), event(50, "claim-responsibility", [FRONT])]
    assert [p.name for p in settle_parties(told)[0].actors] == ["Front"]
