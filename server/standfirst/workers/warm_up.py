"""Importing this module loads the engine and reads one page with it.

The fork server imports it once, so that its children begin warm and share the memory. What the first page loads
(word lists, compiled expressions) is loaded here for the same reason; freezing keeps the garbage collector from
writing to, and so copying, the shared pages.
"""

from __future__ import annotations

import contextlib
import gc

from standfirst.model import Document, SummaryOptions
from standfirst.rendering.requests import SummaryRequest
from standfirst.workers import reading

_PARAGRAPH = (
    "<p>The city council of Elmsford voted on Tuesday to rebuild the old harbour bridge, which has been closed since "
    "the flood in March 2019. Mayor Ruth Alder said that the work would begin in spring and cost 4.2 million euros. "
    "“We have waited long enough,” she told the meeting, to applause from the public gallery.</p>"
)
_PAGE = f"<html lang=en><title>Bridge</title><body><article><h1>Bridge</h1>{_PARAGRAPH * 4}</article></body></html>"


def _read_one_page() -> None:
    # A fault of the engine shows, and is told, with the first real page; here it would only end the fork server.
    with contextlib.suppress(Exception):
        request = SummaryRequest(Document(_PAGE), None, None, None, SummaryOptions(), frozenset())
        reading.summary(request, "json")
    gc.collect()
    gc.freeze()


_read_one_page()
