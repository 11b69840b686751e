"""What to say and to do at once, by the place where a person is. No question is asked."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field, field_validator

from lawbase.model.law import Cite, Dated, LawModel

PlaceId = Literal["street", "door", "car", "station", "clinic", "phone"]


class Statement(Dated):
    """What an article says, in our own words, where no right holds it. Cards name it by its id."""

    id: str
    text: str
    cite: Cite
    verified_to: dt.date


class Place(LawModel):
    """The one card for a place.

    `say` is said to officers: it asserts nothing. What an advice costs stands beside it. `rights`
    and `articles` (ids of statements) are what the lines rest on. The id names the sign beside the
    name too.
    """

    id: PlaceId
    name: str
    say: list[str]
    do_not: list[str]
    remember: list[str] = Field(min_length=1, max_length=2)
    then: list[str] = Field(min_length=2, max_length=5)
    rights: list[str] = Field(min_length=1)
    articles: list[str] = Field(default_factory=list)

    @field_validator("say", "do_not")
    @classmethod
    def _three(cls, texts: list[str]) -> list[str]:
        if len(texts) != 3:
            raise ValueError(f"{len(texts)} texts; expected exactly three, so that they are read")
        return texts
