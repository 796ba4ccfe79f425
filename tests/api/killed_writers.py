"""A helper that is killed while readers' summaries are being written down: what was acknowledged, and what was kept."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.api.conftest import FIREFOX_EXTENSION, pair
from tests.api.replies import PAGE
from tests.running import running_helper

from standfirst.history import History

SETTINGS = {"history.enabled": True}
URL = "https://news.example/a"
WRITERS = 4
PAGES_EACH = 50
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Killed:
    """What is known after the kill.

    Attributes:
        acknowledged: ids of entries that a client was told of.
        kept: ids that are in the file.
    """

    acknowledged: frozenset[int | None]
    kept: frozenset[int]


def kill_while_writing(data: Path, least: int) -> Killed:
    """Have four clients ask for page after page, and kill the helper once `least` entries are acknowledged.

    Raises:
        TimeoutError: there were not that many within a minute.
    """
    acknowledged: list[int | None] = []
    enough = threading.Event()
    with running_helper(data, SETTINGS) as helper:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}

        def write() -> None:
            for _ in range(PAGES_EACH):
                try:
                    reply = helper.post("/v1/summaries", {"html": PAGE, "url": URL}, headers)
                except OSError:
                    return
                if reply.status == 200:
                    acknowledged.append(reply.json["history_id"])
                if len(acknowledged) >= least:
                    enough.set()

        with ThreadPoolExecutor(WRITERS) as threads:
            for _ in range(WRITERS):
                threads.submit(write)
            in_time = enough.wait(SECONDS)
            helper.process.kill()
        helper.process.wait()
    if not in_time:
        raise TimeoutError(f"{len(acknowledged)} entries in {SECONDS} s")
    kept = frozenset(entry.id for entry in History(data / "history" / "history.db").all_entries())
    return Killed(frozenset(acknowledged), kept)
