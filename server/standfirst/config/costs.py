"""What reading may cost: processes, time, memory and size, for one page, several, and a crawl."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.config.setting import KILOBYTE, MEGABYTE, setting


@dataclass(frozen=True, slots=True)
class Workers:
    """The processes that read pages."""

    count: int = setting(
        2,
        "two cores are everywhere; a page takes tens of milliseconds",
        at_least=1,
        at_most=64,
        limits="each takes up to `workers.memory_bytes`",
    )
    waiting: int = setting(
        4,
        "more readers than this at once are a script, which can wait and retry",
        at_least=0,
        at_most=256,
        limits="each that waits holds a thread and a page",
    )
    deadline_seconds: float = setting(
        10.0,
        "a reader gives up before that; hostile pages end here",
        at_least=1.0,
        at_most=600.0,
        limits="a large page takes a tenth; who waits ten minutes wants `standfirst batch`",
    )
    memory_bytes: int = setting(
        768 * MEGABYTE,
        "the largest real page takes a fifth of it",
        at_least=512 * MEGABYTE,
        at_most=16 * KILOBYTE * MEGABYTE,
        limits="what the libraries reserve; more is a library's fault",
    )
    growth_bytes: int = setting(
        32 * MEGABYTE,
        "a worker that holds so much more is replaced: a huge page leaves its memory in pieces",
        at_least=1 * MEGABYTE,
        at_most=16 * KILOBYTE * MEGABYTE,
        limits="a page takes more; the most is `workers.memory_bytes`'s",
    )
    idle_bytes: int = setting(
        16 * MEGABYTE,
        "one that holds so much more is replaced once nobody reads: each begins with what all share",
        at_least=1 * MEGABYTE,
        at_most=16 * KILOBYTE * MEGABYTE,
        limits="likewise",
    )
    max_jobs_per_worker: int = setting(
        2000,
        "a worker is replaced after so many jobs, so that no library's leak adds up",
        at_least=1,
        at_most=1_000_000,
        limits="a new process for each page; none for months",
    )


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a request or a page may bring."""

    body_bytes: int = setting(
        8 * MEGABYTE,
        "the largest of 3,300 real pages is 2.2 MB",
        at_least=64 * KILOBYTE,
        at_most=64 * MEGABYTE,
        limits="a short page; the parser's own limits begin beyond",
    )
    json_depth: int = setting(
        32,
        "the deepest honest request has 3 levels",
        at_least=4,
        at_most=100,
        limits="a briefing has 3 levels; Python's reader ends at 1,000",
    )
    json_tokens: int = setting(
        10_000,
        "strings, brackets, colons and commas: fifty pages in one request have under 1,000",
        at_least=100,
        at_most=1_000_000,
        limits="a request has some thirty; a million take a second to read",
    )
    header_bytes: int = setting(
        64 * KILOBYTE,
        "browsers send about 1 KB",
        at_least=4 * KILOBYTE,
        at_most=MEGABYTE,
        limits="browsers send more than 1 KB; each connection may hold as much",
    )
    receive_seconds: float = setting(
        30.0,
        "the largest body takes a fraction of a second on one machine",
        at_least=1.0,
        at_most=600.0,
        limits="a busy machine needs some of it; longer is a fault on the other side",
    )
    send_seconds: float = setting(
        30.0, "likewise; who takes a reply in sips holds it in memory", at_least=1.0, at_most=600.0, limits="likewise"
    )
    total_bytes: int = setting(
        128 * MEGABYTE,
        "all requests and replies together; beyond it, the connection that has waited longest is closed",
        at_least=16 * MEGABYTE,
        at_most=16 * KILOBYTE * MEGABYTE,
        limits="two large pages; the whole of it is memory",
    )
    url_characters: int = setting(
        8 * KILOBYTE,
        "servers refuse longer ones; pages' addresses have hundreds",
        at_least=256,
        at_most=64 * KILOBYTE,
        limits="most pages' addresses; all of `bounds.header_bytes`",
    )
    title_characters: int = setting(
        1_000,
        "no headline is longer; the rest is cut off",
        at_least=50,
        at_most=10_000,
        limits="a headline; a paragraph",
    )
    nodes: int = setting(
        20_000,
        "real pages have at most 5,100 nodes after trimming",
        at_least=1_000,
        at_most=100_000,
        limits="a short page; 100,000 take the parser 24 s",
    )
    attribute_bytes: int = setting(
        64 * KILOBYTE,
        "longer values are embedded data, never text",
        at_least=KILOBYTE,
        at_most=MEGABYTE,
        limits="addresses of images; the parser loses 10 MB",
    )
    attributes: int = setting(
        256,
        "real tags have at most 73; the parser is quadratic in them",
        at_least=32,
        at_most=2_000,
        limits="ordinary tags; the parser is quadratic in them",
    )
    json_ld_bytes: int = setting(
        256 * KILOBYTE,
        "articles' structured data is far smaller",
        at_least=KILOBYTE,
        at_most=8 * MEGABYTE,
        limits="an article's own record; a whole page of it",
    )
    text_bytes: int = setting(
        2 * MEGABYTE,
        "a text node over 10 MB is lost in the parser; a novel has 1 MB",
        at_least=64 * KILOBYTE,
        at_most=8 * MEGABYTE,
        limits="a long article; the parser loses 10 MB",
    )
    sentences: int = setting(
        2_000,
        "what ranking looks at; longer articles are ranked by their first ones",
        at_least=50,
        at_most=10_000,
        limits="an article; at more, graphs of sentences take minutes",
    )


@dataclass(frozen=True, slots=True)
class Briefing:
    """Telling several articles once."""

    documents: int = setting(
        50,
        "more tabs than that are nobody's morning; files have no bound",
        at_least=1,
        at_most=1_000,
        limits="one article; a thousand take minutes",
    )
    body_bytes: int = setting(
        32 * MEGABYTE,
        "fifty pages of 640 KB each; captured ones have a third of it",
        at_least=64 * KILOBYTE,
        at_most=KILOBYTE * MEGABYTE,
        limits="a short page; the whole of it is memory",
    )
    page_seconds: float = setting(
        4.0,
        "real pages take tens of milliseconds; a hostile one should not cost the others theirs",
        at_least=0.5,
        at_most=60.0,
        limits="a large page takes a tenth; one page is not worth more",
    )
    deadline_seconds: float = setting(
        30.0,
        "what has not been read by then is left out, and the rest is told",
        at_least=1.0,
        at_most=600.0,
        limits="a few pages; nobody waits longer",
    )
    entries: int = setting(
        500,
        "what a diligent reader has summed up in a week, and more",
        at_least=1,
        at_most=5_000,
        limits="one; thousands take minutes to compare",
    )
    remembered_days: int = setting(
        14,
        "stories are followed for days; what was read earlier is not compared",
        at_least=1,
        at_most=3_650,
        limits="today; ten years",
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Many pages at once. Both decide where parts end; a batch that has begun keeps what it was planned with."""

    part_pages: int = setting(
        500,
        "some ten seconds of work, which is what is lost when a machine fails",
        at_least=1,
        at_most=100_000,
        limits="a part for each page; a day of work",
    )
    part_bytes: int = setting(
        32 * MEGABYTE,
        "some hundreds of pages of a crawl",
        at_least=KILOBYTE,
        at_most=KILOBYTE * MEGABYTE,
        limits="a part for each page; more is no part",
    )
