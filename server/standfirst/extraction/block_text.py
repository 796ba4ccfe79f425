"""What a block's text looks like: counts that mean the same in every language and script."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks import CutPage

# fmt: off
COUNTS = (
    "chars", "words", "sentences", "commas", "digits", "upper", "terminal", "colon", "opening", "lower", "alnum",
    "pipe", "copyright", "ellipsis", "word_length", "linked", "links", "bold", "images", "labels", "after_break",
    "in_title", "of_title", "times", "nth",
)
# fmt: on
"""The columns of `count_text`."""

MEASURES = (*COUNTS, "sentence_rate", "comma_rate", "next_images", "next_labels")
"""The columns of `text_measures`."""

LONG_CHARS = 80
"""A block of more letters than this may be prose."""

WIDE_CHARS = 2.5
WIDE_WORDS = 0.6
"""A character of a script that is dense stands for so many letters more, and for so many words."""

_TITLE_WORDS = 60
_MANY = 5
_HEAD = 40
_SAMPLE = 200
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SENTENCE_ENDS = re.compile(r"[.!?…।؟։](?=[\s\"'”’»)\]]|$)|[。！？]")
_COMMAS = re.compile(r"[,，、،;；]")
_DIGITS = re.compile(r"\d")
_WORDS = re.compile(r"\w+")
_TERMINAL = frozenset('.!?…。！？।؟"”’»」』)）:：')
_OPENING = frozenset("\"“„«»「『‘'")


def count_text(page: CutPage, title: str | None) -> NDArray[np.float64]:
    """Count what each block's text is made of: a row of `COUNTS` each."""
    title_words = set(_WORDS.findall((title or "").lower()))
    title_letters = set(title or "")
    seen: dict[str, int] = {}
    rows = []
    for block in page.blocks:
        text = block.text
        wide = 0 if text.isascii() else len(_WIDE.findall(text))
        words = text.count(" ") + 1 + WIDE_WORDS * wide
        nth = seen[text] = seen.get(text, 0) + 1
        in_title = of_title = 0.0
        if title_words and words < _TITLE_WORDS:
            own, whole = (set(text), title_letters) if wide else (set(_WORDS.findall(text.lower())), title_words)
            if own:
                common = len(own & whole)
                in_title, of_title = common / len(own), common / len(whole)
        word_length = 5.0 if wide else (len(text) + 1) / words - 1
        rows.append(
            (
                len(text) + WIDE_CHARS * wide,
                words,
                *_punctuation(text),
                word_length,
                block.linked,
                block.links,
                block.bold,
                min(block.images, _MANY),
                block.labels,
                block.after_break,
                in_title,
                of_title,
                0,
                min(nth, _MANY),
            )
        )
    table = np.array(rows, dtype=np.float64).reshape(len(rows), len(COUNTS))
    table[:, COUNTS.index("times")] = [min(seen[block.text], _MANY) for block in page.blocks]
    return table


def _punctuation(text: str) -> tuple[float, ...]:
    """From `sentences` to `ellipsis`."""
    head = text[:_HEAD]
    initial, final = text[0], text[-1]
    return (
        len(_SENTENCE_ENDS.findall(text)),
        len(_COMMAS.findall(text)),
        len(_DIGITS.findall(text[:_SAMPLE])) / min(len(text), _SAMPLE),
        sum(map(str.isupper, head)) / len(head),
        final in _TERMINAL,
        final in ":：",
        initial in _OPENING,
        initial.islower(),
        initial.isalnum(),
        "|" in text,
        "©" in text or "@" in text,
        final == "…" or text.endswith("..."),
    )


def text_measures(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """The counts on a scale fit for a model, with rates per word and the images that follow: rows of `MEASURES`."""
    scaled = counts.copy()
    for name in ("chars", "words", "sentences", "commas", "links", "labels"):
        column = COUNTS.index(name)
        scaled[:, column] = np.log1p(scaled[:, column])
    words = np.maximum(1, counts[:, COUNTS.index("words")])
    rates = counts[:, [COUNTS.index("sentences"), COUNTS.index("commas")]] / words[:, None]
    following = scaled[1:, [COUNTS.index("images"), COUNTS.index("labels")]]
    return np.hstack([scaled, rates, np.vstack([following, np.zeros((1, 2))])])
