"""A URL taken apart once: what is asked of which host, with nothing left to be read in two ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from standfirst.errors import AddressNotAllowed

_PORTS = {"http": 80, "https": 443}
_SPACE_OR_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")
# Everything that RFC 3986 lets stand, and `%`: what is escaped stays as it is.
_KEPT = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Target:
    """What one request needs to know.

    Attributes:
        url: the whole address, without its fragment.
        scheme: `http` or `https`.
        host: in ASCII, without brackets.
        port: a number.
        request_target: path and query, percent-encoded.
    """

    url: str
    scheme: str
    host: str
    port: int
    request_target: str

    @property
    def authority(self) -> str:
        """The value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def parse_target(url: str, max_characters: int) -> Target:
    """Take a URL apart.

    Raises:
        AddressNotAllowed: it is not http(s), has no host, carries a password, is too long, or is no URL at all.
    """
    if len(url) > max_characters or _SPACE_OR_CONTROL.search(url.strip()):
        raise _refusal()
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        ascii_host = host if host is None or host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise _refusal() from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not ascii_host:
        raise _refusal()
    if parts.username is not None or parts.password is not None:
        raise AddressNotAllowed(
            "An address with a name or password in it is not fetched.", hint="Open it in a browser, or save the page."
        )
    query = f"?{parts.query}" if parts.query else ""
    return Target(
        url=parts._replace(fragment="").geturl(),
        scheme=scheme,
        host=ascii_host,
        port=_PORTS[scheme] if port is None else port,
        request_target=quote((parts.path or "/") + query, safe=_KEPT),
    )


def _refusal() -> AddressNotAllowed:
    return AddressNotAllowed("This is no address of a web page.", hint="Use one that begins with http:// or https://.")
