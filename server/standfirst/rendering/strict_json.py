"""JSON as RFC 8259 and I-JSON have it, where Python's reader is lenient.

Refused: bytes that are no UTF-8, NaN and Infinity, numbers too large to mean anything, the same name twice in an
object, lone surrogates (SQLite and lxml both fail on them), and nesting or structure that only an attack has: eight
megabytes of `[],` are three million lists, which take ten seconds and half a gigabyte to read.
"""

from __future__ import annotations

import json
import math
from typing import Any

from standfirst.errors import InvalidRequest

_HINT = "Send one JSON object in UTF-8."

_NO_STRUCTURE = bytes(set(range(256)) - set(b"[]{}:,"))


def read_object(body: bytes, depth: int, tokens: int) -> dict[str, Any]:
    """Read one JSON object.

    Args:
        body: UTF-8 bytes.
        depth: how deep values may nest.
        tokens: how many strings, brackets, colons and commas it may have.

    Raises:
        InvalidRequest: the body is anything else.
    """
    if _has_more_structure(body, tokens):
        raise InvalidRequest("The JSON nests too deep or has too many values.", hint=_HINT)
    try:
        value = json.loads(
            body.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite
        )
    except UnicodeDecodeError as error:
        raise InvalidRequest("The body is not UTF-8.", hint=_HINT) from error
    except RecursionError as error:
        raise InvalidRequest("The JSON nests too deep.", hint=_HINT) from error
    except ValueError as error:
        raise InvalidRequest("The body is not JSON.", hint=_HINT) from error
    if not isinstance(value, dict):
        raise InvalidRequest("The body is not a JSON object.", hint=_HINT)
    _check(value, depth)
    return value


def _has_more_structure(body: bytes, tokens: int) -> bool:
    """Count strings, and what structure stands between them, without reading any value: a few passes in C.

    Where the body is no JSON the count may be wrong behind the fault, which the reader does not get past either.
    """
    without_escapes = body.replace(b"\\\\", b"").replace(b'\\"', b"")
    pieces = without_escapes.split(b'"', 2 * tokens)
    between = b"".join(pieces[::2])
    return len(pieces) // 2 + len(between.translate(None, _NO_STRUCTURE)) > tokens


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise InvalidRequest("The JSON has the same name twice in one object.", hint=_HINT)
    return value


def _no_constant(_name: str) -> float:
    raise InvalidRequest("NaN and Infinity are no JSON.", hint=_HINT)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise InvalidRequest("The JSON has a number that is too large.", hint=_HINT)
    return number


def _check(value: object, depth: int) -> None:
    """Look at every text and every level; the walk keeps its own stack, for depth is what it is after."""
    rest: list[tuple[object, int]] = [(value, 1)]
    while rest:
        item, level = rest.pop()
        if level > depth:
            raise InvalidRequest("The JSON nests too deep.", hint=_HINT)
        if isinstance(item, str):
            _check_text(item)
        elif isinstance(item, list):
            rest.extend((part, level + 1) for part in item)
        elif isinstance(item, dict):
            rest.extend((part, level + 1) for pair in item.items() for part in pair)


def _check_text(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidRequest(
            "A text has half of a surrogate pair.", hint="Send well-formed text (`toWellFormed()` in JavaScript)."
        ) from error
