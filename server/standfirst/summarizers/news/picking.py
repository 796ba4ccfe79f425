"""Picking: best first, as long as it is worth reading, nothing twice, nothing that leans on what is not there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from standfirst.summarizers.news.dependence import Dependence
from standfirst.summarizers.news.fitness import Grade, Verdict, words_in_english
from standfirst.summarizers.news.quotations import READ
from standfirst.summarizers.news.scoring import UNIT
from standfirst.summarizers.news.weights import Weights
from standfirst.summarizers.selection import REPETITION, Budget
from standfirst.summarizers.source import Source
from standfirst.word_count import UNSPACED

Parts = Sequence[Mapping[str, float]]

USUAL_SENTENCES = 3
"""The number of sentences that the cost of reading was fitted to; longer summaries are read with more patience."""

CONTAINED = 0.6
CONTAINED_PAIRS = 0.45
"""The share of the shorter sentence's terms in the longer one from which on it tells nothing new; less where the terms
are pairs of characters, of which another particle changes two."""

ENOUGH = 18
PAIRS_A_TERM = 2
"""New terms that a sentence tells at most, for all that a reader takes in, and pairs of characters that make one."""

ONCE = 0.5
"""What a new term counts that stands nowhere else in the article: what comes back is what the article is about."""

COMPARABLE = 4
"""Terms that a sentence has at least, for such a share to say anything."""

LEAST_ASIDE = 12
"""Words from which on a sentence tells enough out of another place than the ones around it."""

CHARACTERS_A_WORD = 6
"""Of English, with the space: languages of longer words need fewer of them."""

NEAR = 4
"""Sentences on from one that is taken, within which another one still belongs to it."""

MOST_SENTENCES = 300
"""Beyond so many, a text is no summary, and each one taken is compared with all that are left."""

_ROUNDING = 1e-9
_FIGURE = re.compile(r"\d[\d.,]*")


class Picking:
    """One selection of sentences, and why each was taken or left.

    Args:
        source: the article.
        parts: of each sentence's score before anything is chosen.
        weights: what repetition and reading cost.
        budget: the ceiling.
        room: how many sentences it has room for, about.
        fills: whether to use the ceiling up, instead of stopping where the rest is not worth reading.
        start: the place from which on a summary goes on: the top of the article, or where it begins to tell.
        quotations: the places of sentences that are taken together with the next one, which closes their quotation.

    Attributes:
        alone: what each sentence is worth before anything is chosen.
        chosen: the places of the sentences taken.
        reasons: why others were not.
        words: of all taken.
    """

    def __init__(  # noqa: PLR0913  # one selection has so many givens
        self,
        source: Source,
        parts: Parts,
        weights: Weights,
        budget: Budget,
        *,
        room: float,
        fills: bool,
        start: int = 0,
        quotations: frozenset[int] = frozenset(),
    ) -> None:
        self.chosen: set[int] = set()
        self.reasons: dict[int, str] = {}
        self.words = 0
        self.alone = [sum(of_one.values()) for of_one in parts]
        self._start = start
        self._quotations = quotations
        self._source = source
        self._for_title = [of_one["title"] for of_one in parts]
        self._told: set[str] = set()
        self._repeated: set[int] = set()  # a reader of what they repeat knows what leans on them
        self._terms = set(source.title_terms)
        paired = source.language in UNSPACED
        self._pairs, self._contained = (PAIRS_A_TERM, CONTAINED_PAIRS) if paired else (1, CONTAINED)
        self._weights = weights
        self._budget = budget
        self._fills = fills
        self._patience = max(1.0, room / USUAL_SENTENCES)
        self._likeness: dict[int, float] = defaultdict(float)
        self._likest: dict[int, int] = {}
        self._waiting: dict[int, list[int]] = defaultdict(list)
        self._next: int | None = None

    def pick(self, verdicts: Sequence[Verdict], tolerated: Grade, dependence: Dependence | None) -> None:
        """Take sentences that are no worse than tolerated; those that lean on others only if there is no guard.

        Scores only fall while sentences are taken, but for those that go on from one taken: so a sentence whose score,
        computed anew, is still above all the others' old ones is the best.
        """
        pool = {i for i, verdict in enumerate(verdicts) if verdict.grade <= tolerated} - self.chosen
        pool -= {place + 1 for place in self._quotations} | (self._quotations - {i - 1 for i in pool})
        fit = sorted(pool | self.chosen)
        heap = [(-self.worth(i), i) for i in pool]
        heapify(heap)
        while heap and len(self.chosen) < self.most:
            _, place = heappop(heap)
            worth = self.worth(place)
            if place not in pool:
                continue
            if heap and worth < -heap[0][0] - _ROUNDING:
                heappush(heap, (-worth, place))
                continue
            if self._ends(worth):
                self.reasons[place] = "It adds less than it costs to read."
                break
            together = range(place, place + 1 + (place in self._quotations))
            if self._fits(together) and self._is_new(place) and self._stands(place, dependence):
                for taken in together:
                    self._take(taken)
                pool.discard(place)
                self._next = self._after_the_top(fit)
                for other in {together.stop, self._next, *self._waiting.pop(place, ())} & pool:
                    heappush(heap, (-self.worth(other), other))

    @property
    def most(self) -> int:
        """How many sentences there may be."""
        return min(self._budget.sentences, MOST_SENTENCES)

    def worth(self, place: int) -> float:
        """What a sentence adds to those taken."""
        words = self._source.word_counts[place] / UNIT
        reading = self._weights.reading * words * self.words / UNIT / self._patience
        repeats = self._weights.repeats * self._likeness[place]
        return (
            self.alone[place]
            + repeats
            + reading
            + self._coherence(place)
            - self._for_title[place] * self._told_share(place)
        )

    def _news(self, place: int) -> float:
        """What a sentence tells that neither the headline nor those taken have told, 0 to 1: new terms, and figures."""
        spread = self._source.spread
        new = sum(1.0 if spread[term] > 1 else ONCE for term in self._source.term_sets[place] - self._terms)
        figures = len(_FIGURE.findall(self._source.sentences[place].text[:READ]))
        return min(1.0, (new / self._pairs + figures) / ENOUGH)

    def _coherence(self, place: int) -> float:
        """What a sentence gains by going on from those taken, or loses by standing elsewhere."""
        weights = self._weights
        gain = weights.follows if place - 1 in self.chosen else self._aside(place)
        if len(self.chosen) < weights.subject:
            return gain
        if weights.empty:
            gain += weights.empty * (1 - self._news(place))
        before = max((taken for taken in self.chosen if taken < place), default=place)
        return gain + weights.goes_on * (place == self._next) + weights.astray * (place - before > NEAR)

    def _after_the_top(self, fit: Sequence[int]) -> int | None:
        """The fit sentence with which the article goes on, where all before it are taken."""
        onwards = [i for i in fit if i >= self._start] or fit
        place = next((i for i in onwards if i not in self.chosen), None)
        return place if onwards[0] in self.chosen else None

    def _aside(self, place: int) -> float:
        """What a sentence loses by being a short one out of another place."""
        words = max(words_in_english(self._source, place), len(self._source.sentences[place].text) / CHARACTERS_A_WORD)
        missing = 1 - words / LEAST_ASIDE
        return self._weights.aside * missing if self.chosen and missing > 0 else 0.0

    def _told_share(self, place: int) -> float:
        """The share of a sentence's words of the headline that the summary has told already: they count once."""
        words = self._source.title_terms & self._source.term_sets[place] if self._told else ()
        return len(self._told & words) / len(words) if words else 0.0

    def _ends(self, worth: float) -> bool:
        return bool(self.chosen) and not self._fills and worth < self._weights.stop * self._patience

    def _fits(self, together: range) -> bool:
        words = sum(self._source.word_counts[place] for place in together)
        fits = self._budget.holds(len(self.chosen) + len(together), self.words + words)
        if not fits:
            self.reasons[together[0]] = "It does not fit into the length."
        return fits

    def _is_new(self, place: int) -> bool:
        told = self._likest[place] if self._likeness[place] > REPETITION else self._container(place)
        if told is not None:
            self._repeated.add(place)
            self.reasons[place] = f"It repeats sentence {self._source.sentences[told].index}."
        return told is None

    def _container(self, place: int) -> int | None:
        """Find the chosen sentence that tells most of what this one tells, or the other way round."""
        terms = self._source.term_sets[place]
        for other in sorted(self.chosen):
            others = self._source.term_sets[other]
            smaller = min(len(terms), len(others))
            if smaller >= COMPARABLE and len(terms & others) >= self._contained * smaller:
                return other
        return None

    def _stands(self, place: int, dependence: Dependence | None) -> bool:
        need = dependence.unmet(place, self.chosen | self._repeated) if dependence else None
        if need:
            self.reasons[place] = need.reason
            self._waiting[need.place].append(place)
        return need is None

    def _take(self, place: int) -> None:
        self.chosen.add(place)
        self.words += self._source.word_counts[place]
        self._told |= self._source.title_terms & self._source.term_sets[place]
        self._terms |= self._source.term_sets[place]
        self.reasons.pop(place, None)
        for other, likeness in self._source.similarities(place).items():
            if likeness > self._likeness[other]:
                self._likeness[other] = likeness
                self._likest[other] = place
