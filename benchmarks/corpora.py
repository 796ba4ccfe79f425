"""The corpora: files of pages with gold texts, and the site that each page is of."""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Case = dict[str, Any]


def corpus_files(path: Path) -> list[Path]:
    """The corpora of a folder, or the one that is named."""
    return sorted(path.glob("*.jsonl.xz")) if path.is_dir() else [path]


def read_cases(path: Path) -> Iterator[Case]:
    """The pages of a corpus: `{id, url, lang, title, html, gold}`, as far as it has them."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


_ARCHIVED = re.compile(r"/web/\d{8,}[a-z_]*/https?://([a-z0-9.-]+)", re.IGNORECASE)
_NAMED = re.compile(
    r"<link[^>]{1,300}?canonical[^>]{1,300}?href=[\"']?https?://([a-z0-9.-]+)"
    r"|<meta[^>]{1,100}?og:url[^>]{1,100}?content=[\"']https?://([a-z0-9.-]+)"
    r"|<base[^>]{1,100}?href=[\"']?https?://([a-z0-9.-]+)",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"\.(?:co|com|org|net|gov|ac|edu)\.[a-z]{2}$")
_LINKED = re.compile(r"(?:href|src|action)=[\"']?https?://([a-z0-9.-]+)", re.IGNORECASE)
_SERVICES = frozenset({
    "google.com", "facebook.com", "twitter.com", "doubleclick.net", "googleapis.com", "addthis.com", "w3.org", "wp.com",
    "youtube.com", "gstatic.com", "google-analytics.com", "linkedin.com", "pinterest.com", "instagram.com", "digg.com",
    "reddit.com", "wordpress.com", "schema.org", "archive.org", "alexa.com", "wikipedia.org", "blogspot.com",
    "scorecardresearch.com", "googlesyndication.com", "imrworldwide.com", "googletagservices.com", "2mdn.net",
    "googletagmanager.com", "quantserve.com", "gravatar.com", "del.icio.us", "stumbleupon.com", "delicious.com",
    "sharethis.com", "cloudfront.net", "amazonaws.com", "cloudflare.com", "disqus.com", "amazon.com", "outbrain.com",
    "taboola.com", "yimg.com",
})  # fmt: skip


def _domain(host: str) -> str:
    parts = host.lower().split(".")
    deep = _COUNTRY.search(host.lower()) is not None  # as in bbc.co.uk
    return ".".join(parts[-3:] if deep else parts[-2:])


def site_of(case: Case) -> str:
    """The site of a page: of its address, else of what the page itself names or links to most."""
    if host := urlsplit(case.get("url") or "").hostname:
        return _domain(host)
    named = re.match(r"\d{8}_([a-z0-9.-]+)_", case["id"])
    if named:
        return _domain(named[1])
    html = case["html"]
    hosts = _ARCHIVED.findall(html)
    if not hosts and (match := _NAMED.search(html)):
        hosts = [next(group for group in match.groups() if group)]
    counts = Counter(_domain(host) for host in hosts or _LINKED.findall(html))
    return next((site for site, _ in counts.most_common() if site not in _SERVICES), case["id"])
