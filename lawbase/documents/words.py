"""The words for what the engine finds, by id, so that screens and documents say the same.

Every text here is a source text (English); `i18n.translator` gives it in another language. A
sentence has at most fifteen words, and none speaks of guilt.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import surest_version
from lawbase.documents.render import date_text, known_language, money_text
from lawbase.i18n import translations, translator
from lawbase.model.assessment import PenaltyView
from lawbase.model.case import Answer, Case


def N_(text: str) -> str:
    """Mark a text for translation and return it as it is."""
    return text


# -- grounds and findings ----------------------------------------------------------------------

GROUNDS: Final = {
    "absent": N_("If a court finds what was told, this charge has no legal ground."),
    "open": N_("This is not clear. They have to prove it, and silence proves nothing."),
    "present": N_(
        "If they prove what was told, this article fits. Say nothing; a lawyer comes first."
    ),
    "not_in_force": N_("This article did not apply on that day. Look at the linked article."),
}
GROUND_LABELS: Final = {
    "absent": N_("No ground on what was told"),
    "open": N_("Not clear"),
    "present": N_("This article may apply"),
    "not_in_force": N_("Was not in force"),
}
BARRED: Final = N_("If a court finds what was told, a rule of the law bars this charge.")
ALSO_NOT_IN_FORCE: Final = N_(
    "The day is uncertain. Argument: a harsher law counts only from its last possible first day."
)
FINDINGS: Final = {
    "met": N_("shown by what was told"),
    "open": N_("open: they must prove it"),
    "not_met": N_("missing on what was told"),
}
PRESUMED: Final = N_("taken as given, unless told otherwise")
# Elements of what officers or others did: nobody has to prove anything against P there.
OFFICER_FINDINGS: Final = {
    "met": N_("shown by what was told"),
    "open": N_("not clear"),
    "not_met": N_("missing on what was told"),
}
BREACHES: Final = {
    "broken": N_("This right seems to have been broken."),
    "open": N_("I ask to check this. An exception may apply."),
}
OFFICER_GROUNDS: Final = {
    "present": N_("If it is proved as told, this article fits what was done to you."),
    "open": N_("I ask to check whether this was a crime."),
}
BASES: Final = {
    "statute": N_("words of the law"),
    "interpretation": N_("a reading of the words"),
    "doctrine": N_("doctrine only"),
}
CONFIDENCE: Final = {
    "official": N_("official text"),
    "secondary": N_("second-hand source"),
    "unverified": N_("not verified"),
}
ANSWERS: Final = {
    "yes": N_("told: yes"),
    "no": N_("told: no"),
    "unknown": N_("not told"),
}

# -- warnings and gates ------------------------------------------------------------------------

WARNINGS: Final = {
    "date_window": N_(
        "The law changed around that day, or the day is not sure. The harsher answer leads."
    ),
    "text_not_seen": N_("Nobody here has seen the text of that time. A lawyer must check it."),
    "answers_disagree": N_("Some answers do not fit together. So this stays open."),
    "amount_by_act_date": N_(
        "The sum is counted by the day it happened. The day the case opened decides."
    ),
    "not_beside_309": N_(
        "Article 450 may not stand beside article 309 for the same facts (CAO 25(2))."
    ),
    "after_verified_to": N_("It happened after the last check of this law. It may have changed."),
}
GATES: Final = {
    "minor": N_("You are under 18. You have stronger rights, and other help."),
    "forced": N_("Somebody forces you. Help comes first, and you decide when to speak."),
}
# Said in a lawyer's form or a report where P's part in other people's work counts.
NO_SUGGESTIONS: Final = N_("Nothing is suggested here. A lawyer comes first.")

# -- penalties ---------------------------------------------------------------------------------

PENALTIES: Final = {
    "warning": N_("a warning"),
    "fine": N_("a fine"),
    "community_work": N_("community work"),
    "corrective_work": N_("corrective work"),
    "restriction": N_("restriction of liberty"),
    "arrest": N_("arrest"),
    "prison": N_("prison"),
    "expulsion": N_("expulsion from the country"),
}
TOGETHER: Final = {
    "expulsion": N_("expulsion from the country"),
    "confiscation": N_("confiscation"),
    "suspension": N_("suspension of the business"),
    "ban": N_("a ban from certain work"),
    "life_ban": N_("a ban for life from certain work"),
    "ban_from_post": N_("a ban from certain posts"),
    "lifelong_ban_from_post": N_("a ban for life from certain posts"),
}
WHO: Final = {
    "person": N_("a private person"),
    "official": N_("an official"),
    "small": N_("a small business"),
    "medium": N_("a medium business"),
    "large": N_("a large business"),
}
BARRED_PENALTY: Final = {
    "yes": N_("not allowed on what was told"),
    "open": N_("not allowed for some people; look at the article"),
}
FIRST_WARNING: Final = {
    "yes": N_("it must come first"),
    "open": N_("it must come first, unless something makes the case worse"),
}
_EXCLUSIONS: Final = {
    "limitation": N_("The time in which the law allows a penalty had passed."),
}
KINDS: Final = {
    "offence": N_("offence"),
    "misdemeanour": N_("misdemeanour"),
    "crime": N_("crime"),
}
COUNTRIES: Final = {"kz": N_("Kazakhstan"), "kg": N_("Kyrgyzstan")}

# -- acts and citations ------------------------------------------------------------------------

# Short names of acts, as people write them in a citation.
ACTS: Final = {
    "kz.cao": N_("CAO"),
    "kz.cc": N_("CC"),
    "kz.cpc": N_("CPC"),
    "kz.health": N_("Health Code"),
    "kz.appc": N_("APPC"),
    "kz.const1995": N_("Constitution of 1995"),
    "kz.const2026": N_("Constitution of 2026"),
    "kz.trafficking": N_("Law on human trafficking"),
    "kg.co": N_("CO"),
    "kg.cc": N_("CC"),
    "kg.cpc": N_("CPC"),
    "kg.const2021": N_("Constitution"),
    "kg.com2017": N_("Code of Misdemeanours"),
    "kg.cc2017": N_("CC of 2017"),
}
# What the short names stand for, once on every document that uses them.
ACT_NAMES: Final = {
    "kz": N_(
        "CAO: Code on Administrative Offences. CC: Criminal Code. CPC: Criminal Procedure Code."
    ),
    "kg": N_("CO: Code on Offences. CC: Criminal Code. CPC: Criminal Procedure Code."),
}
_CITE_TAILS: Final = {
    "note": N_("note"),
    "note 1": N_("note 1"),
    "and Annex 1, p. 18": N_("and Annex 1, point 18"),
}
_CITE = re.compile(r"^((?:kz|kg)\.[a-z]+[0-9]*)\.([0-9-]+)((?:\([0-9-]+\))*)(?: (.+))?$")
_ARTICLE: Final = N_("{act} {article}")


def cite_text(cite: str, language: str) -> str:
    """Write a citation as people do: CAO 449(1); ст. 449(1) КоАП."""
    _ = translator(known_language(language))
    parsed = _CITE.match(cite)
    if parsed is None or parsed[1] not in ACTS:
        return cite
    written = _(_ARTICLE).format(act=_(ACTS[parsed[1]]), article=parsed[2] + parsed[3])
    return f"{written} {_(_CITE_TAILS.get(parsed[4], parsed[4]))}" if parsed[4] else written


def cites_text(cites: list[str] | tuple[str, ...], language: str) -> str:
    """Write several citations, each once."""
    return "; ".join(dict.fromkeys(cite_text(cite, language) for cite in cites))


def provision_title(corpus: Corpus, provision_id: str, language: str) -> str:
    """Write an article with its number and its title: CAO 449, Pestering in public places."""
    from lawbase.i18n import title

    provision = corpus.provisions[provision_id]
    name = title(provision.title, known_language(language))
    cite = cite_text(provision_id, language)
    return f"{cite}, {name}" if language == "en" else f"{cite} «{name}»"


def authority_name(corpus: Corpus, authority_id: str, day: dt.date, language: str) -> str:
    """Return the name that an authority had on a day."""
    from lawbase.i18n import title

    known = corpus.authorities[authority_id]
    version = surest_version(known, day) or known.versions[-1]
    return title(version.name, known_language(language))


def exclusion_text(corpus: Corpus, jurisdiction: str, exclusion: str, language: str) -> str:
    """Return the words for a rule that bars or weakens a charge."""
    _ = translator(known_language(language))
    if exclusion in _EXCLUSIONS:
        return _(_EXCLUSIONS[exclusion])
    return _(corpus.exclusions[jurisdiction][exclusion].text)


# -- facts -------------------------------------------------------------------------------------


def told(corpus: Corpus, case: Case, fact_id: str, language: str) -> str:
    """Return a fact's statement and what was told about it; only for a lawyer's form."""
    _ = translator(known_language(language))
    fact = corpus.facts.get(fact_id)
    if fact is None:
        return ""
    answer = case.facts.get(fact_id, "unknown")
    return f"{_(fact.statement).rstrip('.')} ({_answer(fact.choices, answer, _)})"


def _answer(choices: dict[str, str], answer: Answer, _: Callable[[str], str]) -> str:
    if isinstance(answer, str) and answer in choices:
        return _(choices[answer])
    if isinstance(answer, str) and answer in ANSWERS:
        return _(ANSWERS[answer])
    return str(answer)


def statements(corpus: Corpus, facts: list[str], language: str) -> str:
    """Return the statements of facts in one line, without any answer."""
    _ = translator(known_language(language))
    return " · ".join(
        _(corpus.facts[fact].statement).rstrip(".") for fact in facts if fact in corpus.facts
    )


# -- penalties in words ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PenaltyWords:
    """One alternative of a sanction in words, with a remark such as "not allowed"."""

    text: str
    remark: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.remark})" if self.remark else self.text


def penalty_words(penalty: PenaltyView, language: str) -> PenaltyWords:
    """Write one penalty: a fine: 21,625 tenge (5 MCI); arrest: from 3 to 7 days."""
    language = known_language(language)
    _ = translator(language)
    # The words are taken out first: gettext's extractor reads every string inside _().
    kind, who = PENALTIES[penalty["kind"]], WHO[penalty.get("who", "person")]
    text = _(kind)
    size = money_text(penalty, language) if "unit" in penalty else _term(penalty, language)
    if size:
        text = f"{text}: {size}"
    if penalty.get("who", "person") != "person":
        text = _("{penalty}, for {who}").format(penalty=text, who=_(who))
    for key, pattern in (
        ("with", N_("{penalty}, together with {others}")),
        ("maybe_with", N_("{penalty}, with or without {others}")),
    ):
        if penalty.get(key):
            others = ", ".join(_(TOGETHER.get(other, other)) for other in penalty[key])
            text = _(pattern).format(penalty=text, others=others)
    return PenaltyWords(text, _remark(penalty, language))


def _remark(penalty: PenaltyView, language: str) -> str:
    _ = translator(language)
    remark = FIRST_WARNING.get(penalty.get("first", ""), "") or BARRED_PENALTY.get(
        penalty.get("barred", ""), ""
    )
    if not remark:
        return ""
    cite = penalty.get("cite")
    return f"{_(remark)}, {cite_text(cite, language)}" if cite else _(remark)


def _term(penalty: PenaltyView, language: str) -> str:
    """Write how long: from 3 to 7 days; up to 5 years."""
    n = translations(language).ngettext
    for span in ("hours", "days", "months", "years"):
        low = penalty.get(f"{span}_min")
        high = penalty.get(f"{span}_max", penalty.get(span))
        if high is None and low is None:
            continue
        if high is None:
            high, low = low, None
        assert isinstance(high, int)
        if low is None:
            written = {
                "hours": n("up to {high} hour", "up to {high} hours", high),
                "days": n("up to {high} day", "up to {high} days", high),
                "months": n("up to {high} month", "up to {high} months", high),
                "years": n("up to {high} year", "up to {high} years", high),
            }[span]
        else:
            written = {
                "hours": n("from {low} to {high} hour", "from {low} to {high} hours", high),
                "days": n("from {low} to {high} day", "from {low} to {high} days", high),
                "months": n("from {low} to {high} month", "from {low} to {high} months", high),
                "years": n("from {low} to {high} year", "from {low} to {high} years", high),
            }[span]
        return written.format(low=low, high=high)
    return ""


def term_text(days: int, months: int, years: int, language: str) -> str:
    """Write a length of time: 10 days; 2 months."""
    n = translations(known_language(language)).ngettext
    if years:
        return n("{count} year", "{count} years", years).format(count=years)
    if months:
        return n("{count} month", "{count} months", months).format(count=months)
    return n("{count} day", "{count} days", days).format(count=days)


def period_text(first: dt.date | None, last: dt.date | None, language: str) -> str:
    """Write from when to when something applied."""
    _ = translator(known_language(language))
    if first is None:
        return _("not in force")
    if last is None:
        return _("since {first}").format(first=date_text(first, language))
    return _("from {first} to {last}").format(
        first=date_text(first, language), last=date_text(last, language)
    )


# -- laws and sources --------------------------------------------------------------------------

# The law files name laws and sources in English; other languages get the name, day and number.
LAW_KINDS: Final = {
    "Law": N_("Law"),
    "Constitutional Law": N_("Constitutional Law"),
    "Code": N_("Code"),
    "Constitution": N_("The Constitution"),
    "Decree": N_("Decree"),
    "Code on Administrative Offences": N_("Code on Administrative Offences"),
    "Criminal Code": N_("Criminal Code"),
    "Criminal Procedure Code": N_("Criminal Procedure Code"),
    "Code on Offences": N_("Code on Offences"),
    "Code of Misdemeanours": N_("The Code of Misdemeanours"),
    "Code on Public Health and the Healthcare System": N_("Health Code"),
    "Administrative Procedural Code": N_("Administrative Procedural Code"),
    "Constitutional Law on the Prosecutor's Office": N_("Law on the Prosecutor's Office"),
    "Constitutional Law on the Human Rights Commissioner": N_("Law on the Ombudsman"),
    "Decree of the President": N_("Decree of the President"),
}
_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_DAY: Final = rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}"
_LAW = re.compile(rf"([A-Z][A-Za-z' ]*?) of ({_DAY})(?: No\. ([0-9]+(?:-[IVXL]+)?))?")
_DAYS = re.compile(_DAY)
_YEAR = re.compile(r"\b20\d\d\b")


def _day_of(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d %B %Y").date()


def law_text_of(law: str, language: str) -> str:
    """Write the name of a law: Law of 10 January 2025 No. 155-VIII; Закон от 10 января 2025 г."""
    if known_language(language) == "en":
        return law
    _ = translator(language)
    names: list[str] = []
    for kind, day, number in _LAW.findall(law):
        if kind not in LAW_KINDS:
            continue
        written = _("{law} of {day}").format(
            law=_(LAW_KINDS[kind]), day=date_text(_day_of(day), language)
        )
        names.append(f"{written} № {number}" if number else written)
    return "; ".join(dict.fromkeys(names))


def edition_text(edition: str, language: str) -> str:
    """Write which edition of a text was read."""
    if known_language(language) == "en":
        return edition
    _ = translator(language)
    days = _DAYS.findall(edition)
    if days:
        return _("as of {day}").format(day=date_text(_day_of(days[0]), language))
    years = _YEAR.findall(edition)
    return _("edition of {year}").format(year=years[0]) if years else ""
