"""The numbers of `news`: what each part of a sentence's score counts, in points of ROUGE."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part counts. Fitted by `benchmarks/train_news.py`; each part is between 0 and about 1.

    Attributes:
        early: for each doubling (natural logarithm) of the place in the article; news tell the main thing first.
        first: for the first sentence, half of it for the second, a third for the third.
        standfirst: the same, by how central the first sentence is: a standfirst tells what the article is about.
        central: for the likeness with the article as a whole.
        echo: for the number of words that come back in other sentences.
        title: for the likeness with the headline.
        title_told: for the share of the headline's words that it tells.
        quoted: for the share inside quotation marks.
        length: for each 20 words; long sentences tell more,
        length_squared: but not without end.
        repeats: for the likeness with a sentence already taken.
        reading: for each 20 words after each 20 words already taken: further sentences must be worth reading.
        stop: below this, a further sentence adds less than it costs, and the summary ends.
    """

    early: float
    first: float
    standfirst: float
    central: float
    echo: float
    title: float
    title_told: float
    quoted: float
    length: float
    length_squared: float
    repeats: float
    reading: float
    stop: float


SEVERAL_FROM = 1.5
"""The room, in sentences, from which a summary is one of several sentences."""

SEVERAL = Weights(
    early=-0.7,
    first=0.6,
    standfirst=2.0,
    central=3.7,
    echo=2.0,
    title=5.4,
    title_told=4.2,
    quoted=-1.4,
    length=3.0,
    length_squared=-0.9,
    repeats=-6.6,
    reading=-1.6,
    stop=-0.8,
)
"""For summaries of several sentences."""

SINGLE = SEVERAL
"""For a summary of one sentence, which has to stand for the whole."""
