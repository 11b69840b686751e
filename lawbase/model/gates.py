"""The pages behind the gates: what both countries share, and the rights of each."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from lawbase.model.law import Cite, Dated, Jurisdiction, LawModel

Gate = Literal["minor", "forced"]


class GatePage(LawModel):
    """What the page of a gate says in both countries.

    `helpers` is for an adult or a paralegal who helps. A phrase is to be said to officers.
    """

    id: Gate
    title: str
    first: list[str] = Field(min_length=1)
    phrases: list[str] = Field(min_length=1)
    help: list[str] = Field(min_length=1)
    helpers: list[str] = Field(min_length=1)


class GateRight(Dated):
    """One right of a gate's page, where it stands, and from when it is sure."""

    gate: Gate
    jurisdiction: Jurisdiction
    text: str
    cites: list[Cite]
    verified_to: dt.date

    @model_validator(mode="after")
    def _cited_unless_unseen(self) -> Self:
        if not self.cites and not self.text_not_seen:
            raise ValueError("expected `cites`, or `text_not_seen: true` where no text was seen")
        return self
