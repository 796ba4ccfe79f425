"""Whether an article opens with a standfirst: a sentence that says what all the others are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.summarizers.news.dependence import Dependence
from standfirst.summarizers.news.fitness import words_in_english
from standfirst.summarizers.news.wording import is_question
from standfirst.summarizers.source import Source

TOP = 5
"""The first whole sentence is looked for among so many; further down it opens nothing."""

WHOLE = 6
"""Words of which a whole sentence is made, at least."""

LEAST = 3
MOST_SENTENCES = 4
MOST_WORDS = 60
"""What a standfirst of several sentences is made of: a sentence of fewer words is a label, and a longer paragraph is
the article itself."""

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
    """The places of the sentences beside the opening one in its paragraph, where that is a short one.

    Such a paragraph was written to be read as a whole, most often as the standfirst. A label at its front, and a
    question that nothing in it answers, do not belong to it. One sentence alone is no such paragraph, nor are slogans.
    """
    sentences, words = source.sentences, source.word_counts
    start, end = place, place + 1
    while start > 0 and _are_together(source, start - 1, place) and words[start - 1] >= LEAST:
        start -= 1
    while end < len(sentences) and end - start <= MOST_SENTENCES and _are_together(source, end, place):
        end += 1
    if end - start > MOST_SENTENCES or end == len(sentences):
        return range(0)
    if sum(words_in_english(source, i) for i in range(start, end)) > MOST_WORDS:
        return range(0)
    if any(words[i] < LEAST and not is_question(sentences[i].text) for i in range(start, end)):
        return range(0)
    while end > start and (is_question(sentences[end - 1].text) or announces(sentences[end - 1].text)):
        end -= 1
    return range(start, end) if end - start > 1 else range(0)


def announces(text: str) -> bool:
    """Tell whether a sentence ends with a colon: what it says comes behind it."""
    return text.rstrip()[-1:] in {":", "："}


def _are_together(source: Source, one: int, other: int) -> bool:
    return source.sentences[one].paragraph == source.sentences[other].paragraph


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
