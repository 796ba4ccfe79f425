"""Where a model server is, and whether an article may go there."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from standfirst.language_model.failure import Failure

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """A model server.

    Attributes:
        scheme: `http` or `https`.
        host: as it was written.
        port: its port.
        path: what stands before `/v1` or `/api`, without a slash at its end.
        connects_to: the host to connect to: of a name for this machine, its address.
    """

    scheme: str
    host: str
    port: int
    path: str
    connects_to: str

    @property
    def url(self) -> str:
        """The address as people write it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def parse(server: str, *, allow_remote: bool) -> Address:
    """Understand `model.server`.

    The address that is connected to is the one that was judged: a name that leads elsewhere later leads nowhere.

    Raises:
        Failure: it is no address, or another machine's, which is not allowed.
    """
    parts = urlsplit(server if "://" in server else f"http://{server}")
    try:
        host, port = parts.hostname, parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        host = port = None
    if parts.scheme not in _PORTS or not host or port is None or parts.username or parts.query or parts.fragment:
        raise Failure("`model.server` is no address of a server.", "Write one such as http://127.0.0.1:11434.")
    path = parts.path.rstrip("/").removesuffix("/v1").removesuffix("/api").rstrip("/")
    if allow_remote:
        return Address(parts.scheme, host, port, path, host)
    ours = _on_this_machine(host)
    if ours is None:
        raise Failure(
            "The model server is on another machine, and articles stay on this one.",
            "`standfirst config set model.allow_remote true` lets them leave.",
        )
    return Address(parts.scheme, host, port, path, ours)


def _on_this_machine(host: str) -> str | None:
    """The loopback address that a host stands for; None if it is another machine, or not to be found."""
    try:
        return host if ipaddress.ip_address(host).is_loopback else None
    except ValueError:
        pass
    if host.lower() != "localhost" and not host.lower().endswith(".localhost"):
        return None  # asking who that is would tell the network's name server
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except OSError:
        return "127.0.0.1"
    loopback = [one for one in found if ipaddress.ip_address(one).is_loopback]
    # Model servers listen on IPv4 unless told otherwise.
    return min(loopback, key=lambda one: ":" in one, default="127.0.0.1")
