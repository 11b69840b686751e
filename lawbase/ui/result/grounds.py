"""The sign and the colour of each ground: never colour alone."""

from __future__ import annotations

from typing import Final

SIGNS: Final = {"absent": "○", "open": "?", "present": "●", "not_in_force": "▦"}
COLOURS: Final = {"absent": "absent", "open": "open", "present": "", "not_in_force": "grey"}
