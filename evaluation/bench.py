"""How fast Dateline reads, where the time goes, and how much memory it takes: `scripts/bench`.

The reports are the bundled ones, cut to 300 words, taken again and again until there are enough; each copy
has a number of its own at its end, so that nothing is read from a cache.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import count, cycle, islice
from pathlib import Path
from types import FrameType

from dateline.cli.demo import examples
from dateline.errors import ArticleError
from dateline.pipeline import Reader, ReaderOptions
from dateline.read import ReadOptions, article_from_text, read_paths
from dateline.records import Article

WORDS = 300
STEPS = ("language", "events", "ground", "merge")
SAMPLE_EVERY_S = 0.002
MEMORY_EVERY = 100
COLD_START = "import dateline; dateline.Reader().read('A bomb killed six people in the town on Monday.')"


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run of the bench measured.

    Attributes:
        reports: How many reports of `WORDS` words were read.
        jobs, threads: Processes, and threads of the language model in each.
        per_second: Reports a second, from text to records.
        cpu_s: Seconds of work of all processors a report; hardly depends on what else the computer does.
        peak_mb: Most memory of the process tree, in 10^6 bytes.
        cold_start_s: From the start of Python to the first record of a one-line report.
        shares: Part of the time by step; "other" is what lies between the steps.
    """

    reports: int
    jobs: int
    threads: int
    per_second: float
    cpu_s: float
    peak_mb: float
    cold_start_s: float
    shares: dict[str, float]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measure speed and memory.")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument(
        "--threads", type=int, default=2, help="threads of the language model in each process"
    )
    parser.add_argument("--reports", type=int, default=60, help="how many reports to read")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    speed = measure(asked.reports, asked.jobs, asked.threads)
    print(json.dumps(asdict(speed)) if asked.json else "\n".join(lines(speed)))
    return 0


def measure(number: int, jobs: int, threads: int) -> Speed:
    """Read `number` reports and time it; one report is read before the clock starts."""
    cold = cold_start()
    with examples() as paths:
        found = [item for item in read_paths(paths, ReadOptions()) if not isinstance(item, ArticleError)]
    reports = list(islice(numbered(found), number + 1))
    reader = Reader(ReaderOptions(threads=threads))
    list(reader.read_many(reports[:1]))
    sampler = Sampler(threading.get_ident())
    with sampler:
        began, work = time.perf_counter(), cpu_seconds()
        for _ in reader.read_many(reports[1:], jobs=jobs):
            pass
        seconds, work = time.perf_counter() - began, cpu_seconds() - work
    return Speed(
        reports=number,
        jobs=jobs,
        threads=threads,
        per_second=round(number / seconds, 1),
        cpu_s=round(work / number, 3),
        peak_mb=round(sampler.peak_mb, 1),
        cold_start_s=round(cold, 2),
        shares=sampler.shares(),
    )


def cpu_seconds() -> float:
    """Seconds that processors worked for this process and its ended children so far."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def numbered(articles: Sequence[Article]) -> Iterator[Article]:
    """The articles over and over, cut to `WORDS` words, each with a number of its own."""
    for number, article in enumerate(cycle(articles)):
        text = f"{first_words(article.text)}\n\nReport number {number}."
        yield article_from_text(text, title=article.title, published=article.published)


def first_words(text: str) -> str:
    """A text up to its 300th word, line breaks kept."""
    left = WORDS
    kept = []
    for line in text.split("\n"):
        words = line.split(" ")[:left]
        kept.append(" ".join(words))
        left -= len(line.split())
        if left <= 0:
            break
    return "\n".join(kept)


def cold_start() -> float:
    """Seconds from the start of Python to the end, for one short report."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", COLD_START], check=True)
    return time.perf_counter() - began


def tree_mb(pid: int) -> float:
    """Memory of a process and all below it, in 10^6 bytes; pages that they share count once (Linux: Pss)."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        children = [
            int(name)
            for file in Path(f"/proc/{pid}/task").glob("*/children")
            for name in file.read_text().split()
        ]
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    own = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return own * 1024 / 1e6 + sum(tree_mb(child) for child in children)


class Sampler:
    """Looks every few milliseconds which step a thread is in, and now and then how much memory is taken."""

    def __init__(self, thread: int) -> None:
        self.thread = thread
        self.seen: Counter[str] = Counter()
        self.peak_mb = 0.0
        self.stop = threading.Event()
        self.watcher = threading.Thread(target=self.watch, daemon=True)

    def __enter__(self) -> Sampler:
        self.watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.watcher.join()

    def watch(self) -> None:
        """Take samples until told to stop."""
        looks = count()
        while not self.stop.wait(SAMPLE_EVERY_S):
            if next(looks) % MEMORY_EVERY == 0:
                self.peak_mb = max(self.peak_mb, tree_mb(os.getpid()))
            self.seen[step_of(sys._current_frames().get(self.thread))] += 1

    def shares(self) -> dict[str, float]:
        """Part of the samples in each step, the largest first."""
        total = self.seen.total() or 1
        return {step: round(count / total, 3) for step, count in self.seen.most_common()}


def step_of(frame: FrameType | None) -> str:
    """The step whose function stands outermost on the stack."""
    step = "other"
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        layer = name.split(".")[1] if name.startswith("dateline.") else ""
        step = layer if layer in STEPS else step
        frame = frame.f_back
    return step


def lines(speed: Speed) -> Iterator[str]:
    """The figures for people."""
    yield f"{speed.reports} reports of {WORDS} words; {speed.jobs} process(es) of {speed.threads} thread(s)"
    yield f"{'reports a second':24}{speed.per_second:8.1f}"
    yield f"{'CPU seconds a report':24}{speed.cpu_s:8.3f}"
    yield f"{'most memory, MB':24}{speed.peak_mb:8.1f}"
    yield f"{'cold start, s':24}{speed.cold_start_s:8.2f}"
    if speed.jobs == 1:
        yield "where the time goes"
        for step, share in speed.shares.items():
            yield f"  {step:22}{100 * share:7.1f} %"


if __name__ == "__main__":
    sys.exit(main())
