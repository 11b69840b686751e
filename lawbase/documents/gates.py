"""The calm page behind a gate: the strongest rights of that state, help, and a part for helpers.

It holds no fact and no day of hers. The rows speak of the law of today; each has its citation and
the day from which it is sure. Checked against the official texts (Kazakhstan as of 3 February 2026,
Kyrgyzstan as of July and August 2025). The Law of Kazakhstan on human trafficking of 5 July 2024
was read by the project's notes only: a secondary source.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from lawbase.corpus import Corpus
from lawbase.documents.carry import bodies
from lawbase.documents.render import date_text, known_language
from lawbase.documents.words import ACT_NAMES, COUNTRIES, N_, cites_text
from lawbase.i18n import translator

_KZ: Final = dt.date(2015, 1, 1)
_KZ_48_HOURS: Final = dt.date(2018, 1, 5)
# Sixty days after its first official publication; the last day on which it can have entered.
_KZ_TRAFFICKING: Final = dt.date(2024, 9, 9)
_KG: Final = dt.date(2021, 12, 1)
CHECKED: Final = {"kz": dt.date(2026, 2, 3), "kg": dt.date(2025, 7, 28)}


@dataclass(frozen=True, slots=True)
class GateRight:
    """One right of the page, where it stands, and since when it is sure."""

    text: str
    cites: tuple[str, ...]
    since: dt.date


RIGHTS: Final[dict[tuple[str, str], tuple[GateRight, ...]]] = {
    ("kz", "minor"): (
        GateRight(
            N_("A lawyer must take part. You need not ask, and need not pay."),
            ("kz.cao.749(1)(4)", "kz.cpc.67(1)(2)"),
            _KZ,
        ),
        GateRight(
            N_("If you are held, your parents or carers must be told."), ("kz.cao.788(2)",), _KZ
        ),
        GateRight(
            N_("You may not be given arrest for an administrative offence."),
            ("kz.cao.50(2)",),
            _KZ,
        ),
        GateRight(N_("You are held apart from adults."), ("kz.cao.788(9)",), _KZ),
        GateRight(
            N_("In a criminal case you may be held 24 hours. Rare cases allow 72."),
            ("kz.cpc.131(4)",),
            _KZ_48_HOURS,
        ),
        GateRight(
            N_("A suspect is asked with a lawyer and a carer there, four hours at most."),
            ("kz.cpc.535",),
            _KZ,
        ),
        GateRight(
            N_("Under 16, nobody can punish you for an administrative offence."),
            ("kz.cao.28(1)",),
            _KZ,
        ),
    ),
    ("kg", "minor"): (
        GateRight(
            N_("If you are held, your parents or carers must be told. So must child protection."),
            ("kg.co.524(5)",),
            _KG,
        ),
        GateRight(
            N_("After three hours at most you are handed over to them."), ("kg.co.524(5)",), _KG
        ),
        GateRight(
            N_("In a criminal case a lawyer must take part. You need not ask."),
            ("kg.cpc.51(1)(4)",),
            _KG,
        ),
        GateRight(
            N_("In any other case, a held person has the right to a free lawyer."),
            ("kg.co.524(4)", "kg.co.526(5)"),
            _KG,
        ),
        GateRight(N_("You may not be given arrest for an offence."), ("kg.co.33(4)",), _KG),
        GateRight(
            N_("A suspect is asked with a lawyer and a carer there, four hours at most."),
            ("kg.cpc.462",),
            _KG,
        ),
        GateRight(
            N_("Under 16, a case about an offence must be closed."),
            ("kg.co.15(1)", "kg.co.510(5)"),
            _KG,
        ),
    ),
    ("kz", "forced"): (
        GateRight(
            N_("A recognised victim of trafficking: an administrative case must be closed."),
            ("kz.cao.741(1)(11)",),
            _KZ,
        ),
        GateRight(
            N_("You may ask yourself to be recognised as a victim."),
            ("kz.trafficking.17(1)",),
            _KZ_TRAFFICKING,
        ),
        GateRight(
            N_("You then have at least 30 days to decide whether to help the police."),
            ("kz.trafficking.17(2)(12)",),
            _KZ_TRAFFICKING,
        ),
        GateRight(
            N_("Help for victims: care, legal advice, shelter, and your story kept secret."),
            ("kz.trafficking.17(2)",),
            _KZ_TRAFFICKING,
        ),
        GateRight(
            N_("From another country? You may be allowed to stay for up to six months."),
            ("kz.trafficking.17(2)(11)",),
            _KZ_TRAFFICKING,
        ),
        GateRight(
            N_("If force or deceit made you agree, that excuses nobody who used you."),
            ("kz.cc.128 note",),
            _KZ_TRAFFICKING,
        ),
    ),
    ("kg", "forced"): (
        GateRight(
            N_("If force left you no other way at that moment, a case must be closed."),
            ("kg.co.25", "kg.co.510(2)"),
            _KG,
        ),
        GateRight(
            N_("A victim of trafficking is freed from lesser crimes that the traffickers caused."),
            ("kg.cc.166 note",),
            _KG,
        ),
        GateRight(
            N_("Debts, or dependence used against you, count as force there too."),
            ("kg.cc.166 note",),
            _KG,
        ),
        GateRight(
            N_("You may refuse to explain until you are ready, and have a lawyer first."),
            ("kg.co.517(3)", "kg.co.500(4)"),
            _KG,
        ),
        GateRight(
            N_("A court that sees signs of such a crime must pass it on."), ("kg.co.516",), _KG
        ),
        # How long the state lets a victim think is set by a law that was not seen.
        GateRight(
            N_("A time to decide may exist by another law. Ask the lawyer about it."), (), _KG
        ),
    ),
}
FIRST: Final = {
    "minor": (
        N_("It is not your fault. You have a right to help."),
        N_("Sign nothing, and explain nothing, until a lawyer is with you."),
        N_("Police are not the only way to get help."),
    ),
    "forced": (
        N_("It is not your fault. You have a right to help."),
        N_("You decide whom you tell, and when."),
        N_("Sign nothing, and explain nothing, until a lawyer is with you."),
        N_("Police are not the only way to get help."),
    ),
}
PHRASES: Final = {
    "minor": (
        N_("I am under 18. I ask for a lawyer."),
        N_("I will explain with a lawyer. Please write that down."),
    ),
    "forced": (
        N_("I ask for a lawyer, and to speak alone."),
        N_("I will explain with a lawyer. Please write that down."),
    ),
}
HELP: Final = {
    "minor": (
        N_("An adult you trust: a relative, a teacher, a doctor, a social worker."),
        N_("A child help line, or a centre for children."),
        N_("A lawyer for children."),
        N_("A doctor. After violence go within 72 hours: medicine against HIV must start then."),
        N_("If home is the danger, say so to the lawyer or the doctor first."),
        N_("Doctors, teachers and social workers may have to report it. Ask them first."),
    ),
    "forced": (
        N_("An organisation that helps victims of trafficking or violence."),
        N_("A shelter or a crisis centre, and a lawyer there."),
        N_("A doctor. After violence go within 72 hours: medicine against HIV must start then."),
        N_("Your embassy, if you are from another country."),
        N_("Somebody you trust, who can call for you. Use a phone that nobody checks."),
    ),
}
HELPERS: Final = {
    "minor": (
        N_("Do not ask about what happened. A trained person does that once."),
        N_("First a safe place, food, sleep, a doctor."),
        N_("Find a lawyer who works with children. What is best for the child decides."),
        N_("Do not confront anybody. Do not promise to keep everything secret."),
        N_("Write down only dates, names of officers and papers. Keep copies apart."),
    ),
    "forced": (
        N_("Do not ask about what happened. A trained person does that once."),
        N_("Do not call the people who hold the person, and do not bargain."),
        N_("Plan a safe way out first: time, transport, papers, children."),
        N_("Ask for a lawyer and for help as a victim, before any statement."),
        N_("Let the person decide each step. Keep copies of papers in another place."),
    ),
}
TITLES: Final = {
    "minor": N_("You have stronger rights"),
    "forced": N_("You can get help"),
}


def gate_view(
    corpus: Corpus, jurisdiction: str, gate: str, today: dt.date, language: str
) -> dict[str, Any]:
    """Return what the page of a gate shows."""
    language = known_language(language)
    _ = translator(language)
    return {
        "country": _(COUNTRIES[jurisdiction]),
        "title": _(TITLES[gate]),
        "checked": date_text(CHECKED[jurisdiction], language),
        "first": [_(text) for text in FIRST[gate]],
        "phrases": [_(phrase) for phrase in PHRASES[gate]],
        "rights": [
            (_(right.text), cites_text(right.cites, language))
            for right in RIGHTS[jurisdiction, gate]
            if right.since <= today
        ],
        "help": [_(text) for text in HELP[gate]],
        "bodies": list(bodies(corpus, jurisdiction, today, language)),
        "helpers": [_(text) for text in HELPERS[gate]],
        "acts": _(ACT_NAMES[jurisdiction]),
    }
