"""Features: what is measured of each sentence of an article, for the models that judge them.

Place as in R. Brandow, K. Mitze and L. F. Rau, “Automatic condensation of electronic publications by sentence
selection”, IP&M 31 (1995); centrality as in D. R. Radev et al., “Centroid-based summarization of multiple documents”,
IP&M 40 (2004); the rest stands in many feature-based summarizers since J. Kupiec, J. Pedersen and F. Chen, “A trainable
document summarizer”, SIGIR 1995. New are the page's own words about its article, and what is left open by the headline.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log1p, sqrt

import numpy as np
import numpy.typing as npt

from standfirst.summarizers.news.coreference import Mention
from standfirst.summarizers.news.faults import Found, announces, is_closed, is_question
from standfirst.summarizers.news.quotations import READ, is_torn, outside, quoted_share
from standfirst.summarizers.source import Source
from standfirst.text import lexicon

Matrix = npt.NDArray[np.float32]

MORE_WORDS = {"vi": 1.5, "zh": 1.5, "ja": 1.3}
"""Sentences of these languages count more words: Vietnamese writes syllables apart, and where a Chinese sentence goes
on behind a comma, an English one ends."""

FAR = 12
"""Sentences: what stands further from a heading than this is as far as any."""

TOP = 3
"""The sentences of a top and of an end."""

COMPARED = (
    *("words", "new_terms", "echo", "cosine", "title_told", "title_share", "description_told", "description_share"),
    *("own_share", "introduces", "figures", "names", "once", "quoted", "later"),
)
"""Features that are also compared with the article's other sentences: by standard deviations, and by rank."""

NEIGHBOURS = (
    *("words", "question", "announces", "quoted", "title_told", "description_share", "leans", "fault", "item"),
    *("first_person", "echo", "own_share"),
)
DISTANCES = (-2, -1, 1)
"""Features that are also looked at in the two sentences before and the one behind."""

_OPENING_QUOTES = frozenset("\"“«„'‘「")
_CLOSING_QUOTES = frozenset('"”»“’」')
_FIGURE = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=[^\W_] )[A-ZÀ-ÞΑ-ΩА-Я]\w+")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_MONEY = re.compile(r"[%$€£¥万亿]|\b(?:per ?cent|[mb]illi|Prozent|procent|pour cent|млн|процент)")
_ASKS = re.compile(
    r"(?:how|why|what|wie|warum|was|comment|pourquoi|jak|dlaczego|как|почему|πώς|γιατί|cómo)\b", re.IGNORECASE
)
_COUNTS = re.compile(r"\D{0,12}\d+ ")


@dataclass(frozen=True, slots=True)
class Features:
    """What was measured: one row a sentence, one column a name."""

    names: tuple[str, ...]
    matrix: Matrix

    def column(self, name: str) -> Matrix:
        """One feature of all sentences."""
        values: Matrix = self.matrix[:, self.names.index(name)]
        return values


def measure(source: Source, faults: Sequence[Found | None], mentions: Sequence[Mention]) -> Features:
    """Measure each sentence."""
    columns = {
        **_place(source),
        **_form(source, faults, mentions),
        **_own_words(source),
        **_recurrence(source),
    }
    names = (*columns, *(f"{name} (deviation)" for name in COMPARED), *(f"{name} (rank)" for name in COMPARED))
    names += tuple(f"{name} ({distance:+})" for distance in DISTANCES for name in NEIGHBOURS)
    matrix = np.array(list(columns.values()), np.float32).T
    place = {name: n for n, name in enumerate(columns)}
    article = _of_article(source, {name: matrix[:, n] for name, n in place.items()})
    compared = matrix[:, [place[name] for name in COMPARED]]
    near = matrix[:, [place[name] for name in NEIGHBOURS]]
    deviation = compared.std(axis=0)
    return Features(
        (*names, *(f"{name} (article)" for name in article)),
        np.hstack(
            [
                matrix,
                (compared - compared.mean(axis=0)) / np.where(deviation > 0, deviation, 1),
                _ranks(compared),
                *(_shifted(near, distance) for distance in DISTANCES),
                np.broadcast_to(np.array(list(article.values()), np.float32), (len(matrix), len(article))),
            ]
        ).astype(np.float32),
    )


def _ranks(values: Matrix) -> Matrix:
    """The share of sentences that have more, or as much and stand before."""
    ranks = np.argsort(np.argsort(-values, axis=0, kind="stable"), axis=0, kind="stable")
    return (ranks / len(values)).astype(np.float32)


def _shifted(values: Matrix, distance: int) -> Matrix:
    """What stands so many sentences on; -1 beyond either end."""
    shifted = np.full_like(values, -1)
    if distance < 0:
        shifted[-distance:] = values[:distance]
    else:
        shifted[:-distance] = values[distance:]
    return shifted


Lists = dict[str, Sequence[float]]


def _place(source: Source) -> Lists:
    """Where a sentence stands in the article, in its paragraph, and behind a heading."""
    count = len(source.sentences)
    paragraphs = source.article.paragraphs
    indices = [s.paragraph for s in source.sentences]
    order = {index: n for n, index in enumerate(dict.fromkeys(indices))}
    starts: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for place, index in enumerate(indices):
        starts.setdefault(index, place)
        sizes[index] = sizes.get(index, 0) + 1
    headings = [p.index for p in paragraphs if p.kind == "heading"]
    behind = {index: any(h == index - 1 for h in headings) for index in order} if headings else {}
    kinds = [paragraphs[index].kind if index < len(paragraphs) else "text" for index in indices]
    return {
        "place": [float(i) for i in range(count)],
        "place_log": [log1p(i) for i in range(count)],
        "place_share": [i / count for i in range(count)],
        "place_from_end": [min(30, count - 1 - i) for i in range(count)],
        "paragraph": [order[index] for index in indices],
        "paragraph_share": [order[index] / len(order) for index in indices],
        "in_paragraph": [place - starts[index] for place, index in enumerate(indices)],
        "paragraph_length": [sizes[index] for index in indices],
        "ends_paragraph": [place == starts[index] + sizes[index] - 1 for place, index in enumerate(indices)],
        "item": [kind == "list_item" for kind in kinds],
        "block_quote": [kind == "quote" for kind in kinds],
        "behind_heading": [behind.get(index, False) and place == starts[index] for place, index in enumerate(indices)],
    }


def _form(source: Source, faults: Sequence[Found | None], mentions: Sequence[Mention]) -> Lists:
    """How a sentence is written, and what it leans on."""
    words = lexicon.for_language(source.language)
    texts = [s.text[:READ] for s in source.sentences]
    counts = [n / MORE_WORDS.get(source.language or "", 1.0) for n in source.word_counts]
    usual = float(np.median(counts)) or 1.0 if counts else 1.0
    told = [outside(text) for text in texts]
    return {
        "words": counts,
        "characters": [len(text) for text in texts],
        "words_of_usual": [n / usual for n in counts],
        "letters_a_word": [len(t) / max(1, n) for t, n in zip(texts, source.word_counts, strict=True)],
        "commas": [text.count(",") + text.count("，") + text.count("、") for text in texts],
        "figures": [len(_FIGURE.findall(text)) for text in texts],
        "money": [_MONEY.search(text) is not None for text in texts],
        "names": [len(_NAME.findall(text)) for text in texts],
        "capitals": [len(_CAPITALS.findall(text)) for text in texts],
        "quoted": [quoted_share(text) for text in texts],
        "torn": [is_torn(text) for text in texts],
        "opens_quoting": [text[:1] in _OPENING_QUOTES for text in texts],
        "ends_quoting": [text[-1:] in _CLOSING_QUOTES for text in texts],
        "question": [is_question(text) for text in texts],
        "exclamation": [text.rstrip()[-1:] in {"!", "！"} for text in texts],
        "announces": [announces(text) for text in texts],
        "closed": [is_closed(text) for text in texts],
        "trails_off": [text.rstrip().endswith(("...", "…")) for text in texts],
        "colon": [": " in text for text in texts],
        "brackets": [text.count("(") for text in texts],
        "first_person": [words.first_person_word(text) is not None for text in told],
        "second_person": [words.second_person.within(text) is not None for text in told],
        "speech": [words.speech_verb(text) is not None for text in told],
        "fault": [fault.grade if fault else 0 for fault in faults],
        "pronoun": [bool(m.pronoun) for m in mentions],
        "connective": [bool(m.connective) for m in mentions],
        "pointer": [bool(m.pointer) for m in mentions],
        "nameless": [bool(m.nameless) for m in mentions],
        "surname": [bool(m.surname) for m in mentions],
        "leans": [bool(m.phrase or m.surname) for m in mentions],
    }


def _own_words(source: Source) -> Lists:
    """What a sentence has of the headline, and of what else the page says of its article."""
    own, sets = source.article.own_words, source.term_sets
    title = source.title_terms

    def terms(texts: Collection[str]) -> frozenset[str]:
        return source.terms_of(" ".join(texts)) if texts else frozenset()

    description, bullets, keywords = terms(own.descriptions), terms(own.bullets), terms(own.keywords)
    headlines, address = terms(own.headlines) - title, terms(own.address_words)
    every = title | description | bullets | keywords | headlines | address
    before: set[str] = set()
    left: list[float] = []
    for of_one in sets:
        left.append(_share(title - before, of_one))
        before |= of_one
    return {
        "title_told": [_share(title, s) for s in sets],
        "title_share": [_share(s, title) for s in sets],
        "title_left": left,
        "new_terms": [len(s - title) for s in sets],
        "description_told": [_share(description, s) for s in sets],
        "description_share": [_share(s, description) for s in sets],
        "description_beyond": [_share(s - title, description) for s in sets],
        "bullets_share": [_share(s, bullets) for s in sets],
        "headlines_told": [_share(headlines, s) for s in sets],
        "keywords_told": [_share(keywords, s) for s in sets],
        "address_told": [_share(address, s) for s in sets],
        "own_terms": [len(s & every) for s in sets],
        "own_share": [_share(s, every) for s in sets],
    }


def _share(part: Collection[str], whole: Collection[str]) -> float:
    """The share of the first's terms that stand in the second."""
    return len(frozenset(part) & frozenset(whole)) / len(part) if part and whole else 0.0


def _recurrence(source: Source) -> Lists:
    """How much of a sentence comes back in others: before it, behind it, all over the article."""
    sets, frequency, count = source.term_sets, source.document_frequency, len(source.sentences)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for place, terms in enumerate(sets):
        for term in terms:
            first.setdefault(term, place)
            last[term] = place
    names = source.names
    sizes = [max(1, len(terms)) for terms in sets]
    echo = [sum(map(frequency.__getitem__, terms)) - len(terms) for terms in sets]
    introduced = [sum(first[t] == i for t in terms) for i, terms in enumerate(sets)]
    come_back = [sum(first[t] == i < last[t] for t in terms) for i, terms in enumerate(sets)]
    norm = sqrt(sum(n * n for n in frequency.values())) or 1.0
    best = max(echo, default=0) or 1
    top = frozenset().union(*sets[:TOP])
    end = frozenset().union(*sets[-TOP:])
    return {
        "terms": [len(terms) for terms in sets],
        "echo": [n / best for n in echo],
        "echo_sum": echo,
        "echo_mean": [n / size for n, size in zip(echo, sizes, strict=True)],
        "cosine": [(n + size) / (sqrt(size) * norm) for n, size in zip(echo, sizes, strict=True)],
        "commonest": [max((frequency[t] for t in terms), default=0) / count for terms in sets],
        "once": [sum(frequency[t] == 1 for t in terms) / size for terms, size in zip(sets, sizes, strict=True)],
        "later": [sum(last[t] > i for t in terms) / n for i, (terms, n) in enumerate(zip(sets, sizes, strict=True))],
        "introduces": come_back,
        "first_told": introduced,
        "first_told_share": [n / size for n, size in zip(introduced, sizes, strict=True)],
        "names_introduced": [sum(first[t] == i for t in terms & names) for i, terms in enumerate(sets)],
        "like_before": [source.similarity(i, i - 1) if i else 0.0 for i in range(count)],
        "like_top": [_share(terms, top) if i >= TOP else -1.0 for i, terms in enumerate(sets)],
        "like_end": [_share(terms, end) if i < count - TOP else -1.0 for i, terms in enumerate(sets)],
    }


def _of_article(source: Source, found: Mapping[str, Matrix]) -> dict[str, float]:
    """What is said of the article as a whole: most of it tells kinds of articles apart."""
    title = source.article.title or ""
    own = source.article.own_words
    paragraphs = source.article.paragraphs
    means = {
        name: float(found[name].mean())
        for name in ("words", "quoted", "question", "closed", "first_person", "second_person", "item", "figures")
    }
    return {
        **means,
        "sentences": len(source.sentences),
        "headings": sum(p.kind == "heading" for p in paragraphs) / max(1, len(paragraphs)),
        "title_terms": len(source.title_terms),
        "title_asks": bool(_ASKS.match(title)) or "?" in title,
        "title_counts": bool(_COUNTS.match(title)),
        "title_figures": bool(_FIGURE.search(title)),
        "title_colon": ":" in title,
        "title_quotes": bool(_OPENING_QUOTES & frozenset(title)),
        "description": sum(map(len, own.descriptions)),
        "keywords": len(own.keywords),
        "description_on_top": float(found["description_share"][:TOP].max(initial=0.0)),
    }
