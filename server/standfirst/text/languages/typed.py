"""Dataclasses out of parsed TOML, each value checked against the type that its field declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import MappingProxyType
from typing import Any, TypeVar, get_type_hints

T = TypeVar("T")


def typed(kind: type[T], table: Mapping[str, Any], where: str) -> T:
    """Build a dataclass out of a table.

    Args:
        kind: a dataclass of texts, whole numbers, truths, tuples of texts, and mappings of text to text.
        table: its keys are the dataclass's fields; one with a default may be left out.
        where: the file and the table, for the message.

    Raises:
        ValueError: a key is unknown or missing, or a value is of another type.
    """
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no dataclass.")
    declared = {field.name: field for field in fields(kind)}
    unknown = table.keys() - declared.keys()
    if unknown:
        raise ValueError(f"{where}: unknown key {', '.join(sorted(unknown))}.")
    required = {f.name for f in declared.values() if f.default is MISSING and f.default_factory is MISSING}
    missing = required - table.keys()
    if missing:
        raise ValueError(f"{where}: key {', '.join(sorted(missing))} is missing.")
    hints = get_type_hints(kind)
    values = {name: _value(hints[name], value, f"{where} {name}") for name, value in table.items()}
    try:
        return kind(**values)
    except ValueError as refused:
        raise ValueError(f"{where}: {refused}") from refused


def _value(declared: object, value: object, where: str) -> object:
    if declared not in _TYPES:
        raise TypeError(f"{where}: a table of a language holds no {declared}.")
    expected, convert = _TYPES[declared]
    converted = convert(value)
    if converted is None:
        raise ValueError(f"{where}: {value!r} is not {expected}.")
    return converted


def _plain(kind: type) -> Callable[[object], object]:
    return lambda value: value if type(value) is kind else None


def _texts(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(text, str) for text in value) else None


def _texts_by_name(value: object) -> Mapping[str, str] | None:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        return None
    return MappingProxyType(value)


_TYPES: Mapping[object, tuple[str, Callable[[object], object]]] = {
    str: ("a text", _plain(str)),
    str | None: ("a text", _plain(str)),
    bool: ("true or false", _plain(bool)),
    int: ("a whole number", _plain(int)),
    int | None: ("a whole number", _plain(int)),
    tuple[str, ...]: ("a list of texts", _texts),
    Mapping[str, str]: ("a table of texts", _texts_by_name),
}
"""How a value of TOML becomes one of a field's type; None where it cannot."""
