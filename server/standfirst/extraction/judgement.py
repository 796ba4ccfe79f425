"""Is there an article on the page?

1. the address or the body is that of a search or an error, and the page does not call itself an article: no article;
2. the main text has fewer than 40 words: no article (a news brief has 60);
3. it is short, and every twentieth word is about cookies and consent: a consent wall, no article;
4. three quarters of the page's text are prose in one column: an article, for there is nothing else;
5. the features of the page (`page_features`) and of the main text, each times its weight, sum up to less than
   `THRESHOLD`: no article.

The weights are those of a logistic regression over some 1,000 articles and 276 pages of shops, services, forums and
lists, fitted by `benchmarks/train_judgement.py`, which also measures them on sites that they were not fitted on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

from standfirst.extraction.main_text import MainText

MIN_WORDS = 40
"""A main text of fewer words is a caption, a teaser or a notice."""

THRESHOLD = 0.32
"""The sum that 96.5 % of the articles of unseen sites reach: a probability of .58."""

MIN_COLUMN = 0.75
"""Of 276 pages that are no articles one has so much of its text in one column, of 53 refused articles one."""

INTERCEPT = -4.185
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "author_class": 0.834,
        "body_single": 0.673,
        "containers": -0.642,
        "cta": -0.281,
        "cta_text": -0.532,
        "depth1": -1.082,
        "digits": -0.576,
        "has_ld": -0.917,
        "ld_article": 1.494,
        "n_prose": 0.302,
        "og_article": 0.703,
        "og_other": -0.600,
        "price_density": -0.532,
        "published": 1.438,
        "root": -2.068,
        "share_links": 0.700,
        "t_service": -1.043,
        "text_confidence": 2.120,
        "text_share": 1.506,
        "text_we": -0.044,
        "text_words": 0.175,
        "times": -0.374,
        "title_words": 1.031,
        "u_forum": -2.530,
        "u_news": 0.642,
        "u_shop": -1.207,
    }
)

_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_SEARCH_PATH = re.compile(r"/(?:search|suche|recherche|buscar|busca|cerca|szukaj|zoeken|haku|arama)(?:/|\.\w+|$)")
_SEARCH_KEYS = frozenset({"q", "s", "query", "search", "keyword", "keywords", "searchterm"})
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|einwilligung|zustimm\w*|datenschutz\w*|consentement|consentimiento|consenso|privacy|privacidad"
    r"|confidentialité|partners?|partenaires?|socios|personal\w* data|tracking|werbung|publicit\w+|advertis\w+|samtycke"
    r"|samtykke|toestemming|zgod\w+|soglas\w+)\b",
    re.IGNORECASE,
)
_MAX_CONSENT_WORDS = 400
_MIN_CONSENT_SHARE = 0.05
_MAX_FIELDS = 50


def is_refused_outright(features: Mapping[str, float], url: str | None) -> bool:
    """Judge a page before its main text is looked for.

    Args:
        features: as `page_features` measures them.
        url: the page's address.
    """
    claims = features["ld_article"] or features["og_article"]
    return not claims and bool(features["body_failed"] or _is_search(url))


def text_features(found: MainText, text: str, words: int) -> dict[str, float]:
    """Measure a main text: how sure its finder is, how much of the page it is, its length, and its "we" and "our".

    Args:
        found: what the finder says of it.
        text: the text.
        words: how many words it has.
    """
    return {
        "text_confidence": found.confidence,
        "text_share": found.share,
        "text_words": math.log1p(words),
        "text_we": 1000 * len(_WE.findall(text)) / max(words, 60),
    }


def is_article(features: Mapping[str, float], text: str, words: int) -> bool:
    """Judge a page and the main text that was found in it.

    Args:
        features: those of the page and those of the text.
        text: the main text.
        words: how many words it has.
    """
    if words < MIN_WORDS:
        return False
    if words <= _MAX_CONSENT_WORDS and len(_CONSENT.findall(text)) >= _MIN_CONSENT_SHARE * words:
        return False
    return features["column"] >= MIN_COLUMN or score(features) >= THRESHOLD


def score(features: Mapping[str, float]) -> float:
    """Sum the features up; over 0 the page is rather an article than not."""
    return INTERCEPT + sum(weight * features[name] for name, weight in WEIGHTS.items())


def _is_search(url: str | None) -> bool:
    if not url:
        return False
    parts = urlsplit(url.lower())
    keys = parse_qs(parts.query, max_num_fields=50) if parts.query.count("&") < _MAX_FIELDS else {}
    return bool(_SEARCH_PATH.search(parts.path)) or not _SEARCH_KEYS.isdisjoint(keys)
