"""What is no article text by its words."""

from __future__ import annotations

import pytest

from standfirst.extraction.blocks.cutting import cut
from standfirst.extraction.blocks.furniture import furniture_blocks
from standfirst.extraction.blocks.words import page_words
from standfirst.extraction.page.parsing import parse

PROSE = (
    "<p>The county will close the bridge for eleven weeks from Monday, the transport department said on Thursday.</p>"
)


def kept(body: str, language: str = "en", title: str = "", *, live: bool = False) -> list[str]:
    page = cut(parse(f"<html><body>{body}</body></html>"))
    furniture = furniture_blocks(page, -1, page_words(language), title=title, live=live)
    return [block.text for block, dropped in zip(page.blocks, furniture, strict=True) if not dropped]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sign up to our newsletter and never miss a story."),
        ("de", "Folgen Sie uns auf unserem WhatsApp-Kanal."),
        ("fr", "Inscrivez-vous à notre lettre d'information."),
        ("ru", "Подпишитесь на наш канал, чтобы не пропустить главное."),
        ("ja", "メールマガジンに登録して最新ニュースを受け取ろう。"),
        ("ko", "저작권자 © 강서일보 무단전재 및 재배포 금지"),
        ("zh", "声明：本文版权归江城晚报所有，未经授权不得转载。"),
        ("en", "Advertisement"),
    ],
)
def test_requests_rights_and_labels_are_no_text(language: str, text: str) -> None:
    assert kept(f"<p>{text}</p>", language) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Sign up for the newsletter, and you will see,” she said.",
        "The newsletter of the parish has been printed on the same press since 1921.",
        "Follow us into the old quarry, where a hundred men once cut the stone for the bridge.",
    ],
)
def test_what_is_told_of_such_things_is_text(text: str) -> None:
    assert kept(f"<p>{text}</p>") == [text]


def test_an_article_about_newsletters_may_speak_of_them() -> None:
    text = "Sign up to three newsletters, and a fourth is free."
    assert kept(f"<p>{text}</p>", title="why newsletters are back") == [text]


def test_a_notice_about_cookies_is_no_text_but_a_paragraph_about_them_is() -> None:
    notice = "<div><p>We use cookies. You can accept them or change your preferences and settings.</p></div>"
    assert len(kept(notice + PROSE)) == 1
    told = "<p>Shops must ask for consent before they set cookies, or lose partners.</p>"
    assert len(kept(f"<article>{PROSE}{told}{PROSE}</article>")) == 3


def posts(*signatures: str) -> str:
    return "".join(f"<div><div>{signature}</div><div>What a pity.</div></div>" for signature in signatures)


def test_posts_under_names_and_moments_are_comments() -> None:
    signed = posts("Anna, 10 March 2026 10:02", "Bo, 10 March 2026 11:40", "Cy, 11 March 2026 9:15")
    assert len(kept(f"{PROSE}<div>{signed}</div>")) == 1


def test_the_dates_of_a_calendar_are_no_signatures() -> None:
    assert len(kept(f"{PROSE}<div>{posts('March 10, 2026', 'March 12, 2026', 'March 14, 2026')}</div>")) == 7


def test_the_entries_of_a_live_blog_are_no_comments() -> None:
    signed = posts("Anna, 10:02", "Bo, 11:40", "Cy, 12:15")
    assert len(kept(f"{PROSE}<div>{signed}</div>", live=True)) == 7
