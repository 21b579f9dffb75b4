"""How fast the language model reads, alone: `scripts/bench language`.

Sentences are made of clauses with a small vocabulary: 25 words each in articles of 12, then by length of the
sentence, mixed, and by length of the article. Every figure is the median of some rounds, the figures taken in
turn, so that another program at work for a while spoils none of them alone.
The peak is what the processor could do in int8 if it did nothing else; only the encoder's products count.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path

from dateline.language.analyser import Analyser

LENGTHS = (5, 10, 25, 50, 100)
ARTICLES = (3, 12, 48, 192)
SENTENCES = 12
WORDS = 25
ROUNDS = 5
OPERATIONS_A_PIECE = 2 * 6 * 12 * 384**2
INT8_A_CYCLE = {"avx512_vnni": 256, "avx_vnni": 128, "avx2": 64, "asimddp": 128}
# Zen 4 takes two cycles for 512 bits.
HALF_WIDTH = re.compile(r"AuthenticAMD.*?cpu family\s*:\s*25\b", re.DOTALL)
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
        per_cpu_second: The same for each second that a processor worked; other programs hardly change it.
        per_second_by_length: Sentences a second by words in each.
        per_second_mixed: Sentences of all lengths in one article.
        per_second_by_article: Sentences of `WORDS` words a second by sentences in the article; even where the
            cost of an article grows as its length.
        gigaoperations: Matrix work of the encoder a second, in 10^9 operations.
        share_of_peak: That work as a part of what the processor could do in int8; None where unknown.
        peak_mb: Most memory of the process, in 10^6 bytes.
        cold_start_s: From the start of Python to the first sentence read.
    """

    threads: int
    per_second: float
    per_cpu_second: float
    per_second_by_length: dict[int, float]
    per_second_mixed: float
    per_second_by_article: dict[int, float]
    gigaoperations: float
    share_of_peak: float | None
    peak_mb: float
    cold_start_s: float


@dataclass(slots=True)
class Series:
    """One figure: the articles it is measured on, and the rates of the rounds so far."""

    articles: list[list[list[str]]]
    rates: list[float] = field(default_factory=list)
    cpu_rates: list[float] = field(default_factory=list)

    def time(self, analyser: Analyser, part: int) -> None:
        """Read every `ROUNDS`th article, one by one."""
        articles = self.articles[part::ROUNDS]
        begun, worked = time.perf_counter(), time.process_time()
        for sentences in articles:
            analyser.analyse_tokens(sentences)
        read = sum(map(len, articles))
        self.rates.append(read / (time.perf_counter() - begun))
        self.cpu_rates.append(read / (time.process_time() - worked))

    def rate(self) -> float:
        """Sentences a second."""
        return round(statistics.median(self.rates), 1)


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
    cold = cold_start()
    analyser = Analyser.load(threads=threads)
    chance = random.Random(4)

    def make(sentences: int, lengths: Sequence[int]) -> Series:
        number = max(ROUNDS, articles * SENTENCES // sentences)
        return Series(
            [make_article(chance, [chance.choice(lengths) for _ in range(sentences)]) for _ in range(number)]
        )

    lengths = {n: make(SENTENCES, [n]) for n in LENGTHS}
    mixed = make(SENTENCES, LENGTHS)
    sizes = {n: lengths[WORDS] if n == SENTENCES else make(n, [WORDS]) for n in ARTICLES}
    series = [*lengths.values(), mixed, *(s for n, s in sizes.items() if n != SENTENCES)]
    for one in series:
        analyser.analyse_tokens(one.articles[0])
    for part in range(ROUNDS):
        for one in series:
            one.time(analyser, part)
    usual = lengths[WORDS]
    work = usual.rate() * pieces_a_sentence(analyser, usual.articles) * OPERATIONS_A_PIECE / 1e9
    peak = int8_peak(threads)
    return LanguageSpeed(
        threads=threads,
        per_second=usual.rate(),
        per_cpu_second=round(statistics.median(usual.cpu_rates), 1),
        per_second_by_length={n: s.rate() for n, s in lengths.items()},
        per_second_mixed=mixed.rate(),
        per_second_by_article={n: s.rate() for n, s in sizes.items()},
        gigaoperations=round(work, 1),
        share_of_peak=peak and round(work / peak, 3),
        peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, 1),
        cold_start_s=round(cold, 2),
    )


def cold_start() -> float:
    """Seconds from the start of Python to the first sentence read."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", COLD_START], check=True)
    return time.perf_counter() - begun


def pieces_a_sentence(analyser: Analyser, articles: list[list[list[str]]]) -> float:
    """Word pieces that the encoder takes for a sentence, both marks counted."""
    cut = analyser.reader.pieces.cut
    sizes = [2 + sum(len(cut(word)) for word in words) for article in articles for words in article]
    return statistics.fmean(sizes)


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
    if not clock or not width:
        return None
    width //= 2 if HALF_WIDTH.search(told) else 1
    return threads * width * float(clock[1]) / 1000


def as_table(speed: LanguageSpeed) -> str:
    """For people."""
    rows = {f"sentences of {WORDS} words a second": f"{speed.per_second:8.1f}   ({speed.threads} threads)"}
    rows["for each processor second"] = f"{speed.per_cpu_second:8.1f}"
    rows |= {
        f"sentences of {n} words a second": f"{r:8.1f}"
        for n, r in speed.per_second_by_length.items()
        if n != WORDS
    }
    rows["of mixed lengths"] = f"{speed.per_second_mixed:8.1f}"
    rows |= {
        f"of {WORDS} words, {n} in an article": f"{r:8.1f}" for n, r in speed.per_second_by_article.items()
    }
    share = "" if speed.share_of_peak is None else f"   ({speed.share_of_peak:.0%} of the int8 peak)"
    rows["10^9 operations a second"] = f"{speed.gigaoperations:8.1f}{share}"
    rows["peak memory, MB"] = f"{speed.peak_mb:8.1f}"
    rows["cold start, s"] = f"{speed.cold_start_s:8.2f}"
    return "\n".join(f"{name:34}{value}" for name, value in rows.items())


if __name__ == "__main__":
    sys.exit(main())
