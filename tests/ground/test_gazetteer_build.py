"""The gazetteer is built from tables, always to the same bytes; tables and names here are invented."""

from pathlib import Path

import pytest

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.gazetteer_build import build_gazetteer

TABLES = Path(__file__).parent.parent / "resources" / "gazetteer"


def build(target: Path) -> str:
    return build_gazetteer(TABLES / "geonames", TABLES / "wof", TABLES / "hand", target)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Gazetteer:
    target = tmp_path_factory.mktemp("gazetteer") / "tiny.sqlite"
    build(target)
    return Gazetteer.open(target)


def names(found) -> list[str]:
    return [place.name for place in found]


def test_the_same_tables_give_the_same_bytes(tmp_path):
    first, second = build(tmp_path / "one.sqlite"), build(tmp_path / "two.sqlite")
    assert first == second
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_the_version_names_the_content(tmp_path, tiny):
    assert tiny.version == build(tmp_path / "again.sqlite")
    without = build_gazetteer(TABLES / "geonames", TABLES / "none", TABLES / "hand", tmp_path / "less.sqlite")
    assert without != tiny.version


def test_two_sources_of_one_id_are_one_place(tiny):
    found = tiny.candidates("Al Odral")
    towns = [place for place in found if place.kind in ("city", "village")]
    assert [place.geonameid for place in towns] == [9000302]
    assert tiny.inside(towns[0]) == ("Odral District", "Velmar Province", "Arvania")


def test_a_county_without_id_is_linked_to_the_district_of_its_name(tiny):
    village = tiny.candidates("Deir ez-Mok")[0]
    assert tiny.unit(village.admin2).geonameid == 9000201


def test_a_place_without_id_keeps_its_own(tiny):
    assert tiny.candidates("Old Mill")[0].id == "wof:703"
    assert tiny.candidates("Old Mill")[0].geonameid is None


def test_deprecated_rows_codes_ordinary_words_and_other_scripts_are_left_out(tiny):
    assert not tiny.candidates("Gone Village")
    assert not tiny.candidates("VLM")
    assert not tiny.candidates("School")
    assert not tiny.knows("velmar shi")


def test_country_and_province_have_points(tiny):
    assert (tiny.country("XA").lat, tiny.country("XA").lon) == (11.0, 20.5)
    province = next(place for place in tiny.candidates("Velmar") if place.kind == "admin1")
    assert (province.lat, province.lon) == (10.2, 20.2)


def test_the_capital_and_the_people_lead_to_the_country(tiny):
    assert tiny.capital("XA").name == "Velmar"
    assert tiny.people("Arvanians").countries == ("XA",)
    assert tiny.people("Grey Palace").role == "seat"


def test_article_words_of_a_country_may_be_left_out(tiny):
    assert tiny.candidates("Borlands")[0].country == "XB"


def test_hand_lists_add_regions_aliases_and_abbreviations(tiny):
    assert tiny.candidates("Tarn Hills")[0].id == "dateline:tarn-hills"
    assert tiny.candidates("Sulabad")[0].geonameid == 9000303
    assert tiny.candidates("N.T.")[0].geonameid == 9000102


def test_a_small_place_is_kept_for_its_own_country(tiny):
    assert [place.country for place in tiny.candidates("Suli", limit=1)] == ["XA"]
    assert {place.country for place in tiny.candidates("Suli", limit=1, countries=["XB"])} == {"XA", "XB"}
