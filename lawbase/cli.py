"""The command line: assess, ask, sheet, law, facts, check, coverage, stale, diff, app.

Exit codes: 0 done; 2 bad input; 3 refused for safety; 1 our fault.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from lawbase import __version__
from lawbase.casefile import MAX_BYTES, read_case, too_large
from lawbase.corpus import ContentError, Corpus, Fault, load_corpus
from lawbase.engine import Engine
from lawbase.i18n import LANGUAGES, translator
from lawbase.interview import Interview, Step
from lawbase.model.case import Case
from lawbase.output import plain

BAD_INPUT = 2
REFUSED = 3

app = typer.Typer(
    name="lawbase",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Know whether a charge has legal grounds on the day it happened.\n\n"
    "Give cases on standard input (-): a file on disk is a trace. "
    "Nothing that you give is written anywhere.",
)

CaseFile = Annotated[
    str, typer.Argument(metavar="CASE.yaml", help="The case file; - reads standard input.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]
Language = Annotated[
    str,
    typer.Option(
        "--lang", help="Language: en, ru, kk or ky.", callback=lambda lang: _language(lang)
    ),
]


def _language(lang: str) -> str:
    if lang not in LANGUAGES:
        _stop([Fault("--lang", 1, "", f"{lang!r} is not known", f"one of {', '.join(LANGUAGES)}")])
    return lang


def _stop(faults: list[Fault] | tuple[Fault, ...]) -> NoReturn:
    for fault in faults:
        typer.echo(str(fault), err=True)
    raise typer.Exit(BAD_INPUT)


def _corpus(jurisdictions: tuple[str, ...] = ("kz", "kg")) -> Corpus:
    try:
        return load_corpus(jurisdictions=jurisdictions)
    except ContentError as error:
        _stop(error.faults)


def _read_text(name: str) -> str:
    """Read a case file, never more of it than a case can have."""
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            _stop([too_large(name)])
        return raw.decode("utf-8")
    except OSError as error:
        _stop([Fault(name, 1, "", f"cannot be read: {error.strerror}", "a case file")])
    except UnicodeDecodeError:
        _stop([Fault(name, 1, "", "this is not text in UTF-8", "a text file in UTF-8")])


def _case(name: str, corpus: Corpus) -> Case:
    try:
        return read_case(_read_text(name), name, corpus)
    except ContentError as error:
        _stop(error.faults)


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))


@app.command()
def assess(case: CaseFile, as_json: AsJson = False, lang: Language = "en") -> None:
    """Say for each charge whether it has a legal ground on what the case tells.

    Example:  echo '{jurisdiction: kz, date: 2025-03-01, charges: [kz.cao.449],
    facts: {approached_people: no}}' | lawbase assess -
    """
    corpus = _corpus()
    told = _case(case, corpus)
    assessment = Engine(corpus).assess(told)
    if as_json:
        _print_json(assessment)
    else:
        from lawbase.documents.report import report

        typer.echo(report(assessment, corpus, lang, told))


@app.command()
def ask(case: CaseFile, as_json: AsJson = False, lang: Language = "en") -> None:
    """Print the next question that matters, or say that enough is known."""
    corpus = _corpus()
    step = Interview(Engine(corpus)).next_step(_case(case, corpus))
    _ = translator(lang)
    if as_json:
        _print_json(_step_view(step, lang))
    elif step.question is None:
        typer.echo(_("That is enough."))
    else:
        typer.echo(_(step.question.fact.question))


def _step_view(step: Step, lang: str) -> dict[str, Any]:
    _ = translator(lang)
    question = step.question
    return {
        "enough": step.enough,
        "question": question
        and {
            "id": question.fact.id,
            "text": _(question.fact.question),
            "why": _(question.fact.why),
            "left": question.left,
        },
    }


@app.command()
def sheet(
    case: CaseFile,
    out: Annotated[str, typer.Option("-o", "--out", help="OUT.pdf; - writes to standard output.")],
    form: Annotated[str, typer.Option(help="carry (holds no answer) or lawyer.")] = "carry",
    lang: Language = "en",
) -> None:
    """Make a sheet to take along, or one for a lawyer.

    The carry sheet holds no answer of the case. The lawyer's form is refused while the person is
    held, with drugs found, behind a gate, or with a gate left open (exit code 3).
    """
    from lawbase.documents.sheet import Refused, sheet_pdf

    if form not in ("carry", "lawyer"):
        _stop([Fault("--form", 1, "", f"{form!r} is not known", "carry or lawyer")])
    corpus = _corpus()
    told = _case(case, corpus)
    try:
        pdf = sheet_pdf(Engine(corpus), told, form, lang)
    except Refused as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(REFUSED) from None
    if out == "-":
        sys.stdout.buffer.write(pdf)
    else:
        _write(Path(out), pdf)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        _stop([Fault(str(path), 1, "", f"cannot be written: {error.strerror}", "a writable path")])


@app.command()
def law(
    rule: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="For example kz.cao.449; see --find.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", help="Only the version of this day.")] = None,
    words: Annotated[
        str | None, typer.Option("--find", help="Search: a number, a word, what officers say.")
    ] = None,
    as_json: AsJson = False,
    lang: Language = "en",
) -> None:
    """Show an article, a right, a remedy, a term or an authority, by date, with sources.

    Example:  lawbase law kz.cao.449 --on 2020-05-01;  lawbase law --find "притон"
    """
    from lawbase.documents.law_page import law_text, law_view
    from lawbase.documents.rule_page import rule_text, rule_view, rules

    corpus = _corpus()
    if words is not None or rule is None:
        _find(corpus, words or "", lang, as_json)
        return
    day = _day(on) if on is not None else None
    if rule in corpus.provisions:
        view, as_text = law_view(corpus, rule, day), law_text
    elif rule in rules(corpus):
        view, as_text = rule_view(corpus, rule, day), rule_text
    else:
        known = "an id that exists; lawbase law --find WORDS finds one"
        _stop([Fault("ID", 1, "", f"{rule!r} is not known", known)])
    if as_json:
        _print_json(view)
    else:
        typer.echo(as_text(view, lang, corpus))


def _find(corpus: Corpus, words: str, lang: str, as_json: bool) -> None:
    """Print the entries that fit the words; without words all articles."""
    from lawbase.documents.find_law import Hit, find
    from lawbase.documents.words import provision_title

    found = [hit for country in ("kz", "kg") for hit in find(corpus, words, country)]
    if not words.strip():
        found = [Hit(id_, "article") for id_ in sorted(corpus.provisions)]
    if as_json:
        _print_json([{"id": hit.id, "kind": hit.kind} for hit in found])
        return
    _ = translator(lang)
    for hit in found:
        if hit.kind == "article":
            name = provision_title(corpus, hit.id, lang)
        else:
            entry = corpus.rights.get(hit.id) or corpus.remedies[hit.id]
            name = _(entry.title)
        typer.echo(f"{hit.id:34} {name}")
    if not found:
        typer.echo(_("Nothing found. Try another word, or a number."))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        _stop([Fault("--on", 1, "", f"{text!r} is not a day", "a day like 2020-05-01")])


@app.command()
def facts(as_json: AsJson = False, lang: Language = "en") -> None:
    """List the facts that a case can tell, with their questions."""
    corpus = _corpus()
    _ = translator(lang)
    listed = [
        {
            "id": fact.id,
            "kind": fact.kind,
            "choices": list(fact.choices),
            "question": _(fact.question),
            "gate": fact.gate,
        }
        for fact in corpus.facts.values()
    ]
    if as_json:
        _print_json(listed)
        return
    for fact in listed:
        typer.echo(f"{fact['id']:34} {fact['kind']:7} {fact['question']}")


@app.command()
def check() -> None:
    """Validate all content: law, facts, authorities, catalogues. Lists every fault.

    Finds what cannot be read or leads nowhere, versions that overlap, rules that are dead or stand
    against each other, questions that nothing needs, elements that nothing asked can settle, and
    words without translation. Then says what has not been read for a year, and for each language
    how easy its texts are to read.
    """
    from lawbase.care.soundness import unsound
    from lawbase.care.stale import older_than_a_year
    from lawbase.i18n import missing_translations
    from lawbase.readability import report_line, screen_texts, source_texts

    corpus = _corpus()
    wrong = [*map(str, unsound()), *missing_translations(corpus), *_coverage_faults(corpus)]
    for line in wrong:
        typer.echo(line, err=True)
    if wrong:
        raise typer.Exit(BAD_INPUT)
    typer.echo(
        f"{len(corpus.provisions)} provisions, "
        f"{sum(len(p.versions) for p in corpus.provisions.values())} versions, "
        f"{len(corpus.rights)} rights, {len(corpus.facts)} facts: no fault found."
    )
    old = older_than_a_year(corpus, dt.date.today())
    if old:
        typer.echo(f"{len(old)} statements were not read for a year; lawbase stale lists them.")
    sources = source_texts(corpus)
    for language in LANGUAGES:
        typer.echo(report_line(screen_texts(sources, language), language))


def _coverage_faults(corpus: Corpus) -> list[str]:
    from lawbase.care.coverage import read_coverage
    from lawbase.corpus.loading import RULES

    try:
        read_coverage(RULES, corpus)
    except ContentError as error:
        return list(map(str, error.faults))
    return []


@app.command()
def coverage(
    left_out: Annotated[bool, typer.Option("--left-out", help="List the rows left out.")] = False,
    as_json: AsJson = False,
) -> None:
    """Count the rows of the research notes that the law base answers with, list by list."""
    from lawbase.care.coverage import read_coverage, summary
    from lawbase.corpus.loading import RULES

    lists = read_coverage(RULES, _corpus())
    if as_json:
        _print_json([listed.model_dump() for listed in lists])
        return
    for listed in lists:
        rows, encoded = summary([listed])
        typer.echo(f"{encoded:4} of {rows:4}  {listed.name}")
        for row in listed.rows if left_out else []:
            if row.left_out:
                typer.echo(f"              {row.row}: {row.about} ({row.left_out}): {row.why}")
    rows, encoded = summary(lists)
    typer.echo(f"{encoded} of {rows} rows are encoded ({encoded / rows:.1%}).")


@app.command()
def stale(
    on: Annotated[str | None, typer.Option("--on", help="As if today were this day.")] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="How many to list.")] = 30,
    as_json: AsJson = False,
) -> None:
    """List what to read again first: statements in force, by the harm that an old text can do."""
    from lawbase.care.stale import stale as by_risk

    day = _day(on) if on is not None else dt.date.today()
    rows = by_risk(_corpus(), day)[:top]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        unseen = ", text not seen" if row.text_not_seen else ""
        typer.echo(
            f"{row.risk:4}  {row.id:34} {row.kind:9} law checked to {row.verified_to}, "
            f"read on {row.checked_on}, {row.confidence}{unseen}"
        )


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A folder with law files, or a revision, e.g. HEAD.")],
    new: Annotated[str, typer.Argument(help="The same, for example rules.")],
    as_json: AsJson = False,
) -> None:
    """Run the stored cases through two versions of the law files; print every answer that moved.

    Example, before a change is committed:  lawbase diff HEAD rules
    """
    from lawbase.care.moved import in_short, load, moved, stored_cases

    try:
        before, after = load(old), load(new)
    except ContentError as error:
        _stop(error.faults)
    except ValueError as error:
        _stop([Fault("OLD NEW", 1, "", str(error), "a folder, or a revision such as HEAD")])
    cases = stored_cases()
    moves = moved(before, after, cases)
    if as_json:
        _print_json(moves)
        return
    for move in moves:
        typer.echo(f"{move.case}: {move.field}: {in_short(move.before)} -> {in_short(move.after)}")
    changed = len({move.case for move in moves})
    typer.echo(f"{len(moves)} answers moved, in {changed} of {len(cases)} stored cases.")


@app.command(name="app")
def run_app(port: Annotated[int, typer.Option(help="Port on 127.0.0.1.")] = 8501) -> None:
    """Start the web application on 127.0.0.1."""
    from streamlit.web import cli as streamlit_cli

    here = Path(__file__).resolve().parents[1]
    os.chdir(here)  # Streamlit reads .streamlit/config.toml from the folder it is started in
    sys.argv = ["streamlit", "run", str(here / "app.py"), "--server.port", str(port)]
    sys.exit(streamlit_cli.main())


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(f"lawbase {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app()
