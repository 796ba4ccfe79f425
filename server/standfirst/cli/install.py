"""`standfirst install` and `standfirst uninstall`."""

from __future__ import annotations

import click

from standfirst import desktop
from standfirst.cli import options, terminal


@click.command(short_help="Start the helper at login.")
def install() -> None:
    """Start the helper now and at each login: by systemd or the desktop's autostart, launchd, or the Run key."""
    way = desktop.install()
    terminal.note(f"The helper starts at login, by the {way.name}. `standfirst uninstall` ends that.")


@click.command(short_help="Start the helper at login no longer.")
def uninstall() -> None:
    """Start the helper at login no longer."""
    ways = desktop.uninstall()
    if not ways:
        terminal.note("The helper did not start at login.")
    for way in ways:
        terminal.note(f"The {way.name} is removed.")
    if ways and desktop.who_listens(options.settings().helper.port):
        terminal.note("A helper still runs; it goes on until you log out, or end it.")
