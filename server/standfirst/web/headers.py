"""The headers that every reply bears, whoever makes it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from standfirst import __version__

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

OWN_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""The policy of the page for people: its own script and styles, nothing inline, nothing from elsewhere."""

ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "X-Standfirst": __version__,
        "Cache-Control": "no-store",
        "Content-Security-Policy": NOTHING,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
)
