"""Articles of our own making for the summarizers' tests."""

from __future__ import annotations

import random

from standfirst.model import PARAGRAPH_BREAK, Article, Paragraph, Sentence
from standfirst.summarizers.source import Source

HARBOUR = (
    "The city council of Port Ellery voted on Tuesday to close the old harbour to cargo ships from next spring.",
    "The decision ends a dispute of eleven years between the port's owners and the people who live around it.",
    "Cargo ships will use the new terminal at Gorse Point, four miles to the north, which opened last year.",
    "Mayor Ines Calder said the harbour would become a place for swimmers, rowing clubs and fishing boats.",
    "The council will spend 14 million pounds on new quays, a footbridge and a small museum.",
    "Dock workers fear for their jobs and plan a strike in the first week of October.",
    "Their union says that 120 of its members cannot move to the terminal because it is run by machines.",
    "The port's owners have promised to train them, but no course has begun so far.",
    "A study by the university found that noise at night around the harbour was twice the permitted level.",
    "Shopkeepers in the old town hope for more visitors once the cranes are gone.",
    "Two of the cranes will stay as monuments, the council decided in a second vote.",
    "The first cargo ship will be turned away on 1 April, said the harbour master.",
)


def article_of(texts: tuple[str, ...] | list[str], title: str | None = None, language: str = "en") -> Article:
    """An article whose paragraphs have one sentence each."""
    paragraphs = tuple(Paragraph(i, "text", text) for i, text in enumerate(texts))
    return Article(title=title, language=language, paragraphs=paragraphs)


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Each paragraph as one sentence."""
    found: list[Sentence] = []
    start = 0
    for paragraph in article.paragraphs:
        end = start + len(paragraph.text)
        found.append(Sentence(paragraph.index, paragraph.index, start, end, paragraph.text))
        start = end + len(PARAGRAPH_BREAK)
    return tuple(found)


def source_of(texts: tuple[str, ...] | list[str], title: str | None = None, language: str = "en") -> Source:
    """What summarizers read, one sentence a paragraph."""
    article = article_of(texts, title, language)
    return Source(article, sentences_of(article))


def long_article(count: int) -> Article:
    """An article of so many different sentences, the same at every call."""
    pick = random.Random(count)  # noqa: S311  # made-up text, no secret
    words = [f"w{'aeiou'[i % 5]}{i}" for i in range(900)]
    weights = [1 / (i + 2) for i in range(900)]
    lines = (" ".join(pick.choices(words, weights, k=20)).capitalize() + "." for _ in range(count))
    return article_of(list(lines), "A long report")
