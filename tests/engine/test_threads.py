"""Many threads at once on durable-rules: nothing fails, nothing is wrong, memory stays flat.

The work is done in a process of its own, so that a crash of the C library is a failed test and
not the end of the test run. It is done once more under glibc's malloc check, which aborts the
process as soon as it sees a damaged heap.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from lawbase.corpus import load_corpus
from lawbase.corpus.loading import RULES
from lawbase.engine import Engine
from lawbase.engine.chaining import Chainer, PlainChainer, RuleSet
from lawbase.model.case import Case
from lawbase.output import plain
from tests.random_cases import random_cases

ROOT = Path(__file__).resolve().parents[2]
THREADS = 8
A_FEW_MEGABYTES = 6.0
MALLOC_DEBUG = "libc_malloc_debug.so.0"


# -- what runs in the other process ------------------------------------------------------------


def resident_megabytes() -> float:
    """Return the memory in use, without what the C library has freed and only keeps for later.

    Each thread has its own store of freed memory: without this, the number goes up and down by
    more than a leak would show.
    """
    gc.collect()
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def durable_engine_anew(rules: Path = RULES) -> Engine:
    from lawbase.engine.durable_chainer import DurableChainer

    return Engine(load_corpus(rules), DurableChainer())


def every_set_of_rules(engine: Engine) -> Iterator[RuleSet]:
    """Yield the rules of each version of each article, and of the rights of each day."""
    for provision in engine.corpus.provisions.values():
        for version in provision.versions:
            yield engine.charges.compiled(provision, version).rules
    for procedure in engine._procedures.values():
        for day in procedure._days:
            yield from (some.rules for some in procedure._slice(day).sets)


def hammer(count: int) -> None:
    """Assess random cases from many threads; print what was wrong and the memory of each half."""
    engine = durable_engine_anew()
    yardstick = Engine(engine.corpus, PlainChainer())
    cases = list(random_cases(engine.corpus, count, seed=8))
    start = threading.Barrier(THREADS)

    def use_every_set_of_rules(_thread: int) -> None:
        # All begin at the same moment: the first use of a set of rules is the most delicate one.
        start.wait()
        for rules in every_set_of_rules(engine):
            engine.chainer.run(rules, {})

    def answered_wrong(part: list[Case]) -> list[str]:
        start.wait()
        return [
            repr(case)
            for case in part
            if plain(engine.assess(case)) != plain(yardstick.assess(case))
        ]

    # Each set is built at its first use and kept: what grows later is a leak.
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(use_every_set_of_rules, range(THREADS)))
    wrong: list[str] = []
    memory: list[float] = []
    for half in (cases[: count // 2], cases[count // 2 :]):
        with ThreadPoolExecutor(THREADS) as pool:
            parts = [half[number::THREADS] for number in range(THREADS)]
            for found in pool.map(answered_wrong, parts):
                wrong += found
        memory.append(resident_megabytes())
    mapped = Path("/proc/self/maps").read_text(encoding="utf-8")
    print(
        json.dumps(
            {
                "cases": len(cases),
                "without_an_answer": sum(not case.facts for case in cases),
                "wrong": wrong[:3],
                "memory": memory,
                "malloc_checked": MALLOC_DEBUG in mapped,
            }
        )
    )


def reload_often(times: int) -> None:
    """Load the content anew again and again; print whether answers changed, and the memory."""
    first: list[Any] = []
    changed: list[int] = []
    memory: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        # A copy: whoever works on the content meanwhile changes no answer here.
        rules = Path(shutil.copytree(RULES, Path(folder) / "rules"))
        for turn in range(times):
            engine = durable_engine_anew(rules)
            cases = random_cases(engine.corpus, 40, seed=50)
            answers = [plain(engine.assess(case)) for case in cases]
            first = first or answers
            if answers != first:
                changed.append(turn)
            if turn + 1 in (times // 2, times):
                memory.append(resident_megabytes())
    print(json.dumps({"turns": times, "changed": changed, "memory": memory}))


def damage_the_heap() -> None:
    """Free a block twice: what the malloc check is there to see."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.free.argtypes = [ctypes.c_void_p]
    block = libc.malloc(3000)
    libc.free(block)
    libc.free(block)


# -- the tests -----------------------------------------------------------------------------------


def in_a_process(
    call: str, seconds: int, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"from tests.engine import test_threads as t; t.{call}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def report_of(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-2000:]}"
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def assert_flat(memory: list[float]) -> None:
    halfway, end = memory
    assert end - halfway <= A_FEW_MEGABYTES, f"{halfway:.1f} MB halfway, {end:.1f} MB at the end"


@pytest.fixture
def malloc_check(tmp_path: Path) -> dict[str, str]:
    """The environment in which glibc checks every block of memory, or a skip."""
    environment = {"LD_PRELOAD": MALLOC_DEBUG, "MALLOC_CHECK_": "3"}
    try:
        control = in_a_process("damage_the_heap()", 60, environment)
    except OSError as error:
        pytest.skip(f"no process can be started with {MALLOC_DEBUG}: {error}")
    if "cannot be preloaded" in control.stderr:
        pytest.skip(f"this system has no {MALLOC_DEBUG} (glibc 2.34 or newer brings it)")
    # The check itself is checked: it must stop a process that damages its heap.
    assert control.returncode < 0, "the malloc check let a block be freed twice"
    return environment


def test_eight_threads_get_ten_thousand_right_answers(durable: Chainer) -> None:
    # One store of memory for all threads, so that freed memory cannot pass for a leak. The run
    # under the malloc check has one for each thread, as the application does.
    report = report_of(in_a_process("hammer(10_000)", 500, {"MALLOC_ARENA_MAX": "1"}))
    assert report["cases"] == 10_000
    assert report["without_an_answer"] > 2_000
    assert report["wrong"] == []
    assert_flat(report["memory"])


def test_the_same_under_the_malloc_check(durable: Chainer, malloc_check: dict[str, str]) -> None:
    report = report_of(in_a_process("hammer(10_000)", 500, malloc_check))
    assert report["malloc_checked"]
    assert report["wrong"] == []
    assert_flat(report["memory"])


def test_fifty_reloads_change_no_answer_and_keep_no_memory(durable: Chainer) -> None:
    report = report_of(in_a_process("reload_often(50)", 300))
    assert report["turns"] == 50
    assert report["changed"] == []
    assert_flat(report["memory"])
