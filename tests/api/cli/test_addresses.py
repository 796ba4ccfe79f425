"""Pages that the command line fetches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.api.cli.command_line import CommandLine, is_clean
from tests.unit.fetching.site import Site, running_site


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def test_a_page_on_the_web_is_fetched(standfirst: CommandLine, site: Site) -> None:
    """Private addresses only with the setting, here for a server on loopback."""
    ran = standfirst("extract", f"{site.url}/plain", STANDFIRST_FETCH_ALLOW_PRIVATE="true", STANDFIRST_X="")
    assert ran.status in {0, 3}
    assert site.requests[-1][0] == "/plain"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "https://10.0.0.1/",
        "ftp://news.example/a",
        "file:///etc/passwd",
        "http://no-such-host.invalid/",
        "http://",
    ],
)
def test_an_address_that_cannot_be_fetched_ends_with_status_4(standfirst: CommandLine, url: str) -> None:
    ran = standfirst("summarize", url)
    assert (ran.status, ran.stdout) == (4, "")
    assert ran.stderr.startswith(f"standfirst: {url}: ")
    assert is_clean(ran)


@pytest.mark.parametrize("path", ["missing", "broken", "loop"])
def test_a_site_without_the_page_ends_with_status_4(standfirst: CommandLine, site: Site, path: str) -> None:
    ran = standfirst("summarize", f"{site.url}/{path}", STANDFIRST_FETCH_ALLOW_PRIVATE="true")
    assert (ran.status, ran.stdout) == (4, "")
