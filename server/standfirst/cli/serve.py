"""`standfirst serve`."""

from __future__ import annotations

import click

from standfirst.cli import options


@click.command(short_help="Run the helper that the browser extension asks.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port; 7826 unless the settings say otherwise.")
@click.option(
    "--host",
    type=click.Choice(["127.0.0.1", "localhost"]),
    default="127.0.0.1",
    help="Always this machine: the helper serves nobody else.",
)
@click.option("--open", "open_page", is_flag=True, help="Show the helper's page in the browser.")
def serve(*, port: int | None, host: str, open_page: bool) -> None:
    """Run the helper on this machine until Ctrl-C."""
    del host  # both names are the same address; the option exists to say so
    from standfirst import web  # noqa: PLC0415  # no other verb needs the server

    web.serve(options.settings(helper__port=port), open_page=open_page)
