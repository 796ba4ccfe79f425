"""The `standfirst` command as a person or a script runs it: a process of its own, with its own folders."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60
SEED_PAGE = Path(__file__).parents[2] / "fixtures" / "seed" / "page.html"

ARTICLE = """\
The harbour of Eastport was closed on Monday after a storm broke two of its piers. Waves of six metres were measured
at the lighthouse, the highest since records began in 1921. No one was hurt.

Mayor Ada Brandt said that repairs would cost about four million crowns and take until summer. Until then fishing
boats will use the older quay on the north shore, which was last dredged ten years ago.

The council meets on Thursday to decide how the work is paid for. A fund that was set up after the flood of 2013
holds half of the sum.
"""
PAGE = (
    "<!doctype html><html lang='en'><head><title>Storm breaks two piers</title></head><body><nav>Home</nav><article>"
    "<h1>Storm breaks two piers</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.split("\n\n"))
    + "</article><footer>About us</footer></body></html>"
)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    status: int
    stdout: str
    stderr: str
    stdout_bytes: bytes


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs the command with data and settings below one folder."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables that keep a run away from the user's own files."""
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("STANDFIRST_")},
            "STANDFIRST_DATA": str(self.folder / "data"),
            "STANDFIRST_CONFIG": str(self.folder / "config.toml"),
        }

    def __call__(self, *arguments: object, stdin: str | bytes = b"", **environment: str) -> Ran:
        """Run the command to its end."""
        done = subprocess.run(  # noqa: S603  # this Python, running this package
            [sys.executable, "-m", "standfirst", *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            env=without_unset({**self.environment, **environment}),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        return Ran(
            done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"), done.stdout
        )


def without_unset(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out the variables that a test set to nothing."""
    return {name: value for name, value in environment.items() if value != ""}


def is_clean(ran: Ran) -> bool:
    return "Traceback" not in ran.stderr + ran.stdout
