"""Invented sentences read by the real model, for the tests of the events step."""

from functools import cache

from dateline.events.mentions import Told, read_events
from dateline.language.analyser import Analyser
from dateline.read import article_from_text
from dateline.records import Sentence
from dateline.records.mention import EventMention
from dateline.records.tree import Tree
from dateline.resources.ontology import Ontology


@cache
def analyser() -> Analyser:
    return Analyser.load()


@cache
def ontology() -> Ontology:
    return Ontology.load()


def told(text: str) -> Told:
    """What the events step finds in a text."""
    article = article_from_text(text, published="2019-05-14")
    return read_events(article, analyser().analyse(article), ontology())


def parsed(text: str) -> tuple[Sentence, Tree]:
    """The first sentence with its tree."""
    article = article_from_text(text, published="2019-05-14")
    sentence = analyser().analyse(article).sentences[0]
    return sentence, Tree.of(sentence)


def mention(text: str, kind: str) -> EventMention:
    """The one mention of a type in a text."""
    found = [m for m in told(text).mentions if m.type == kind]
    assert len(found) == 1, [(m.type, m.trigger.text) for m in told(text).mentions]
    return found[0]


def parts(text: str, kind: str) -> tuple[list[str], list[str]]:
    """Words of the actors and targets of the mention of a type."""
    found = mention(text, kind)
    return [p.span.text for p in found.actors], [p.span.text for p in found.targets]
