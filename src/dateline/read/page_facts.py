"""What a web page says of itself: headline, outlet, address, day of publication; JSON-LD and meta tags.

Order of trust for the day: JSON-LD, meta tags, a `time` element, the address, a line of the text, and last
what htmldate finds. Where the first two disagree by more than a day, the earlier is taken, with a problem.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from lxml import etree, html

from dateline.read.dates import day_of, read_date
from dateline.read.faults import PARSER_FAULTS
from dateline.read.normal import fold, normalise
from dateline.records import Problem

ARTICLE_TYPES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "blogposting",
    "liveblogposting",
    "report",
    "backgroundnewsarticle",
    "socialmediaposting",
    "webpage",
)
PUBLISHED_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "publication-date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "date",
    "cxenseparse:recs:publishtime",
    "article_date_original",
    "originalpublicationdate",
    "displaydate",
)
SITE_TAGS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
TITLE_TAGS = ("og:title", "twitter:title", "dc.title", "headline", "title")
PATH_DATE = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:[/._-]|$)")
SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+|\s*\|\s*")
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: str | None = None
    problems: tuple[Problem, ...] = ()


def read_facts(page: str, url: str | None, latest: date) -> PageFacts:
    """Read what a page says of itself.

    Args:
        url: Address the page was fetched from.
        latest: Day of retrieval; nothing is published after it.
    """
    try:
        tree = html.fromstring(page)
    except (*PARSER_FAULTS, etree.LxmlError):
        return PageFacts(url=url)
    tags = meta_tags(tree)
    linked = list(linked_data(tree))
    address = url or page_address(tree, tags)
    outlet = first(tags, SITE_TAGS[:1]) or publisher(linked) or first(tags, SITE_TAGS[1:]) or domain(address)
    published, says, problems = published_day(tree, tags, linked, address, latest)
    return PageFacts(
        page_title(tree, tags, linked, outlet, domain(address)), outlet, address, published, says, problems
    )


def meta_tags(tree: html.HtmlElement) -> dict[str, str]:
    """Content of the meta tags by name or property, in lower case; the first of a name counts."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = (tag.get("content") or "").strip()
        if name and content:
            tags.setdefault(name, content)
    return tags


def linked_data(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """The JSON-LD objects that describe an article, the most article-like first."""
    found = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            try:
                found.extend(objects(json.loads(script.text, strict=False), DEEPEST))
            except (ValueError, RecursionError):
                continue
    yield from sorted((one for one in found if rank(one) is not None), key=lambda one: rank(one) or 0)


def objects(value: object, deepest: int) -> Iterator[dict[str, object]]:
    """All objects in a JSON value, outermost first."""
    if deepest == 0:
        return
    if isinstance(value, dict):
        yield value
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from objects(value.get(inner), deepest - 1)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner, deepest - 1)


def rank(one: dict[str, object]) -> int | None:
    """Place of an object's type in the order of article types, None for other types."""
    kinds = one.get("@type")
    names = [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
    return min((ARTICLE_TYPES.index(name) for name in names if name in ARTICLE_TYPES), default=None)


def published_day(
    tree: html.HtmlElement,
    tags: dict[str, str],
    linked: list[dict[str, object]],
    url: str | None,
    latest: date,
) -> tuple[date | None, str | None, tuple[Problem, ...]]:
    """The day of publication, what says so, and a problem where two say different days."""
    stated = [
        (day, "JSON-LD datePublished") for one in linked if (day := sane(one.get("datePublished"), latest))
    ][:1]
    stated += [(day, f"meta tag {name}") for name in PUBLISHED_TAGS if (day := sane(tags.get(name), latest))][
        :1
    ]
    if stated:
        day, says = min(stated, key=lambda one: one[0]) if apart(stated) else stated[0]
        if not apart(stated):
            return day, says, ()
        told = " and ".join(f"{one} ({source})" for one, source in stated)
        return (
            day,
            says,
            (Problem("publication-date-conflict", f"the page names {told}; the earlier was taken"),),
        )
    for element in tree.iter("time"):
        marked = " ".join(
            (
                element.get("class") or "",
                element.get("itemprop") or "",
                "pubdate" if "pubdate" in element.attrib else "",
            )
        )
        day = sane(element.get("datetime") or element.text_content()[:60], latest)
        if day and (re.search("publi|entry|post|pub", marked.lower()) or near_headline(element)):
            return day, "time element", ()
    path = PATH_DATE.search(urlsplit_path(url))
    day = day_of(*path.groups()) if path else None
    return (day, "address", ()) if day and day <= latest else (None, None, ())


def near_headline(element: html.HtmlElement) -> bool:
    """Whether a `time` element stands in the same article or header as an `h1`."""
    for above in element.iterancestors():
        if above.tag in ("article", "header", "main"):
            return above.find(".//h1") is not None
        if above.tag in ("aside", "footer", "nav", "li"):
            return False
    return False


def apart(stated: list[tuple[date, str]]) -> bool:
    """Whether the days differ by more than one."""
    days = [day for day, _ in stated]
    return (max(days) - min(days)).days > 1


def sane(value: object, latest: date) -> date | None:
    """The day in a field, None where it lies before newspapers or after retrieval."""
    day = read_date(value) if isinstance(value, str) else None
    # east of Greenwich it is tomorrow already
    return day if day and date(1900, 1, 1) <= day <= latest + timedelta(days=1) else None


def page_title(
    tree: html.HtmlElement,
    tags: dict[str, str],
    linked: list[dict[str, object]],
    outlet: str | None,
    host: str | None,
) -> str | None:
    """The headline: JSON-LD, a lone `h1`, meta tags, or `title`, without the outlet's name at its end."""
    headline = next((one["headline"] for one in linked if isinstance(one.get("headline"), str)), None)
    heads = [text for h1 in tree.iter("h1") if len((text := one_line(h1.text_content())).split()) >= 3]
    own = next((one_line(title.text_content()) for title in tree.iter("title")), None)
    for title in (headline, first(tags, TITLE_TAGS), heads[0] if len(heads) == 1 else None, own):
        title = without_outlet(one_line(str(title or "")), outlet, host)
        if title:
            return next((head for head in heads if fold(head).startswith(fold(title.rstrip("….")))), title)
    return None


def without_outlet(title: str, outlet: str | None, host: str | None) -> str:
    """A page title without " | Outlet" at its end or "Outlet: " at its beginning."""
    names = {fold(name) for name in (outlet, host, (host or "").split(".")[0]) if name}
    parts = list(SEPARATOR.finditer(title))
    if parts and fold(title[parts[-1].end() :]) in names:
        return without_outlet(title[: parts[-1].start()].strip(), outlet, host)
    if parts and fold(title[: parts[0].start()]) in names:
        return title[parts[0].end() :].strip()
    return title


def split_title(title: str, lines: Sequence[str]) -> tuple[str, str | None]:
    """A page title as headline and outlet, where a line of the page is the headline alone; else as it is."""
    heads = {fold(line) for line in lines}
    for separator in reversed(list(SEPARATOR.finditer(title))):
        if fold(title[: separator.start()]) in heads:
            return title[: separator.start()].strip(), title[separator.end() :].strip()
    return title, None


def publisher(linked: list[dict[str, object]]) -> str | None:
    """Name of the publisher in JSON-LD."""
    for one in linked:
        who = one.get("publisher")
        who = who[0] if isinstance(who, list) and who else who
        name = who.get("name") if isinstance(who, dict) else who
        if isinstance(name, str) and name.strip():
            return one_line(name)
    return None


def page_address(tree: html.HtmlElement, tags: dict[str, str]) -> str | None:
    """The address a page gives as its own."""
    canonical = (
        link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()
    )
    for address in (*canonical, tags.get("og:url")):
        if address and address.startswith(("http://", "https://")):
            return address
    return None


def domain(url: str | None) -> str | None:
    """Host of an address without `www.`."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def urlsplit_path(url: str | None) -> str:
    """Path of an address; nothing for a broken one."""
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""


def first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    """The first of some meta tags that is there."""
    return next((tags[name] for name in names if name in tags), None)


def one_line(text: str) -> str:
    """Text of an element without breaks."""
    return " ".join(normalise(text).split())
