"""The law and the engine: read once a process, shared by all sessions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from lawbase.corpus import Corpus, load_corpus
from lawbase.engine import Engine
from lawbase.interview import Interview


@dataclass(frozen=True)
class Law:
    """The corpus with its engine and its interview."""

    corpus: Corpus
    engine: Engine
    interview: Interview

    def checked_to(self, country: str) -> dt.date:
        """Return the day up to which every act in force was checked."""
        return min(
            act.verified_to
            for act in self.corpus.acts.values()
            if act.jurisdiction == country and act.in_force_to is None and ".const" not in act.id
        )


@st.cache_resource(show_spinner=False)
def law() -> Law:
    """Return the law, read at the first call of the process."""
    engine = Engine(load_corpus())
    return Law(engine.corpus, engine, Interview(engine))
