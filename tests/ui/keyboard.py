"""A visitor without a mouse: Tab, Shift+Tab, Enter, Space and the arrow keys, and nothing else."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import ElementHandle, Locator, Page

FARTHEST = 60  # Tabs from one thing to the next
LONGEST = 100  # entries of a list

# Where the focus stands, whether it can be seen there, and whether the target lies behind.
_FOCUS = """target => {
  const here = document.activeElement;
  const around = [here, here.closest("[role=group]"), here.closest("label")].filter(Boolean);
  const seen = around.some(part => {
    const style = getComputedStyle(part);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return outlined || style.boxShadow !== "none";
  });
  return {
    there: here === target,
    seen: here === document.body || seen,
    behind: Boolean(target.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
    what: here.outerHTML.slice(0, 120),
  };
}"""
_MARKED_ENTRY = """() => {
  const id = document.activeElement.getAttribute("aria-activedescendant");
  return id && document.getElementById(id) ? document.getElementById(id).innerText : "";
}"""


class Keyboard:
    """Moves the focus as a person does, and checks at each stop that it can be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def move_to(self, where: Locator) -> None:
        """Move the focus to something, by Tab or, where it lies behind, by Shift+Tab."""
        target = where.element_handle()
        focus = self._focus(target)
        key = "Shift+Tab" if focus["behind"] else "Tab"
        for _press in range(FARTHEST):
            if focus["there"]:
                return
            self.page.keyboard.press(key)
            focus = self._focus(target)
            assert focus["seen"], f"the focus cannot be seen on {focus['what']}"
        raise AssertionError(f"not reached by {FARTHEST} × {key}: {where}")

    def press(self, where: Locator, key: str = "Enter") -> None:
        """Move to a button, a box or what opens, and press a key there."""
        self.move_to(where)
        self.page.keyboard.press(key)

    def choose(self, option: str) -> None:
        """Choose an entry of the list that is open."""
        self.page.keyboard.press("Home")
        for _press in range(LONGEST):
            self.page.wait_for_function(_MARKED_ENTRY)
            if self.page.evaluate(_MARKED_ENTRY) == option:
                self.page.keyboard.press("Enter")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no {option!r} in the list")

    def _focus(self, target: ElementHandle) -> dict[str, Any]:
        focus: dict[str, Any] = self.page.evaluate(_FOCUS, target)
        return focus
