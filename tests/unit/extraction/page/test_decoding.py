"""Bytes into text, through `decode`."""

from __future__ import annotations

import codecs
import contextlib
import random

import pytest

from standfirst.errors import NoArticleFound, UnsupportedDocument
from standfirst.extraction.page.decoding import decode

RUSSIAN = "<html><body><p>Привет, мир: это статья о погоде в горах и о том, что будет завтра.</p></body></html>"
ENGLISH = "<html><body><p>A plain page about the weather in the hills and what tomorrow brings.</p></body></html>"


@pytest.mark.parametrize(
    ("bom", "charset"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides(bom: bytes, charset: str) -> None:
    assert decode(bom + RUSSIAN.encode(charset), "iso-8859-1") == RUSSIAN


def test_the_header_is_believed_before_the_page() -> None:
    page = RUSSIAN.replace("<html>", '<html><meta charset="iso-8859-1">')
    assert decode(page.encode("cp1251"), "windows-1251") == page


@pytest.mark.parametrize(
    ("label", "codec"), [("UTF-16", "utf-16-le"), ("utf-16le", "utf-16-le"), ("utf-16be", "utf-16-be")]
)
def test_utf_16_is_believed_of_the_header_where_the_bytes_bear_it_out(label: str, codec: str) -> None:
    assert decode(ENGLISH.encode(codec), label) == ENGLISH
    assert decode(ENGLISH.encode(), label) == ENGLISH


@pytest.mark.parametrize("label", ["undefined", "idna", "punycode", "unicode_escape", "zlib", "rot13", "utf%208", ""])
def test_a_label_of_no_charset_is_not_believed(label: str) -> None:
    """Python knows codecs by these names; no page is written in any of them."""
    assert decode(ENGLISH.encode(), label) == ENGLISH


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "老茶厂变身社区剧场镕"),
        ("Shift_JIS", "cp932", "廃校が天文台になる①"),
        ("EUC-KR", "cp949", "섬마을 우체국이 약을 나른다 똠"),
        ("iso-8859-1", "cp1252", "“Curly” quotes — and a dash"),
        ("windows-1253", "cp1253", "Το τελευταίο καρνάγιο"),
    ],
)
def test_the_page_names_its_charset_and_gets_the_standards_superset(label: str, codec: str, text: str) -> None:
    page = f'<html><head><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={label}"></head><p>{text}</p>'
    assert decode(page.encode(codec)) == page


def test_a_page_in_utf_8_is_read_as_such_whatever_it_claims() -> None:
    page = RUSSIAN.replace("<html>", '<html><meta charset="windows-1252">')
    assert decode(page.encode()) == page


def test_a_page_that_is_cut_inside_a_character_loses_only_that() -> None:
    assert decode("<p>caffè".encode()[:-1]) == "<p>caff"


@pytest.mark.parametrize(("language", "codec"), [("ru", "cp1251"), ("RU-ru", "cp1251"), ("uk", "cp1251")])
def test_a_page_that_names_no_charset_is_guessed_by_its_language(language: str, codec: str) -> None:
    page = RUSSIAN.replace("<html>", f'<html lang="{language}">')
    assert decode(page.encode(codec)) == page


def test_a_page_that_names_nothing_is_guessed_by_its_letters() -> None:
    assert decode((RUSSIAN * 20).encode("cp1251")) == RUSSIAN * 20


def test_a_western_page_with_few_accents_is_guessed_as_such() -> None:
    page = "<p>The café in the Rue de l'Été was full, and the crème brûlée was gone by noon.</p>"
    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize("label", ["rot13", "no-such-charset", "undefined", "punycode", "idna", "unicode_escape"])
def test_an_unknown_or_dangerous_charset_is_passed_over(label: str) -> None:
    assert decode(ENGLISH.encode(), label) == ENGLISH
    page = ENGLISH.replace("<html>", f'<html><meta charset="{label}">') + r"\u0041"
    assert decode(page.encode()) == page


def test_surrogate_pairs_are_joined_and_lone_ones_replaced() -> None:
    assert decode("<p>a\ud83d\ude00b\ud800c</p>") == "<p>a😀b\ufffdc</p>"


def test_nul_is_dropped() -> None:
    assert decode("<p>a\0b</p>" + ENGLISH) == "<p>ab</p>" + ENGLISH


@pytest.mark.parametrize("nothing", ["", b"", " \n\t ", b"\xef\xbb\xbf", "\0\0"])
def test_an_empty_document_holds_no_article(nothing: str | bytes) -> None:
    with pytest.raises(NoArticleFound):
        decode(nothing)


@pytest.mark.parametrize(
    "noise",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        "%PDF-1.7 read as text",
        b"\x1f\x8b\x08\x00" + b"x" * 100,
        b"PK\x03\x04" + b"x" * 100,
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        random.Random(1).randbytes(20_000),  # noqa: S311  # noise, not a secret
        random.Random(2).randbytes(20_000).decode("latin-1"),  # noqa: S311  # likewise
        "\ufffd" * 500 + "<p>text</p>",
    ],
    ids=lambda noise: repr(noise[:8]),
)
def test_what_is_no_text_is_refused_by_name(noise: str | bytes) -> None:
    with pytest.raises(UnsupportedDocument):
        decode(noise)


def test_random_bytes_never_raise_anything_else() -> None:
    """Five hundred of them, with and without a likely beginning."""
    chance = random.Random(3)  # noqa: S311  # noise, not a secret
    for _ in range(500):
        page = chance.choice([b"", b"<html>", b"<meta charset=big5>"]) + chance.randbytes(chance.randrange(200))
        with contextlib.suppress(NoArticleFound, UnsupportedDocument):
            assert "\0" not in decode(page)
