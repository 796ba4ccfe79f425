"""`standfirst methods`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from standfirst.cli import engine, options, terminal, typesetting
from standfirst.model import DEFAULT_METHOD


@click.command(short_help="List the summarizers.")
@options.json_option
def methods(*, as_json: bool) -> None:
    """List the summarizers, and the papers that they come from."""
    every = engine.all_methods()
    if as_json:
        rows = [{**asdict(method), "default": method.name == DEFAULT_METHOD} for method in every]
        terminal.write(json.dumps(rows, ensure_ascii=False, indent=2), "json")
        return
    width = max(len(method.name) for method in every) + 2
    for method in every:
        about = f"{method.description} ({method.reference})" if method.reference else method.description
        default = " The default." if method.name == DEFAULT_METHOD else ""
        lines = typesetting.wrap(f"{about}{default}", terminal.measure() - width)
        first, *others = lines or [""]
        terminal.write("\n".join([f"{method.name:{width}}{first}", *(" " * width + line for line in others)]))
