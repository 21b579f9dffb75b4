"""Which event a toll goes to, and how an event's counts come out."""

from dateline.ground.counts import find_tolls
from dateline.ground.counts_article import toll_of_article
from dateline.ground.counts_link import (
    EventWords,
    counts_of_event,
    may_hold,
    share_tolls,
    tolls_agree,
    tolls_clash,
    tolls_of_mention,
)
from dateline.records import Analysis, Article
from evaluation.plain_analysis import plain_analysis


def read(text: str, title: str | None = None) -> tuple[Article, Analysis]:
    article = Article("sha256:0", "test", text, "0", "2026-01-01T00:00:00Z", title=title)
    return article, plain_analysis(text, title)


def event(analysis: Analysis, *words: str, type_: str = "assault-explosive") -> EventWords:
    """An event whose triggers are words of the text, each at its first occurrence."""
    mentions = []
    for word in words:
        mention = next((s.index, (t.index,)) for s in analysis.sentences for t in s.tokens if t.text == word)
        mentions.append(mention)
    return EventWords(tuple(mentions), type_)


def shared(text: str, *triggers: tuple[str, ...], title: str | None = None, type_: str = "assault-explosive"):
    """Counts of events named by their trigger words, as (kind, low, high)."""
    article, analysis = read(text, title)
    events = [event(analysis, *words, type_=type_) for words in triggers]
    found = share_tolls(article, analysis, find_tolls(article, analysis), events)
    return [[(count.kind, count.low, count.high) for count in counts] for counts in found]


def test_two_events_in_one_sentence_keep_their_own_tolls():
    text = "A bomb killed six guards in Tel Omar, while an ambush near Bir Hamad left 12 soldiers dead."
    assert shared(text, ("bomb",), ("ambush",)) == [[("killed", 6, 6)], [("killed", 12, 12)]]


def test_the_sentence_after_an_event_tells_its_victims():
    text = "A blast hit the market of Tel Omar. At least 12 people died. Talks go on."
    assert shared(text, ("blast",)) == [[("killed", 12, None)]]


def test_a_sum_goes_to_no_event():
    text = "A blast killed six people. Since 2011 more than 300,000 people have been killed."
    assert shared(text, ("blast",)) == [[("killed", 6, 6)]]


def test_a_figure_told_again_stays_with_its_event():
    text = "A blast killed 19 people in Tel Omar. A raid followed. Doctors put the death toll at 19."
    assert shared(text, ("blast", "killed"), ("raid",)) == [[("killed", 19, 19)], []]


def test_a_far_figure_is_nobodys():
    text = "A blast killed six people in Tel Omar. Talks went on. The 80 people killed lay in Bir Hamad."
    assert shared(text, ("blast",)) == [[("killed", 6, 6)]]


def test_headline_and_text_are_one_count():
    title = "Blast kills 23 in Tel Omar"
    text = f"{title}\nA blast killed at least 23 people on Monday."
    assert shared(text, ("Blast", "blast"), title=title) == [[("killed", 23, None)]]


def test_a_part_points_at_its_whole():
    article, analysis = read("The strike killed 30 people, including five children.")
    tolls = find_tolls(article, analysis)
    whole, part = counts_of_event(article, analysis, tolls, event(analysis, "strike").mentions)
    assert (whole.part_of, part.part_of, part.group) == (None, 0, "children")


def test_the_wounded_told_apart_are_part_of_the_wounded():
    text = "The blast wounded 40 people. Twelve of the wounded were in a critical state."
    article, analysis = read(text)
    counts = counts_of_event(
        article, analysis, find_tolls(article, analysis), event(analysis, "blast").mentions
    )
    assert [(count.low, count.part_of) for count in counts] == [(40, None), (12, 0)]


def test_one_person_counts_where_no_figure_is_given():
    assert shared("A sniper killed a woman in Tel Omar.", ("sniper",)) == [[("killed", 1, 1)]]
    assert shared("A blast killed six people. A woman was killed.", ("blast",)) == [[("killed", 6, 6)]]


def test_kinds_go_to_events_that_can_have_them():
    text = "Fighting forced 8,000 herders to flee and killed 12 people."
    article, analysis = read(text)
    events = [event(analysis, "Fighting", type_="battle"), event(analysis, "flee", type_="displace")]
    found = share_tolls(article, analysis, find_tolls(article, analysis), events)
    assert [[count.kind for count in counts] for counts in found] == [["killed"], ["displaced"]]
    assert may_hold("assault-aerial", "killed") and not may_hold("talks", "killed")


def test_rivals_keep_their_tolls():
    article, analysis = read("A bomb killed six guards, while an ambush left 12 soldiers dead.")
    tolls = find_tolls(article, analysis)
    counts = counts_of_event(
        article, analysis, tolls, event(analysis, "bomb").mentions, rivals=(event(analysis, "ambush"),)
    )
    assert [count.low for count in counts] == [6]


def test_figures_tell_mentions_together_or_apart():
    article, analysis = read("Raid kills 19. A raid killed at least 19 men. In May a bomb killed 126 people.")
    tolls = find_tolls(article, analysis)
    first, second, third = ([toll] for toll in tolls)
    assert tolls_agree(first, second) and not tolls_agree(first, third)
    assert tolls_clash(first, third) and not tolls_clash(first, second)
    assert tolls_of_mention(tolls, 1, (tolls[1].cue,)) == (tolls[1],)


def article_toll(text: str):
    article, analysis = read(text)
    toll = toll_of_article(article, analysis, find_tolls(article, analysis))
    return toll.killed, toll.injured


def test_an_article_has_its_first_figures():
    assert article_toll("A bomb killed 12 people and wounded 30. The attack in May killed two.") == (12, 30)


def test_attackers_are_no_victims():
    text = "A blast killed 32 people and three suicide bombers, and 40 people were injured."
    assert article_toll(text) == (32, 40)


def test_an_article_with_one_victim_counts_one():
    assert article_toll("A driver was fatally shot in Tel Omar. He died at the scene.") == (1, None)
    assert article_toll("A driver was shot in the leg in Tel Omar.") == (None, 1)


def test_an_article_without_victims_counts_none():
    assert article_toll("Police charged a man with attempted murder. Talks go on.") == (None, None)


def test_one_person_known_to_all_is_one_dead():
    assert shared("Gunmen murdered the mayor of Tel Omar on Saturday.", ("murdered",)) == [[("killed", 1, 1)]]


def test_the_dead_that_a_march_is_against_are_not_its_own():
    text = "Hundreds marched against the killing of six students in Tel Omar."
    assert shared(text, ("marched",), type_="protest") == [[]]
