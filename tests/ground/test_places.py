"""Finding and resolving the place names of an article, mostly without a model: invented sentences."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.places import PlaceMention, find_places
from tests.ground.plain_text import article_of


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def found(gazetteer, text: str, **labels: str) -> dict[str, PlaceMention]:
    """Mentions by the words of their place."""
    return {mention.place.text: mention for mention in find_places(*article_of(text, **labels), gazetteer)}


@pytest.mark.parametrize(
    ("text", "words", "number", "precision"),
    [
        ("Shells fell on Aleppo in the morning.", "Aleppo", 170063, "town"),
        ("Clashes spread across Aleppo province.", "Aleppo province", 170062, "province"),
        ("Aid reached the northern province of Idlib.", "northern province of Idlib", 169387, "province"),
        ("Rockets were fired from Lebanon at dawn.", "Lebanon", 272103, "country"),
        ("Two drones hit the city of Kherson.", "city of Kherson", 706448, "town"),
        ("Fighters hid near Mosul for weeks.", "near Mosul", 99072, "area"),
        ("Mines were found 10 km north of Raqqa.", "10 km north of Raqqa", 172955, "area"),
        ("The army shelled the outskirts of Homs.", "outskirts of Homs", 169577, "area"),
    ],
)
def test_names_with_what_stands_beside_them(gazetteer, text, words, number, precision):
    place = found(gazetteer, text)[words].place
    assert (place.geonameid, place.precision) == (number, precision)


def test_a_part_of_a_country_is_an_area_without_an_id(gazetteer):
    place = found(gazetteer, "Raids hit towns in northern and eastern Syria.")[
        "northern and eastern Syria"
    ].place
    assert (place.name, place.geonameid, place.precision) == ("northern and eastern Syria", None, "area")


def test_a_province_in_the_north_is_not_its_north(gazetteer):
    place = found(gazetteer, "Raids hit northwestern Idlib province.")["northwestern Idlib province"].place
    assert (place.geonameid, place.precision) == (169387, "province")


def test_the_northern_part_of_a_country_is_its_north(gazetteer):
    words = "the northern part of Syria"
    assert found(gazetteer, f"Raids hit {words}.")[words].place.name == "northern Syria"


def test_a_market_in_a_country_is_no_quarter_of_that_name(gazetteer):
    text = "A raid hit a Syria market near Homs."
    place = found(gazetteer, text, location="Syria|Homs")["Syria market"].place
    assert (place.name, place.geonameid) == ("Syria", 163843)


@pytest.mark.parametrize("words", ["Aleppo and Idlib provinces", "the provinces of Aleppo and Idlib"])
def test_a_plural_tells_the_kind_of_all_that_it_lists(gazetteer, words):
    places = found(gazetteer, f"Clashes spread across {words}.", location="Aleppo|Idlib").values()
    assert [p.place.geonameid for p in places] == [170062, 169387]


def test_a_quarter_is_exact_and_has_no_id(gazetteer):
    text = "A bomb went off in the Verdal neighbourhood of Aleppo city."
    place = found(gazetteer, text)["Verdal neighbourhood of Aleppo city"].place
    assert (place.name, place.geonameid, place.precision) == ("Verdal, Aleppo", None, "exact")
    assert place.inside[0] == "Aleppo"


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("Gunmen raided the police station of Savane Orle.", "Savane Orle", "police station of Savane Orle"),
        ("A jet bombed a camp in the Samvori forest.", "Samvori", "Samvori forest"),
    ],
)
def test_an_unknown_name_is_kept_whole_with_its_kind(gazetteer, text, label, name):
    place = found(gazetteer, text, location=label)[name].place
    assert (place.name, place.geonameid) == (name, None)


@pytest.mark.parametrize("label", ["Wadi|Marun bridge", "Wadi al-Marun"])
def test_an_article_ties_a_name_together(gazetteer, label):
    text = "Fighters took the Wadi al-Marun bridge at dawn."
    assert list(found(gazetteer, text, location=label)) == ["Wadi al-Marun bridge"]


def test_suburbs_of_a_city_are_not_a_quarter_of_its_name(gazetteer):
    text = "Rockets hit the village of Saraqib and suburbs of Damascus."
    place = found(gazetteer, text, location="Saraqib|Damascus")["suburbs of Damascus"].place
    assert (place.name, place.geonameid) == ("Damascus", 170654)


def test_a_small_place_is_called_as_the_text_spells_it(gazetteer):
    text = "Rockets hit Kafr Awid in Syria."
    place = found(gazetteer, text, location="Kafr Awid|Syria")["Kafr Awid"].place
    assert (place.name, place.geonameid) == ("Kafr Awid", 168624)


def test_a_lost_apostrophe_is_mended_where_the_name_stands_elsewhere(gazetteer):
    text = "Shells hit Saraqib.\nSaraqibs people fled."
    places = find_places(*article_of(text, location="Saraqib|Saraqibs"), gazetteer)
    assert {place.place.name for place in places} == {"Saraqib"}


@pytest.mark.parametrize(
    ("text", "entity", "words", "name"),
    [
        (
            "A bomb hit the eastern Libyan city of Benghazi.",
            "eastern Libyan city of Benghazi",
            "city of Benghazi",
            "Benghazi",
        ),
        (
            "Two died in northern Nigerias Kaduna state.",
            "northern Nigerias Kaduna state",
            "Kaduna state",
            "Kaduna State",
        ),
        ("Police searched Nairobi 's Vonkerupur.", "Nairobi 's Vonkerupur", "Vonkerupur", "Vonkerupur"),
    ],
)
def test_whose_a_place_is_is_not_its_name(gazetteer, text, entity, words, name):
    assert found(gazetteer, text, location=entity)[words].place.name == name


@pytest.mark.parametrize("mission", ["embassies", "consulate"])
def test_a_states_mission_is_not_in_the_state(gazetteer, mission):
    text = f"Bombs went off near Turkey {mission} in Nairobi."
    places = found(gazetteer, text, location="Turkey|Nairobi").values()
    assert {m.place.name: m.government for m in places} == {"Turkey": True, "Nairobi": False}


def test_half_of_a_groups_name_is_no_place(gazetteer):
    assert not found(gazetteer, "Leaders of Jaysh Al-Sham died in a raid.")


def test_near_a_border_is_not_the_border(gazetteer):
    place = found(gazetteer, "Rebels held a post near the Turkish border.")["near the Turkish border"].place
    assert (place.name, place.precision) == ("near the Turkish border", "area")


def test_a_city_is_named_without_its_kind(gazetteer):
    place = found(gazetteer, "Israel said that jets struck Gaza.", location="Israel|Gaza")["Gaza"]
    assert place.toponym.country == "PS"


def test_an_unknown_name_is_not_cut_in_two_known_ones(gazetteer):
    text = "Gunmen attacked Savane Liana. A bomb hit Gainesville Georgia."
    places = find_places(*article_of(text, location="Savane Liana|Gainesville Georgia"), gazetteer)
    assert [place.span.text for place in places] == ["Savane Liana", "Gainesville", "Georgia"]


def test_what_things_happen_in_is_no_person(gazetteer):
    text = "Gunmen killed four in Walora Vonkeru.\nMany put trust in Walora Vonkeru."
    places = find_places(*article_of(text, person="Walora Vonkeru"), gazetteer)
    assert [place.sentence for place in places] == [0]


def test_a_quarter_named_again_stays_in_its_town(gazetteer):
    text = "A bomb went off in the Salam district of Homs.\nThe army had taken Salam in March."
    mentions = find_places(*article_of(text, location="Salam|Homs"), gazetteer)
    assert [mention.place.name for mention in mentions if mention.span.text == "Salam"] == ["Salam, Homs"] * 2


def test_what_holds_a_place_decides_between_namesakes(gazetteer):
    near = found(gazetteer, "A gunman was shot in Tripoli, Lebanon.")["Tripoli"]
    far = found(gazetteer, "A gunman was shot in Tripoli, Libya.")["Tripoli"]
    assert (near.toponym.country, far.toponym.country) == ("LB", "LY")


def test_a_demonym_before_a_town_decides_too(gazetteer):
    mention = found(gazetteer, "Shells hit the Lebanese city of Tripoli.")["city of Tripoli"]
    assert mention.toponym.country == "LB"


def test_the_document_decides_between_namesakes(gazetteer):
    text = "Lebanon closed its schools.\nSoldiers left Beirut and Sidon.\nTwo men were shot in Tripoli."
    assert found(gazetteer, text)["Tripoli"].toponym.country == "LB"


def test_demonyms_are_context_only(gazetteer):
    mention = found(gazetteer, "Turkish jets bombed Afrin.")["Turkish"]
    assert mention.demonym and not mention.can_hold_events
    assert mention.toponym.country == "TR"


@pytest.mark.parametrize(
    "text",
    [
        "Damascus denied the report.",
        "Moscow said the talks had failed.",
        "The Kremlin said nothing.",
        "Turkey said it would send troops.",
    ],
)
def test_a_capital_that_speaks_is_a_government(gazetteer, text):
    assert [mention.government for mention in find_places(*article_of(text), gazetteer)] == [True]


def test_a_city_where_things_happen_is_no_government(gazetteer):
    assert not found(gazetteer, "A rocket landed in Damascus on Friday.")["Damascus"].government


def test_where_a_source_is_based(gazetteer):
    mentions = found(gazetteer, "The London-based monitor said shells hit Idlib.")
    assert mentions["London"].source_base and not mentions["Idlib"].source_base


@pytest.mark.parametrize("opening", ["BEIRUT (Reuters) -", "BEIRUT, Lebanon —", "Beirut, Oct. 3 (AFP) -"])
def test_the_dateline_is_where_the_reporter_sat(gazetteer, opening):
    mentions = find_places(*article_of(f"{opening} Shells hit Idlib on Monday."), gazetteer)
    assert [
        (mention.span.text.title(), mention.dateline)
        for mention in mentions
        if mention.span.text != "Lebanon"
    ] == [
        ("Beirut", True),
        ("Idlib", False),
    ]


def test_the_city_points_back(gazetteer):
    mentions = found(
        gazetteer, "Rebels entered Manbij.\nThe army bombed the city at night.", location="Manbij"
    )
    assert mentions["the city"].place.geonameid == mentions["Manbij"].place.geonameid == 167357


def test_the_capital_of_a_people(gazetteer):
    assert found(gazetteer, "A blast shook the Turkish capital.")["Turkish capital"].place.name == "Ankara"


def test_the_country_is_the_one_spoken_of(gazetteer):
    text = "Syrian troops took Palmyra.\nFighting went on across the country."
    assert found(gazetteer, text)["the country"].place.geonameid == 163843


def test_a_border_is_an_area(gazetteer):
    place = found(gazetteer, "A convoy was hit at the Syria-Turkey border.")["Syria-Turkey border"].place
    assert (place.name, place.precision, place.geonameid) == ("Syria-Turkey border", "area", None)


@pytest.mark.parametrize(
    "text",
    [
        "May the dead rest.",
        "The Victory Front denied it.",
        "Reading the names took an hour.",
        "Mr. London spoke for an hour.",
    ],
)
def test_ordinary_words_groups_and_persons_are_no_places(gazetteer, text):
    assert not find_places(*article_of(text), gazetteer)


def test_persons_and_organisations_of_the_model_are_no_places(gazetteer):
    text = "Ali Halab of the Mosul Front spoke in Erbil."
    mentions = find_places(
        *article_of(text, person="Ali Halab", organization="Mosul Front", location="Erbil"), gazetteer
    )
    assert [mention.span.text for mention in mentions] == ["Erbil"]


def test_an_unknown_town_keeps_its_name_and_gets_no_point(gazetteer):
    place = found(gazetteer, "Shells hit the village of Xuvvenbolk.")["village of Xuvvenbolk"].place
    assert (place.name, place.geonameid, place.lat) == ("Xuvvenbolk", None, None)
    assert place.confidence == 0


def test_camps_and_bases_are_sites(gazetteer):
    place = found(gazetteer, "A fire broke out in Al-Hol camp in Syria.")["Al-Hol camp"].place
    assert place.precision == "exact"
    assert (round(place.lat), round(place.lon)) == (36, 41)


def test_every_span_is_the_article_own_text(gazetteer):
    text = "In the Syrian town of Manbij, north of Aleppo, shells fell.\nAid left Erbil for Mosul, Iraq."
    for mention in find_places(*article_of(text), gazetteer):
        assert text[mention.span.start : mention.span.stop] == mention.span.text
        assert text[mention.place.start : mention.place.stop] == mention.place.text


def test_an_article_takes_few_milliseconds(gazetteer):
    line = (
        "Rebels in Idlib and Hama said shells hit Saraqib, a town in northern Syria, after talks in Ankara."
    )
    article, analysis = article_of("\n".join([line] * 15))
    find_places(article, analysis, gazetteer)
    started = time.perf_counter()
    find_places(article, analysis, gazetteer)
    assert time.perf_counter() - started < 0.1


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        alphabet=st.sampled_from("Aleppo Syria in of the -,.()'s northern district 10 km\nÉا"), max_size=160
    )
)
def test_nothing_crashes_on_arbitrary_text(text):
    gazetteer = Gazetteer.open()
    for mention in find_places(*article_of(text), gazetteer):
        assert text[mention.span.start : mention.span.stop] == mention.span.text
