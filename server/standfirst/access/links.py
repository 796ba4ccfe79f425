"""The link that opens the history in the browser."""

from __future__ import annotations


def page_link(port: int, code: str) -> str:
    """The helper's page with a one-time code in the fragment, which no browser sends and no server logs.

    The page takes it off the address at once and sends it to `POST /v1/pairing`.
    """
    return f"http://127.0.0.1:{port}/#code={code}"
