"""The framework's files come small, and to every browser in a form that it takes."""

from __future__ import annotations

import gzip
import re
import urllib.request

import brotli
import pytest

from lawbase.ui.compression import best_coding, compress
from lawbase.ui.first_page import first_page
from tests.ui.conftest import Server

DECODED = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("identity", ""), ("", "")],
)
def test_densest_coding_that_is_accepted(accepted: str, coding: str) -> None:
    assert best_coding(accepted) == coding


@pytest.mark.parametrize("coding", list(DECODED))
@pytest.mark.parametrize("hard", [True, False])
def test_content_comes_back(coding: str, hard: bool) -> None:
    content = b"one and the same " * 100
    assert DECODED[coding](compress(content, coding, hard)) == content


@pytest.mark.browser
@pytest.mark.parametrize("coding", list(DECODED))
def test_served_script_is_whole_and_may_be_kept(server: Server, coding: str) -> None:
    name = re.search(r"static/js/index\.[\w-]+\.js", first_page())
    assert name is not None
    asked = urllib.request.Request(server.address + name[0], headers={"accept-encoding": coding})
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers.get("content-encoding", "") == coding
        assert "immutable" in answer.headers["cache-control"]
        script = DECODED[coding](answer.read())
    assert b"_stcore/host-config" in script


@pytest.mark.browser
def test_styles_ask_for_no_font(server: Server) -> None:
    name = re.search(r"static/css/index\.[\w-]+\.css", first_page())
    assert name is not None
    with urllib.request.urlopen(server.address + name[0]) as answer:
        style = answer.read()
    assert b".katex" in style
    assert b"@font-face" not in style
