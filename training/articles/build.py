"""Build the annotated articles that weights are learnt and tried on, from data and our annotations.

    python -m training.articles.build --data ../shared/data --output DIR

`annotations.jsonl` holds, for each article, where its text stands in the data and what it tells, every word
given by its place in the text: the texts are other people's and stay where they are. DIR gets a folder for
each set, with `<id>.article.json` and `<id>.gold.json` as `scripts/eval e2e` reads them. An article whose
text has changed since (SHA-256) is named and left out.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")
INVENTED = Path(__file__).with_name("invented.jsonl")
TIGHT = frozenset((*".,;:!?)]%”’", "'s", "n't", "’s", "'re", "'ve", "'m", "'ll", "'d", "''"))
OPEN = frozenset(("(", "[", "$", "“", "‘", "``"))
Json = dict[str, Any]


def spaced(words: Iterable[str]) -> str:
    """Words of a corpus as running text."""
    text, before = "", ""
    for word in words:
        tight = word in TIGHT or before in OPEN or word == "-" or before == "-"
        text += word if tight else " " + word
        before = word
    return text.strip().replace("``", '"').replace("''", '"')


@cache
def syria(data: Path) -> dict[str, str]:
    """Texts of syria-reports by id."""
    lines = (data / "syria-reports/reports.jsonl").read_text("utf-8").splitlines()
    return {str(row["id"]): row["text"] for row in map(json.loads, lines)}


@cache
def muc(data: Path) -> dict[str, str]:
    """Texts of MUC-4's training documents by id."""
    file = next((data / "muc4/five_roles").glob("train*"))
    return {row["docid"]: row["doctext"] for row in map(json.loads, file.read_text("utf-8").splitlines())}


@cache
def geoparsing(data: Path, name: str) -> dict[str, str]:
    """Texts of LGL or TR-News by number."""
    articles = ElementTree.parse(data / f"geoparsing/{name}/{name}.xml").getroot().findall("article")
    return {str(a.get("docid") or a.get("id")): (a.findtext("text") or "").strip() for a in articles}


@cache
def wikievents(data: Path) -> dict[str, str]:
    """Texts of WikiEvents by id."""
    rows = map(json.loads, (data / "wikievents/dev.jsonl").read_text("utf-8").splitlines())
    return {row["doc_id"]: row["text"] if "text" in row else " ".join(row["tokens"]) for row in rows}


@cache
def ecb(data: Path) -> dict[str, str]:
    """Texts of ECB+ by id."""
    found: dict[str, dict[int, list[str]]] = {}
    for name in ("train_corpus.txt", "dev_corpus.txt"):
        for line in (data / "ecbplus" / name).read_text("utf-8").split("\n"):
            row = line.split("\t")
            if len(row) >= 4:
                found.setdefault(row[0], {}).setdefault(int(row[1]), []).append(row[3])
    return {name: "\n".join(spaced(told[n]) for n in sorted(told)) for name, told in found.items()}


@cache
def re3d(data: Path) -> dict[str, str]:
    """Texts of RE3D by id."""
    lines = [
        x for f in sorted((data / "re3d").glob("*/documents.json")) for x in f.open(encoding="utf-8-sig")
    ]
    return {row["_id"]: row["text"] for row in map(json.loads, lines)}


@cache
def treebanks(data: Path) -> dict[str, str]:
    """Texts of EWT and GUM by document, a blank line between paragraphs."""
    found: dict[str, str] = {}
    for name in ("ud-english-ewt/train", "ud-english-ewt/dev", "ud-english-gum/train"):
        document, between = "", " "
        for line in (data / f"{name}.conllu").read_text("utf-8").split("\n"):
            if line.startswith("# newpar"):
                between = "\n\n"
            elif line.startswith("# sent_id"):
                document = line.split("= ", 1)[1].rsplit("-", 1)[0]
            elif line.startswith("# text ="):
                found[document] = found.get(document, "") + between + line.split("= ", 1)[1]
                between = " "
    return {document: text.strip() for document, text in found.items()}


@cache
def invented(data: Path) -> dict[str, str]:
    """Our own reports by id; `data` is not looked at."""
    rows = map(json.loads, INVENTED.read_text("utf-8").splitlines())
    return {row["id"]: row["text"] for row in rows}


def timebank(data: Path, name: str) -> str:
    """Text of a TimeML document."""
    file = next((data / "temporal").rglob(f"{name}.tml"))
    marked = re.search(r"<TEXT>(.*?)</TEXT>", file.read_text(errors="replace"), re.DOTALL)
    plain = re.sub(r"<[^>]+>", "", marked.group(1) if marked else "")
    return html.unescape(re.sub(r"[ \t]*\n(?!\s*\n)[ \t]*", " ", plain).strip())


def newswire(data: Path, name: str) -> str:
    """Text of a document of the worldwide newswire."""
    blocks = (data / f"en-worldwide-newswire/{name}.txt.tsv").read_text("utf-8").split("\n\n")
    sentences = [[line.split("\t")[0] for line in block.split("\n") if line.strip()] for block in blocks]
    return "\n\n".join(spaced(words) for words in sentences if words)


def text_of(data: Path, source: str, name: str) -> str:
    """The whole text of a document."""
    if source in ("lgl", "tr-news"):
        return geoparsing(data, source)[name]
    if source == "timebank":
        return timebank(data, name)
    if source == "newswire":
        return newswire(data, name)
    return TEXTS[source](data)[name]


TEXTS = {
    "syria": syria,
    "muc": muc,
    "wikievents": wikievents,
    "ecb": ecb,
    "re3d": re3d,
    "ud": treebanks,
    "invented": invented,
}


def in_words(value: Any, text: str) -> Any:
    """An annotation with the words in place of their offsets."""
    if isinstance(value, dict):
        found = {}
        for key, inner in value.items():
            if key == "at":
                found["text"] = None if inner is None else text[slice(*inner)]
            elif key == "triggers":
                found[key] = [occurrence(text, *bounds) for bounds in inner]
            elif key in ("source", "cue") and isinstance(inner, list):
                found[key] = text[slice(*inner)]
            elif key == "content":
                found[key] = " ... ".join(text[slice(*bounds)] for bounds in inner)
            else:
                found[key] = in_words(inner, text)
        if found.get("name", "") is None:
            found["name"] = found["text"]
        return found
    return [in_words(inner, text) for inner in value] if isinstance(value, list) else value


def occurrence(text: str, start: int, stop: int) -> Json:
    """A trigger as the gold form gives it: its words, and which occurrence of them it is."""
    words, count, place = text[start:stop], 0, -1
    while (place := text.find(words, place + 1)) != -1 and place <= start:
        count += 1
    return {"text": words, "n": max(1, count)}


def build(data: Path, output: Path) -> list[str]:
    """Write all articles; gives the ids of those whose text is missing or has changed."""
    left_out = []
    for line in ANNOTATIONS.read_text("utf-8").splitlines():
        row = json.loads(line)
        try:
            whole = text_of(data, row["source"], row["document"])
        except (KeyError, OSError, StopIteration):
            left_out.append(row["id"])
            continue
        text = whole[slice(*row["part"])]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            left_out.append(row["id"])
            continue
        folder = output / row["set"]
        folder.mkdir(parents=True, exist_ok=True)
        head = {"unit_id": row["id"], "published": row["published"]}
        article = {**head, "outlet": row["source"], "title": None, "text": text}
        told = {part: in_words(row[part], text) for part in ("events", "statements")}
        gold = {**head, **told}
        for kind, content in (("article", article), ("gold", gold)):
            path = folder / f"{row['id']}.{kind}.json"
            path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return left_out


def main() -> int:
    """Build, and say what could not be."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    left_out = build(options.data, options.output)
    for name in left_out:
        print(f"{name}: its text is not in {options.data}, or has changed", file=sys.stderr)
    return 1 if left_out else 0


if __name__ == "__main__":
    sys.exit(main())
