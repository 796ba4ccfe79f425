from __future__ import annotations

import pytest

from standfirst.stories.days import are_near


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("2026-11-01", "2026-11-04", True),
        ("2026-11-04", "2026-11-01", True),
        ("2026-11-01", "2026-11-05", False),
        (None, "2026-11-05", True),
        (None, None, True),
    ],
)
def test_days_are_near_up_to_three(one: str | None, other: str | None, near: bool) -> None:  # noqa: FBT001
    assert are_near(one, other) is near
