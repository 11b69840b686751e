"""Measures what people wait for. Prints figures and ratios; no test asserts a time."""

from __future__ import annotations

import datetime as dt
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from benchmarks.first_page import first_page
from lawbase.corpus import Corpus, load_corpus
from lawbase.engine import Engine
from lawbase.engine.chaining import Chainer, PlainChainer
from lawbase.interview import Interview
from lawbase.model.case import Case, Days

TODAY = dt.date(2026, 11, 22)
ABOUT = 2.0  # seconds spent on each figure

# Made-up accounts: one charge each, with reasons.
ACCOUNTS = (
    ("kz", "2025-03-01", "kz.cao.449", {"approached_people": "no", "in_public_place": "no"}),
    ("kz", "2025-10-01", "kz.cao.449", {"approached_people": "yes", "place": "street"}),
    ("kz", "2025-10-01", "kz.cao.434", {"foul_language_in_public": "yes"}),
    ("kz", "2019-06-01", "kz.cao.450", {"gave_premises_to_others": "no"}),
    ("kg", "2025-06-01", "kg.co.109-2", {"service_provided": "no"}),
    ("kg", "2024-06-01", "kg.co.126", {"foul_language_in_public": "no"}),
)
CASE = "{jurisdiction: kz, date: 2025-03-01, charges: [kz.cao.449], facts: {approached_people: no}}"


def accounts() -> list[Case]:
    """Return the made-up accounts as cases."""
    found = []
    for jurisdiction, day, charge, facts in ACCOUNTS:
        date = dt.date.fromisoformat(day)
        found.append(
            Case(
                jurisdiction=jurisdiction,  # type: ignore[arg-type]
                days=Days(first=date, last=date),
                today=TODAY,
                charges=(charge,),
                facts=dict(facts),
            )
        )
    return found


def each(work: Callable[[Case], object], cases: list[Case]) -> float:
    """Return the seconds that one case takes."""
    for case in cases:
        work(case)
    done, began = 0, time.perf_counter()
    while time.perf_counter() - began < ABOUT:
        for case in cases:
            work(case)
        done += len(cases)
    return (time.perf_counter() - began) / done


def chainers() -> Iterator[Chainer]:
    """Yield the chainers that this Python can run."""
    yield PlainChainer()
    try:
        from lawbase.engine.durable_chainer import DurableChainer
    except ImportError:
        print("durable-rules: not on this Python")
        return
    yield DurableChainer()


def process(*command: str) -> float:
    """Return the seconds that a fresh process takes, the best of three."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, *command], input=CASE.encode(), capture_output=True, check=True
        )
        times.append(time.perf_counter() - began)
    return min(times)


def assessments(corpus: Corpus) -> None:
    """Print single-charge assessments a second, with reasons, on each chainer."""
    rates = {}
    for chainer in chainers():
        rates[chainer.name] = 1 / each(Engine(corpus, chainer).assess, accounts())
        print(f"assessments a second, {chainer.name:8} {rates[chainer.name]:10,.0f}")
    if len(rates) == 2:
        print(f"plain is {rates['plain'] / rates['durable']:.1f} times as fast as durable")


def sheets(engine: Engine) -> None:
    """Print how long a carry sheet takes, warm and cold."""
    from lawbase.documents.sheet import sheet_pdf

    case = accounts()[0]
    sheet_pdf(engine, case, "carry", "ru")
    warm = each(lambda c: sheet_pdf(engine, c, "carry", "ru"), [case])
    cold = process("-m", "lawbase", "sheet", "-", "--lang", "ru", "-o", "-")
    print(f"a sheet to PDF, warm          {warm:10.2f} s")
    print(f"a sheet to PDF, new process   {cold:10.2f} s   ({cold / warm:.1f} times warm)")


def main() -> None:
    """Measure and print."""
    began = time.perf_counter()
    corpus = load_corpus()
    print(f"loading the law               {time.perf_counter() - began:10.2f} s")
    assessments(corpus)
    engine = Engine(corpus)
    step = each(Interview(engine).next_step, accounts())
    print(f"one interview step            {step * 1000:10.2f} ms")
    bare = process("-c", "pass")
    cold = process("-m", "lawbase", "assess", "-", "--json")
    print(f"assess in a new process       {cold:10.2f} s   ({cold / bare:.0f} times bare Python)")
    sheets(engine)
    first_page()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process   {peak:10.0f} MB")


if __name__ == "__main__":
    main()
