"""The small language model that `tasks.py` takes out of a wheel: real, and a bad judge."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.running import RunningHelper, environment_of, running_helper

VARIABLE = "STANDFIRST_TEST_MODEL"


def model_file() -> Path:
    """Give the GGUF file; fail where there is none, as the browsers' tests do without a browser."""
    named = os.environ.get(VARIABLE)
    if not named or not Path(named).is_file():
        pytest.fail(f"There is no model to test with. `python tasks.py test api` brings one; {VARIABLE} names it.")
    return Path(named)


@contextmanager
def running_helper_with_model(data: Path) -> Iterator[RunningHelper]:
    """Run a helper that loads the file when first asked."""
    settings = {"file": str(model_file()), "context_tokens": 2048, "seconds": 300, "memory_bytes": 4 * 1024**3}
    file = data / "config.toml"
    file.write_text("[model]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in settings.items()))
    with running_helper(data, environment=environment_of(data) | {"STANDFIRST_CONFIG": str(file)}) as running:
        yield running
