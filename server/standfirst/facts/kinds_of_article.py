"""Which articles have no facts to show: advice, lists and recipes."""

from __future__ import annotations

from functools import cache

import regex

from standfirst.facts.vocabulary import LETTER, Vocabulary, any_of
from standfirst.model import Article

LISTED = 0.5
"""The share of an article's text in list items from which on it is a list."""

ADDRESSED = 0.012
"""The share of words that speak to the reader from which on an article is advice: news have .003 at most."""

READ = 6000
"""Characters: how an article speaks is told by its first page."""


@cache
def _expressions(vocabulary: Vocabulary) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    table = vocabulary.table
    reader = rf"(?<!{LETTER})(?:{any_of(table.reader)})(?!{LETTER})"
    return regex.compile(table.how_to, regex.IGNORECASE), regex.compile(reader, regex.IGNORECASE)


def has_no_facts(article: Article, vocabulary: Vocabulary) -> bool:
    """Tell whether an article is advice or a list."""
    how_to, reader = _expressions(vocabulary)
    if how_to.search(article.title or ""):
        return True
    listed = sum(len(p.text) for p in article.paragraphs if p.kind == "list_item")
    if listed > LISTED * len(article.text):
        return True
    head = article.text[:READ]
    return len(reader.findall(_QUOTED.sub(" ", head))) > ADDRESSED * len(head.split())


_QUOTED = regex.compile(r'"[^"]{0,600}+"|“[^”]{0,600}+”|«[^»]{0,600}+»|„[^“”]{0,600}+[“”]')
"""Who speaks in a quotation speaks to somebody else."""
