"""The blocks of all pages as one table, and the fits of the block model's parts on it."""

from __future__ import annotations

import hashlib
import tomllib
import warnings
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import scipy.sparse
from block_training import Recipe, fit_mean
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from training_pages import POSITIVE, Page

from standfirst.extraction.blocks import context
from standfirst.extraction.blocks.features import GROUPS
from standfirst.extraction.blocks.model import Network, with_tokens
from standfirst.extraction.blocks.tokens import KINDS

FOLDS = 4
MIN_SITES = {"text": 5}
"""A token counts when so many sites have it (4 by default): what fewer have is a site's own habit."""

SET_WEIGHTS = {"aeb": 2.0, "fundus": 2.5, "wcxb": 1.2, "big9": 1.0, "daniel": 0.7}
"""Pages of today's news weigh more: they are what the product is for. Others weigh 1."""

_LISTS = tomllib.loads(Path(__file__).with_name("prompts.toml").read_text(encoding="utf-8"))
_LISTS_OF_KIND = {"own": "names", "parent": "names", "ancestor": "names", "lead": "names", "text": "text"}
SHARED = {
    part: {token: f"*{name}" for name, tokens in lists.items() for token in tokens} for part, lists in _LISTS.items()
}
"""Words that share one weight, so that what one language or system shows counts in every other."""


def shared_of(kind: str) -> dict[str, str]:
    """Of the tokens of a kind, the list that each belongs to."""
    return SHARED.get(_LISTS_OF_KIND.get(kind, ""), {})


TOKEN_C = 0.05
"""The inverse of the penalty on token weights."""

MIN_WEIGHT = 0.02
"""Smaller weights are not shipped."""

MIN_FOUND = 0.6
"""Pages whose blocks labelled as article hold less of the gold text than this teach nothing: another page's text."""

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Targets:
    """Of each block, how likely it is said to be article text, and what that weighs."""

    labels: Numbers
    weights: Numbers


class BlockTable:
    """All pages as one table of blocks, and the folds of sites."""

    def __init__(self, pages: list[Page], without: frozenset[str], partition: int = 0) -> None:
        self.pages = pages
        for page in pages:
            name = f"{partition}:{page.site}" if partition else page.site
            page.fold = int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS
        counts = [len(page.texts) for page in pages]
        self.starts = np.concatenate(([0], np.cumsum(counts)))
        self.page_of = np.repeat(np.arange(len(pages)), counts)
        self.fold_of = np.array([page.fold for page in pages])[self.page_of]
        self.labels = (np.concatenate([page.labels for page in pages]) >= POSITIVE).astype(np.float32)
        self.headline = np.concatenate([page.headline for page in pages])
        self.measures = np.concatenate([page.measures for page in pages])
        self.sound = np.array([page.found >= MIN_FOUND for page in pages])[self.page_of]
        self.without = without
        column = 0
        for group, names in GROUPS.items():
            if group in without:
                self.measures[:, column : column + len(names)] = 0
            column += len(names)
        self.words = np.concatenate([page.layout.words for page in pages])
        self.barred = np.concatenate([page.layout.barred for page in pages])
        self.weights = self._block_weights()
        self.vocabularies = self._vocabularies()
        self.tokens = [self._token_matrix(kind) for kind in KINDS]

    def _block_weights(self) -> Numbers:
        """Long blocks weigh more, as in the score; pages of a site with many together weigh less than as many sites."""
        of_site = Counter(page.site for page in self.pages)
        of_page = np.array(
            [
                SET_WEIGHTS.get(p.corpus, 1.0) / of_site[p.site] ** 0.5 / max(30, p.gold.total()) ** 0.5
                for p in self.pages
            ]
        )
        weights = of_page[self.page_of] * np.sqrt(self.words + 1)
        scaled: Numbers = (weights / weights.mean()).astype(np.float32)
        return scaled

    def _vocabularies(self) -> list[dict[str, int]]:
        vocabularies = []
        for kind in KINDS:
            sites: dict[str, set[str]] = defaultdict(set)
            for page in self.pages:
                for tokens in page.tokens:
                    for token in tokens[kind]:
                        sites[token].add(page.site)
            kept = sorted(token for token, where in sites.items() if len(where) >= MIN_SITES.get(kind, 4))
            if "tokens" in self.without or f"tokens.{kind}" in self.without:
                kept = kept[:1]
            if "lists" not in self.without:
                kept += sorted(set(shared_of(kind).values()))
            vocabularies.append({token: i for i, token in enumerate(kept)})
        return vocabularies

    def _token_matrix(self, kind: str) -> scipy.sparse.csr_matrix:
        vocabulary = self.vocabularies[KINDS.index(kind)]
        shared = shared_of(kind)
        columns: list[int] = []
        ends = [0]
        for page in self.pages:
            for tokens in page.tokens:
                columns += [vocabulary[token] for token in tokens[kind] if token in vocabulary]
                lists = [shared[token] for token in tokens[kind] if token in shared]
                columns += [vocabulary[name] for name in lists if name in vocabulary]
                ends.append(len(columns))
        ones = np.ones(len(columns), np.float32)
        return scipy.sparse.csr_matrix((ones, columns, ends), shape=(len(self.labels), len(vocabulary)))

    def spans(self) -> list[tuple[int, int]]:
        """Of each page, the range of its blocks in the table."""
        return list(pairwise(self.starts.tolist()))

    def rows(self, held_out: frozenset[int]) -> NDArray[np.intp]:
        """The blocks to train on when some folds are held out."""
        return np.flatnonzero(~self.headline & self.sound & ~np.isin(self.fold_of, list(held_out)))

    def fit_tokens(self, held_out: frozenset[int]) -> list[Numbers]:
        """Token weights by kind, from a logistic regression that also sees the measures of the text."""
        text = self.measures[:, : len(GROUPS["text"])]
        standard = (text - text.mean(axis=0)) / (text.std(axis=0) + 1e-3)
        table = scipy.sparse.hstack([*self.tokens, scipy.sparse.csr_matrix(standard)]).tocsr()
        rows = self.rows(held_out)
        model = LogisticRegression(C=TOKEN_C, max_iter=60)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # sixty steps are enough: more fit the sites
            model.fit(table[rows], self.labels[rows], sample_weight=self.weights[rows])
        edges = np.cumsum([len(vocabulary) for vocabulary in self.vocabularies])
        return list(np.split(model.coef_[0].astype(np.float32), edges))[: len(KINDS)]

    def token_weights(self, fitted: list[Numbers]) -> list[dict[str, float]]:
        """By kind, the weight of each token: its own and its list's."""
        by_kind = []
        for kind, vocabulary, weights in zip(KINDS, self.vocabularies, fitted, strict=True):
            exact = {token: float(weights[i]) for token, i in vocabulary.items()}
            for token, name in shared_of(kind).items():
                exact[token] = exact.get(token, 0.0) + exact.get(name, 0.0)
            by_kind.append({token: weight for token, weight in exact.items() if not token.startswith("*")})
        return by_kind

    def token_scores(self, weights: list[Numbers]) -> Numbers:
        """Of each block, the sum of the weights of its tokens by kind."""
        return np.stack([matrix @ part for matrix, part in zip(self.tokens, weights, strict=True)], axis=1)

    def inputs(self, scores: Numbers) -> Numbers:
        """The inputs of the first pass."""
        pages = [with_tokens(self.measures[a:b].T, scores[a:b].T).T for a, b in self.spans()]
        return np.concatenate(pages).astype(np.float32, order="C")

    def contexts(self, first_pass: NDArray[np.float64]) -> Numbers:
        """What the second pass sees besides."""
        pages = [
            context.measure_context(page.layout, first_pass[a:b]).T
            for page, (a, b) in zip(self.pages, self.spans(), strict=True)
        ]
        return np.ascontiguousarray(np.concatenate(pages))

    @property
    def plain_targets(self) -> Targets:
        """The labels as the gold texts have them."""
        return Targets(self.labels, self.weights)

    def fit_network(self, inputs: Numbers, held_out: frozenset[int], recipe: Recipe, targets: Targets) -> Network:
        """Fit one network on all blocks but those of some folds.

        Args:
            inputs: a row for each block.
            held_out: the folds.
            recipe: how it is trained.
            targets: what it is fitted to.
        """
        rows = self.rows(held_out)
        rows = rows[targets.weights[rows] > 0]
        weights = targets.weights[rows]
        return fit_mean(inputs[rows], targets.labels[rows], weights / weights.mean(), recipe)
