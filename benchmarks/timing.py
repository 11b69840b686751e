"""How the figures are taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

ROUNDS = 5


@dataclass(frozen=True)
class Work:
    """Something to be timed on each of some items; `setup`: the seconds it took to get ready."""

    name: str
    do: Callable[[Any], object]
    items: Sequence[Any]
    setup: float | None = None


@dataclass(frozen=True)
class Times:
    """Milliseconds an item."""

    mean: float
    slowest: float


def race(works: Sequence[Work]) -> list[Times]:
    """Time several works side by side: in each round each of them does all of its items.

    Each item counts with its best round, one that other programs did not interrupt.
    """
    best = [[float("inf")] * len(work.items) for work in works]
    for _ in range(ROUNDS):
        for work, times in zip(works, best, strict=True):
            for index, item in enumerate(work.items):
                began = time.perf_counter()
                work.do(item)
                times[index] = min(times[index], time.perf_counter() - began)
    return [Times(statistics.mean(times) * 1000, max(times) * 1000) for times in best]
