"""A site on loopback that behaves, misbehaves and redirects, each path in its own way."""

from __future__ import annotations

import contextlib
import gzip
import ssl
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from tests.api import replies

PAGE = "<!doctype html><html><body><p>A page — from a real server.</p></body></html>"
CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""Self-signed for localhost, with its key, valid for a century; made for these tests and used nowhere else."""


class Site(ThreadingHTTPServer):
    """The server, what it was asked, and the event that lets its slow paths go."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.released = Event()

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"


@contextlib.contextmanager
def running_site(*, tls: bool = False) -> Iterator[Site]:
    """Serve until the block ends."""
    site = Site()
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        site.socket = context.wrap_socket(site.socket, server_side=True)
    thread = Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.released.set()
        site.shutdown()
        thread.join()
        site.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.requests.append((self.path, dict(self.headers.items())))
        name = self.path.partition("?")[0].strip("/").replace("-", "_")
        with contextlib.suppress(OSError):  # readers that give up are what some paths are for
            getattr(self, f"_{name}", self._page)()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the library's own name
        """Say nothing."""

    def _send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, location: str, status: int = 302) -> None:
        self._send(b"", status, Location=location)

    def _page(self) -> None:
        self._send(PAGE.encode(), Content_Type="text/html; charset=UTF-8", Set_Cookie="followed=1")

    def _article(self) -> None:
        self._send(replies.PAGE.encode(), Content_Type="text/html; charset=UTF-8")

    def _latin(self) -> None:
        self._send("<p>Café</p>".encode("latin-1"), Content_Type='text/html; charset="ISO-8859-1"')

    def _untyped(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def _plain(self) -> None:
        self._send("One <b>.\r\n\r\nTwo & três.".encode(), Content_Type="text/plain; charset=utf-8")

    def _pdf(self) -> None:
        self._send(b"%PDF-1.7", Content_Type="application/pdf")

    def _gone(self) -> None:
        self._send(b"gone", 410)

    def _missing(self) -> None:
        self._send(b"missing", 404)

    def _refused(self) -> None:
        self._send(b"no", 403)

    def _broken(self) -> None:
        self._send(b"broken", 500)

    def _gzip(self) -> None:
        self._send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def _deflate(self) -> None:
        self._send(zlib.compress(PAGE.encode()), Content_Encoding="deflate")

    def _bomb(self) -> None:
        compressor = zlib.compressobj(9, zlib.DEFLATED, 31)
        body = b"".join(compressor.compress(bytes(1_000_000)) for _ in range(200)) + compressor.flush()
        self._send(body, Content_Encoding="gzip")

    def _brotli(self) -> None:
        self._send(b"\x8b\x02\x80hello\x03", Content_Encoding="br")

    def _twice_gzip(self) -> None:
        self._send(gzip.compress(gzip.compress(PAGE.encode())), Content_Encoding="gzip, gzip")

    def _damaged(self) -> None:
        self._send(b"\x1f\x8b\x08\x00not gzip at all", Content_Encoding="gzip")

    def _large(self) -> None:
        self._send(bytes(3_000_000))

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while not self.server.released.is_set():
            self.wfile.write(bytes(100_000))

    def _forever(self, first: bytes, then: bytes) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + first)
        while not self.server.released.is_set():
            self.wfile.write(then)

    def _interim(self) -> None:
        while not self.server.released.is_set():
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000)

    def _crumbs(self) -> None:
        self._forever(b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n" * 1_000)

    def _trailers(self) -> None:
        self._forever(b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", b"X: y\r\n" * 1_000)

    def _empty_blocks(self) -> None:
        """Compressed to no end, of nothing: stored blocks of no bytes."""
        head = zlib.compressobj(0, zlib.DEFLATED, 31)
        self._forever(b"Content-Encoding: gzip\r\n\r\n" + head.compress(b""), b"\x00\x00\x00\xff\xff" * 1_000)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self._drip_bytes()

    def _drip_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self._drip_bytes()

    def _drip_bytes(self) -> None:
        while not self.server.released.wait(0.05):
            self.wfile.write(b"a")

    def _silent(self) -> None:
        self.server.released.wait(30)

    def _cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<p>Only the beg")

    def _garbage(self) -> None:
        self.wfile.write(b"\x00\x01\x02 this is no HTTP\r\n\r\n")

    def _moved(self) -> None:
        self._redirect("/page#part", 301)

    def _moved_relative(self) -> None:
        self._redirect("page?from=moved")

    def _loop(self) -> None:
        self._redirect("/loop")

    def _to_file(self) -> None:
        self._redirect("file:///etc/passwd")

    def _to_half_an_address(self) -> None:
        self._redirect("http://[")

    def _to_script(self) -> None:
        self._redirect("javascript:alert(1)")

    def _to_metadata(self) -> None:
        self._redirect("http://169.254.169.254/latest/meta-data/")

    def _to_loopback(self) -> None:
        self._redirect(f"{self.server.url}/page?inner")

    def _to_nowhere(self) -> None:
        self._send(b"", 302)
