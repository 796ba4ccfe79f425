"""`standfirst config`."""

from __future__ import annotations

import json

import click

from standfirst.cli import options, terminal, typesetting
from standfirst.config import config_file, set_in_file

_LEAST_COLUMN = 20

_SET_FIRST = (
    "helper.port",
    "history.enabled",
    "history.keep_days",
    "model.server",
    "model.name",
    "model.file",
    "fetch.allow_private",
)
"""What people set; the rest are limits, which hold for everybody until something does not fit."""

_READ_EACH_TIME = ("history.enabled", "model.")
"""What a running helper looks up whenever it needs it; the rest it read when it started."""


@click.group(invoke_without_command=True, short_help="Show the settings, or set one.")
@click.option("--all", "everything", is_flag=True, help="Show the limits, too.")
@options.json_option
@click.pass_context
def config(context: click.Context, *, everything: bool, as_json: bool) -> None:
    """Show what can be set, its value, and where the value came from."""
    if context.invoked_subcommand is not None:
        return
    rows = list(options.settings().rows())
    if as_json:
        settings = [{"name": n, "value": v, "source": s, "reason": r} for n, v, s, r in rows]
        written = {"file": str(config_file()), "settings": settings}
        terminal.write(json.dumps(written, ensure_ascii=False, indent=2), "json")
        return
    shown = [row for row in rows if everything or row[0] in _SET_FIRST or row[2] != "default"]
    name_width = max(len(name) for name, *_ in shown) + 2
    value_width = max(len(_spell(value)) for _, value, *_ in shown) + 2
    for name, value, source, reason in shown:
        facts = f"{name:{name_width}}{_spell(value):{value_width}}{source:13}"
        terminal.write(facts + "\n".join(_beside(reason, len(facts))))
    if len(shown) < len(rows):
        terminal.note(f"\n{len(rows) - len(shown)} limits more: standfirst config --all")
    terminal.note(f"\nThe file is {config_file()}; environment variables are named like STANDFIRST_HELPER_PORT.")


@config.command("set", short_help="Write a setting into the file.")
@click.argument("key")
@click.argument("value")
def set_value(key: str, value: str) -> None:
    """Set KEY to VALUE in the settings file; its comments stay.

    A running helper takes it up at its next start, and history.enabled and model.* at once.
    """
    path = set_in_file(key, value)
    moment = "at once" if key.startswith(_READ_EACH_TIME) else "at its next start"
    terminal.note(f"{key} is set in {path}. A running helper takes it up {moment}.")


def _beside(reason: str, column: int) -> list[str]:
    """Set the reason in a column of its own, where a person reads and the window has room for one."""
    width = terminal.measure() - column
    if not terminal.is_interactive() or width < _LEAST_COLUMN:
        return [reason]
    first, *others = typesetting.wrap(reason, width)
    return [first, *(" " * column + line for line in others)]


def _spell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(value) or "(none)" if isinstance(value, tuple) else str(value) or "(none)"
