"""Articles that people grouped into stories, to measure briefings with.

A set is a file with one JSON object a line (`.xz` or not): `{story, text, title, lang, url, site_name, references}`.
All but `story` and `text` may be missing; `references`, the same for each article of a story, are summaries of it.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standfirst import pipeline
from standfirst.errors import StandfirstError
from standfirst.model import BriefingDocument, PlainText, Reading, story_length

Row = dict[str, Any]

LENGTH = story_length("medium")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Articles with the story that a person put each into."""

    rows: Sequence[Row]
    readings: Sequence[Reading]

    def half(self, which: int) -> Labelled:
        """Every other story, with all of its articles."""
        stories = sorted({str(row["story"]) for row in self.rows})[which::2]
        kept = [place for place, row in enumerate(self.rows) if str(row["story"]) in stories]
        return Labelled([self.rows[place] for place in kept], [self.readings[place] for place in kept])

    @property
    def language(self) -> str | None:
        """The language of most of them."""
        return Counter(reading.article.language for reading in self.readings).most_common(1)[0][0]


def read_set(file: Path) -> Labelled:
    """Read a file of articles; what cannot be read is told and left out."""
    text = (lzma.decompress(file.read_bytes()) if file.suffix == ".xz" else file.read_bytes()).decode("utf-8")
    rows, readings = [], []
    for row in map(json.loads, filter(None, text.split("\n"))):  # not splitlines: texts hold other breaks
        info = row.get("info", {})
        title = row.get("title") or str(info.get("TITLE", "")).replace("_", " ") or None
        source = PlainText(row["text"], title, row.get("lang"))
        document = BriefingDocument(source, row.get("url") or info.get("LINK"), row.get("site_name"))
        try:
            readings.append(pipeline.read_for_briefing(document, LENGTH))
            rows.append(row)
        except StandfirstError as error:
            print(f"left out: {row.get('id')}: {error.message}", file=sys.stderr)
    return Labelled(rows, readings)
