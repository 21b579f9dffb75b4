"""Who fights whom, whose attack it was and who somebody is, where a sentence leaves that to the article."""

import pytest

from dateline.pipeline import Reader


@pytest.fixture(scope="module")
def read():
    reader = Reader()

    def events_of(text, **given):
        return reader.read(text, published="2016-07-05", **given).events

    return events_of


def find(events, kind):
    return next(e for e in events if e.type == kind)


def test_who_storms_a_town_fights_its_holder(read):
    events = read(
        "The army wants to take the Taliban stronghold of Sangin in Helmand. "
        "Afghan army troops launched an offensive in Sangin on Monday, officials said."
    )
    battle = next(e for e in events if e.triggers[0].text == "launched an offensive")
    assert [(p.name, p.rule) for p in battle.targets] == [("Taliban", "holds-the-place")]


def test_holders_are_not_asked_where_the_text_names_the_enemy(read):
    events = read(
        "Sangin is held by the Taliban. Afghan army troops fought Islamic State militants in Sangin."
    )
    assert [p.name for p in find(events, "battle").targets] == ["Islamic State"]


def test_a_country_that_was_struck_did_not_do_it(read):
    events = read(
        "Gunmen carried out suicide bombings in Lebanon on Sunday. "
        "The minister said that after Lebanon's attacks the group must be fought."
    )
    assert all("Lebanon" not in [p.name for p in e.actors] for e in events)


def test_a_country_that_strikes_did_it(read):
    events = read("Israel's attacks on Gaza killed nine people on Monday, medics said.")
    assert [p.name for p in events[0].actors] == ["Israel"]


def test_a_title_goes_with_its_name(read):
    events = read("Gunmen killed the mayor, Ali Rahmi, and his wife, Sara Rahmi, in Kandahar on Monday.")
    assert [p.text for p in events[0].targets] == ["the mayor, Ali Rahmi", "his wife, Sara Rahmi"]


@pytest.mark.parametrize(
    "victims, killed",
    [
        ("the mayor, Ali Rahmi, and his wife, Sara Rahmi,", 2),
        ("Ali Rahmi, a teacher, and his son", 2),
        ("a mayor, Ali Rahmi, his wife and two guards", 4),
    ],
)
def test_a_name_in_apposition_is_nobody_else(read, victims, killed):
    events = read(f"Gunmen killed {victims} in Kandahar on Monday.")
    assert max(c.low for c in events[0].counts if c.kind == "killed") == killed


def test_a_pronoun_stands_for_the_title_and_the_name(read):
    events = read(
        "US secretary of state, John Kerry, spoke on Monday. "
        "After meeting with President Ashraf Ghani in Kabul, he said that talks would go on."
    )
    assert "John Kerry" in [p.name for p in find(events, "talks").actors]


def test_what_is_planned_in_a_town_need_not_happen_there(read):
    events = read(
        "Gunmen killed nine people in Lahore on Monday. "
        "Officials said that the attack was planned in Kandahar and that the killers trained there."
    )
    assert "Kandahar" not in [e.place.name for e in events if e.place is not None]


def test_this_operation_is_the_attack_told_before(read):
    events = read(
        "Gunmen killed nine people in an attack on a hotel in Lahore on Monday. "
        "Police said that the men had trained for months for this particular operation."
    )
    assert len([e for e in events if e.family == "attack"]) == 1
