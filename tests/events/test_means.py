"""Weapons of the sentence tell with what a plain attack was done."""

import pytest

from dateline import Reader


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nine people died in an attack on Osk in which the rebels used poison gas.", "assault-chemical"),
        ("The attack on the Marlo camp, with mortar shells, killed two refugees.", "assault-artillery"),
        ("Two warplanes were seen over Osk before the attack that killed six.", "assault-aerial"),
        ("An attack in Marlo killed six people.", "assault-other"),
    ],
)
def test_a_plain_attack_takes_its_kind_from_the_weapons(reader, text, kind):
    assert reader.read(text, published="2019-05-14").events[0].type == kind
