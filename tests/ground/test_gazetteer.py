"""Looking names up in the bundled gazetteer: spellings, speed, threads, a user's own table."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ResourceError
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.gazetteer_fold import close, fold, skeleton, sound
from dateline.ground.gazetteer_named import place_named
from dateline.resources.gazetteer import BUNDLED


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    "spellings",
    [
        ["Raqqa", "Raqa", "Ar Raqqah", "al-Raqqa", "Ar-Raqqah"],
        ["El Fasher", "Al-Fashir", "Al Fāshir"],
        ["Deir Ezzor", "Deir al-Zour", "Deir ez-Zor", "Dayr az Zawr"],
        ["Ain Issa", "Ein Isa", "'Ayn 'Īsá"],
        ["Hodeidah", "Al Ḩudaydah"],
        ["Avdiivka", "Avdeevka", "Avdeyevka"],
        ["Zaporizhzhia", "Zaporizhzhya"],
    ],
)
def test_spellings_of_one_name_share_a_key(spellings):
    assert len({sound(fold(name)) for name in spellings}) == 1


def test_keys_get_looser():
    assert fold("Deir ez-Zor") == "deir ez zor"
    assert close("deir ez zor") == "deirzor"
    assert skeleton(sound("deir ez zor")) == "drzr"
    assert skeleton(sound("goma")) == ""


@given(st.text(max_size=40))
def test_folding_never_fails_and_is_stable(name):
    key = fold(name)
    assert fold(key) == key
    sound(key)


@pytest.mark.parametrize(
    ("name", "country", "number"),
    [
        ("Raqa", "SY", 172955),
        ("Deir al-Zour", "SY", 170794),
        ("Al-Fashir", "SD", 379555),
        ("Kiev", "UA", 703448),
        ("Lebanon", "LB", 272103),
        ("Goma", "CD", 216281),
    ],
)
def test_well_known_places_are_found_first(gazetteer, name, country, number):
    towns = [
        place for place in gazetteer.candidates(name) if place.country == country and place.kind != "admin1"
    ]
    assert towns[0].geonameid == number


def test_it_opens_fast_and_stays_small():
    started = time.perf_counter()
    Gazetteer.open()
    assert time.perf_counter() - started < 0.2
    assert BUNDLED.stat().st_size < 60e6


def test_threads_share_one_gazetteer(gazetteer):
    asked = ["Mosul", "Aleppo", "Kherson", "Maiduguri", "Goma", "Sittwe"] * 20
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda name: gazetteer.candidates(name)[0].name, asked))
    assert found == [gazetteer.candidates(name)[0].name for name in asked]


def test_a_missing_file_is_a_resource_error(tmp_path):
    with pytest.raises(ResourceError):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_a_user_adds_places_of_their_own(tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text(
        "name,lat,lon,country,level,code,names\nQalat Verd,35.1,40.2,SY,village,SY0901,Kalat Werd\n"
    )
    gazetteer = Gazetteer.open(extra=table)
    assert gazetteer.candidates("Kalat Werd")[0].id == "user:SY0901"
    assert gazetteer.knows("Qal'at Verd")


def test_fuzzy_search_stays_inside_the_countries_given(gazetteer):
    assert not gazetteer.candidates("Kharamanshaq", fuzzy=True)
    found = gazetteer.candidates("Kefr Nbuudah", countries=["SY"], fuzzy=True)
    assert all(place.country == "SY" for place in found)


@pytest.mark.parametrize(
    ("name", "country", "admin1", "admin2", "number"),
    [
        ("Mosul town", "IQ", "Ninawa governorate", None, 99072),
        ("Manbij town (east)", "SY", "Aleppo governorate", "Manbij district", 167357),
        ("Ar Raqqah", "SY", "Ar Raqqah governorate", None, 172955),
    ],
)
def test_a_row_of_a_table_is_placed(gazetteer, name, country, admin1, admin2, number):
    assert place_named(gazetteer, name, country=country, admin1=admin1, admin2=admin2).geonameid == number


def test_an_unknown_village_is_placed_nowhere(gazetteer):
    assert place_named(gazetteer, "Xuvvenbolk village", country="SY", admin1="Aleppo governorate") is None
