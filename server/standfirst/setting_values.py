"""Making a setting's value out of what people write: text from the environment, TOML's own types, flags."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from standfirst.errors import InvalidRequest

_TRUTHS: Mapping[str, bool] = MappingProxyType(
    {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
)

MOST_CHARACTERS = 4096
"""No path and no address is longer."""


def coerce(name: str, value: object, *, default: object, within: tuple[float, float], limits: str = "") -> object:
    """Convert a value to the type of a setting's default.

    Args:
        name: the setting's, for the message.
        value: from a file, a variable or a flag.
        default: its type is the setting's; numbers are whole where it is.
        within: the least and the greatest number.
        limits: why these.

    Raises:
        InvalidRequest: the value does not fit; the message says what would.
    """
    if isinstance(default, bool):
        if isinstance(value, str) and value.lower() in _TRUTHS:
            return _TRUTHS[value.lower()]
        if isinstance(value, bool):
            return value
        raise InvalidRequest(f"`{name}` must be true or false.", hint="Write true or false.")
    if isinstance(default, tuple):
        items = value.replace(",", " ").split() if isinstance(value, str) else value
        if isinstance(items, list | tuple) and all(isinstance(item, str) for item in items):
            return tuple(items)
        raise InvalidRequest(f"`{name}` must be a list of texts.", hint="Part several by a comma.")
    if isinstance(default, str):
        if isinstance(value, str) and len(value) <= MOST_CHARACTERS and value.isprintable():
            return value.strip()
        raise InvalidRequest(
            f"`{name}` must be a text of one line.", hint=f"Write at most {MOST_CHARACTERS} characters."
        )
    number = _number(value, whole=isinstance(default, int))
    low, high = within
    if number is None or not low <= number <= high:
        kind = "a whole number" if isinstance(default, int) else "a number"
        why = f" ({limits})" if limits else ""
        raise InvalidRequest(
            f"`{name}` must be {kind}, from {_written(low)} to {_written(high)}{why}.",
            hint=f"The default is {default}.",
        )
    return number


def _written(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _number(value: object, *, whole: bool) -> float | None:
    """Read a number; None if it is none, or not whole where it has to be."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = int(value) if whole else float(value)
    except (ValueError, OverflowError):
        return None
    return None if isinstance(value, float) and number != value else number
