"""`RESULTS.md`: each script writes its own section, with date, versions and machine, and leaves the others alone.

The figures behind a section lie beside it, in `results/NAME.json`, where `plot.py` finds them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import re
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path

FILE = Path(__file__).parent / "RESULTS.md"
FOLDER = Path(__file__).parent / "results"

_HEAD = (
    "# Results\n\nWritten by the scripts in this folder, never by hand; [README.md](README.md) says how to run them.\n"
)


def write(name: str, title: str, sections: Iterable[str], figures: object, versions_of: Sequence[str] = ()) -> None:
    """Put a section in the place of its last version, and its figures beside it.

    Args:
        name: of the file of figures.
        title: the section's heading.
        sections: paragraphs and tables in Markdown.
        figures: what `json` can write.
        versions_of: packages that were measured.
    """
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else _HEAD
    fresh = "\n\n".join([f"## {title}", circumstances(versions_of), *sections]) + "\n"
    section = re.compile(rf"^## {re.escape(title)}$.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    text, replaced = section.subn(lambda _: fresh + "\n", text)
    FILE.write_text((text if replaced else f"{text.rstrip()}\n\n{fresh}").rstrip() + "\n", encoding="utf-8")


def read(name: str) -> dict[str, object] | None:
    """The figures of a script's last run; None where there was none."""
    file = FOLDER / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown; the first column is words, the others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def circumstances(versions_of: Sequence[str]) -> str:
    """When and on what it was measured, and how busy that was."""
    versions = [f"{name} {metadata.version(name)}" for name in ("standfirst", *versions_of)]
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    when = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    machine = f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release().partition('-')[0]}"
    return f"{when}; {machine}{load}; Python {platform.python_version()}; {', '.join(versions)}."


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.+)", file.read_text(encoding="ascii")) if file.exists() else []
    return names[0] if names else platform.processor() or platform.machine()
