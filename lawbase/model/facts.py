"""Facts: what can be told about P and about what officers and others did."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from lawbase.model.condition import Condition
from lawbase.model.law import Jurisdiction, LawModel

FactKind = Literal["yesno", "number", "date", "choice"]
BOTH: tuple[Jurisdiction, ...] = ("kz", "kg")


class Confession(LawModel):
    """From this day on, in this country, a yes to this fact can only hurt P or a colleague."""

    jurisdiction: Jurisdiction
    entry: dt.date = Field(alias="from")


class Fact(LawModel):
    """A fact that can be told.

    `judged` facts are derived from seen ones in the interview where those are told.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: FactKind = "yesno"
    choices: dict[str, str] = Field(default_factory=dict)
    statement: str
    question: str
    why: str
    group: str
    judged: bool = False
    gate: Literal["minor", "forced"] | None = None
    jurisdictions: list[Jurisdiction] = Field(default_factory=lambda: list(BOTH))
    confession: list[Confession] = Field(default_factory=list)

    @model_validator(mode="after")
    def _choices_belong_to_a_choice(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("`choices` are expected for kind choice, and only there")
        return self


class Derivation(LawModel):
    """How a fact follows from seen ones, if it was not told itself."""

    fact: str
    jurisdictions: list[Jurisdiction] = Field(default_factory=lambda: list(BOTH))
    yes_when: Condition | None = None
    no_when: Condition | None = None


class Contradiction(LawModel):
    """Answers that cannot both be right: what rests on them becomes open."""

    id: str
    jurisdictions: list[Jurisdiction] = Field(default_factory=lambda: list(BOTH))
    text: str
    when: Condition
    facts: list[str]
