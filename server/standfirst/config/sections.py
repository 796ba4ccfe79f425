"""Each setting with its default, its reason, and the range that makes sense: whatever is bounded is bounded here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from types import MappingProxyType
from typing import Any, Literal, TypeVar

T = TypeVar("T")
Source = Literal["default", "file", "environment", "flag"]

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE


def setting(default: T, reason: str, *, at_least: float = 0, at_most: float = float("inf")) -> T:
    """Declare a setting with its default, the reason for it, and for numbers the range that makes sense."""
    declared: T = field(default=default, metadata={"reason": reason, "range": (at_least, at_most)})
    return declared


@dataclass(frozen=True, slots=True)
class Helper:
    """The local server."""

    port: int = setting(
        7826, "fixed, so that the extension finds it; there is no fallback port", at_least=1, at_most=65535
    )
    extension_origins: tuple[str, ...] = setting((), "further chrome-extension:// origins that may call")
    log_bytes: int = setting(MEGABYTE, "the log is turned over at this size; three old ones are kept")


@dataclass(frozen=True, slots=True)
class Workers:
    """The processes that read pages."""

    count: int = setting(2, "two cores are everywhere; a page takes tens of milliseconds", at_least=1)
    waiting: int = setting(4, "more readers than this at once are a script, which can wait and retry")
    deadline_seconds: float = setting(10.0, "a reader gives up before that; hostile pages end here", at_least=0.1)
    memory_bytes: int = setting(768 * MEGABYTE, "the largest real page takes a fifth of it")
    growth_bytes: int = setting(
        32 * MEGABYTE, "a worker that holds so much more is replaced: a huge page leaves its memory in pieces"
    )
    rest_bytes: int = setting(
        16 * MEGABYTE, "one that holds so much more is replaced once nobody reads: each begins with what all share"
    )
    pages_each: int = setting(2000, "a worker is replaced after so many pages, so that no library's leak adds up")


@dataclass(frozen=True, slots=True)
class Answers:
    """Replies that are kept in memory, for a page that is read again."""

    seconds: int = setting(3600, "who comes back to an article does so within the hour; none outlives its reader's day")
    bytes: int = setting(4 * MEGABYTE, "some hundreds of replies of 5 to 20 KB; 0 keeps none")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a request or a page may bring."""

    body_bytes: int = setting(8 * MEGABYTE, "the largest of 3,300 real pages is 2.2 MB", at_least=KILOBYTE)
    json_depth: int = setting(32, "the deepest honest request has 3 levels", at_least=3)
    header_bytes: int = setting(64 * KILOBYTE, "browsers send about 1 KB", at_least=2 * KILOBYTE)
    receive_seconds: float = setting(30.0, "the largest body takes a fraction of a second on one machine", at_least=0.1)
    url_characters: int = setting(8 * KILOBYTE, "servers refuse longer ones; pages' addresses have hundreds")
    title_characters: int = setting(1_000, "no headline is longer; the rest is cut off")
    nodes: int = setting(20_000, "real pages have at most 5,100 nodes after trimming", at_least=100)
    depth: int = setting(2_000, "real pages nest at most 57 deep; the parser keeps all up to 2,048")
    attribute_bytes: int = setting(64 * KILOBYTE, "longer values are embedded data, never text")
    attributes: int = setting(256, "real tags have at most 73; the parser is quadratic in them")
    json_ld_bytes: int = setting(256 * KILOBYTE, "articles' structured data is far smaller")
    text_bytes: int = setting(
        2 * MEGABYTE, "a text node over 10 MB is lost in the parser; a novel has 1 MB", at_least=KILOBYTE
    )
    sentences: int = setting(2_000, "what ranking looks at; longer articles are ranked by their first ones")


@dataclass(frozen=True, slots=True)
class Briefing:
    """Telling several articles once."""

    documents: int = setting(
        50, "more tabs than that are nobody's morning; files have no bound", at_least=1, at_most=1000
    )
    body_bytes: int = setting(
        32 * MEGABYTE, "fifty pages of 640 KB each; captured ones have a third of it", at_least=KILOBYTE
    )
    page_seconds: float = setting(
        4.0, "real pages take tens of milliseconds; a hostile one should not cost the others theirs", at_least=0.1
    )
    deadline_seconds: float = setting(
        30.0, "what has not been read by then is left out, and the rest is told", at_least=0.1
    )
    entries: int = setting(500, "what a diligent reader has summed up in a week, and more", at_least=1, at_most=5000)
    remembered_days: int = setting(
        14, "stories are followed for days; what was read earlier is not compared", at_least=1
    )


@dataclass(frozen=True, slots=True)
class Fetch:
    """Reading a URL that the user asked for."""

    allow_private: bool = setting(default=False, reason="addresses inside the user's network are not for pages to name")
    timeout_seconds: float = setting(15.0, "slow sites answer within it", at_least=0.1)
    redirects: int = setting(5, "real chains have at most 4")
    page_bytes: int = setting(8 * MEGABYTE, "as for a request's body", at_least=KILOBYTE)


@dataclass(frozen=True, slots=True)
class History:
    """What the helper remembers."""

    enabled: bool = setting(default=False, reason="nothing is kept until the user turns it on")
    keep_days: int = setting(365, "older entries are pruned; 0 keeps them for ever")


@dataclass(frozen=True, slots=True)
class Batch:
    """Many pages at once. Both decide where parts end; a batch that has begun keeps what it was planned with."""

    part_pages: int = setting(
        500, "some ten seconds of work, which is what is lost when a machine fails", at_least=1, at_most=100_000
    )
    part_bytes: int = setting(
        32 * MEGABYTE, "some hundreds of pages of a crawl", at_least=KILOBYTE, at_most=KILOBYTE * MEGABYTE
    )


SECTIONS: Mapping[str, type] = MappingProxyType(
    {
        "helper": Helper,
        "workers": Workers,
        "answers": Answers,
        "bounds": Bounds,
        "briefing": Briefing,
        "fetch": Fetch,
        "history": History,
        "batch": Batch,
    }
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, and where the values that are no defaults came from (`{"helper.port": "flag"}`)."""

    helper: Helper = Helper()
    workers: Workers = Workers()
    answers: Answers = Answers()
    bounds: Bounds = Bounds()
    briefing: Briefing = Briefing()
    fetch: Fetch = Fetch()
    history: History = History()
    batch: Batch = Batch()
    sources: Mapping[str, Source] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, Any, Source, str]]:
        """Name, value, source and reason of each setting."""
        for section, declared in declared_settings():
            name = f"{section}.{declared.name}"
            value = getattr(getattr(self, section), declared.name)
            yield name, value, self.sources.get(name, "default"), declared.metadata["reason"]


def declared_settings() -> Iterator[tuple[str, Field[Any]]]:
    """Each section's name with each of its settings, in the order in which they stand here."""
    for section, kind in SECTIONS.items():
        for declared in fields(kind):
            yield section, declared
