"""What the helper opens and keeps: its port, the response cache, fetching, the history, the language model."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.config.setting import KILOBYTE, MEGABYTE, setting


@dataclass(frozen=True, slots=True)
class Helper:
    """The local server."""

    port: int = setting(
        7826,
        "fixed, so that the extension finds it; there is no fallback port",
        at_least=1,
        at_most=65_535,
        limits="what TCP has",
    )
    extension_origins: tuple[str, ...] = setting((), "further chrome-extension:// origins that may call")
    log_bytes: int = setting(
        MEGABYTE,
        "the log is turned over at this size; three old ones are kept",
        at_least=10 * KILOBYTE,
        at_most=100 * MEGABYTE,
        limits="a hundred lines; four such files",
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """Replies that are kept in memory, for a page that is read again."""

    seconds: int = setting(
        3600,
        "who comes back to an article does so within the hour; none outlives its reader's day",
        at_least=1,
        at_most=86_400,
        limits="a moment; no reply outlives its day",
    )
    bytes: int = setting(
        4 * MEGABYTE,
        "some hundreds of replies of 5 to 20 KB; 0 keeps none",
        at_least=0,
        at_most=KILOBYTE * MEGABYTE,
        limits="nothing is kept; the whole of it is memory",
    )


@dataclass(frozen=True, slots=True)
class Fetch:
    """Reading a URL that the user asked for."""

    allow_private: bool = setting(default=False, reason="addresses inside the user's network are not for pages to name")
    timeout_seconds: float = setting(
        15.0,
        "slow sites answer within it",
        at_least=0.5,
        at_most=300.0,
        limits="a near site; who waits longer has saved the page meanwhile",
    )
    at_once: int = setting(
        4,
        "nobody reads more at once; each waits without holding a place of those who read pages",
        at_least=1,
        at_most=64,
        limits="one; each holds a thread and a page",
    )
    redirects: int = setting(
        5, "real chains have at most 4", at_least=0, at_most=20, limits="none; browsers give up there, too"
    )
    page_bytes: int = setting(
        8 * MEGABYTE,
        "as for a request's body",
        at_least=64 * KILOBYTE,
        at_most=64 * MEGABYTE,
        limits="as for a request's body",
    )


@dataclass(frozen=True, slots=True)
class History:
    """What the helper remembers."""

    enabled: bool = setting(default=False, reason="nothing is kept until the user turns it on")
    keep_days: int = setting(
        365,
        "older entries are pruned; 0 keeps them for ever",
        at_least=0,
        at_most=36_500,
        limits="for ever; a hundred years, more than a calendar of dates holds anyhow",
    )


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The reader's own language model, which may choose the sentences."""

    server: str = setting("", "the address of a model server, such as http://127.0.0.1:11434; empty: none")
    name: str = setting("", "which of the server's models; empty: the first one that it names")
    file: str = setting("", "a GGUF file to be run by Standfirst itself, instead of a server")
    seconds: float = setting(
        60.0,
        "a reader has finished most articles by then; `news` stands meanwhile",
        at_least=1,
        at_most=600,
        limits="no model answers sooner; ten minutes is longer than anybody waits",
    )
    connect_seconds: float = setting(
        2.0,
        "a server on this machine answers in milliseconds",
        at_least=0.1,
        at_most=30,
        limits="below it even this machine is missed; beyond it the reader waits for nothing",
    )
    silent_seconds: float = setting(
        45.0,
        "a cold model is loaded and an article read in it; words then come each second",
        at_least=1,
        at_most=600,
        limits="no model answers sooner; ten minutes is longer than anybody waits",
    )
    context_tokens: int = setting(
        16_384,
        "holds all but the longest articles; each thousand takes up to 0.2 GB",
        at_least=1024,
        at_most=262_144,
        limits="fewer hold no article; no model reads more",
    )
    at_once: int = setting(
        2,
        "a model on one machine does one article at a time",
        at_least=1,
        at_most=16,
        limits="one reader has to be served; more at once are none of them done",
    )
    memory_bytes: int = setting(
        8192 * MEGABYTE,
        "a model of 8 billion parameters takes 6 GB; for `model.file` only",
        at_least=128 * MEGABYTE,
        at_most=1024 * 1024 * MEGABYTE,
        limits="the smallest models take as much; no machine has more",
    )
    idle_minutes: float = setting(
        5.0,
        "whoever reads on asks again within it; then the memory is given back",
        at_least=0.1,
        at_most=1440,
        limits="it is loaded anew each time below it; a day is for good",
    )
    allow_remote: bool = setting(
        default=False, reason="a server on another machine reads the articles; only the user may want that"
    )
