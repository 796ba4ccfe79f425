"""The numbers of `news`: what each part of a sentence's score counts, in points of ROUGE."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part counts; each part is between 0 and about 1, but where said.

    Attributes:
        early: for the logarithm of the place in the article (0 to about 4): news tell the main thing first.
        first: for the first sentence, half of it for the second, a third for the third.
        standfirst: the same, by how central the opening sentence is: a standfirst tells what the article is about.
        paragraph: for standing in a standfirst of several sentences, which is read as a whole: no ROUGE was asked.
        central: for the likeness with the article as a whole.
        echo: for the number of words that come back in other sentences.
        theme: the same, where names and words that come back often count more.
        title: for the likeness with the headline.
        title_told: for the share of the headline's words that it tells.
        background: for telling what was before, or what a thing is: readers ask for news, though ROUGE does not mind.
        quoted: for the share inside quotation marks.
        length: for each 20 words (0 to 3): long sentences tell more,
        length_squared: but not without end.
        repeats: for the likeness with a sentence already taken.
        reading: for each 20 words after each 20 words already taken: a further sentence must be worth reading.
        follows: for standing right behind a sentence already taken: it reads as text, though ROUGE does not see it.
        subject: sentences after which a reader knows what it is about, and wants to be told on:
        goes_on: from then on, for going on where the top of the article, all taken, ends,
        astray: for standing far behind what is taken,
        empty: for telling nothing that has not been told, less by what it does tell.
        aside: for being a short sentence from another place than those already taken: most such are asides.
        stop: below this, a further sentence adds less than it costs, and the summary ends.
    """

    early: float = 0.0
    first: float = 0.0
    standfirst: float = 0.0
    paragraph: float = 0.0
    central: float = 0.0
    echo: float = 0.0
    theme: float = 0.0
    title: float = 0.0
    title_told: float = 0.0
    background: float = 0.0
    quoted: float = 0.0
    length: float = 0.0
    length_squared: float = 0.0
    repeats: float = 0.0
    reading: float = 0.0
    follows: float = 0.0
    subject: int = 2
    goes_on: float = 0.0
    astray: float = 0.0
    aside: float = 0.0
    empty: float = 0.0
    stop: float = 0.0


ARTICLE = Weights(
    early=-1.2,
    first=1.8,
    standfirst=2.5,
    paragraph=8.0,
    central=3.8,
    echo=1.8,
    title=8.0,
    title_told=5.6,
    background=-0.7,
    quoted=-2.0,
    length=2.7,
    length_squared=-0.95,
    repeats=-6.5,
    reading=-1.6,
    follows=0.5,
    aside=-4.0,
    goes_on=1.9,
    astray=-3.0,
    stop=-3.0,
)
"""For an article without a standfirst, and fitted to such and others alike by `benchmarks/train_news.py`."""

STANDFIRST = replace(ARTICLE, title=ARTICLE.title / 2, title_told=ARTICLE.title_told / 2)
"""For an article that opens with a standfirst, which says what matters better than the headline above it."""

HEART = Weights(early=-0.4, theme=9.0, title=8.0, title_told=5.6, quoted=-0.7, stop=-1.2)
"""For one sentence out of an article without a standfirst: the sentence that most of the others take up."""

MANY_FROM = 2.5
"""The room from which on a summary may go on from the top: where there is less, each sentence must be of the core."""

SEVERAL_FROM = 1.5
"""The room, in sentences, from which a summary is one of several sentences."""


def under_a_headline(weights: Weights) -> Weights:
    """What holds for many sentences where there is a headline.

    It has said what matters, and readers who were asked want to be told on from the top, at some length, and miss what
    was skipped there more than what stands below. Of two summaries of as many sentences they prefer the one with more
    words, and above all with more of the words that come back in the article; so reading costs nothing here.
    """
    return replace(
        weights,
        first=6.0,
        paragraph=4.0,
        echo=4.0,
        length=4.8,
        length_squared=-0.7,
        reading=0.0,
        subject=1,
        goes_on=2.0,
        stop=-5.5,
        empty=-9.0,
    )
