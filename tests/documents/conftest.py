from __future__ import annotations

from collections.abc import Callable

import pytest

from lawbase.documents.sheet import sheet_pdf
from lawbase.engine import Engine
from lawbase.model.case import Case

Make = Callable[..., bytes]


@pytest.fixture(scope="session")
def make(plain_engine: Engine) -> Make:
    """Makes a PDF; each only once."""
    made: dict[tuple[str, str, str], bytes] = {}

    def of(case: Case, form: str = "carry", lang: str = "en") -> bytes:
        key = repr(case), form, lang
        if key not in made:
            made[key] = sheet_pdf(plain_engine, case, form, lang)
        return made[key]

    return of
