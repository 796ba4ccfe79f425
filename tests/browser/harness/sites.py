"""Pages on this machine, served under the host names of news sites over HTTPS and HTTP."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

NEWS = "www.news.test"
OTHER = "www.other.test"
REBOUND = "rebound.test"
"""A name that leads to this machine, with whatever port is asked for: how an attacker's page would reach the helper."""

HOSTS = (NEWS, OTHER, REBOUND)


@dataclass(frozen=True, slots=True)
class Resource:
    """What one address answers."""

    body: bytes
    headers: Mapping[str, str]
    released: threading.Event | None = None
    """Until it is set, nothing is answered."""


@dataclass
class Sites:
    """Two loopback servers (TLS and plain) that answer from one table; browsers map ports 443 and 80 to theirs."""

    folder: Path
    resources: dict[tuple[str, str], Resource] = field(default_factory=dict)
    servers: list[ThreadingHTTPServer] = field(default_factory=list)

    def __enter__(self) -> Self:
        for secure in (True, False):
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self.resources))
            if secure:
                server.socket = _tls(self.folder).wrap_socket(server.socket, server_side=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.servers.append(server)
        return self

    def __exit__(self, *_: object) -> None:
        for server in self.servers:
            server.shutdown()
            server.server_close()

    @property
    def https_port(self) -> int:
        """Where port 443 really is."""
        return int(self.servers[0].server_address[1])

    @property
    def http_port(self) -> int:
        """Where port 80 really is."""
        return int(self.servers[1].server_address[1])

    def serve(self, path: str, page: str, *, host: str = NEWS, scheme: str = "https", **headers: str) -> str:
        """Put a page up; header names are written with underscores. Returns its address."""
        named = {"content_type": "text/html; charset=utf-8", **headers}
        fitted = {name.replace("_", "-"): value for name, value in named.items()}
        self.resources[host, path] = Resource(page.encode(), fitted)
        return f"{scheme}://{host}{path}"

    @contextmanager
    def held(self, path: str, body: str, content_type: str) -> Iterator[threading.Event]:
        """Put something up that is not answered before the event is set, or the test over."""
        released = threading.Event()
        self.resources[NEWS, path] = Resource(body.encode(), {"Content-Type": content_type}, released)
        try:
            yield released
        finally:
            released.set()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, resources: Mapping[tuple[str, str], Resource], *arguments: object) -> None:
        self.resources = resources
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server passes on

    def do_GET(self) -> None:
        host = str(self.headers.get("Host", "")).partition(":")[0]
        resource = self.resources.get((host, self.path))
        if resource and resource.released:
            resource.released.wait()
        self.send_response(200 if resource else 404)
        for name, value in (resource.headers if resource else {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(resource.body) if resource else 0))
        self.end_headers()
        if resource:
            self.wfile.write(resource.body)

    def log_message(self, *_: object) -> None:
        """Say nothing: a browser asks for favicons and much else."""


def _tls(folder: Path) -> ssl.SSLContext:
    """Build a server context with a certificate that the browsers are told to accept."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    names = ",".join(f"DNS:{host}" for host in HOSTS)
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=news.test", "-addext", f"subjectAltName={names}"]
    command += ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own words
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
