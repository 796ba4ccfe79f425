"""The helper works at each end of what its settings may be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.api.conftest import FIREFOX_EXTENSION, pair
from tests.api.replies import PAGE, SENTENCE
from tests.running import running_helper

from standfirst.config.sections import declared_settings

APART = {"helper.port", "helper.extension_origins"}


def settings_at(end: int) -> Mapping[str, object]:
    """Every number at its least (0) or at its most (1), all at once."""
    return {
        f"{section}.{declared.name}": declared.metadata["range"][end]
        for section, declared in declared_settings()
        if isinstance(declared.default, int | float)
        and not isinstance(declared.default, bool)
        and f"{section}.{declared.name}" not in APART
    }


@pytest.mark.parametrize("end", [0, 1], ids=["least", "most"])
def test_the_helper_sums_up_a_page_at_the_extremes_of_its_settings(tmp_path: Path, end: int) -> None:
    """And remembers it."""
    with running_helper(tmp_path, {**settings_at(end), "history.enabled": True}) as helper:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        for _ in range(2):
            assert SENTENCE in helper.post("/v1/summaries", {"html": PAGE}).json["text"]
        reply = helper.post("/v1/summaries", {"html": PAGE}, headers)
        assert reply.status == 200
        assert reply.json["notices"] == []
        assert helper.get(f"/v1/history/{reply.json['history_id']}", headers).status == 200
        assert helper.stop() == 0
