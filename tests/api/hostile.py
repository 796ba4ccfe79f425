# ruff: noqa: E501  # a sentence of another script is easier to read whole
"""Pages that mean harm, by the numbers of the security tests, built so that the article could still be had."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping

from tests.api.replies import ARTICLE, HEADLINE, PARAGRAPH

MEGABYTE = 1024 * 1024


def page(body: str, head: str = "") -> str:
    """A page with a body."""
    return f"<!doctype html><html lang=en><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>"


def nested(depth: int) -> str:
    """An article at the bottom of so many elements."""
    return page("<div>" * depth + ARTICLE + "</div>" * depth)


def random_page(chosen: random.Random) -> str:
    """What pages are made of, thrown together."""
    return "".join(chosen.choices(_PIECES, k=chosen.randrange(1, 120)))


_PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<table><tr><td>", "</table>", "<ul><li>", "<!--", "-->", "<![CDATA["),
    *("<script>", "</script>", "<style>", "</style>", "<a href='", "'", '"', ">", "<", "&amp;", "&#0;", "&#xD800;"),
    *("<svg><title>", "<math>", "<template>", "<noscript>", "<iframe>", "<select><option>", "<title>", "<h1>"),
    *("\0", "\ufffe", "\u202e", "é", "漢字。", "\U0001f642", " ", "\n", "Mr. A. said “no.” ", "&bogus;", "<article>"),
    PARAGRAPH,
    ARTICLE,
)


def prose(sentences: int, seed: int = 7) -> str:
    """So many plain sentences of about a dozen words, the same ones every time."""
    chosen = random.Random(seed)  # noqa: S311  # not a secret
    return " ".join(
        f"The {chosen.choice(_WHO)} of {chosen.choice(_WHERE)} {chosen.choice(_DID)} the {chosen.choice(_WHAT)} "
        f"on {chosen.choice(_WHEN)}, {chosen.randrange(2, 400)} {chosen.choice(_AFTER)}."
        for _ in range(sentences)
    )


_WHO = ("mayor", "council", "chief engineer", "harbour master", "court", "bus company", "fire brigade", "choir")
_WHERE = ("Elmsford", "Larkhaven", "Upper Dunmore", "Saltmarsh", "Greywater", "the northern district")
_DID = ("approved", "rejected", "paid for", "inspected", "closed", "defended", "put off", "asked about", "reopened")
_WHAT = ("bridge", "ferry line", "school roof", "market hall", "flood wall", "night train", "library", "tax on boats")
_WHEN = ("Monday", "Tuesday", "a rainy evening", "the last day of March", "Sunday morning", "short notice")
_AFTER = ("days after the storm", "votes to spare", "metres from the old quay", "letters later", "years too late")

KILLERS: Mapping[str, Callable[[], str]] = {
    "32 nesting 200": lambda: nested(200),
    "32 nesting 300": lambda: nested(300),
    "32 nesting 1k": lambda: nested(1_000),
    "32 nesting 100k": lambda: nested(100_000),
    "32 nesting 700k": lambda: page("<div>" * 700_000 + ARTICLE),
    "32 spans and fonts": lambda: page("<b><i><font>" * 30_000 + ARTICLE),
    "33 200k attributes": lambda: page(f"<div {' '.join(f'a{n}=1' for n in range(200_000))}>{ARTICLE}</div>"),
    "33 200k equal attributes": lambda: page(f"<div {'a=1 ' * 200_000}>{ARTICLE}</div>"),
    "34 100k paragraphs": lambda: page(ARTICLE + "<p>One.</p>" * 100_000),
    "34 1M paragraphs": lambda: page(ARTICLE + "<p>x" * 1_000_000),
    "35 500k breaks": lambda: page(ARTICLE + "<br>" * 500_000),
    "35 100k rows": lambda: page(ARTICLE + "<table>" + "<tr><td>x</td></tr>" * 100_000 + "</table>"),
    "35 200k options": lambda: page(ARTICLE + "<select>" + "<option>x" * 200_000 + "</select>"),
    "35 50k links": lambda: page(ARTICLE + "<a href=/x>A link to read</a> " * 50_000),
    "35 100k metas": lambda: page(ARTICLE, "<meta name=author content=x>" * 100_000),
    "36 attribute of 5 MB": lambda: page(f'<div data-x="{"x" * 5 * MEGABYTE}">{ARTICLE}</div>'),
    "36 data URI of 7 MB": lambda: page(f'<img src="data:image/png;base64,{"A" * 7 * MEGABYTE}">{ARTICLE}'),
    "37 paragraph of 7.9 MB": lambda: page(f"<article><h1>{HEADLINE}</h1><p>{prose(83_000)}</p></article>"),
    "37 word of 7.9 MB": lambda: page(f"<article><h1>{HEADLINE}</h1><p>{'x' * 7_900_000}</p></article>"),
    "38 comment unclosed": lambda: page(ARTICLE + "<!--" + "x" * MEGABYTE),
    "38 comments unclosed": lambda: page(ARTICLE + "<!--" * 500_000),
    "38 script unclosed": lambda: page(ARTICLE + "<script>" + "x<" * MEGABYTE),
    "38 scripts unclosed": lambda: page(ARTICLE + "<script>" * 200_000),
    "38 style unclosed": lambda: page(ARTICLE + "<style>" + "x{" * MEGABYTE),
    "38 title unclosed": lambda: page(ARTICLE + "<title>" * 200_000),
    "38 textarea unclosed": lambda: page(ARTICLE + "<textarea>" + "<p>" * 500_000),
    "38 two million <": lambda: page(ARTICLE + "<" * 2_000_000),
    "38 two million </": lambda: page(ARTICLE + "</" * 2_000_000),
    "38 quotes unclosed": lambda: page(ARTICLE + '<a href="' * 400_000),
    "38 doctypes": lambda: "<!DOCTYPE html [" + "<!ENTITY x '" * 200_000 + ARTICLE,
    "39 controls": lambda: page(ARTICLE.replace("bridge", "bri\0dge\x07\x1b[31m\x7f\x85")),
    "39 bidirectional": lambda: page(ARTICLE.replace("Tuesday", "\u202eTues\u2066day\u2069\u202c")),
    "39 zero width": lambda: page(ARTICLE.replace("Tuesday", "T\u200bu\u200ce\u200ds\u2060d\ufeffay")),
    "39 combining marks": lambda: page(f"{ARTICLE}<p>a{chr(0x301) * 100_000} is a letter.</p>"),
    "40 entity bomb": lambda: (
        "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY a '"
        + "ha" * 1000
        + "'>"
        + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
        + f"]>{page(f'<p>&j;</p>{ARTICLE}')}"
    ),
    "40 external entity": lambda: (
        f"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>{page(f'<p>&e;</p>{ARTICLE}')}"
    ),
    "40 declaration of another charset": lambda: f"<?xml version='1.0' encoding='utf-16'?>{page(ARTICLE)}",
    "41 JSON-LD of 5 MB": lambda: page(
        ARTICLE,
        f'<script type="application/ld+json">{json.dumps({"articleBody": "x" * 5 * MEGABYTE})}</script>',
    ),
    "41 JSON-LD 100k deep": lambda: page(
        ARTICLE, f'<script type="application/ld+json">{"[" * 100_000}{"]" * 100_000}</script>'
    ),
    "41 JSON-LD of odd types": lambda: page(
        ARTICLE,
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":[1]},"author":[[["x"]],7,null],'
        '"datePublished":{"x":1},"articleBody":[{"y":2}],"@graph":"z"}</script>',
    ),
    "44 many tiny sentences": lambda: page(f"<article><h1>{HEADLINE}</h1><p>{'a. ' * 70_000}</p></article>"),
    "44 a sentence of 200 KB": lambda: page(f"<article><h1>{HEADLINE}</h1><p>{'word ' * 40_000}.</p></article>"),
    "44 50k sentences of a word": lambda: page(f"<article><h1>{HEADLINE}</h1><p>{'Word. ' * 50_000}</p></article>"),
    "44 dots and quotes": lambda: page(
        f"<article><h1>{HEADLINE}</h1><p>{'. . . “ ” ’ ' * 80_000}</p>{ARTICLE}</article>"
    ),
    "44 capitals and initials": lambda: page(
        f"<article><h1>{HEADLINE}</h1><p>{'A. B. U.S. Mr. J. ' * 60_000}</p></article>"
    ),
    "46 markup in words": lambda: page(ARTICLE.replace("Tuesday", "&lt;script&gt;alert(1)&lt;/script&gt;")),
}
"""Each must end in a summary or in a named refusal well before the deadline."""

NO_ARTICLES: Mapping[str, str] = {
    "43 empty": "",
    "43 blanks": " \n\t ",
    "43 frameset": "<html><frameset cols=*><frame src=a><frame src=b></frameset></html>",
    "43 a plain sentence": "Hello, world.",
    "43 a PDF": "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + "\x00\x01\x02ÿþ" * 200,
    "43 noise": "".join(map(chr, random.Random(1).choices(range(1, 0x2FF), k=20_000))),  # noqa: S311  # the same noise
    "43 a log-in wall": page(
        "<main><h1>Log in to read on</h1><form><label>E-mail<input></label><label>Password<input type=password></label>"
        "<button>Log in</button></form><p>No account yet? <a href=/join>Join now</a></p></main>"
    ),
    "42 gzip as text": "\x1f\x8b\x08\x00" + "".join(map(chr, random.Random(2).choices(range(256), k=5_000))),  # noqa: S311  # likewise
    "42 zstd as text": "(µ/ý" + "".join(map(chr, random.Random(3).choices(range(256), k=5_000))),  # noqa: S311  # likewise
}
"""Each is a named refusal."""

LANGUAGES: Mapping[str, str] = {
    "zh": "埃尔姆斯福德市议会周二投票决定重建旧港口大桥。市长露丝说，工程将于春季开始，耗资四百二十万欧元。居民们已经等待了很久。"
    * 4,
    "ja": "エルムズフォード市議会は火曜日、古い港の橋を再建することを決めた。市長は工事が春に始まると述べた。住民は長く待っていた。"
    * 4,
    "ar": "صوّت مجلس المدينة يوم الثلاثاء على إعادة بناء جسر الميناء القديم. وقالت العمدة إن العمل سيبدأ في الربيع. لقد انتظر السكان طويلاً. "
    * 6,
    "he": "מועצת העיר הצביעה ביום שלישי בעד שיקום גשר הנמל הישן. ראש העיר אמרה שהעבודה תתחיל באביב. התושבים חיכו זמן רב. "
    * 6,
    "th": "สภาเมืองลงมติเมื่อวันอังคารให้สร้างสะพานท่าเรือเก่าขึ้นใหม่ นายกเทศมนตรีกล่าวว่างานจะเริ่มในฤดูใบไม้ผลิ ชาวเมืองรอมานานแล้ว " * 6,
    "hi": "नगर परिषद ने मंगलवार को पुराने बंदरगाह पुल के पुनर्निर्माण के लिए मतदान किया। महापौर ने कहा कि काम वसंत में शुरू होगा। लोगों ने बहुत इंतज़ार किया है। "
    * 6,
    "mixed": f"{PARAGRAPH} 市议会周二投票决定重建大桥。 صوّت المجلس على الجسر. " * 3,
}
