"""WARC archives for tests, written by `warcio`, which is not what reads them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = {"Content-Type": "text/html; charset=utf-8"}


class _Writer(WARCWriter):  # type: ignore[misc]  # the library has no types
    """The library's writer, less the temporary files that it leaves open."""

    _create_temp_file = staticmethod(io.BytesIO)


class Crawl:
    """An archive that is being written.

    Args:
        path: the file.
        packed: whether each record is packed by gzip, as crawlers do.
    """

    def __init__(self, path: Path, *, packed: bool = True) -> None:
        self.path = path
        self._file = path.open("wb")
        self._writer = _Writer(self._file, gzip=packed)
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, {"software": "tests"}))

    def reply(
        self,
        address: str,
        body: bytes,
        headers: Mapping[str, str] = HTML,
        status: str = "200 OK",
        kind: str = "response",
    ) -> int:
        """Add a reply of a server, and the request before it; give the reply's first byte."""
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "news.example")], is_http_request=True)
        self._writer.write_record(self._writer.create_warc_record(address, "request", http_headers=asked))
        begin = self._file.tell()
        said = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        record = self._writer.create_warc_record(address, kind, payload=io.BytesIO(body), http_headers=said)
        self._writer.write_record(record)
        return begin

    def extracted(self, address: str, text: str) -> None:
        """Add a text that was extracted from a page, as in a WET file."""
        record = self._writer.create_warc_record(
            address, "conversion", payload=io.BytesIO(text.encode()), warc_content_type="text/plain"
        )
        self._writer.write_record(record)

    def revisit(self, address: str) -> None:
        """Add a record that says that a page was as before."""
        digest = "sha1:B6QJ6BNJ3R4B23XXMRKZKHLPGJY2VE4O"
        said = StatusAndHeaders("200 OK", list(HTML.items()), protocol="HTTP/1.1")
        self._writer.write_record(
            self._writer.create_revisit_record(address, digest, address, "2026-01-01T00:00:00Z", http_headers=said)
        )

    def close(self) -> Path:
        """End it."""
        self._file.close()
        return self.path


def chunked(body: bytes, size: int = 700) -> bytes:
    """A body as servers send it that do not know its length."""
    pieces: Iterable[bytes] = (body[i : i + size] for i in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
