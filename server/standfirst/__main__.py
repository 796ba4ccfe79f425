"""`python -m standfirst` and the `standfirst` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from standfirst.cli import main as run  # noqa: PLC0415  # the one door that click comes through

    run()


if __name__ == "__main__":
    main()
