"""Pages to measure speed on: a sample of a folder of corpora, of all sizes."""

from __future__ import annotations

import json
import lzma
import random
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import standfirst
from standfirst.text.sentences import article_sentences


@dataclass(frozen=True)
class Page:
    """A page.

    Attributes:
        name: its set and id.
        html: its source.
    """

    name: str
    html: str

    @cached_property
    def size(self) -> int:
        """Bytes."""
        return len(self.html.encode("utf-8", "replace"))

    @cached_property
    def body(self) -> bytes:
        """A request for its summary."""
        return json.dumps({"html": self.html}).encode()

    @cached_property
    def sentences(self) -> int:
        """How many its article has; 0 where none is found."""
        try:
            return len(article_sentences(standfirst.extract(self.html)))
        except standfirst.StandfirstError:
            return 0


def sample(folder: Path, count: int) -> list[Page]:
    """Draw pages from all sets alike.

    Args:
        folder: holds `NAME.jsonl.xz`, one page a line, with `html`.
        count: about how many.
    """
    files = sorted(folder.glob("*.jsonl.xz"))
    chosen = random.Random(0)
    drawn: list[Page] = []
    for file in files:
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            pages = [Page(f"{file.stem}/{n}", json.loads(line)["html"]) for n, line in enumerate(lines)]
        drawn += chosen.sample(pages, min(len(pages), max(1, count // len(files))))
    chosen.shuffle(drawn)
    return [page for page in drawn if page.html.strip()]


def joined(pages: list[Page], sizes: tuple[int, ...]) -> list[Page]:
    """Larger pages than sites have, made of several of theirs, up to the largest that a request may bring."""
    grown = []
    for size in sizes:
        parts: list[str] = []
        for page in pages:
            if sum(map(len, parts)) + len(page.html) <= size:
                parts.append(page.html)
        grown.append(Page(f"joined/{size}", "\n".join(parts)))
    return grown
