"""`standfirst doctor`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from standfirst.cli import options, terminal, typesetting
from standfirst.cli.exit_statuses import DONE, TROUBLE

_MARKS = {"ok": "✓", "warning": "!", "problem": "✗"}
_COLOURS = {"ok": "green", "warning": "yellow", "problem": "red"}
_INDENT = " " * 13


@click.command(short_help="What is wrong, and what to do about it.")
@options.json_option
def doctor(*, as_json: bool) -> int:
    """Look at everything that the helper needs, and say what to do where something is wrong.

    Exit status: 0 if nothing is, 5 if something is.
    """
    from standfirst.desktop import examine  # noqa: PLC0415  # no other verb needs it

    findings = list(examine())
    status = TROUBLE if any(finding.state == "problem" for finding in findings) else DONE
    if as_json:
        written = {"ok": status == DONE, "findings": [asdict(finding) for finding in findings]}
        terminal.write(json.dumps(written, ensure_ascii=False, indent=2), "json")
        return status
    width = terminal.measure()
    for finding in findings:
        mark = click.style(_MARKS[finding.state], fg=_COLOURS[finding.state])
        lines = typesetting.wrap(finding.message, width, f" {finding.name:10} ", _INDENT)
        lines += typesetting.wrap(finding.hint, width, f"{_INDENT}→ ", f"{_INDENT}  ") if finding.hint else []
        terminal.write(mark + "\n".join(lines))
    return status
