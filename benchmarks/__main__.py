"""Measures what people wait for. Prints figures and ratios; no test asserts a time."""

from __future__ import annotations

import datetime as dt
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from benchmarks.first_page import first_page
from benchmarks.peers import peers
from benchmarks.timing import Work, race
from lawbase.corpus import Corpus, load_corpus
from lawbase.engine import Engine
from lawbase.engine.chaining import Chainer, PlainChainer
from lawbase.interview import Interview
from lawbase.model.case import Case, Days
from tests.random_cases import GATES, random_cases

TODAY = dt.date(2026, 11, 22)
ABOUT = 2.0  # seconds spent on each figure
FEW, MANY = range(1, 10), 50  # answers told; random cases tell 3, 8, 20 or 60

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


def loading() -> Corpus:
    """Load the law and print how long it took, by the clock and by the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    corpus = load_corpus()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(f"loading the law               {clock:10.2f} s   (processor {processor:.2f} s)")
    return corpus


def assessments(engines: Sequence[Engine]) -> None:
    """Print single-charge assessments a second, with reasons, on each chainer."""
    works = [Work(engine.chainer.name, engine.assess, accounts() * 50) for engine in engines]
    rates = {work.name: 1000 / times.mean for work, times in zip(works, race(works), strict=True)}
    for name, rate in rates.items():
        print(f"assessments a second, {name:8} {rate:10,.0f}")
    if len(rates) == 2:
        print(f"plain is {rates['plain'] / rates['durable']:.1f} times as fast as durable")


def full_assessments(engines: Sequence[Engine]) -> None:
    """Print how long a full assessment takes with no charge named, with little and much told."""
    for jurisdiction in ("kz", "kg"):
        for amount, cases in _unnamed(engines[0], jurisdiction).items():
            works = [Work(engine.chainer.name, engine.assess, cases) for engine in engines]
            told = statistics.mean(len(case.facts) for case in cases)
            for work, times in zip(works, race(works), strict=True):
                print(
                    f"full, {jurisdiction}, {amount:4} told, {work.name:9}{times.mean:12.2f} ms   "
                    f"(slowest {times.slowest:.2f} ms; {len(cases)} cases, {told:.0f} answers)"
                )


def _unnamed(engine: Engine, jurisdiction: str) -> dict[str, list[Case]]:
    """Return random cases with no charge named, with few answers and with many."""
    found: dict[str, list[Case]] = {"few": [], "many": []}
    for made in random_cases(engine.corpus, 400, jurisdiction=jurisdiction):
        facts = {fact: answer for fact, answer in made.facts.items() if fact not in GATES}
        case = made.model_copy(update={"charges": (), "facts": facts})
        if engine.assess(case).gate is not None:
            continue
        if len(facts) in FEW:
            found["few"].append(case)
        elif len(facts) >= MANY:
            found["many"].append(case)
    return found


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
    corpus = loading()
    engines = [Engine(corpus, chainer) for chainer in chainers()]
    assessments(engines)
    full_assessments(engines)
    peers(corpus, engines)
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
