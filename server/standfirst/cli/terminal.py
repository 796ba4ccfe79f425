"""What leaves the program: results to stdout, everything else to stderr, nothing that could drive the terminal."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from typing import Literal

import click

from standfirst.errors import StandfirstError

Form = Literal["text", "markdown", "json"]

MAX_MEASURE = 88
"""Columns of running text: longer lines are hard to read, however wide the window is."""

_KEPT_CONTROLS = "\n\t"
# Bidirectional overrides and isolates: a page could turn a line round with them.
_DIRECTION_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_REMOVED = dict.fromkeys(
    [c for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in _KEPT_CONTROLS]
    + [ord(c) for c in _DIRECTION_CONTROLS]
)
# JSON escapes what is below a blank by itself; the rest it may write either way.
_ESCAPED_IN_JSON = {c: f"\\u{c:04x}" for c in _REMOVED if c > ord("~")}


def prepare_streams() -> None:
    """Let a terminal whose locale lacks a character show a substitute instead of ending the program.

    Started without a terminal on Windows there are no streams at all; what is written then goes nowhere.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  # open as long as the program runs
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # open as long as the program runs
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # likewise
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def drop_output() -> None:
    """Let what is still to be written go nowhere: at its end Python would try again, and complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def harmless(text: str) -> str:
    """Take out what would drive a terminal: control characters, escape sequences, direction overrides."""
    return text.translate(_REMOVED)


def is_interactive() -> bool:
    """Tell whether a person reads stdout."""
    return sys.stdout.isatty()


def has_display() -> bool:
    """Tell whether a browser can show itself: not on a server, nor over a bare ssh."""
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def measure() -> int:
    """Columns that running text may take."""
    return max(20, min(MAX_MEASURE, shutil.get_terminal_size().columns))


def write(text: str, form: Form = "text") -> None:
    """Write a result. JSON is UTF-8 whatever the locale (RFC 8259); a reader who went away ends the program quietly."""
    try:
        if form == "json":
            click.echo(text.rstrip("\n").translate(_ESCAPED_IN_JSON).encode("utf-8", "replace"))
        else:
            # Typesetting has cleaned what it styles; the rest is cleaned here.
            shown = text if is_interactive() else harmless(click.unstyle(text))
            click.echo(shown, nl=not shown.endswith("\n"))
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        raise SystemExit(0) from None


def _forget_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush finds no broken pipe."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def note(text: str) -> None:
    """Tell the person something that is no result."""
    click.echo(harmless(text), err=True)


def complain(sentence: str, hint: str = "", source: str | None = None) -> None:
    """Say what is the matter, and what to do about it on a line of its own."""
    name = f"{source}: " if source else ""
    note(f"standfirst: {name}{sentence}")
    if hint:
        note(f"  {hint}")


def report(error: StandfirstError, source: str | None = None) -> None:
    """Say an error's sentence and its hint."""
    complain(error.message, error.hint, source)
