"""Which extensions may call."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest

from standfirst.web import origins

OURS = f"chrome-extension://{origins.EXTENSION_ID}"
FIREFOX = "moz-extension://5b0cd5d4-8e6b-4a4e-9d7a-0f5f3a1e2c4d"
ADDED = f"chrome-extension://{'b' * 32}"


def test_the_id_is_the_one_that_the_manifests_key_pins() -> None:
    """The first 32 hexadecimal digits of the key's SHA-256, spelled a to p."""
    key = json.loads(Path("extension/manifest.json").read_text(encoding="utf-8"))["key"]
    digits = hashlib.sha256(base64.b64decode(key)).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digits) == origins.EXTENSION_ID


@pytest.mark.parametrize("origin", [OURS, FIREFOX, ADDED])
def test_ours_and_those_that_the_user_added_may_call(origin: str) -> None:
    """In either browser."""
    assert origins.is_extension(origin, [ADDED])
    assert any(pattern.match(origin) for pattern in origins.cross_origin_patterns([ADDED]))


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "https://evil.com",
        OURS.upper(),
        f"{OURS}/",
        f"{OURS}\n",
        f"x{OURS}",
        f"{OURS}.evil.com",
        f"{FIREFOX}.evil.com",
        f"{FIREFOX}\n",
        FIREFOX.upper(),
        f"https://evil.com/{FIREFOX}",
        f"chrome-extension://{'c' * 32}",
        "moz-extension://5b0cd5d4",
    ],
)
def test_no_other_origin_may_call(origin: str) -> None:
    """Neither the gate nor the library that answers browsers matches in the middle."""
    assert not origins.is_extension(origin, [ADDED])
    assert not any(pattern.match(origin) for pattern in origins.cross_origin_patterns([ADDED]))


def test_a_setting_cannot_let_web_pages_in() -> None:
    """Only extensions can be added."""
    further = ["https://evil.com", "*", ".*", "chrome-extension://*"]
    for origin in ("https://evil.com", "*", "https://x", f"chrome-extension://{'c' * 32}"):
        assert not origins.is_extension(origin, further)
        assert not any(pattern.match(origin) for pattern in origins.cross_origin_patterns(further))
