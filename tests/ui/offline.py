"""Run inside a network namespace without a route: starts the server and walks once."""

from __future__ import annotations

import fcntl
import socket
import struct
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from lawbase.corpus import load_corpus
from tests.ui.conftest import start_server, stop_server
from tests.ui.test_walks import walk_kyrgyzstan
from tests.ui.walking import ARGUMENTS, CHROMIUM, Visitor

_SIOCSIFFLAGS = 0x8914
_IFF_UP = 0x1


def bring_loopback_up() -> None:
    """Switch on the one interface that a new namespace has."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sh22x", b"lo", _IFF_UP)
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, request)


def has_no_route() -> bool:
    """Say whether nothing outside can be reached."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        try:
            any_socket.connect(("192.0.2.1", 9))
        except OSError:
            return True
    return False


def main() -> None:
    """Walk once and download the sheet."""
    bring_loopback_up()
    assert has_no_route()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "printed.txt")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
                visitor = Visitor(browser, server.address, load_corpus(), "ru")
                walk_kyrgyzstan(visitor)
                visitor.tap("Sheet to take along")
                visitor.download("Download the sheet (PDF)")
                browser.close()
        finally:
            stop_server(server)
    print("walked without a network")


if __name__ == "__main__":
    main()
