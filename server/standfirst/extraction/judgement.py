"""Is there an article on the page?

Before the main text is looked for:
1. the address or the body is that of a search or an error, and the page does not call itself an article: no article;
2. three quarters of its text are prose in one column: an article, for there is nothing else;
3. the features of `page_features`, each times its weight, sum up to less than `THRESHOLD`: no article.
Once it is found:
4. it has fewer than 40 words: no article (a news brief has 60);
5. it is short, and every twentieth word is about cookies and consent: a consent wall, no article.

The weights are those of a logistic regression over 1,200 articles and 276 pages of shops, services, forums and lists,
fitted by `benchmarks/train_judgement.py`, which also measures them on sites that they were not fitted on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

MIN_WORDS = 40
"""A main text of fewer words is a caption, a teaser or a notice."""

THRESHOLD = 0.4
"""The sum at which 96 % of the articles pass: a probability of .60."""

MIN_COLUMN = 0.75
"""Of 276 pages that are no articles one has so much of its text in one column, of 53 refused articles one."""

INTERCEPT = -1.102
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "author_class": 0.834,
        "body_single": 0.651,
        "containers": -0.798,
        "cta": -0.369,
        "cta_text": -0.512,
        "depth1": -1.240,
        "digits": -1.165,
        "has_ld": -0.994,
        "ld_article": 1.756,
        "n_prose": 0.647,
        "og_article": 0.671,
        "og_other": -0.853,
        "price_density": -0.543,
        "published": 1.517,
        "root": -2.731,
        "share_links": 0.861,
        "t_service": -1.280,
        "times": -0.449,
        "title_words": 1.197,
        "u_forum": -2.609,
        "u_news": 0.901,
        "u_shop": -1.318,
    }
)

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


def is_article_page(features: Mapping[str, float], url: str | None) -> bool:
    """Judge a page by its features.

    Args:
        features: as `page_features` measures them.
        url: the page's address.
    """
    claims = features["ld_article"] or features["og_article"]
    if not claims and (features["body_failed"] or _is_search(url)):
        return False
    return features["column"] >= MIN_COLUMN or score(features) >= THRESHOLD


def is_article_text(text: str, words: int) -> bool:
    """Judge the main text that was found, which has so many words."""
    if words < MIN_WORDS:
        return False
    return words > _MAX_CONSENT_WORDS or len(_CONSENT.findall(text)) < _MIN_CONSENT_SHARE * words


def score(features: Mapping[str, float]) -> float:
    """Sum the features up; over 0 the page is rather an article than not."""
    return INTERCEPT + sum(weight * features[name] for name, weight in WEIGHTS.items())


def _is_search(url: str | None) -> bool:
    if not url:
        return False
    parts = urlsplit(url.lower())
    keys = parse_qs(parts.query, max_num_fields=50) if parts.query.count("&") < _MAX_FIELDS else {}
    return bool(_SEARCH_PATH.search(parts.path)) or not _SEARCH_KEYS.isdisjoint(keys)
