"""How far an event is real: what stands over the trigger decides."""

import pytest

from tests.events.sentences import mention, told


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
        ("The envoy called on both sides to pull back their troops.", "retreat", "called-for"),
        ("The governor rejected calls for a truce in Osk.", "ceasefire-agree", "denied"),
        ("The army took the village of Osk, which the rebels denied.", "capture-territory", "denied"),
        ("Police sealed off the market but made no arrests.", "arrest", "denied"),
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No one has so far claimed responsibility for the blast.", "claim-responsibility"),
        ("The group has not claimed responsibility for the blast.", "claim-responsibility"),
        ("Neither the Brigade nor its allies blamed any group for the blast.", "accuse"),
    ],
)
def test_a_claim_that_nobody_makes_is_denied(text, kind):
    found = mention(text, kind)
    assert found.status.value == "denied"
    assert found.status.cues


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officials denied reports that the rebels had agreed to a ceasefire.", "ceasefire-agree"),
        ("The governor dismissed claims that soldiers had shelled the village of Osk.", "assault-artillery"),
        ("The army rejected accusations that its men had burned the village.", "destroy-property"),
    ],
)
def test_a_report_that_is_denied_denies_what_it_tells(text, kind):
    assert mention(text, kind).status.value == "denied"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Residents said that tanks were shelling the town.", "assault-artillery"),
        ("The commander said scattered fighting was taking place along the river.", "battle"),
        ("Police confirmed that officers were investigating the bombing.", "investigate"),
    ],
)
def test_the_past_of_reported_speech_still_goes_on(text, kind):
    assert mention(text, kind).status.value == "ongoing"


def test_what_was_going_on_when_something_else_happened_is_over():
    text = "The army said it was fighting the rebels when the dam burst."
    assert mention(text, "battle").status.value == "happened"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The army has massed troops on the border but the assault has yet to begin, monitors said.",
            "assault-other",
        ),
        ("The truce was aimed at evacuating both rebels and civilians.", "displace"),
        ("The army launched an operation called River Shield to seize the town.", "capture-territory"),
    ],
)
def test_aims_and_what_has_yet_to_begin_are_planned(text, kind):
    assert mention(text, kind).status.value == "planned"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Suspected rebel shelling killed five people in Osk on Friday.", "assault-artillery"),
        ("The president said he ordered a unilateral ceasefire.", "ceasefire-agree"),
        ("The ceasefire was aimed at saving the port.", "ceasefire-agree"),
        ("With the attacks now in the news, residents stay at home.", "assault-other"),
    ],
)
def test_doubt_about_the_doer_or_an_aim_leaves_the_deed_done(text, kind):
    assert "happened" in [m.status.value for m in told(text).mentions if m.type == kind]


def test_what_is_repelled_is_only_attempted():
    text = "The garrison repelled an attack on the village of Osk by rebels."
    assert mention(text, "battle").status.value == "attempted"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prosecutors say the attacks were plotted by a cell in the capital.", "assault-other"),
        ("The bombing was planned in a house outside Osk, police said.", "assault-explosive"),
        ("It was a well-planned attack on the barracks, the colonel said.", "assault-other"),
    ],
)
def test_what_somebody_once_planned_has_happened(text, kind):
    assert mention(text, kind).status.value == "happened"


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("An offensive on the town of Osk was planned for May, the army said.", "battle", "planned"),
        ("The planned attack on the barracks was called off.", "assault-other", "planned"),
        ("The army moved its men in case of another chemical attack.", "assault-chemical", "possible"),
        ("The clinic is ready in the event of a chemical attack.", "assault-chemical", "possible"),
        (
            "Nurses expressed concern that the hospital would be bombed by the rebels.",
            "assault-explosive",
            "possible",
        ),
    ],
)
def test_what_is_still_to_come_is_not_done(text, kind, status):
    assert mention(text, kind).status.value == status


@pytest.mark.parametrize(
    "text",
    [
        "The troops will not retreat from the town, the general said.",
        "The army has no plans to withdraw from the valley.",
        "The rebels do not intend to shell the town.",
        "There were no clashes in Osk on Monday, the army said.",
    ],
)
def test_what_is_not_done_and_not_meant_is_no_event(text):
    assert told(text).mentions == ()


def test_a_truce_that_will_not_be_accepted_is_denied():
    text = "The president stressed that the state would not accept any truce with the militia."
    assert mention(text, "ceasefire-agree").status.value == "denied"


def test_what_people_move_away_to_avoid_is_no_event():
    found = told("The fighters moved into empty houses to avoid being attacked.")
    assert not any(m.trigger.text == "attacked" for m in found.mentions)


@pytest.mark.parametrize(
    ("text", "word", "earlier"),
    [
        ("The army bombed the port in retaliation for the ambush.", "ambush", "answered"),
        ("Soldiers closed the bridge after the shelling of Osk.", "shelling", "after"),
        ("The army bombed the port after the group claimed the ambush.", "ambush", "after"),
    ],
)
def test_a_deed_that_another_answers_came_before(text, word, earlier):
    assert next(m.earlier for m in told(text).mentions if m.trigger.text == word) == earlier
