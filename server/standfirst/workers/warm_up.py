"""Importing this module loads the engine and reads one page with it.

The fork server imports it once, so that its children begin warm and share the memory. What the first page loads
(word lists, compiled expressions) is loaded here for the same reason; freezing keeps the garbage collector from
writing to, and so copying, the shared pages.
"""

from __future__ import annotations

import contextlib
import gc
import json

from standfirst.config import Bounds
from standfirst.workers import reading

_PARAGRAPHS = """
<p>The city council of Larkhaven voted on Tuesday to rebuild the old ferry landing, which has been closed since the
storm in March 2019. Mayor Ruth Alder said that the work would begin in spring and cost 4.2 million euros.
<p>“We have waited long enough,” she told the meeting, to applause from the public gallery. A third of the money comes
from the state; the rest is to be raised by selling the disused customs house on the quay.
<p>The owner of the ferry line, Mr. J. Dunmore, welcomed the vote. His boats carried 400 people a day before the storm,
and he hopes for as many again. Fishermen had asked for a longer pier, which the plan leaves out.
"""
_HEADLINE = "Council votes to rebuild the ferry landing"
_PAGE = (
    f"<html lang=en><title>{_HEADLINE}</title><body><article><h1>{_HEADLINE}</h1>{_PARAGRAPHS}</article></body></html>"
)


def _read_one_page() -> None:
    # A fault of the engine shows, and is told, with the first real page; here it would only end the fork server.
    with contextlib.suppress(Exception):
        reading.answer_summary(json.dumps({"html": _PAGE}).encode(), "json", Bounds())
    gc.collect()
    gc.freeze()


_read_one_page()
