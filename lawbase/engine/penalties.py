"""Penalties as people see them: sums of the day, bars, and which of two sanctions is milder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from lawbase.engine.logic import NO, UNKNOWN, YES, Answers, Test
from lawbase.model.assessment import PenaltyView
from lawbase.model.law import Parameter, Part, Penalty

# From the lightest to the gravest kind.
_RANK: Final = {
    kind: rank
    for rank, kind in enumerate(
        (
            "warning",
            "fine",
            "community_work",
            "corrective_work",
            "arrest",
            "expulsion",
            "restriction",
            "prison",
        )
    )
}
_SPANS: Final = ("units", "hours", "days", "months", "years")
_SPAN_NAMES: Final = tuple((span, f"{span}_max", f"{span}_min") for span in _SPANS)
_FIELDS: Final = tuple(name for name in Penalty.model_fields if name.partition("_")[0] in _SPANS)
_FINDING: Final = {YES: "yes", NO: "no", UNKNOWN: "open"}
_WHO_BY_SIZE: Final = {
    "none": ("person", "official"),
    "small": ("small",),
    "medium": ("medium",),
    "large": ("large",),
}


@dataclass(frozen=True, slots=True)
class Money:
    """The index that a fine is counted in, and its value on the day that counts."""

    parameter: Parameter
    value: int | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on a kind of penalty: who may not be given it."""

    cite: str
    test: Test


@dataclass(frozen=True, slots=True)
class Sanction:
    """All that is needed to write a part's penalties for one case."""

    money: Money
    answers: Answers
    bars: dict[str, Bar]
    first_warning: str  # yes | no | open: must a warning come first?
    trace: Callable[[tuple[str, ...]], list[str]]

    def of(self, part: Part) -> list[PenaltyView]:
        """Return the penalties of a part, one entry for each alternative and each `who`."""
        size = self.answers.get("business_size")
        wanted = _WHO_BY_SIZE.get(size) if isinstance(size, str) else None
        return [self._view(p) for p in part.penalties if wanted is None or p.who in wanted]

    def _view(self, penalty: Penalty) -> PenaltyView:
        view: PenaltyView = {"kind": penalty.kind}
        in_units = False
        for name in _FIELDS:
            value = getattr(penalty, name)
            if value is None:
                continue
            view[name] = value
            if name.startswith("units"):
                in_units = True
                if self.money.value is not None:
                    view[name.replace("units", "amount")] = value * self.money.value
        if in_units:
            view["unit"] = self.money.parameter.unit
            view["currency"] = self.money.parameter.currency
            view["who"] = penalty.who
        if penalty.together_with:
            view["with"] = list(penalty.together_with)
        if penalty.maybe_with:
            view["maybe_with"] = list(penalty.maybe_with)
        if penalty.first_by:
            view["first"] = self.first_warning
            view["cite"] = penalty.first_by
        bar = self.bars.get(penalty.kind)
        if bar is not None:
            value, because = bar.test(self.answers)
            view["barred"] = _FINDING[value]
            view["because"] = self.trace(because)
            view["cite"] = bar.cite
        return view


def _size(penalty: PenaltyView) -> tuple[int, int, int, int]:
    """How grave one alternative is: its gravest kind, its most, its least, what comes with it."""
    together = penalty.get("with", ())
    rank = _RANK[penalty["kind"]]
    for kind in together:
        rank = max(rank, _RANK.get(kind, 0))
    most = least = 0
    for span, most_name, least_name in _SPAN_NAMES:
        exact: int = penalty.get(span, 0)
        most = max(most, penalty.get(most_name, exact))
        least = max(least, penalty.get(least_name, exact))
    return rank, most, least, len(together)


def gravity(penalties: Sequence[PenaltyView]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Order sanctions by their gravest alternative, then by their lightest one."""
    sizes = [_size(penalty) for penalty in penalties]
    return (max(sizes), min(sizes)) if sizes else ((), ())


def is_milder(later: Sequence[PenaltyView], earlier: Sequence[PenaltyView]) -> bool:
    """Say whether a later sanction is milder: lighter somewhere, for some person, harsher nowhere.

    With equal ends a sanction with more alternatives counts as milder: the judge has a choice.
    """
    milder = False
    groups = dict.fromkeys(p.get("who", "person") for p in earlier)
    for who in groups:
        old = [p for p in earlier if p.get("who", "person") == who]
        new = [p for p in later if p.get("who", "person") == who]
        if not new:
            continue
        old_top, old_low = gravity(old)
        new_top, new_low = gravity(new)
        if new_top > old_top or new_low > old_low:
            return False
        milder |= (new_top, new_low) < (old_top, old_low) or (
            (new_top, new_low) == (old_top, old_low) and len(new) > len(old)
        )
    return milder
