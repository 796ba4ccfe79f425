"""Words that tell what a block is: parts of tags, classes, ids and addresses, and the words of short texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import lxml.html
import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.cut_page import Block, Box, CutPage, is_short

KINDS = ("own", "parent", "ancestor", "lead", "text")
"""Where a token stands: in the names of the block's own box, of its parent, of a box farther out or of the inline
element that it begins with; in its text."""

_ATTRIBUTES = frozenset(
    {"class", "id", "itemprop", "role", "data-testid", "data-component", "data-type", "data-module", "property"}
)
_MAX_PARTS = 12
_MAX_VALUE = 200
_PARTS = re.compile(r"[A-Z][a-z]{2,19}|[a-z]{3,19}|[A-Z]{3,19}")
_LOWER_PARTS = re.compile(r"[a-z]{3,19}")

Triple = tuple[float, float, float]
_NOTHING: Triple = (0.0, 0.0, 0.0)


def name_tokens(value: str) -> list[str]:
    """Parts of a class or an id: `articleBody__text-2` gives article, body, text."""
    return list(_distinct_parts(value[:_MAX_VALUE]))


@lru_cache(maxsize=4096)  # the pages of a site have the same names
def _distinct_parts(value: str) -> tuple[str, ...]:
    # Nearly all names are in lower case, which takes half the time.
    parts = _LOWER_PARTS.findall(value) if value.islower() else [part.lower() for part in _PARTS.findall(value)]
    return tuple(dict.fromkeys(parts))[:_MAX_PARTS]


def element_tokens(tag: str, attributes: list[tuple[str, str]]) -> Iterator[str]:
    """The tag, and the parts of the names that the page's maker gave the element."""
    yield "<" + tag
    for key, value in attributes:
        if key in _ATTRIBUTES:
            yield from name_tokens(value)


def text_tokens(block: Block) -> list[str]:
    """The words of a short block with its first two and its last marked; of a long one its first two."""
    words = block.words
    if not words:
        return []
    opening = ["_" + words[0]]
    if len(words) > 1:
        opening.append(f"_{words[0]}_{words[1]}")
    return [*opening, *words, words[-1] + "_"] if is_short(block.text) else opening


def block_tokens(page: CutPage, block: Block) -> dict[str, list[str]]:
    """All tokens of a block by kind."""
    chain = []
    box = block.box
    while box >= 0:
        chain.append(box)
        box = page.boxes[box].parent
    names = [list(element_tokens(page.boxes[box].tag, page.boxes[box].attributes)) for box in chain]
    return {
        "own": names[0],
        "parent": [token for tokens in names[1:2] for token in tokens],
        "ancestor": [token for tokens in names[2:] for token in tokens],
        "lead": list(element_tokens(block.lead.tag, block.lead.items())) if block.lead is not None else [],
        "text": text_tokens(block),
    }


@dataclass(frozen=True, slots=True)
class TokenWeights:
    """What each token says for (above 0) or against its block being article text.

    Attributes:
        names: of a token in an element's names, the weights as own, parent and ancestor.
        lead, text: of a token of that kind, the weight.
    """

    names: Mapping[str, Triple]
    lead: Mapping[str, float]
    text: Mapping[str, float]

    def scores(self, page: CutPage) -> NDArray[np.float32]:
        """Sum the weights up: `KINDS` as rows, a column for each block."""
        known: dict[str, Triple] = {}
        owns: list[float] = []
        parents: list[float] = []
        outers: list[float] = []
        for box in page.boxes:
            own, parent, ancestor = self._name_scores(box, known)
            owns.append(own)
            parents.append(parent)
            outers.append(ancestor + outers[box.parent] if box.parent >= 0 else ancestor)
        leads: dict[tuple[str, ...], float] = {}
        rows = []
        for block in page.blocks:
            up = page.boxes[block.box].parent
            beyond = page.boxes[up].parent if up >= 0 else -1
            rows.append(
                (
                    owns[block.box],
                    parents[up] if up >= 0 else 0.0,
                    outers[beyond] if beyond >= 0 else 0.0,
                    self._lead_score(block.lead, leads),
                    _total(self.text, text_tokens(block)),
                )
            )
        return np.array(rows, dtype=np.float32).T

    def _name_scores(self, box: Box, known: dict[str, Triple]) -> Triple:
        own, parent, ancestor = self.names.get("<" + box.tag, _NOTHING)
        for key, value in box.attributes:
            if key in _ATTRIBUTES:
                triple = known.get(value)
                if triple is None:
                    triple = known[value] = self._value_scores(value)
                own += triple[0]
                parent += triple[1]
                ancestor += triple[2]
        return own, parent, ancestor

    def _value_scores(self, value: str) -> Triple:
        own = parent = ancestor = 0.0
        for token in _distinct_parts(value[:_MAX_VALUE]):
            if (triple := self.names.get(token)) is not None:
                own += triple[0]
                parent += triple[1]
                ancestor += triple[2]
        return own, parent, ancestor

    def _lead_score(self, lead: lxml.html.HtmlElement | None, known: dict[tuple[str, ...], float]) -> float:
        if lead is None:
            return 0.0
        key = (lead.tag, lead.get("class", ""), lead.get("id", ""))
        score = known.get(key)
        if score is None:
            score = known[key] = _total(self.lead, element_tokens(lead.tag, lead.items()))
        return score


def _total(weights: Mapping[str, float], tokens: Iterable[str]) -> float:
    return sum([weights[token] for token in tokens if token in weights])
