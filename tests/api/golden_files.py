"""Request and response pairs that the tests of both sides of the wire read.

`python -m tests.api.golden_files` asks a helper and writes the responses anew; look at the difference before you
commit it. A value of `{"file": …}` in a request stands for that file's text. Timings are kept as names only, for
they differ from run to run; so does the version. Where `compare` is `shape`, sentences and facts are chosen, and
the choice may improve: names and types count, and the values only show what a reply looks like.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.running import Reply, RunningHelper, running_helper

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "golden"
KEPT_HEADERS = ("Content-Type", "Allow", "Retry-After", "WWW-Authenticate", "Access-Control-Allow-Origin")


def names() -> list[str]:
    """The pairs' names."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def read(name: str) -> dict[str, Any]:
    """One pair."""
    pair: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return pair


def ask(helper: RunningHelper, request: Mapping[str, Any]) -> Reply:
    """Send a pair's request."""
    headers = {**request.get("headers", {})}
    raw = request.get("raw_body")
    body = request.get("body")
    if body is not None:
        headers.setdefault("Content-Type", "application/json")
        raw = json.dumps({key: _filled(value) for key, value in body.items()})
    return helper.ask(request["method"], request["path"], raw.encode() if raw is not None else None, headers)


def response_of(reply: Reply) -> dict[str, Any]:
    """What of a reply a pair keeps."""
    is_json = "json" in reply.headers["Content-Type"]
    body = _stable(reply.json, reply.headers["X-Standfirst"]) if is_json else reply.body.decode()
    headers = {name: reply.headers[name] for name in KEPT_HEADERS if name in reply.headers}
    return {"status": reply.status, "headers": headers, "body": body}


def shape_of(value: object) -> object:
    """Names and types, without values; a list has the shapes that occur in it."""
    if isinstance(value, dict):
        return {key: shape_of(part) for key, part in value.items()}
    if isinstance(value, list):
        return sorted({json.dumps(shape_of(part)) for part in value})
    return "number" if isinstance(value, int | float) else type(value).__name__


def _filled(value: object) -> object:
    if isinstance(value, dict) and set(value) == {"file"}:
        return (ROOT / value["file"]).read_text(encoding="utf-8")
    return value


def _stable(value: object, version: str) -> object:
    if isinstance(value, dict):
        stable = {key: _stable(part, version) for key, part in value.items()}
        if "timings_ms" in value:
            stable["timings_ms"] = dict.fromkeys(value["timings_ms"], 0)
        return stable
    if isinstance(value, list):
        return [_stable(part, version) for part in value]
    return "VERSION" if value == version else value


def write_all() -> None:
    """Ask for all responses, and write them."""
    with tempfile.TemporaryDirectory() as data, running_helper(Path(data)) as helper:
        for name in names():
            pair = read(name)
            pair["response"] = response_of(ask(helper, pair["request"]))
            text = json.dumps(pair, indent=2, ensure_ascii=False)
            (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    write_all()
