import pytest

from standfirst.errors import AddressNotAllowed
from standfirst.fetching.target import parse_target

BAD = [
    "",
    "news.example",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "ftp://news.example/a",
    "http://",
    "http:///a",
    "https://:443/",
    "http://[::1",
    "http://news.example:port/",
    "http://news.example:99999/",
    "http://news.example/a\r\nHost: evil.example",
    "http://news.example/a b",
    "http://news.ex\tample/",
    "http://news.example/\x00",
    "http://user@news.example/",
    "http://user:password@news.example/",
    "http://news.example@127.0.0.1/",
    "http://" + "a" * 9000 + ".example/",
    "http://" + "ä" * 300 + ".example/",
    "http://ｅｘample\u2100.example/",
]


@pytest.mark.parametrize("url", BAD)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    """Such an address is never asked for."""
    with pytest.raises(AddressNotAllowed):
        parse_target(url, 8192)


def test_an_address_is_taken_apart() -> None:
    target = parse_target("  HTTPS://News.Example:8443/a%20b/ü?q=1&r=é#part ", 8192)
    assert (target.scheme, target.host, target.port) == ("https", "news.example", 8443)
    assert target.request_target == "/a%20b/%C3%BC?q=1&r=%C3%A9"
    assert target.authority == "news.example:8443"
    assert "#" not in target.url


def test_a_host_in_letters_of_any_script_is_asked_in_ascii() -> None:
    target = parse_target("http://bücher.example", 8192)
    assert (target.host, target.request_target, target.authority) == (
        "xn--bcher-kva.example",
        "/",
        "xn--bcher-kva.example",
    )


def test_an_ipv6_host_stands_in_brackets() -> None:
    assert parse_target("http://[2606:4700::1111]:8080/", 8192).authority == "[2606:4700::1111]:8080"
