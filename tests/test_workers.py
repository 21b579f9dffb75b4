"""A process that dies costs its own item and no other."""

import os

from dateline.workers import Workers

DEADLY = 7


def start():
    """Nothing to load."""


def double(number):
    if number == DEADLY:
        os._exit(9)  # as when the system kills the process
    return 2 * number


def lost(number):
    return f"lost {number}"


def test_a_dead_process_costs_one_item():
    workers = Workers(double, lost, start, (), 2)
    done = list(workers.through(iter(range(30))))
    assert done == [lost(n) if n == DEADLY else 2 * n for n in range(30)]


def test_the_last_item_may_be_the_deadly_one():
    assert list(Workers(double, lost, start, (), 2).through([1, DEADLY])) == [2, "lost 7"]


def test_nothing_to_do_is_done():
    assert list(Workers(double, lost, start, (), 2).through([])) == []
