"""What stands inside a sentence without belonging to it: footnote marks, text for screen readers, icons, time codes."""

from __future__ import annotations

import re
from functools import lru_cache

import lxml.html

_UNSEEN = re.compile(
    r"""(?<![a-z])(?:
    sr-?only | visually-?hidden | hidden-?visually | screen-?reader(?:s|-?text|-?only)? | only-?screen-?reader
    | show-for-sr | for-screen-?readers? | a11y-?(?:hidden|text|only|label) | aria-?(?:only|hidden)
    | assistive(?:-?text)?
    | off-?screen | element-?invisible | access(?:ible|ibility)-?(?:text|hidden|hide|label) | visuallyhidden
    | tool-?tip-?(?:text|content|box|body|inner)
    | material-(?:icons|symbols)(?:-[a-z]+)? | mw-editsection
    )(?![a-z])""",
    re.VERBOSE,
)
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:is-|js-|u-)?hidden(?:\s|$)")
_SHOWN_WHEN_WIDE = re.compile(r":(?:block|inline|flex|grid|contents|table)")
"""Utility classes hide on telephones what the desk shows: `hidden md:block`."""
_HIDING_STYLE = re.compile(
    r"display:\s*none|visibility:\s*hidden|clip:\s*rect|clip-path:\s*inset\((?:50|100)%|(?:left|text-indent):\s*-\d{3}",
    re.IGNORECASE,
)

_NOTE_CLASS = re.compile(
    r"(?<![a-z])(?:foot-?notes?|end-?notes?|note-?ref|references?|fn-?ref|citation|cite-?ref)(?![a-z])"
)
_MARK_TAGS = frozenset({"a", "span", "button", "small"})
_NOTE_ROLES = frozenset({"doc-noteref", "noteref"})
_NOTE_TEXT = re.compile(r"[\[(]?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})\s*[\])]?|\[[^\[\]]{1,30}\]")
_NUMBER_TEXT = re.compile(r"[\[(]?\d{1,3}[\])]?(?:[,;–-]\s?\d{1,3})*|[*†‡§¶]{1,3}|\[[^\[\]]{1,30}\]")
_NOTE_CHARS = 34
_UNIT_LETTERS = 2
"""A number raised behind a longer word is a note; behind "m" or "10" an exponent."""

_TIME_CLASS = re.compile(r"(?<![a-z])time-?(?:stamps?|codes?)(?![a-z])")
_TIME_CODE = re.compile(r"\s*[\[(]?\s*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\s*[\])]?\s*")

_DROP_CAP = re.compile(
    r"(?<![a-z])(?:drop-?(?:ped-?)?caps?|first-?(?:letter|character)|initial(?:-?letter)?|lettrine|capital-?letter)(?![a-z])"
)


def is_unseen(node: lxml.html.HtmlElement) -> bool:
    """Whether an element is hidden from those who see: by its class, its style or the attribute `hidden`."""
    return any(
        _is_unseen_class(value) if key == "class" else is_hiding(key, value) or (key, value) == ("role", "tooltip")
        for key, value in node.items()
    )


def is_hiding(key: str, value: str) -> bool:
    """Whether an attribute hides its element."""
    if key == "class":
        return _is_hidden_class(value)
    return bool(_HIDING_STYLE.search(value)) if key == "style" else key == "hidden" and value != "until-found"


@lru_cache(maxsize=4096)
def _is_unseen_class(value: str) -> bool:
    return bool(_UNSEEN.search(value.lower())) or _is_hidden_class(value)


@lru_cache(maxsize=4096)
def _is_hidden_class(value: str) -> bool:
    return bool(_HIDDEN_CLASS.search(value)) and not _SHOWN_WHEN_WIDE.search(value)


def is_mark(node: lxml.html.HtmlElement, tag: str, before: str) -> bool:
    """Whether an inline element is the mark of a note or a time code.

    Args:
        node: the element.
        tag: its name.
        before: the text that it follows, or some of it.
    """
    if tag == "sup":
        return _is_raised_note(node, before)
    if tag not in _MARK_TAGS:
        return False
    is_note, is_time = _names(node.get("class") or "")
    is_note = is_note or node.get("role") in _NOTE_ROLES or (tag == "a" and (node.get("href") or "").startswith("#"))
    if not (is_note or is_time):
        return False
    text = _short_text(node)
    return bool((is_note and _NOTE_TEXT.fullmatch(text)) or (is_time and _TIME_CODE.fullmatch(text)))


@lru_cache(maxsize=4096)
def _names(value: str) -> tuple[bool, bool]:
    """Whether a class names a note's mark, and whether it names a time code."""
    name = value.lower()
    return bool(_NOTE_CLASS.search(name)), bool(_TIME_CLASS.search(name))


def _short_text(node: lxml.html.HtmlElement) -> str:
    """The text in an element, if it is as short as a mark."""
    text = "".join(node.itertext()).strip()
    return text if len(text) <= _NOTE_CHARS else ""


def _is_raised_note(node: lxml.html.HtmlElement, before: str) -> bool:
    text = _short_text(node)
    linked = node.find(".//a") is not None or (node.getparent() is not None and node.getparent().tag == "a")
    if linked or _NOTE_CLASS.search(f"{node.get('class') or ''} {node.get('id') or ''}".lower()):
        return bool(_NOTE_TEXT.fullmatch(text)) or bool(_NUMBER_TEXT.fullmatch(text))
    if not _NUMBER_TEXT.fullmatch(text):
        return False
    word = before.rstrip()[-_UNIT_LETTERS - 1 :]
    return not text.isdigit() or (bool(word) and not word[-1].isdigit() and (word.isalpha() or not word[-1].isalnum()))


def is_drop_cap(node: lxml.html.HtmlElement) -> bool:
    """Whether an element is an initial, which belongs to the word behind it whatever stands between."""
    name = node.get("class")
    return bool(name) and bool(_DROP_CAP.search(name.lower())) and len("".join(node.itertext()).strip()) == 1


_OPENER = re.compile(r"[^\W\d_]{3,}(?:[ ’'-][^\W\d_]+)*")


def is_opener(left: str, right: str) -> bool:
    """Whether words in capitals that open a paragraph are glued to its sentence: "LITTORAL" and "La piscine …"."""
    return left.isupper() and bool(_OPENER.fullmatch(left.strip())) and right[:1].isupper() and right[1:2].islower()


def meets(left: str, right: str) -> bool:
    """Whether two texts without a space between them were parted by a style sheet: "Anna Weld" and "The bridge …"."""
    return right[:1].isupper() and len(left) > 1 and (left[-1].islower() or left[-1] in ".!?:;,)]”»")
