"""Learn the lemma table: `python -m training.language.lemmas --data DIR [--target FILE]`.

For each tag every word ending votes for what to take off and put on; an ending is kept where it says
something else than the next shorter one, and words that the kept endings get wrong become exceptions.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import yaml

from dateline.language.lemmas import LONGEST_ENDING, Lemmas

BUILT = Path(__file__).parents[2] / "src/dateline/resources/built/language-en/lemmas.json"
IRREGULAR = Path(__file__).parents[2] / "resources/language/irregular.yml"
INFLECTED = ("NNS", "NNPS", "VBD", "VBN", "VBG", "VBZ", "JJR", "JJS", "RBR", "RBS")


def read_words(paths: list[Path]) -> Counter[tuple[str, str, str]]:
    """How often (tag, word, lemma) occurs, all in lower case."""
    found: Counter[tuple[str, str, str]] = Counter()
    for path in paths:
        for line in path.open(encoding="utf-8"):
            row = line.rstrip("\n").split("\t")
            if len(row) == 10 and row[0].isdigit() and row[2] != "_":
                found[row[4], row[1].lower().replace("’", "'"), row[2].lower()] += 1
    return found


def read_irregular() -> dict[str, list[str]]:
    """Lemma -> past and participle, from the hand-written list."""
    return yaml.safe_load(IRREGULAR.read_text(encoding="utf-8"))


def change(word: str, lemma: str) -> tuple[int, str]:
    """Letters to take off the end, and what to put on."""
    same = 0
    while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
        same += 1
    return len(word) - same, lemma[same:]


def learn(counts: Counter[tuple[str, str, str]]) -> dict:
    """Exceptions and endings by tag."""
    best: dict[str, dict[str, str]] = defaultdict(dict)
    for (tag, word, lemma), _ in sorted(counts.items(), key=lambda x: (x[1], x[0])):
        best[tag][word] = lemma
    endings: dict[str, dict[str, list]] = {}
    for tag in INFLECTED:
        votes: dict[str, Counter] = defaultdict(Counter)
        for word, lemma in best[tag].items():
            off, on = change(word, lemma)
            for size in range(off, min(LONGEST_ENDING, len(word) - 1) + 1):
                votes[word[len(word) - size :]][off, on] += 1
        kept: dict[str, list] = {"": [0, ""]}
        for ending in sorted(votes, key=lambda e: (len(e), e)):
            (rule, count), *_ = sorted(votes[ending].items(), key=lambda x: (-x[1], x[0]))
            shorter = (
                next(kept[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in kept)
                if ending
                else [0, ""]
            )
            if (count >= 2 or len(ending) <= 1) and list(rule) != shorter:
                kept[ending] = list(rule)
        endings[tag] = kept
    for tag, place in (("VBD", 0), ("VBN", -1)):
        best[tag].update((forms[place], lemma) for lemma, forms in read_irregular().items())
    rules = Lemmas({"exceptions": {}, "endings": endings})
    exceptions = {
        tag: {
            w: lemma
            for w, lemma in sorted(words.items())
            if rules(w, tag) != lemma and (lemma != w or tag in INFLECTED)
        }
        for tag, words in sorted(best.items())
        if tag not in ("GW", "FW", "ADD", "NFP", "XX")
    }
    return {"exceptions": {t: w for t, w in exceptions.items() if w}, "endings": endings}


def main() -> None:
    """Learn, write, and say how well it does on the development sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=BUILT)
    options = parser.parse_args()
    banks = ("ud-english-ewt", "ud-english-gum")
    tables = learn(read_words([options.data / b / "train.conllu" for b in banks]))
    text = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    options.target.write_text(text + "\n", encoding="utf-8")
    lemmas = Lemmas(tables)
    for bank in banks:
        dev = read_words([options.data / bank / "dev.conllu"])
        right = sum(n for (tag, word, lemma), n in dev.items() if lemmas(word, tag) == lemma)
        print(f"{bank}: {right / sum(dev.values()):.4f} of the words")


if __name__ == "__main__":
    main()
