"""Fields of a JSON request: read by their types, refused by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from standfirst.config import Bounds
from standfirst.errors import InvalidRequest
from standfirst.model import is_web_address
from standfirst.unseen import UNSEEN

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\s]")


def refuse_unknown(fields: Mapping[str, object], known: Sequence[str]) -> None:
    """Let nothing through that would not be understood.

    Raises:
        InvalidRequest: a field has another name.
    """
    unknown = sorted(str(name) for name in set(fields) - set(known))
    if unknown:
        # The name is the caller's own text: a short word of it helps, more of it would be an echo.
        known_form = re.fullmatch(r"[A-Za-z0-9_]{1,40}", unknown[0])
        named = f" `{unknown[0]}`" if known_form else ""
        raise InvalidRequest(f"The request has an unknown field{named}.", hint=f"Known are {', '.join(known)}.")


def text_field(
    fields: Mapping[str, object], name: str, kind: str = "a text", example: str = "a JSON string"
) -> str | None:
    """A field that is a text or not given.

    Raises:
        InvalidRequest: it is something else.
    """
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise InvalidRequest(f"`{name}` must be {kind}.", hint=f"Send {example}, or leave `{name}` away.")


def cleaned(value: str | None, characters: int) -> str | None:
    """Drop what no title holds: control characters, unseen ones, and what is longer than any headline."""
    if value is None:
        return None
    return " ".join(UNSEEN.sub("", _CONTROLS.sub(" ", value[:characters])).split()) or None


def is_fetchable(url: str, bounds: Bounds) -> bool:
    """Tell whether an address is one of a page, and no longer than such are."""
    # `urlsplit` drops line breaks and tabs without a word, so they are looked for before it.
    return len(url) <= bounds.url_characters and not _CONTROLS.search(url) and is_web_address(url)
