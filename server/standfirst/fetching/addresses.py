"""Which network addresses a URL may lead to: the public internet, and nothing that is this user's alone."""

from __future__ import annotations

import socket
from concurrent.futures import Future
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from threading import Thread
from typing import Protocol

from standfirst.errors import AddressNotAllowed, FetchFailed

Address = IPv4Address | IPv6Address

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
# Set aside by the registries; older releases of Python still call them global.
_SET_ASIDE = (
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv6Network("2001::/23"),
    IPv6Network("3fff::/20"),
)


class Resolver(Protocol):
    """What `resolve` does."""

    def __call__(self, host: str, port: int, *, seconds: float, allow_private: bool) -> tuple[str, ...]:
        """Find a host's addresses, and judge them."""


def resolve(host: str, port: int, *, seconds: float, allow_private: bool) -> tuple[str, ...]:
    """Find the addresses of a host, and see that none of them leads inside.

    One inner address among public ones condemns the host: an honest site has none.

    Raises:
        FetchFailed: the name is not known, or asking for it took too long.
        AddressNotAllowed: the name leads into a private or special network.
    """
    found = _look_up(host, port, seconds)
    if not allow_private and not all(is_public(ip_address(address)) for address in found):
        raise AddressNotAllowed(
            "The address leads into a private network.",
            hint="Save the page and pass the file; `standfirst config set fetch.allow_private true` lifts this.",
        )
    return found


def _look_up(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Ask the system's resolver, which itself knows no deadline, in a thread that may be left behind."""
    answer: Future[tuple[str, ...]] = Future()

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            answer.set_exception(error)
        else:
            answer.set_result(tuple(dict.fromkeys(str(row[4][0]) for row in rows)))

    Thread(target=ask, name="resolver", daemon=True).start()
    try:
        return answer.result(timeout=max(0.0, seconds))
    except (OSError, UnicodeError) as error:  # a TimeoutError is an OSError
        raise FetchFailed("Couldn't find that site.", hint="Check the address and the connection.") from error


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet, and so does any IPv4 address inside it."""
    if any(address in network for network in _SET_ASIDE):
        return False
    if isinstance(address, IPv6Address):
        inner = _embedded_ipv4(address)
        if inner is not None:
            return is_public(inner)
        if address not in _GLOBAL_UNICAST:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _embedded_ipv4(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a mapped, 6to4 or NAT64 address stands for."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour
