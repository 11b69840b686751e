"""A page that fails halfway, with an answer in the text of the error."""

from __future__ import annotations

from lawbase.ui.look import dress
from lawbase.ui.state import Looks, current
from lawbase.ui.widgets import bar

dress("en", Looks())
bar(current())
raise ValueError("service_provided: yes")
