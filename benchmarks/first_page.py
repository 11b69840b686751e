"""How long the first question takes on a slow line, beside a page of Streamlit's own.

Both are started as people start them, and visited with the same browser, slowed in the same way.
It slows down every byte, and delays each request and the opening of the websocket, but not the
messages in it: on a real line, add about one delay to each time.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from lawbase.i18n import LANGUAGES
from tests.ui.conftest import APP, start_server, stop_server
from tests.ui.walking import ARGUMENTS, CHROMIUM, PHONE

RUNS = 3
DELAY = 400  # milliseconds, for each request
RATE = 400 * 1024 / 8  # bytes a second, each way
PATIENCE = 120_000  # milliseconds
ONE_BUTTON = "import streamlit as st\n\nst.button('Begin')\n"
DEFAULT = ("-m", "streamlit", "run", "page.py", "--server.headless", "true")
SILENT = ("--browser.gatherUsageStats", "false")  # it calls nobody


@dataclass(frozen=True)
class Visit:
    """What one visit took until the first question could be answered."""

    seconds: float
    kilobytes: float


def first_page() -> None:
    """Print how long a first and a second visit take on slow 3G."""
    if not CHROMIUM.exists():
        print("first page on slow 3G: skipped, no Chromium here (apt-get install chromium)")
        return
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        Path(folder, "page.py").write_text(ONE_BUTTON, encoding="utf-8")
        port = (*DEFAULT, *SILENT, "--server.port")
        with _served(Path(folder), port, Path(folder)) as address:
            default, default_again = _visits(browser, address, ["Begin"])
        with _served(Path(folder), APP) as address:
            ours, ours_again = _visits(browser, address, list(LANGUAGES.values()))
        browser.close()
    _tell("first visit", ours, default)
    _tell("second visit", ours_again, default_again)
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    print(f"slow 3G: 400 kbit/s, {DELAY} ms; the processors had {load:.1f} times their work")


def _tell(visit: str, ours: Visit, default: Visit) -> None:
    ratio = ours.seconds / default.seconds
    print(
        f"slow 3G, {visit:12} {ours.seconds:18.1f} s   {ours.kilobytes:5.0f} kB   (Streamlit's "
        f"default {default.seconds:.1f} s, {default.kilobytes:.0f} kB: {ratio:.2f} of it)"
    )


@contextmanager
def _served(logs: Path, what: tuple[str, ...], folder: Path | None = None) -> Iterator[str]:
    log = logs / "printed.txt"
    server = start_server(log, what, folder) if folder else start_server(log, what)
    try:
        yield server.address
    finally:
        stop_server(server)


def _visits(browser: Browser, address: str, buttons: list[str]) -> tuple[Visit, Visit]:
    """Return the middle first visit, nothing kept by the browser yet, and the middle second one."""
    first, second = [], []
    for _run in range(RUNS):
        width, height = PHONE
        context = browser.new_context(viewport={"width": width, "height": height})
        first.append(_visit(context, address, buttons))
        second.append(_visit(context, address, buttons))
        context.close()
    return _middle(first), _middle(second)


def _middle(visits: list[Visit]) -> Visit:
    return Visit(
        statistics.median(visit.seconds for visit in visits),
        statistics.median(visit.kilobytes for visit in visits),
    )


def _visit(context: BrowserContext, address: str, buttons: list[str]) -> Visit:
    """Visit an address on a slow line until every one of these buttons can be tapped."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    sizes: list[float] = []
    line = context.new_cdp_session(page)
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", _slow())
    page.goto(address, wait_until="commit")
    for name in buttons:
        page.get_by_role("button", name=name, exact=True).click(trial=True)
    seconds = page.evaluate("performance.now()") / 1000
    kilobytes = sum(sizes) / 1000
    page.close()
    return Visit(seconds, kilobytes)


def _slow() -> dict[str, Any]:
    return {
        "offline": False,
        "latency": DELAY,
        "downloadThroughput": RATE,
        "uploadThroughput": RATE,
    }
