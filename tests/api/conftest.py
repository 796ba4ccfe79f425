"""A running helper for all tests of the HTTP door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.running import RunningHelper, running_helper


@pytest.fixture(scope="session")
def helper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    """A helper as it comes, shared by tests that leave it as it was."""
    with running_helper(tmp_path_factory.mktemp("data")) as running:
        yield running
