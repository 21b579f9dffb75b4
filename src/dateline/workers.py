"""Work in several processes that may die, as for want of memory: only the item in hand is lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
# Items handed out ahead of the one waited for, by process.
AHEAD = 8


@dataclass(frozen=True, slots=True)
class Workers(Generic[Item, Result]):
    """Processes that do one kind of work.

    Attributes:
        work: Item -> result, in a process; a function of a module, as all that crosses is pickled.
        dead: Item -> result for an item whose process died, in the calling process.
        start: Called once in each process, with `given`.
    """

    work: Callable[[Item], Result]
    dead: Callable[[Item], Result]
    start: Callable[..., None]
    given: tuple[object, ...]
    jobs: int

    def through(self, items: Iterable[Item]) -> Iterator[Result]:
        """The results of a stream of items, in its order."""
        waiting: deque[tuple[Item, Future[Result] | None]] = deque()
        pool = self._pool(self.jobs)
        try:
            for item in items:
                waiting.append((item, self._submit(pool, item)))
                while len(waiting) >= self.jobs * AHEAD:
                    if _broken(waiting[0][1]):
                        pool.shutdown(wait=False, cancel_futures=True)
                        yield from self._again(waiting)
                        pool = self._pool(self.jobs)
                    else:
                        yield _result(waiting.popleft()[1])
            while waiting and not _broken(waiting[0][1]):
                yield _result(waiting.popleft()[1])
            yield from self._again(waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _again(self, waiting: deque[tuple[Item, Future[Result] | None]]) -> Iterator[Result]:
        """What is left of a broken pool, one by one, so that the item that kills is known."""
        alone: ProcessPoolExecutor | None = None
        while waiting:
            item, future = waiting.popleft()
            if not _broken(future):
                yield _result(future)
                continue
            alone = alone or self._pool(1)
            again = self._submit(alone, item)
            if _broken(again):
                alone = None
                yield self.dead(item)
            else:
                yield _result(again)
        if alone is not None:
            alone.shutdown()

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            jobs, mp_context=get_context("spawn"), initializer=self.start, initargs=self.given
        )

    def _submit(self, pool: ProcessPoolExecutor, item: Item) -> Future[Result] | None:
        try:
            return pool.submit(self.work, item)
        except BrokenProcessPool:
            return None


def _broken(future: Future[Result] | None) -> bool:
    """Waits until it is known."""
    return future is None or isinstance(future.exception(), BrokenProcessPool)


def _result(future: Future[Result] | None) -> Result:
    assert future is not None
    return future.result()
