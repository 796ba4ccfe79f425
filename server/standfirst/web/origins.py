"""Which browser extensions may call. Equality or a full match, case-sensitive, always."""

from __future__ import annotations

import re
from collections.abc import Collection

EXTENSION_ID = "mhhgjedpchpnhpmkdfehjdeomndohiem"
"""Chromium's id of our extension: the manifest's `key` decides it."""

# Firefox draws a random UUID for every profile, so any is let in; a page cannot have such an origin.
_FIREFOX_EXTENSION = re.compile(r"moz-extension://[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CHROMIUM_EXTENSION = re.compile(r"chrome-extension://[a-p]{32}")


def is_extension(origin: str, further: Collection[str] = ()) -> bool:
    """Tell whether an origin is an extension's that may call.

    Args:
        origin: the header's value.
        further: origins of `chrome-extension://` that the user added to the settings; others among them are ignored.
    """
    if _FIREFOX_EXTENSION.fullmatch(origin):
        return True
    if not _CHROMIUM_EXTENSION.fullmatch(origin):
        return False
    return origin == f"chrome-extension://{EXTENSION_ID}" or origin in further


def cross_origin_patterns(further: Collection[str] = ()) -> list[re.Pattern[str]]:
    """The same as anchored patterns for the library that answers browsers' cross-origin questions."""
    chromium = {f"chrome-extension://{EXTENSION_ID}", *(o for o in further if _CHROMIUM_EXTENSION.fullmatch(o))}
    exact = [re.compile(rf"\A{re.escape(origin)}\Z") for origin in sorted(chromium)]
    return [re.compile(rf"\A{_FIREFOX_EXTENSION.pattern}\Z"), *exact]
