"""Fetching pages of a list: slowly, and only those that their site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from standfirst.config import Settings
from standfirst.errors import AddressNotAllowed
from standfirst.fetching import fetch, fetch_robots
from standfirst.fetching.exchange import AGENT
from standfirst.model import Address, Document

LONGEST_DELAY = 60.0
"""A `Crawl-delay` beyond a minute is taken for one: none that means to be crawled asks for more."""


@dataclass(slots=True)
class _Site:
    """One host: its rules, and when it may be asked next."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: RobotFileParser | None = None
    next_turn: float = 0.0


class Crawler:
    """Fetches one page of a site at a time.

    Args:
        settings: how pages are fetched.
        rate: pages a second of one site, at most.
    """

    def __init__(self, settings: Settings, rate: float) -> None:
        self._settings, self._interval = settings, 1 / rate
        self._sites: dict[str, _Site] = {}
        self._lock = threading.Lock()

    def fetch(self, address: Address) -> Document:
        """Wait for the site's turn and read the page.

        Raises:
            AddressNotAllowed: robots.txt forbids it, or it is not on the public web.
            StandfirstError: as `fetching.fetch` does.
        """
        try:
            parts = urlsplit(address.url)
        except ValueError as error:
            raise AddressNotAllowed("This is no address.", hint="Addresses begin with https://.") from error
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            site = self._sites.setdefault(origin, _Site())
        with site.lock:
            if site.rules is None:
                self._wait(site, self._interval)
                site.rules = self._rules_of(origin)
            if not site.rules.can_fetch(AGENT, address.url):
                raise AddressNotAllowed("The site's robots.txt forbids this page.", hint="Ask its publisher.")
            self._wait(site, max(self._interval, min(LONGEST_DELAY, float(site.rules.crawl_delay(AGENT) or 0))))
        return fetch(address.url, self._settings, language=address.language)

    def _rules_of(self, origin: str) -> RobotFileParser:
        """Read the rules. A site without any allows all; one that cannot say so now allows nothing."""
        rules = RobotFileParser()
        text = fetch_robots(f"{origin}/robots.txt", self._settings)
        rules.parse(["User-agent: *", "Disallow: /"] if text is None else text.splitlines())
        return rules

    def _wait(self, site: _Site, interval: float) -> None:
        now = time.monotonic()
        time.sleep(max(0.0, site.next_turn - now))
        site.next_turn = max(now, site.next_turn) + interval
