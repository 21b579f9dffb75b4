"""Frozen data passed between the steps."""

from dateline.records.analysis import (
    Analysis,
    Argument,
    Attribution,
    Entity,
    EventWord,
    Predicate,
    Sentence,
    Token,
)
from dateline.records.article import Article, Problem
from dateline.records.event import (
    DATE_LINKS,
    Count,
    Event,
    Participant,
    Place,
    ReaderVersions,
    Reading,
    Source,
    Statement,
    Status,
    When,
)
from dateline.records.span import Span

__all__ = [
    "DATE_LINKS",
    "Analysis",
    "Argument",
    "Article",
    "Attribution",
    "Count",
    "Entity",
    "Event",
    "EventWord",
    "Participant",
    "Place",
    "Predicate",
    "Problem",
    "ReaderVersions",
    "Reading",
    "Sentence",
    "Source",
    "Span",
    "Statement",
    "Status",
    "Token",
    "When",
]
