"""How it looks: colours, sizes, the fixed bar. And the language that the page says it is in."""

from __future__ import annotations

from typing import Final

import streamlit as st

from lawbase.i18n import translator
from lawbase.ui.state import step_number

_STYLE: Final = """<style>
:root { --card: #1e2328; --line: #4a545e; --ink: #f2efe9; --soft: #c0bab0; --green: #7fc8a0;
  --amber: #e9bd6b; --grey: #b3bcc6; --leave: #c23b2f; }
header[data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stStatusWidget"],
[data-testid="stDecoration"], [data-testid="stElementToolbar"], [data-testid="stSkipToContent"],
[role="log"] { display: none; }
[data-testid="stMainBlockContainer"] { max-width: 640px; padding: 4.6rem 1rem 3rem;
  margin: 0 auto; }
[data-testid="stMain"] { overflow-x: hidden; scroll-padding: 5rem 0 1rem; }
[data-testid="stVerticalBlock"] { gap: .6rem; }
h1 { font-size: 1.35rem !important; line-height: 1.3; margin: .2rem 0 .4rem; padding: 0;
  font-weight: 700; outline: none; overflow-wrap: anywhere; }
h2 { font-size: 1.08rem !important; line-height: 1.35; margin: 1.4rem 0 .3rem; padding: 0;
  font-weight: 600; color: var(--soft); }
h3 { font-size: 1.12rem !important; line-height: 1.3; margin: .2rem 0 .4rem; padding: 0; }
.say p, .say li { margin: .35rem 0; line-height: 1.5; overflow-wrap: anywhere; }
.say ul { margin: .2rem 0; padding-left: 1.2rem; }
.small, .small p { font-size: .86rem; color: var(--soft); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
  padding: .8rem .9rem; margin: .1rem 0; }
.words { background: #232a20; border-left: 4px solid var(--green); border-radius: 10px;
  padding: .65rem .8rem; margin: .45rem 0; font-size: 1.08rem; }
.dont { background: #2a2320; border-left: 4px solid var(--amber); border-radius: 10px;
  padding: .6rem .8rem; margin: .45rem 0; }
.row { display: flex; gap: .6rem; padding: .45rem 0; border-top: 1px solid #343b42; }
.row .mark { width: 1.2rem; flex: none; text-align: center; }
.absent { color: var(--green); } .open { color: var(--amber); } .grey { color: var(--grey); }
details { margin: .3rem 0; }
summary { cursor: pointer; color: var(--soft); padding: .6rem 0; min-height: 44px;
  font-size: .92rem; text-decoration: underline; text-underline-offset: 3px; }
.stButton button, .stDownloadButton button { min-height: 52px; border-radius: 14px;
  justify-content: flex-start; text-align: left; padding: .6rem 1rem; border: 1px solid var(--line);
  background: var(--card); color: var(--ink); }
.stButton button p, .stDownloadButton button p { font-size: 1rem; line-height: 1.35;
  overflow-wrap: anywhere; white-space: normal; }
.stButton button[kind="primary"], .stDownloadButton button[kind="primary"] {
  background: #25303a; border-color: #7d9db8; }
.stButton button[kind="tertiary"] { background: none; border: 1px dashed var(--line);
  color: var(--ink); }
.stButton button:focus-visible, .stDownloadButton button:focus-visible, summary:focus-visible {
  outline: 3px solid #9ec3e6; outline-offset: 2px; }
.stButton button > div, .stDownloadButton button > div { justify-content: flex-start; }
.card > details { margin: 0; } .card > details > summary { font-size: 1rem; color: var(--ink); }
.st-key-bar { position: fixed; top: 0; left: 0; right: 0; z-index: 999; background: #14171a;
  border-bottom: 1px solid #2a3036; width: 100%; max-width: none; flex-wrap: nowrap !important;
  gap: .5rem;
  padding: .5rem max(1rem, calc((100vw - 640px) / 2 + 1rem)); }
.st-key-bar button { min-height: 44px; white-space: nowrap; }
.st-key-bar .small p { margin: 0; line-height: 1.2; }
.st-key-back button { border: none !important; background: none !important; padding: .3rem .2rem; }
.st-key-leave button { background: var(--leave) !important; color: #fff !important;
  border-color: var(--leave) !important; justify-content: center; padding: .3rem 1rem; }
.st-key-leave button p { font-weight: 700; }
.st-key-leave { margin-left: auto; }
[data-testid="stCheckbox"] { width: 100%; }
[data-testid="stCheckbox"] label { background: var(--card); border: 1px solid var(--line);
  border-radius: 14px; padding: .8rem .9rem; width: 100%; min-height: 52px; align-items: center; }
[data-testid="stCheckbox"] label p { font-size: 1rem; line-height: 1.4; overflow-wrap: anywhere; }
[data-testid="stCheckbox"] label > div:nth-child(2) { border: 2px solid #aab4be; flex: none; }
[data-testid="stSelectbox"] label p { font-size: .92rem; }
[data-testid="stSelectbox"] [role="group"] { min-height: 52px; border-radius: 12px; }
</style>"""

# The language for screen readers, and each new screen begins at its top. The number makes it run
# once a screen.
_SCRIPT: Final = """<script>
/* {step} */
document.documentElement.lang = "{lang}";
window.frameworkWords = {{ Open: "{open}" }};
setTimeout(function () {{
  var main = document.querySelector('[data-testid="stMain"]');
  if (main) main.scrollTo(0, 0);
  var title = document.querySelector("h1");
  if (title) title.focus({{ preventScroll: true }});
}}, 60);
</script>"""


def dress(lang: str) -> None:
    """Give the page its neutral title, its looks and its language."""
    _ = translator(lang or "ru")
    st.set_page_config(page_title=_("Information"), page_icon=None, layout="centered")
    st.html(_STYLE)
    script = _SCRIPT.format(step=step_number(), lang=lang or "ru", open=_("Open the list"))
    st.html(script, unsafe_allow_javascript=True)
