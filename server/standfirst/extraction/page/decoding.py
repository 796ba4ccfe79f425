"""Bytes into text: BOM, what the server said, what the page says, UTF-8, and a bounded guess, in this order.

The names of charsets follow the Encoding Standard (https://encoding.spec.whatwg.org), as browsers do.
"""

from __future__ import annotations

import codecs
import re

from standfirst.errors import NoArticleFound, UnsupportedDocument

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"\x1f\x8b": "compressed",
    b"\x28\xb5\x2f\xfd": "compressed",
    b"BZh": "compressed",
    b"\xfd7zXZ": "compressed",
    b"PK\x03\x04": "an archive or office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "an image or a sound",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF document",
}

# The standard reads these labels as their superset.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}

_WIDE = {"utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}

_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""What Python calls an encoding of text, and no page is written in."""

_META = re.compile(rb"""<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
_META_BYTES = 4096
"""Browsers look at the first 1,024 bytes; some sites put comments before."""

_LANG = re.compile(rb"""<html[^>]{0,400}?\slang\s{0,9}=\s{0,9}["']?([A-Za-z]{2})""", re.IGNORECASE)
_OLD_CHARSETS = {
    **dict.fromkeys(("be", "bg", "kk", "mk", "ru", "sr", "uk"), "cp1251"),
    **dict.fromkeys(("cs", "hr", "hu", "pl", "ro", "sk", "sl"), "cp1250"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    **dict.fromkeys(("ar", "fa", "ur"), "cp1256"),
    "el": "cp1253",
    "he": "cp1255",
    "ja": "cp932",
    "ko": "cp949",
    "th": "cp874",
    "tr": "cp1254",
    "vi": "cp1258",
    "zh": "gb18030",
}
"""What pages of a language were written in before UTF-8; the standard's table of fallbacks by locale."""

_FOREIGN = re.compile(rb"[\x80-\xff]+")
_FOREIGN_WORDS = re.compile(rb"[a-zA-Z]*[\x80-\xff][a-zA-Z\x80-\xff]*[ ,.]?")
_GUESS_SEARCH_BYTES = 1_048_576
_GUESS_BYTES = 8_192
_MIN_FOREIGN_SHARE = 0.5
"""Accented words of western languages hold one or two foreign bytes; Cyrillic or Chinese words no others."""

_SOMETHING = re.compile("[^\0 \t\r\n\f\ufeff]")
_SAMPLE = 16_384
_NOISE = bytes({*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
_MAX_NOISE = 0.03
_MAX_REPLACED = 0.25
_MAX_MISFIT = 0.01
"""A declared charset that leaves more of the text unreadable is not the page's."""

_HINT = "Give the page's HTML, or the article's text."


def decode(html: str | bytes, charset: str | None = None) -> str:
    """Give the text of a page, free of lone surrogates and NUL.

    Args:
        html: the page; a str is only cleaned.
        charset: what the HTTP header said.

    Raises:
        NoArticleFound: there is nothing in it.
        UnsupportedDocument: it is a PDF, compressed, an image, noise, or holds no markup.
    """
    text = html if isinstance(html, str) else _from_bytes(html, charset)
    if not _SOMETHING.search(text):
        raise NoArticleFound("The document is empty.", hint=_HINT)
    text = _whole_characters(text)
    _refuse_noise(text)
    return text.replace("\0", "")


def _from_bytes(html: bytes, charset: str | None) -> str:
    for signature, kind in _SIGNATURES.items():
        if html.startswith(signature):
            raise UnsupportedDocument(f"The document is {kind}, no web page.", hint=_HINT)
    for bom, name in _BOMS:
        if html.startswith(bom):
            return html[len(bom) :].decode(name, "replace")
    return _as_declared(html, charset) or _as_utf_8(html) or html.decode(_guess(html), "replace")


def _as_declared(html: bytes, charset: str | None) -> str | None:
    """Decode by the header's or the page's word, if that fits."""
    wide = _WIDE.get((charset or "").strip().lower())
    if wide and b"\0" in html:  # a page cannot say that of itself; a server can, and some say so of other pages
        return html.decode(wide, "replace")
    in_page = _META.search(html[:_META_BYTES])
    for label in (charset, in_page[1].decode("ascii", "replace") if in_page else None):
        name = _codec(label)
        if name is None:
            continue
        if name != "utf-8" and not html.isascii() and (text := _as_utf_8(html)):
            return text  # by chance, no other charset's text is valid UTF-8
        text = html.decode(name, "replace")
        if text.count("\ufffd") <= _MAX_MISFIT * len(text):
            return text
    return None


def _codec(label: str | None) -> str | None:
    try:
        name = codecs.lookup((label or "").strip().lower()).name
    except (LookupError, UnicodeError):
        return None
    name = _SUPERSETS.get(name, name)
    # Python's transforms (rot13, zip, idna) are registered as codecs too.
    return name if getattr(codecs.lookup(name), "_is_text_encoding", True) and name not in _NO_CHARSETS else None


def _as_utf_8(html: bytes) -> str | None:
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page cut in the middle of a character, or with one bad byte in a long text, is still UTF-8.
        if error.start > len(html) - 4:
            return html[: error.start].decode("utf-8")
        text = html.decode("utf-8", "replace")
        foreign = len(html) - len(text)  # continuation bytes: evidence of UTF-8
        return text if foreign > 20 * text.count("\ufffd") else None


def _guess(html: bytes) -> str:
    """Guess by the page's language, else by its letters; a text with few foreign letters is a western one."""
    language = _LANG.search(html[:_META_BYTES])
    if language and (name := _OLD_CHARSETS.get(language[1].decode("ascii").lower())):
        return name
    foreign = b"".join(_FOREIGN_WORDS.findall(html[:_GUESS_SEARCH_BYTES]))[:_GUESS_BYTES]
    letters = _FOREIGN.sub(b"", foreign)
    if len(foreign) - len(letters) < _MIN_FOREIGN_SHARE * len(foreign):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, and hardly ever needed

    best = from_bytes(foreign, steps=3, chunk_size=512).best()
    return _codec(best.encoding) or "cp1252" if best else "cp1252"


def _refuse_noise(text: str) -> None:
    sample = text[:_SAMPLE]
    if text.startswith("%PDF-"):
        raise UnsupportedDocument("The document is a PDF, no web page.", hint=_HINT)
    encoded = sample.encode()
    noise, replaced = len(encoded) - len(encoded.translate(None, delete=_NOISE)), sample.count("\ufffd")
    if (
        noise > _MAX_NOISE * len(sample)
        or replaced > _MAX_REPLACED * len(sample)
        or sample.count("\0") > len(sample) / 4
    ):
        raise UnsupportedDocument("The document is no text: binary, compressed or wrongly decoded.", hint=_HINT)


def _whole_characters(text: str) -> str:
    """Join surrogate pairs and replace lone surrogates, which only a str that was given can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
