import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.unit.fetching.site import CERTIFICATE, PAGE, Site, running_site

from standfirst.config import Fetch, Settings
from standfirst.errors import (
    AddressNotAllowed,
    DocumentTooLarge,
    FetchFailed,
    StandfirstError,
    UnsupportedDocument,
)
from standfirst.fetching import fetch
from standfirst.fetching.addresses import resolve

LOOPBACK = Settings(fetch=Fetch(allow_private=True, page_bytes=1_000_000))


def within(seconds: float) -> Settings:
    return replace(LOOPBACK, fetch=replace(LOOPBACK.fetch, timeout_seconds=seconds))


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def test_a_page_becomes_a_document(site: Site) -> None:
    document = fetch(f"{site.url}/page", LOOPBACK, language="en")
    assert document.html == PAGE.encode()
    assert (document.url, document.charset, document.language) == (f"{site.url}/page", "UTF-8", "en")


@pytest.mark.parametrize("path", ["gzip", "deflate"])
def test_a_compressed_page_is_unpacked(site: Site, path: str) -> None:
    assert fetch(f"{site.url}/{path}", LOOPBACK).html == PAGE.encode()


def test_the_charset_of_the_header_is_passed_on(site: Site) -> None:
    assert fetch(f"{site.url}/latin", LOOPBACK).charset == "ISO-8859-1"


def test_a_page_without_a_type_is_taken_for_html(site: Site) -> None:
    assert fetch(f"{site.url}/untyped", LOOPBACK).html == PAGE.encode()


def test_plain_text_is_handed_on_as_it_came(site: Site) -> None:
    """Decoding 8 MB takes seconds, so a worker does it."""
    document = fetch(f"{site.url}/plain", LOOPBACK)
    assert document.is_plain_text
    assert document.html == "One <b>.\r\n\r\nTwo & três.".encode()
    assert not fetch(f"{site.url}/page", LOOPBACK).is_plain_text


def test_a_redirect_is_followed_and_its_end_is_the_address(site: Site) -> None:
    assert fetch(f"{site.url}/moved", LOOPBACK).url == f"{site.url}/page"
    assert fetch(f"{site.url}/moved-relative", LOOPBACK).url == f"{site.url}/page?from=moved"


def test_no_cookie_is_ever_sent_and_we_say_who_we_are(site: Site) -> None:
    """The page sets a cookie; the next request does not bring it."""
    fetch(f"{site.url}/page", LOOPBACK)
    fetch(f"{site.url}/moved", LOOPBACK)
    for _, headers in site.requests:
        names = {name.lower() for name in headers}
        assert not names & {"cookie", "authorization", "referer"}
        assert headers["User-Agent"].startswith("Standfirst/")
        assert headers["Host"] == f"127.0.0.1:{site.server_port}"


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("missing", FetchFailed),
        ("gone", FetchFailed),
        ("refused", FetchFailed),
        ("broken", FetchFailed),
        ("to-nowhere", FetchFailed),
        ("loop", FetchFailed),
        ("cut", FetchFailed),
        ("garbage", FetchFailed),
        ("damaged", FetchFailed),
        ("brotli", FetchFailed),
        ("twice-gzip", FetchFailed),
        ("pdf", UnsupportedDocument),
        ("large", DocumentTooLarge),
        ("endless", DocumentTooLarge),
        ("bomb", DocumentTooLarge),
        ("to-file", AddressNotAllowed),
        ("to-script", AddressNotAllowed),
        ("to-half-an-address", AddressNotAllowed),
    ],
)
def test_what_is_no_page_ends_in_an_error_of_its_own(site: Site, path: str, error: type[StandfirstError]) -> None:
    with pytest.raises(error) as raised:
        fetch(f"{site.url}/{path}", LOOPBACK)
    assert type(raised.value) is error
    assert raised.value.hint
    assert site.url not in raised.value.message


@pytest.mark.parametrize("path", ["interim", "crumbs", "trailers", "empty-blocks"])
def test_a_reply_that_never_comes_to_its_page_is_left_long_before_the_deadline(site: Site, path: str) -> None:
    """What is no content is counted against it."""
    with pytest.raises(FetchFailed, match="next to nothing"):
        fetch(f"{site.url}/{path}", within(60))


@pytest.mark.parametrize("path", ["drip", "drip-headers", "silent"])
def test_a_site_that_dribbles_is_left_at_the_deadline(site: Site, path: str) -> None:
    """The deadline is of the whole, not of each byte."""
    begin = time.monotonic()
    with pytest.raises(FetchFailed, match="too long"):
        fetch(f"{site.url}/{path}", within(0.6))
    assert time.monotonic() - begin < 5


def test_loopback_is_refused_before_anything_is_asked(site: Site) -> None:
    """No byte is sent to an address inside."""
    before = len(site.requests)
    for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"):
        with pytest.raises(AddressNotAllowed):
            fetch(f"http://{host}:{site.server_port}/page", Settings())
    assert len(site.requests) == before


def outer_name_or_real(host: str, port: int, *, seconds: float, allow_private: bool) -> tuple[str, ...]:
    """A resolver for which one name is of the internet, though its server runs here."""
    if host == "news.test":
        return ("127.0.0.1",)
    return resolve(host, port, seconds=seconds, allow_private=allow_private)


@pytest.mark.parametrize("path", ["to-metadata", "to-loopback"])
def test_a_redirect_that_leads_inside_is_refused(site: Site, path: str) -> None:
    """Each hop is judged anew, and the inner one is never asked."""
    with pytest.raises(AddressNotAllowed):
        fetch(f"http://news.test:{site.server_port}/{path}", Settings(), resolver=outer_name_or_real)
    asked, headers = site.requests[-1]
    assert (asked, headers["Host"]) == (f"/{path}", f"news.test:{site.server_port}")


def test_a_name_is_looked_up_once_for_each_hop_and_never_between_judging_and_asking(site: Site) -> None:
    """Its owner may answer with an address of this machine the next time."""
    asked: list[str] = []

    def first_only(host: str, port: int, *, seconds: float, allow_private: bool) -> tuple[str, ...]:
        asked.append(host)
        return outer_name_or_real(host, port, seconds=seconds, allow_private=allow_private)

    assert fetch(f"http://news.test:{site.server_port}/moved", Settings(), resolver=first_only).html == PAGE.encode()
    assert asked == ["news.test", "news.test"]


def test_the_next_address_is_tried_where_the_first_does_not_answer(site: Site) -> None:
    """A host may have an address of IPv6 that this network does not reach."""

    def two(host: str, port: int, *, seconds: float, allow_private: bool) -> tuple[str, ...]:
        del host, port, seconds, allow_private
        return ("127.0.0.2", "127.0.0.1")

    assert fetch(f"http://news.test:{site.server_port}/page", LOOPBACK, resolver=two).html == PAGE.encode()


def test_nobody_at_the_port_is_a_failure() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(FetchFailed):
            fetch(f"http://127.0.0.1:{unused.getsockname()[1]}/", LOOPBACK)


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    with running_site(tls=True) as site, pytest.raises(FetchFailed, match="certificate"):
        fetch(f"https://localhost:{site.server_port}/page", LOOPBACK)


def test_a_certificate_is_judged_by_the_name_that_was_asked_for() -> None:
    """The connection goes to the checked address, yet it is the name whose certificate counts."""
    code = (
        "import sys; from standfirst.config import Settings, Fetch; from standfirst.fetching import fetch\n"
        "print(fetch(sys.argv[1], Settings(fetch=Fetch(allow_private=True))).url)"
    )
    with running_site(tls=True) as site:
        results = [
            subprocess.run(  # noqa: S603  # this Python, our own code
                [sys.executable, "-c", code, f"https://{host}:{site.server_port}/page"],
                env={**os.environ, "SSL_CERT_FILE": str(CERTIFICATE)},
                check=False,
                capture_output=True,
                text=True,
            )
            for host in ("localhost", "127.0.0.1")
        ]
    assert results[0].stdout.strip() == f"https://localhost:{site.server_port}/page"
    assert "certificate is not valid" in results[1].stderr


def test_no_address_gets_into_a_log(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """Libraries warn with the address; ours are quiet."""
    with caplog.at_level(logging.DEBUG):
        fetch(f"{site.url}/page?canary", LOOPBACK)
        with pytest.raises(FetchFailed):
            fetch(f"{site.url}/garbage?canary", LOOPBACK)
    assert "canary" not in caplog.text
