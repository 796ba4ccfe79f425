"""The pairs that both sides of the wire are tested with are what the helper says."""

from __future__ import annotations

import pytest
from tests.api import golden_files
from tests.running import RunningHelper


@pytest.mark.parametrize("name", golden_files.names())
def test_the_helper_answers_as_the_pair_says(helper: RunningHelper, name: str) -> None:
    """Status, kept headers and the whole body but for timings; `golden_files` says how to write them anew."""
    pair = golden_files.read(name)
    response = golden_files.response_of(golden_files.ask(helper, pair["request"]))
    if pair.get("compare") == "shape":
        assert golden_files.shape_of(response) == golden_files.shape_of(pair["response"])
    else:
        assert response == pair["response"]
