"""Pictures of the real screens: one sheet a language, and three for the README.

Run as `python -m tests.ui.pictures`, with languages behind it or with none for all. It walks
through the application on a phone and writes docs/screens/.
"""

from __future__ import annotations

import io
import sys
import tempfile
from functools import partial
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from lawbase.corpus import load_corpus
from lawbase.i18n import LANGUAGES
from tests.ui.conftest import ROOT, start_server, stop_server
from tests.ui.test_ways import WAYS
from tests.ui.walking import ARGUMENTS, CHROMIUM, PHONE, Visitor

SCREENS = ROOT / "docs" / "screens"
# A way, and which of its pages: the first is 0, the last is -1.
SHEET = (
    ("now", 0),
    ("now", 2),
    ("now", 3),
    ("now", 4),
    ("now", 5),
    ("green", 3),
    ("green", -2),
    ("green", -1),
    ("amber", -1),
    ("closed", -1),
    ("held", -1),
    ("minor", -1),
)
SINGLE = {"door": ("now", 2), "now": ("now", 4), "result": ("green", -1)}
README_LANGUAGE = "en"
COLUMNS = 4
GAP = 16
BETWEEN = (120, 124, 130)
LARGEST = 400_000  # bytes

Pages = dict[str, list[Image.Image]]


def walk_all(visitor: Visitor, lang: str) -> Pages:
    """Walk every way that is on the sheet, and take a picture of each page."""
    taken: Pages = {}
    for way in dict.fromkeys(way for way, _page in SHEET):
        pages = taken.setdefault(way, [])
        visitor.after_each_page = partial(_take, visitor, pages)
        visitor.start_anew(lang, PHONE)
        WAYS[way].walk(visitor)
    return taken


def _take(visitor: Visitor, pages: list[Image.Image]) -> None:
    pages.append(Image.open(io.BytesIO(visitor.page.screenshot())).convert("RGB"))


def sheet_of(pages: Pages) -> Image.Image:
    """Put the pictures side by side."""
    pictures = [pages[way][page] for way, page in SHEET]
    rows = -(-len(pictures) // COLUMNS)
    width, height = PHONE[0] + GAP, PHONE[1] + GAP
    sheet = Image.new("RGB", (COLUMNS * width + GAP, rows * height + GAP), BETWEEN)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, COLUMNS)
        sheet.paste(picture, (GAP + column * width, GAP + row * height))
    return sheet


def write(picture: Image.Image, path: Path) -> None:
    """Write a picture with as many colours as fit into its size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for colours in (128, 64, 32, 16):
        few = picture.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        if path.stat().st_size < LARGEST:
            return
    raise ValueError(f"{path} is larger than {LARGEST} bytes")


def main(languages: list[str]) -> None:
    """Write the sheet of each language, and the single pictures."""
    corpus = load_corpus()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(Path(folder) / "printed.txt")
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        visitor = Visitor(browser, server.address, corpus)
        try:
            for lang in languages:
                pages = walk_all(visitor, lang)
                write(sheet_of(pages), SCREENS / f"{lang}.png")
                if lang == README_LANGUAGE:
                    for name, (way, page) in SINGLE.items():
                        write(pages[way][page], SCREENS / f"{name}.png")
        finally:
            browser.close()
            stop_server(server)


if __name__ == "__main__":
    main(sys.argv[1:] or list(LANGUAGES))
