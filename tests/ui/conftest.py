"""A real server process on loopback, and Debian's Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from lawbase.corpus import Corpus
from tests.ui.walking import ARGUMENTS, CHROMIUM, Visitor

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@dataclass
class Server:
    """The application as people start it, with what it printed."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    @property
    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


APP = ("-m", "lawbase", "app", "--port")
BROKEN = ("-m", "streamlit", "run", "tests/ui/broken.py", "--server.port")


def start_server(
    log: Path,
    what: tuple[str, ...] = APP,
    folder: Path = ROOT,
    environment: Mapping[str, str] | None = None,
) -> Server:
    """Start the application on a free port and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, *what, str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**ENVIRONMENT, **(environment or {})},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    server = Server(process, f"http://127.0.0.1:{port}/", log)
    for _attempt in range(300):
        try:
            with urllib.request.urlopen(server.address + "_stcore/health", timeout=2):
                return server
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    stop_server(server)
    raise AssertionError(f"the server did not start: {server.printed}")


def stop_server(server: Server) -> None:
    """Stop the server that was started here."""
    server.process.terminate()
    try:
        server.process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait(timeout=10)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = start_server(tmp_path_factory.mktemp("server") / "printed.txt")
    yield started
    stop_server(started)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is missing (apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def visitor(browser: Browser, server: Server, corpus: Corpus) -> Iterator[Visitor]:
    someone = Visitor(browser, server.address, corpus)
    yield someone
    someone.close()
