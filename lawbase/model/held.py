"""What somebody outside can do for a person who is held; nothing is asked about that person."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from lawbase.model.law import Cite, Dated, Jurisdiction, LawModel

# limits: what may change a limit of time; the other topics are advice, each with its cost.
Topic = Literal["limits", "call", "call_also", "ask", "bring", "not_say", "freed"]


class HeldAdvice(LawModel):
    """One piece of advice for both countries, and what it costs."""

    topic: Topic
    text: str
    cost: str = ""

    @model_validator(mode="after")
    def _advice_has_a_cost(self) -> Self:
        if not self.cost and self.topic != "limits":
            raise ValueError("expected `cost`: each advice says what it may cost")
        return self


class HeldRule(Dated):
    """One piece of advice that rests on the law of a country."""

    jurisdiction: Jurisdiction
    topic: Topic
    text: str
    cost: str = ""
    cites: list[Cite] = Field(min_length=1)
    verified_to: dt.date


class HeldPhrase(LawModel):
    """A sentence to pass on by message. It asserts nothing."""

    text: str
