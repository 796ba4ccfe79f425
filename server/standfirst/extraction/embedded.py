"""Articles that a page carries as data instead of text: JSON-LD's `articleBody`, and the state of its application.

Each is written as a small page of its own, which is then read like any other: `__NEXT_DATA__` and other JSON by its
richest list of prose, React's flight data (https://github.com/facebook/react, `react-server`) by its element tree.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from standfirst.extraction.metadata.structured_data import StructuredData

_PUSH = re.compile(r'self\.__next_f\.push\(\[1,("(?:[^"\\]++|\\.)*+")\]\)')
_ROW = re.compile(rb"([0-9a-f]*):(?:T([0-9a-f]+),)?")
_ASSIGNED = re.compile(r"=\s*+(?=[{\[])")
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|li|span|a|strong|em)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"""[.!?…。！？।؟]["'”“’»«」』)\]]*\s*(?:</\w+>\s*)*$""")
_BESIDE = re.compile(
    r"excerpt|description|summary|dek|abstract|teaser|caption|alt|bio|seo|meta|comment|related|recommend|disclaimer|copyright|legal|css|style",
    re.IGNORECASE,
)
"""Keys of texts that stand beside an article."""

_PROSE_CHARS, _DENSE_CHARS = 80, 40
_MIN_ARTICLE_CHARS = 250
_MAX_DEPTH = 80
_MAX_VALUES = 100_000
_MAX_ASSIGNED = 20
_HEADING = re.compile(r"head|title|h[1-6]", re.IGNORECASE)
# fmt: off
_TAGS = frozenset({
    "a", "article", "aside", "b", "blockquote", "br", "button", "div", "em", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "i", "li", "main", "nav", "ol", "p", "section", "span", "strong",
    "table", "tbody", "td", "th", "tr", "ul",
})
# fmt: on


def embedded_pages(json_ld: Iterable[str], states: Iterable[str]) -> Iterator[str]:
    """Give what may be the article as pages, the most trustworthy first.

    Args:
        json_ld: the page's structured data as JSON texts.
        states: its other scripts of data.
    """
    for node in StructuredData(json_ld).nodes:
        body = node.get("articleBody")
        if isinstance(body, str) and len(body) >= _MIN_ARTICLE_CHARS:
            yield _page(_as_markup(body))
    pushed: list[str] = []
    for state in states:
        if chunks := _PUSH.findall(state):
            pushed.extend(chunks)
        elif (value := _load(state)) is not None and (listed := _richest_list(value)):
            yield _page(listed)
    if pushed:
        yield from _flight_pages("".join(text for text in map(_load, pushed) if isinstance(text, str)))


def _page(markup: str) -> str:
    return f"<html><body><article>{markup}</article></body></html>"


def _load(text: str) -> Any:  # noqa: ANN401  # JSON
    """The value that a script is, or the largest that it assigns."""
    text = text.strip()
    starts = [0] if text[:1] in {"{", "[", '"'} else [found.end() for found in _ASSIGNED.finditer(text)][:_MAX_ASSIGNED]
    best, longest, read = None, 0, 0
    for start in starts:
        if start < read:
            continue  # inside of the value before
        try:
            value, read = json.JSONDecoder(strict=False).raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        if read - start > longest:
            best, longest = value, read - start
    return best


def _as_markup(text: str) -> str:
    """Markup as it is, a text as paragraphs."""
    if _MARKUP.search(text):
        return text
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.splitlines() if line.strip())


def _is_prose(text: str) -> bool:
    spaced = text.count(" ") > len(text) / 15
    if len(text) < (_PROSE_CHARS if spaced else _DENSE_CHARS) or (not spaced and text.isascii()):
        return False
    return bool(_MARKUP.search(text)) or bool(_SENTENCE_END.search(text))


def _richest_list(value: object) -> str:
    """The markup of the list, or of the single text, with the most prose."""
    groups: dict[tuple[str, ...], list[tuple[str, bool]]] = defaultdict(list)
    for path, text, is_heading in _texts(value):
        at_list = max((i for i, key in enumerate(path) if key == "*"), default=len(path) - 1)
        groups[path[: at_list + 1]].append((text, is_heading))
    size = {path: sum(len(text) for text, _ in texts if _is_prose(text)) for path, texts in groups.items()}
    best = max(size, key=size.__getitem__, default=())
    if not best or size[best] < _MIN_ARTICLE_CHARS:
        return ""
    return "".join(
        f"<h2>{escape(text)}</h2>" if is_heading else _as_markup(text)
        for text, is_heading in groups[best]
        if is_heading or _is_prose(text) or _SENTENCE_END.search(text)
    )


def _texts(value: object) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """Each text in a value with its path, lists as `*`, and whether it is a heading; in order."""
    stack: list[tuple[object, tuple[str, ...], bool]] = [(value, (), False)]
    for _ in range(_MAX_VALUES):
        if not stack:
            return
        inner, path, is_heading = stack.pop()
        if isinstance(inner, str):
            if " " in inner or len(inner) >= _DENSE_CHARS:
                yield path, inner, is_heading and not _is_prose(inner)
        elif len(path) < _MAX_DEPTH and isinstance(inner, list):
            stack.extend((item, (*path, "*"), False) for item in reversed(inner))
        elif len(path) < _MAX_DEPTH and isinstance(inner, dict):
            kind = str(inner.get("type") or inner.get("kind") or inner.get("__typename") or "")
            heads = bool(_HEADING.search(kind))
            stack.extend(
                (item, (*path, key), heads) for key, item in reversed(list(inner.items())) if not _BESIDE.search(key)
            )


def _flight_pages(flight: str) -> Iterator[str]:
    rows = _flight_rows(flight.encode())
    written = _Elements(rows)
    markup = "".join(written.markup(value, 0) for value in rows.values() if isinstance(value, list))
    if len(markup) >= _MIN_ARTICLE_CHARS:
        yield f"<html><body>{markup}</body></html>"
    for value in rows.values():
        if isinstance(value, str) and len(value) >= _MIN_ARTICLE_CHARS and _is_prose(value):
            yield _page(_as_markup(value))
    if listed := _richest_list(list(rows.values())):
        yield _page(listed)


def _flight_rows(data: bytes) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    at = 0
    while found := _ROW.match(data, at):
        name, length = found[1].decode(), found[2]
        if length:
            end = found.end() + int(length, 16)
            rows[name] = data[found.end() : end].decode("utf-8", "replace")
            at = end
        else:
            end = data.find(b"\n", found.end())
            end = len(data) if end < 0 else end
            rows[name] = _load_row(data[found.end() : end])
            at = end + 1
    return rows


def _load_row(row: bytes) -> Any:  # noqa: ANN401  # JSON
    if row[:1] not in {b"[", b"{", b'"'}:
        return None
    try:
        return json.loads(row)
    except (ValueError, RecursionError):
        return None


class _Elements:
    """React elements, `["$", tag, key, props]`, written as markup; each row once."""

    def __init__(self, rows: dict[str, Any]) -> None:
        self._rows = rows
        self._told: set[str] = set()
        self._left = _MAX_VALUES

    def markup(self, value: object, depth: int) -> str:
        self._left -= 1
        if depth > _MAX_DEPTH or self._left < 0:
            return ""
        if isinstance(value, str):
            return self._text(value, depth)
        if isinstance(value, list):
            if len(value) >= 4 and value[0] == "$" and isinstance(value[1], str) and isinstance(value[3], dict):  # noqa: PLR2004
                return self._element(value[1], value[3], depth)
            return "".join(self.markup(item, depth + 1) for item in value)
        return ""

    def _text(self, text: str, depth: int) -> str:
        if text.startswith("$"):
            name = text.lstrip("$L@")
            if name in self._rows and name not in self._told:
                self._told.add(name)
                return self.markup(self._rows[name], depth + 1)
            return ""
        return escape(text, quote=False)

    def _element(self, name: str, props: dict[str, Any], depth: int) -> str:
        raw = props.get("dangerouslySetInnerHTML")
        if isinstance(raw, dict) and isinstance(raw.get("__html"), str):
            html = raw["__html"]
            inner = str(self._rows.get(html.lstrip("$"), "")) if html.startswith("$") else html
        else:
            inner = self.markup(props.get("children"), depth + 1)
        if not inner or name in {"script", "style", "svg"}:
            return ""
        tag = name if name in _TAGS else "div" if name.startswith("$") else "span"
        named = props.get("className")
        return (
            f'<{tag} class="{escape(named)}">{inner}</{tag}>' if isinstance(named, str) else f"<{tag}>{inner}</{tag}>"
        )
