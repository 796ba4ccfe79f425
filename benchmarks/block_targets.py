"""What the networks are fitted to: the labels, as far as models of other sites let them be believed. Gold texts err."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from block_table import FOLDS, BlockTable, Numbers, Targets
from block_training import Recipe
from numpy.typing import NDArray

from standfirst.extraction.blocks.model import sigmoid

SOFTENING = 0.25
"""The share of a target that is the models' opinion; the label is the rest."""

CONTRADICTED = ((1.5, 0.6), (3.0, 0.25))
"""A label against which the log odds are so high weighs only so much."""

MIN_AGREEMENT = 0.45
"""Pages of which models find less (F1 of words) have another text for gold, or a part of theirs: they teach nothing."""


def softened(table: BlockTable, logits: NDArray[np.float64]) -> Targets:
    """Soften the labels by the opinions of models that saw no page of a block's site."""
    against = np.where(table.labels > 0, -logits, logits)
    trust = np.ones(len(logits), np.float32)
    for least, share in CONTRADICTED:
        trust[against > least] = share
    trust *= (_agreement(table, logits) >= MIN_AGREEMENT)[table.page_of]
    labels = (1 - SOFTENING) * table.labels + SOFTENING * sigmoid(logits)
    return Targets(labels.astype(np.float32), table.weights * trust)


def softened_by_fold(table: BlockTable, inputs: Numbers, recipe: Recipe) -> list[Targets]:
    """The targets for each fold that is held out, by models that saw no page of its sites either."""
    logits = np.zeros((FOLDS, len(inputs)))
    for pair in combinations(range(FOLDS), 2):
        network = table.fit_network(inputs, frozenset(pair), recipe, table.plain_targets)
        for held_out, judged in (pair, pair[::-1]):
            mine = table.fold_of == judged
            logits[held_out, mine] = network.logits(inputs[mine].T)
    return [softened(table, opinion) for opinion in logits]


def _agreement(table: BlockTable, logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each page, F1 by words of the blocks found and those labelled; not of the headline and of barred blocks."""
    words = table.words * ~table.headline * ~table.barred
    found, wanted = logits > 0, table.labels > 0
    common = np.bincount(table.page_of, words * (found & wanted))
    both = np.bincount(table.page_of, words * found) + np.bincount(table.page_of, words * wanted)
    shares: NDArray[np.float64] = 2 * common / np.maximum(1, both)
    return shares
