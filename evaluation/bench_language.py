"""How fast the language model reads, alone: `scripts/bench language`.

Sentences are made of clauses with a small vocabulary: 25 words each in articles of 12, then by length, mixed.
The peak is what the processor could do in int8 if it did nothing else; only the encoder's products count.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from dateline.language.analyser import Analyser

LENGTHS = (5, 10, 25, 50, 100)
SENTENCES = 12
WORDS = 25
OPERATIONS_A_PIECE = 2 * 6 * 12 * 384**2
INT8_A_CYCLE = {"avx512_vnni": 256, "avx_vnni": 128, "avx2": 64, "asimddp": 128}
COLD_START = (
    "from dateline.language.analyser import Analyser; "
    "Analyser.load().analyse_tokens([['Shells', 'fell', '.']])"
)
VERBS = (
    "attacked shelled bombed seized left entered killed wounded arrested freed accused denied said".split()
)
NOUNS = (
    "gunmen villagers soldiers rebels police officials residents militants troops town village bridge market "
    "school hospital convoy checkpoint border river district people children army government spokesman"
).split()
NAMES = "Oduro Keleb Toru Amadi Jorvale Vasska Menorah Lilten Hadeem Quorra Sandul Petrev".split()
PLACES = "in near from outside".split()
LINKS = "and but while after".split()


@dataclass(frozen=True, slots=True)
class LanguageSpeed:
    """What one run of the bench measured.

    Attributes:
        per_second: Sentences of `WORDS` words a second, all heads and decoding, in articles of `SENTENCES`.
        per_second_by_length: The same by words in a sentence.
        per_second_mixed: Sentences of all lengths in one article.
        gigaoperations: Matrix work of the encoder a second, in 10^9 operations.
        share_of_peak: That work as a part of what the processor could do in int8; None where unknown.
        peak_mb: Most memory of the process, in 10^6 bytes.
        cold_start_s: From the start of Python to the first sentence read.
    """

    threads: int
    per_second: float
    per_second_by_length: dict[int, float]
    per_second_mixed: float
    gigaoperations: float
    share_of_peak: float | None
    peak_mb: float
    cold_start_s: float


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="scripts/bench language", description="Measure the language model.")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--articles", type=int, default=40, help="articles for each figure")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    speed = measure(options.threads, options.articles)
    print(json.dumps(asdict(speed)) if options.json else as_table(speed))
    return 0


def measure(threads: int, articles: int) -> LanguageSpeed:
    """All figures; the machine should be quiet."""
    cold = time.perf_counter()
    subprocess.run([sys.executable, "-c", COLD_START], check=True)
    cold = time.perf_counter() - cold
    analyser = Analyser.load(threads=threads)
    chance = random.Random(4)
    analyser.analyse_tokens(make_article(chance, [WORDS] * SENTENCES))
    rates = {}
    pieces = 0.0
    for length in LENGTHS:
        made = [make_article(chance, [length] * SENTENCES) for _ in range(articles)]
        rates[length] = SENTENCES * articles / timed(analyser, made)
        if length == WORDS:
            cut = analyser.reader.pieces.cut
            pieces = sum(2 + sum(len(cut(w)) for w in s) for a in made for s in a) / (SENTENCES * articles)
    mixed = [
        make_article(chance, [chance.choice(LENGTHS) for _ in range(SENTENCES)]) for _ in range(articles)
    ]
    work = rates[WORDS] * pieces * OPERATIONS_A_PIECE / 1e9
    peak = int8_peak(threads)
    return LanguageSpeed(
        threads, round(rates[WORDS], 1), {n: round(r, 1) for n, r in rates.items()},
        round(SENTENCES * articles / timed(analyser, mixed), 1), round(work, 1),
        peak and round(work / peak, 3),
        round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, 1), round(cold, 2),
    )  # fmt: skip


def timed(analyser: Analyser, articles: list[list[list[str]]]) -> float:
    """Seconds to read articles one by one."""
    begun = time.perf_counter()
    for sentences in articles:
        analyser.analyse_tokens(sentences)
    return time.perf_counter() - begun


def make_article(chance: random.Random, lengths: list[int]) -> list[list[str]]:
    """Sentences of these many words, clause after clause: "the gunmen shelled two bridges ..."."""
    return [[*islice(_clauses(chance), length - 1), "."] for length in lengths]


def _clauses(chance: random.Random) -> Iterator[str]:
    while True:
        yield from (chance.choice(("the", "some", "several")), chance.choice(NOUNS), chance.choice(VERBS))
        yield from (chance.choice(("a", "the", "two", "12")), chance.choice(NOUNS), chance.choice(PLACES))
        yield from (chance.choice(NAMES), chance.choice(LINKS))


def int8_peak(threads: int) -> float | None:
    """10^9 operations a second that the processor could do at most, from its kind and clock rate."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return None
    clock = re.search(r"cpu MHz\s*:\s*([\d.]+)", told)
    width = next((n for flag, n in INT8_A_CYCLE.items() if re.search(rf"\b{flag}\b", told)), None)
    return threads * width * float(clock[1]) / 1000 if clock and width else None


def as_table(speed: LanguageSpeed) -> str:
    """For people."""
    lines = [f"{'sentences of 25 words a second':34}{speed.per_second:8.1f}   ({speed.threads} threads)"]
    lines += [
        f"{f'sentences of {n} words a second':34}{r:8.1f}" for n, r in speed.per_second_by_length.items()
    ]
    lines.append(f"{'of mixed lengths':34}{speed.per_second_mixed:8.1f}")
    share = "" if speed.share_of_peak is None else f"   ({speed.share_of_peak:.0%} of the int8 peak)"
    lines.append(f"{'10^9 operations a second':34}{speed.gigaoperations:8.1f}{share}")
    lines.append(f"{'peak memory, MB':34}{speed.peak_mb:8.1f}")
    lines.append(f"{'cold start, s':34}{speed.cold_start_s:8.2f}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
