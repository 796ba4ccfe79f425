"""Whether an article opens with a standfirst: a sentence that says what all the others are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.summarizers.news.dependence import Dependence
from standfirst.summarizers.news.fitness import is_question, words_in_english
from standfirst.summarizers.source import Source

TOP = 5
"""The first whole sentence is looked for among so many; further down it opens nothing."""

WHOLE = 6
"""Words of which a whole sentence is made, at least."""

MOST_SENTENCES = 3
MOST_WORDS = 60
"""What a standfirst of several sentences is made of, at most; a longer paragraph is the article itself."""

# What makes a standfirst, fitted by logistic regression on 1,050 English articles with their opening sentence and 508
# without it (it tells four of five apart), in the length of an ordinary sentence.
ORDINARY = 20
ECHOES, ECHO = 6, 2.0
FIGURES, FIGURE = 3, -0.6
LEANING = -1.6
ENOUGH = 2.0

_FIGURE = re.compile(r"\d+")


def opening_place(source: Source, reading_order: Sequence[int]) -> int:
    """The place of the sentence that an article opens with."""
    return next((i for i in reading_order[:TOP] if source.word_counts[i] >= WHOLE), reading_order[0])


def opening_paragraph(source: Source, place: int) -> range:
    """The places of the opening sentence and of those that end its paragraph, where it is a short one.

    Such a paragraph was written to be read as a whole, most often as the standfirst. A question that nothing in it
    answers does not belong to it. One sentence alone is no such paragraph.
    """
    sentences = source.sentences
    paragraph = sentences[place].paragraph
    end = place + 1
    while end < len(sentences) and sentences[end].paragraph == paragraph:
        if end - place == MOST_SENTENCES:
            return range(0)
        end += 1
    is_cut = place > 0 and sentences[place - 1].paragraph == paragraph
    if is_cut or end == len(sentences) or sum(words_in_english(source, i) for i in range(place, end)) > MOST_WORDS:
        return range(0)
    while end > place and is_question(sentences[end - 1].text):
        end -= 1
    return range(place, end) if end - place > 1 else range(0)


def is_standfirst(source: Source, place: int, dependence: Dependence) -> bool:
    """Tell whether an opening sentence is a standfirst.

    A standfirst is longer than the details that follow; its words come back in them; it leaves the figures to them;
    and it leans on nothing before it.
    """
    terms = source.term_sets[place]
    echoes = sum(source.spread[t] - 1 for t in terms) / max(1, len(terms))
    figures = len(_FIGURE.findall(source.sentences[place].text))
    strength = words_in_english(source, place) / ORDINARY + ECHO * min(echoes, ECHOES) / ECHOES
    return strength + FIGURE * min(figures, FIGURES) + LEANING * bool(dependence.opener(place)) >= ENOUGH
