"""What is read for key facts: the beginnings of sentences, and the spans that are found in them."""

from __future__ import annotations

from typing import NamedTuple

from standfirst.model import Sentence

READ = 600
"""Characters of a sentence that are looked at: the longest that readers are shown have half as many."""

BESIDE = 60
"""Characters before and behind a span that tell what it is: prepositions, roles, verbs of speech, halves of ranges."""


class Span(NamedTuple):
    """A stretch of a sentence that may be a fact, by its offsets in the sentence."""

    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """As it stands in the sentence."""
        return self.sentence.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The end of what stands before it."""
        return self.sentence.text[max(0, self.start - BESIDE) : self.start]

    @property
    def after(self) -> str:
        """The beginning of what stands behind it."""
        return self.sentence.text[self.end : self.end + BESIDE]

    def narrowed(self, start: int, end: int) -> Span:
        """The same less what stands before and behind two places of its text."""
        return Span(self.sentence, self.start + start, self.start + end)
