"""`python -m standfirst` and the `standfirst` command."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line. Ctrl-C is clean from the first moment, while modules still load."""
    try:
        from standfirst.cli import main as run  # noqa: PLC0415  # the one door that click comes through

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
