"""Replies kept for a page that is read again."""

from __future__ import annotations

import itertools

import pytest

from standfirst import config
from standfirst.web.gate import Caller
from standfirst.web.response_cache import OVERHEAD_BYTES, ResponseCache

PROGRAM = Caller("program")
EXTENSION = Caller("extension", "moz-extension://a")


class Clock:
    """Stands still until it is set."""

    now = 1000.0

    def __call__(self) -> float:
        """The seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(clock: Clock) -> ResponseCache:
    """Room for two replies of a hundred bytes, for a minute."""
    return ResponseCache(config.Answers(seconds=60, bytes=2 * (100 + OVERHEAD_BYTES)), clock)


def test_the_same_request_of_the_same_caller_finds_its_reply(cache: ResponseCache) -> None:
    cache.put(cache.key(PROGRAM, b"page"), b"reply")
    assert cache.get(cache.key(Caller("program"), b"page")) == b"reply"


def test_no_other_caller_and_no_other_request_finds_it() -> None:
    """By kind, origin, token, and every byte; two parts are never taken for two others that look alike joined."""
    cache = ResponseCache(config.Answers())
    requests = [
        (caller, parts)
        for caller in (
            PROGRAM,
            EXTENSION,
            Caller("extension", "moz-extension://b"),
            Caller("extension", "moz-extension://a", "t1"),
            Caller("extension", "moz-extension://a", "t2"),
            Caller("program", None, "t1"),
            Caller("page", "moz-extension://a"),
        )
        for parts in ((b"ab", b"c"), (b"a", b"bc"), (b"abc",), (b"abc", b""))
    ]
    keys = [cache.key(caller, *parts) for caller, parts in requests]
    assert len(set(keys)) == len(requests)
    for number, key in enumerate(keys):
        cache.put(key, b"%d" % number)
    assert [cache.get(key) for key in keys] == [b"%d" % number for number in range(len(keys))]


def test_keys_of_another_process_are_other_keys() -> None:
    """Nobody can tell from outside whether a known page was read here."""
    assert ResponseCache(config.Answers()).key(PROGRAM, b"page") != ResponseCache(config.Answers()).key(
        PROGRAM, b"page"
    )


def test_a_reply_is_given_until_its_time_is_over(cache: ResponseCache, clock: Clock) -> None:
    cache.put(b"k", b"reply")
    clock.now += 59
    assert cache.get(b"k") == b"reply"
    clock.now += 1
    assert cache.get(b"k") is None


def test_what_was_asked_for_least_lately_makes_room(cache: ResponseCache) -> None:
    cache.put(b"1", b"x" * 100)
    cache.put(b"2", b"x" * 100)
    assert cache.get(b"1")
    cache.put(b"3", b"x" * 100)
    assert [cache.get(key) is not None for key in (b"1", b"2", b"3")] == [True, False, True]


def test_a_reply_that_is_made_again_takes_the_place_of_the_first(cache: ResponseCache) -> None:
    for _ in range(5):
        cache.put(b"1", b"x" * 100)
    cache.put(b"2", b"x" * 100)
    assert cache.get(b"1")
    assert cache.get(b"2")


@pytest.mark.parametrize("size", [0, 1, 100, 100_000])
def test_what_is_larger_than_the_bound_is_not_kept(size: int) -> None:
    """Nor does it drive the count of bytes astray."""
    cache = ResponseCache(config.Answers(bytes=OVERHEAD_BYTES + 50))
    for _ in range(3):
        cache.put(b"1", b"x" * size)
        assert (cache.get(b"1") is not None) == (size <= 50)
    cache.put(b"2", b"x" * 50)
    assert cache.get(b"2")


def test_a_bound_of_nothing_keeps_nothing() -> None:
    cache = ResponseCache(config.Answers(bytes=0))
    cache.put(b"1", b"")
    assert cache.get(b"1") is None


def test_the_count_of_bytes_holds_over_many_replies(clock: Clock) -> None:
    """Kept, replaced, outlived and pushed out in turn; in the end there is room for as many as at first."""
    cache = ResponseCache(config.Answers(seconds=10, bytes=10 * (10 + OVERHEAD_BYTES)), clock)
    for number, size in itertools.product(range(50), (0, 5, 10)):
        clock.now += 1
        cache.put(b"%d" % (number % 17), b"x" * size)
        cache.get(b"%d" % (number * 7 % 17))
    for number in range(10):
        cache.put(b"last%d" % number, b"x" * 10)
    assert all(cache.get(b"last%d" % number) for number in range(10))
