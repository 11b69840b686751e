"""What all tests share: the law as it stands in rules/, and both chainers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lawbase.corpus import Corpus, load_corpus
from lawbase.corpus.loading import RULES
from lawbase.engine import Engine
from lawbase.engine.chaining import Chainer, PlainChainer
from tests.broken_content import Content


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def plain_engine(corpus: Corpus) -> Engine:
    return Engine(corpus, PlainChainer())


@pytest.fixture(scope="session")
def durable() -> Chainer:
    """The durable-rules chainer, or a skip that says why there is none."""
    try:
        from lawbase.engine.durable_chainer import DurableChainer
    except ImportError as error:
        pytest.skip(f"durable-rules 2.0.28 does not import on Python 3.13 and newer: {error}")
    return DurableChainer()


@pytest.fixture(scope="session")
def durable_engine(corpus: Corpus, durable: Chainer) -> Engine:
    return Engine(corpus, durable)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """A copy of rules/ that the test may break."""
    return Content(Path(shutil.copytree(RULES, tmp_path / "rules")))
