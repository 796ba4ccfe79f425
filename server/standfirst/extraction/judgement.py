"""How much does a page look like an article? An answer for who offers or collects summaries, never a refusal.

1. The page does not call itself an article, and its address or body is that of a search or an error: hardly;
2. nine tenths of it are items of lists, or most of it fragments, and no structured data call it an article (of lists,
   Open Graph may call it one too): hardly;
3. three quarters of the page's text are prose in one column, and neither address nor title offer something: surely,
   for there is nothing else;
4. else the features of the page (`page_features`) and of the main text, each times its weight, are summed up.

The extension's banner has a judgement of its own (`content/readerable.js`), and this is the one place that says why: it
decides on every page that is opened, in three milliseconds and before anything is sent, from what a DOM alone offers.
The features that tell most here, how sure the finder of the main text is and what share of the page it chose, cost the
whole extraction. One set of weights would have to leave those out, or to guess them.

The weights are those of a logistic regression over some 1,000 articles and 276 pages of shops, services, forums and
lists, fitted by `benchmarks/train_judgement.py`, which also measures them on sites that they were not fitted on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

from standfirst.extraction.blocks.main_text import MainText
from standfirst.word_count import count_words

THRESHOLD = 0.46
"""The sum that 96.1 % of the articles of unseen sites reach: from there a page is rather an article than not."""

EVEN = 0.5
"""A page less likely than this is rather no article."""

HARDLY, SURELY = 0.1, 0.9
"""What a rule says that holds without any weights; they may say more of the same."""

MIN_COLUMN = 0.75
"""Of 276 pages that are no articles one has so much of its text in one column, of 53 refused articles one."""

MAX_ITEMS, MAX_FRAGMENTS = 0.9, 0.7
"""Main texts with more of them in list items, or in paragraphs of less than 12 words, are lists."""

INTERCEPT = -3.573
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "author_class": 0.777,
        "body_single": 0.677,
        "containers": -0.612,
        "cta": -0.290,
        "cta_text": -0.534,
        "depth1": -1.020,
        "digits": -0.617,
        "has_ld": -0.835,
        "ld_article": 1.365,
        "n_prose": 0.276,
        "og_article": 0.744,
        "og_other": -0.469,
        "price_density": -0.564,
        "published": 1.420,
        "root": -1.914,
        "share_links": 0.734,
        "t_service": -1.109,
        "text_calls": -0.820,
        "text_confidence": 1.938,
        "text_share": 1.710,
        "text_we": -0.040,
        "text_words": 0.125,
        "times": -0.364,
        "title_words": 1.006,
        "u_forum": -2.593,
        "u_news": 0.586,
        "u_shop": -1.281,
    }
)

# "we", "our" and "us" as words. One class first: `re` finds it by a table, in a third of the time.
_WE = re.compile(r"[wouWOU](?<!\w.)(?:(?<=[wW])[eE]|(?<=[oO])[uU][rR]|(?<=[uU])[sS])\b")
_SEARCH_PATH = re.compile(r"/(?:search|suche|recherche|buscar|busca|cerca|szukaj|zoeken|haku|arama)(?:/|\.\w+|$)")
_SEARCH_KEYS = frozenset({"q", "s", "query", "search", "keyword", "keywords", "searchterm"})
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|einwilligung|zustimm\w*|datenschutz\w*|consentement|consentimiento|consenso|privacy|privacidad"
    r"|confidentialité|partners?|partenaires?|socios|personal\w* data|tracking|werbung|publicit\w+|advertis\w+|samtycke"
    r"|samtykke|toestemming|zgod\w+|soglas\w+)\b"
)
"""Of a text in lower case: to heed no case takes three times as long."""
_MAX_CONSENT_WORDS = 400
_MIN_CONSENT_SHARE = 0.05
_THREADS = frozenset({"DiscussionForumPosting", "QAPage", "Question"})
_MAX_FIELDS = 50
_SHORT_CHARS, _SHORT_WORDS = 100, 12
_SOME_WORDS = 60
_MANY_CALLS = 0.002


def is_consent(text: str, words: int) -> bool:
    """Whether a text is nothing but a consent notice."""
    return words <= _MAX_CONSENT_WORDS and len(_CONSENT.findall(text.lower())) >= _MIN_CONSENT_SHARE * words


def text_features(found: MainText, text: str, words: int) -> dict[str, float]:
    """Measure a main text: how sure its finder is, its share of the page, its length and shape, its tone.

    Who has something to sell says "we" and "our", and cries out.

    Args:
        found: what the finder says of it.
        text: the text.
        words: how many words it has.
    """
    short = [count_words(paragraph.text) for paragraph in found.paragraphs if len(paragraph.text) < _SHORT_CHARS]
    items = sum(len(paragraph.text) for paragraph in found.paragraphs if paragraph.kind == "list_item")
    some = max(words, _SOME_WORDS)
    return {
        "text_confidence": found.confidence,
        "text_share": found.share,
        "text_words": math.log1p(words),
        "text_we": 1000 * len(_WE.findall(text)) / some,
        "text_calls": float(text.count("!") + text.count("！") > _MANY_CALLS * some),
        "text_fragments": sum(count for count in short if count < _SHORT_WORDS) / max(words, 1),
        "text_items": items / max(len(text), 1),
    }


def calls_itself_article(features: Mapping[str, float]) -> bool:
    """Whether a page's structured data or Open Graph say that it is an article."""
    return bool(features["ld_article"] or features["og_article"])


def is_thread(features: Mapping[str, float], kinds: Collection[str]) -> bool:
    """Whether a page is a thread of a forum, by its address or its structured data."""
    said = features["u_forum"] or not _THREADS.isdisjoint(kinds)
    return bool(said) and not calls_itself_article(features)


def likelihood(features: Mapping[str, float], url: str | None) -> float:
    """Judge a page and the main text that was found in it: 0 to 1, from .5 it is rather an article than not.

    Args:
        features: those of the page and those of the text.
        url: the page's address.
    """
    likely = 1 / (1 + math.exp(THRESHOLD - score(features)))
    is_failed = not calls_itself_article(features) and bool(features["body_failed"] or _is_search(url))
    plain = False if is_failed else by_rule(features)
    if plain is not None:
        likely = max(likely, SURELY) if plain else min(likely, HARDLY)
    return round(likely, 2)


def by_rule(features: Mapping[str, float]) -> bool | None:
    """What the shape of a page and its main text says without any weights, if it says something.

    Args:
        features: those of the page and those of the text.
    """
    listed = features["text_items"] >= MAX_ITEMS and not features["og_article"]
    torn = features["text_fragments"] >= MAX_FRAGMENTS
    if (listed or torn) and not features["ld_article"]:
        return False
    if features["column"] >= MIN_COLUMN and not features["t_service"] and not features["u_shop"]:
        return True
    return None


def score(features: Mapping[str, float]) -> float:
    """Sum the features up; over 0 the page is rather an article than not."""
    return INTERCEPT + sum(weight * features[name] for name, weight in WEIGHTS.items())


def _is_search(url: str | None) -> bool:
    if not url:
        return False
    parts = urlsplit(url.lower())
    keys = parse_qs(parts.query, max_num_fields=50) if parts.query.count("&") < _MAX_FIELDS else {}
    return bool(_SEARCH_PATH.search(parts.path)) or not _SEARCH_KEYS.isdisjoint(keys)
