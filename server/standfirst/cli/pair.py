"""`standfirst pair`."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from standfirst.access import LIFETIME_SECONDS, Access, Client, access_folder
from standfirst.cli import options, terminal


@click.command(short_help="Let the extension keep a history: a one-time code.")
@click.option("--list", "listing", is_flag=True, help="List the paired extensions.")
@click.option("--revoke", metavar="ID", help="Take the token of one of them back.")
@options.json_option
def pair(*, listing: bool, revoke: str | None, as_json: bool) -> None:
    """Print a one-time code. Enter it in the extension's options within two minutes."""
    access = Access(access_folder())
    if listing and revoke is not None:
        raise click.UsageError("Use either --list or --revoke.")
    if revoke is not None:
        access.revoke(revoke)
        if as_json:
            terminal.write(json.dumps({"revoked": revoke}), "json")
        else:
            terminal.note("It can no longer open the history.")
    elif listing:
        _list(access.clients(), as_json=as_json)
    else:
        code = access.open_pairing("extension")
        if as_json:
            terminal.write(json.dumps({"code": code, "expires_in_seconds": LIFETIME_SECONDS}), "json")
        else:
            terminal.write(code)
            terminal.note("Enter this code in the extension's options within two minutes. It works once.")


def _list(clients: tuple[Client, ...], *, as_json: bool) -> None:
    if as_json:
        rows = [{"id": c.id, "origin": c.origin, "created_at": _moment(c.created_at)} for c in clients]
        terminal.write(json.dumps(rows, indent=2), "json")
    elif not clients:
        terminal.note("No extension is paired. `standfirst pair` prints a code for one.")
    else:
        for client in clients:
            terminal.write(f"{client.id}  {_moment(client.created_at)}  {client.origin}")


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
