"""From readings to stories: put together, told, marked and put in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from standfirst.model import Article, Length, Reading, Sentence, Story, StorySentence, outlet
from standfirst.stories.choosing import Candidate, choose, is_told
from standfirst.stories.differing import differing_figures
from standfirst.stories.grouping import Group, Numbered, group_articles
from standfirst.stories.novelty import mark_new
from standfirst.stories.reported import Reported, is_only_here
from standfirst.stories.similarity import Vector, Weights
from standfirst.stories.terms import content_terms


def tell_stories(
    readings: Sequence[Reading | None], length: Length, read_before: Sequence[Article] = ()
) -> tuple[Story, ...]:
    """Tell articles together.

    Args:
        readings: in the order of their documents; None for those that failed.
        length: how long each story may be.
        read_before: what the reader's history holds from before.

    Returns:
        The stories of most outlets first, then the latest; articles that stand alone come last.
    """
    by_language: dict[str | None, dict[int, Reading]] = defaultdict(dict)
    for number, reading in enumerate(readings):
        if reading:
            by_language[reading.article.language][number] = reading
    stories = [
        (story, _outlets(story, of_language))
        for language, of_language in by_language.items()
        for story in _Telling(language, of_language, length, read_before).stories()
    ]
    stories.sort(key=lambda told: told[0].articles)
    stories.sort(key=lambda told: told[0].to_date or "", reverse=True)
    stories.sort(key=lambda told: (len(told[0].articles) == 1, -told[1]))
    return tuple(story for story, _ in stories)


def candidates_of(group: Group, readings: Numbered, weights: Weights) -> list[Candidate]:
    """All sentences that may tell a story."""
    return [
        Candidate(
            number, _outlet(readings, number), sentence, score, weights.vector(_terms(sentence, article.language))
        )
        for number in group.kept
        for article in (readings[number].article,)
        for sentence, score in readings[number].candidates
    ]


class _Telling:
    """The articles of one language, told together."""

    def __init__(
        self, language: str | None, readings: Numbered, length: Length, read_before: Sequence[Article]
    ) -> None:
        self._language = language
        self._readings = readings
        self._length = length
        self._read_before = [article for article in read_before if article.language == language]
        self._weights = Weights([reading.terms for reading in readings.values()], language)

    def stories(self) -> list[Story]:
        """Put together what tells one story, and tell it."""
        return [self._tell(one) for one in group_articles(self._readings, self._weights)]

    def _tell(self, group: Group) -> Story:
        kept, numbers = group.kept, group.numbers
        days = sorted(day for number in numbers if (day := self._article(number).published))
        chosen = (self._chosen(group) if len(kept) > 1 else ()) or self._summary(kept[0])
        story = Story(
            articles=numbers,
            sentences=tuple(
                StorySentence(sentence.text, number, sentence.index, sentence.start, sentence.end)
                for number, sentence in self._in_order(chosen, spans_days=bool(days) and days[0] != days[-1])
            ),
            near_duplicates=tuple(copies for copies in group.copies if len(copies) > 1),
            from_date=days[0] if days else None,
            to_date=days[-1] if days else None,
            timeline=self._timeline(numbers) if days and days[0] != days[-1] else (),
        )
        if len(kept) > 1:
            story = self._compared(story, kept)
        articles = {number: self._article(number) for number in numbers}
        return mark_new(story, articles, group.middle, self._read_before, self._weights)

    def _chosen(self, group: Group) -> list[tuple[int, Sentence]]:
        candidates = candidates_of(group, self._readings, self._weights)
        chosen = choose(candidates, group.middle, self._length, self._article(group.kept[0]).word_count)
        return [(candidate.article, candidate.sentence) for candidate in chosen]

    def _summary(self, number: int) -> list[tuple[int, Sentence]]:
        """The article's own summary, where it repeats itself less than other summaries may."""
        told: list[Vector] = []
        chosen = []
        for sentence in self._readings[number].summary:
            vector = self._weights.vector(_terms(sentence, self._language))
            if not is_told(vector, told):
                told.append(vector)
                chosen.append((number, sentence))
        return chosen

    def _in_order(self, chosen: Sequence[tuple[int, Sentence]], *, spans_days: bool) -> list[tuple[int, Sentence]]:
        """The first one chosen opens the story, the others follow as they do in their articles; days come first."""

        def place(told: tuple[int, Sentence]) -> tuple[str, bool, float]:
            number, sentence = told
            article = self._article(number)
            day = article.published or "" if spans_days else ""
            return day, told is not chosen[0], sentence.start / max(1, len(article.text))

        return sorted(chosen, key=place)

    def _timeline(self, numbers: Sequence[int]) -> tuple[tuple[str, tuple[int, ...]], ...]:
        by_day: dict[str, list[int]] = defaultdict(list)
        for number in sorted(numbers):
            if day := self._article(number).published:
                by_day[day].append(number)
        return tuple((day, tuple(by_day[day])) for day in sorted(by_day))

    def _compared(self, story: Story, kept: Sequence[int]) -> Story:
        """Mark what one article alone reports, and figures that differ."""
        reported = {number: Reported(self._article(number)) for number in kept}

        def is_alone(told: StorySentence) -> bool:
            if told.index == 0:  # it tells the event, which all report, whatever figure it has beside that
                return False
            others = [other for number, other in reported.items() if number != told.article]
            return is_only_here(
                Sentence(told.index, 0, told.start, told.end, told.text), reported[told.article], others
            )

        return replace(
            story,
            sentences=tuple(replace(told, only_here=is_alone(told)) for told in story.sentences),
            differing_figures=differing_figures({number: self._article(number) for number in kept}),
        )

    def _article(self, number: int) -> Article:
        return self._readings[number].article


def _terms(sentence: Sentence, language: str | None) -> dict[str, int]:
    return dict.fromkeys(content_terms(sentence.text, language), 1)


def _outlet(readings: Numbered, number: int) -> str:
    return (outlet(readings[number].article) or f"#{number}").casefold()


def _outlets(story: Story, readings: Numbered) -> int:
    """How many outlets tell a story; an article of an unknown one counts as one."""
    return len({_outlet(readings, number) for number in story.articles})
