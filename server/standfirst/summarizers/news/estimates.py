"""Estimates: what each sentence is likely to tell, and how likely it is unfit or leans on another one.

A network with one hidden layer over the features. Three more inputs are sums of weights of a sentence's words, word
pairs and openings, hashed as in K. Weinberger et al., “Feature hashing for large scale multitask learning”, ICML 2009:
what teasers, truisms and labels sound like. `benchmarks/train_news.py` makes the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from standfirst.summarizers.news.features import Features
from standfirst.summarizers.news.quotations import READ

Array = npt.NDArray[np.float32]

FILE = Path(__file__).with_name("estimates.npz")

BUCKETS = 1 << 15
"""Weights of words; hashes that collide share one."""

ESTIMATES = ("value", "unfit", "need")

LONG_WORD = 6
STEM = 5
"""Letters of a word beyond which its first ones count as well, and how many: most languages inflect the end."""

BEFORE, OPENS, ENDS = 1, 2, 3
"""What hashes begin with, so that a word before another one, an opening and an end are not taken for the word."""

DIGITS = 4
"""Digits of an estimate: what lies beyond differs from one processor to the next."""

WIDEST = 4.0
"""Standard deviations beyond which a feature counts no more."""

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned.

    Attributes:
        names: of the features, in order.
        words: the weight of each bucket for each estimate; `BUCKETS` by 3.
        bias: of each of those sums.
        mean, deviation: of each input, after its logarithm was taken.
        hidden, hidden_bias, output, output_bias: of the network.
        antecedents: of the logistic function in `antecedents.py`.
    """

    names: tuple[str, ...]
    words: Array
    bias: Array
    mean: Array
    deviation: Array
    hidden: Array
    hidden_bias: Array
    output: Array
    output_bias: Array
    antecedents: npt.NDArray[np.float64]

    def estimates(self, features: Features, texts: Sequence[str]) -> Mapping[str, npt.NDArray[np.float64]]:
        """Estimate each sentence, by its features and its words.

        Raises:
            ValueError: the model was fitted to other features.
        """
        if self.names != features.names:
            raise ValueError("The estimates were fitted to other features: run benchmarks/train_news.py.")
        inputs = np.hstack([features.matrix, sums_of_words(texts, self.words, self.bias)])
        hidden = np.maximum(scaled(inputs, self.mean, self.deviation) @ self.hidden + self.hidden_bias, 0)
        value, unfit, need = np.round((hidden @ self.output + self.output_bias).astype(np.float64), DIGITS).T
        return {"value": np.maximum(value, 0.0), "unfit": np.clip(unfit, 0.0, 1.0), "need": np.clip(need, 0.0, 1.0)}


def scaled(inputs: Array, mean: Array, deviation: Array) -> Array:
    """Bring inputs of all sizes to one: their logarithm, in standard deviations from the mean."""
    logarithms = np.sign(inputs) * np.log1p(np.abs(inputs))
    clipped: Array = np.clip((logarithms - mean) / deviation, -WIDEST, WIDEST)
    return clipped


@cache
def model(file: Path = FILE) -> Model:
    """What was learned, read when it is first needed."""
    with np.load(file) as stored:
        arrays = {name: stored[name] for name in stored.files}
    names = tuple(arrays.pop("names").tolist())
    scale = arrays.pop("words_scale")
    words = arrays.pop("words").astype(np.float32) * scale
    halves = {name: arrays.pop(name).astype(np.float32) for name in ("hidden", "output")}
    return Model(names=names, words=words, **halves, **arrays)


def buckets(text: str) -> list[int]:
    """The hashes of a sentence's words, word pairs, and of how it opens and ends; each once, in order."""
    text = text[:READ].casefold()
    if _UNSPACED.search(text):
        tokens = [character for character in text if not character.isspace()]
    else:
        tokens = ["0" if token.isdigit() else token for token in _TOKEN.findall(text)]
    found: set[int] = set()
    before = 0
    for token in tokens:
        word = token.encode()
        found.update((crc32(word), crc32(word, before)))
        if len(token) > LONG_WORD:
            found.add(crc32(token[:STEM].encode(), LONG_WORD))
        before = crc32(word, BEFORE)
    for count in (1, 2, 3):
        found.add(crc32(" ".join(tokens[:count]).encode(), OPENS))
        found.add(crc32(" ".join(tokens[-count:]).encode(), ENDS))
    return sorted({value % BUCKETS for value in found})


def sums_of_words(texts: Sequence[str], weights: Array, bias: Array) -> Array:
    """What the words of each text say, an estimate a column; long texts count no more than short ones."""
    rows = []
    for text in texts:
        of_one = buckets(text)
        rows.append(weights[of_one].sum(axis=0) / sqrt(max(1, len(of_one))) + bias)
    return np.array(rows, np.float32).reshape(len(texts), len(ESTIMATES))
