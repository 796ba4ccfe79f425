from typing import Any

import pytest

from standfirst.errors import InvalidRequest
from standfirst.model import (
    PRESET_LENGTHS,
    Article,
    Document,
    Length,
    Paragraph,
    PlainText,
    Sentence,
    Summary,
    SummaryOptions,
    SummarySentence,
)
from standfirst.model.joining import joined


@pytest.mark.parametrize("amount", [0, -1, True, "3", 1.5, 10**9, float("nan"), float("inf"), None])
@pytest.mark.parametrize("unit", ["sentences", "words"])
def test_a_length_that_cannot_be_is_refused(unit: str, amount: object) -> None:
    with pytest.raises(InvalidRequest):
        Length(unit, amount)  # type: ignore[arg-type]  # what a caller may send


@pytest.mark.parametrize("amount", [0, -0.1, 1.01, True, "0.5", float("nan")])
def test_a_ratio_is_over_nothing_and_at_most_the_whole(amount: object) -> None:
    with pytest.raises(InvalidRequest):
        Length("ratio", amount)  # type: ignore[arg-type]  # what a caller may send
    assert Length("ratio", 1).amount == 1


@pytest.mark.parametrize(
    "value", ["huge", "", 3, None, {}, {"unit": "words"}, {"unit": "pages", "amount": 1}, {"unit": [], "amount": 1}]
)
def test_what_is_no_length_is_refused(value: object) -> None:
    with pytest.raises(InvalidRequest):
        Length.of(value)  # type: ignore[arg-type]  # what a caller may send


def test_a_length_is_understood_in_each_of_its_forms() -> None:
    assert Length.of("short") == PRESET_LENGTHS["short"]
    assert Length.of({"unit": "words", "amount": 40}) == Length("words", 40) == Length.of(Length("words", 40))


@pytest.mark.parametrize("language", ["EN", "english", "e", "../../x", "e1", "", "éé"])
def test_what_is_no_language_code_is_refused(language: str) -> None:
    with pytest.raises(InvalidRequest):
        SummaryOptions.of(language=language)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "", "http://", "x", "http://[", None])
def test_a_document_drops_an_address_that_is_not_of_the_web(url: str | None) -> None:
    assert Document("<p>", url).url is None


def test_a_document_keeps_an_address_of_the_web() -> None:
    assert Document(b"<p>", "https://news.example/a").url == "https://news.example/a"


def test_html_is_text_or_bytes() -> None:
    with pytest.raises(InvalidRequest):
        Document(None)  # type: ignore[arg-type]  # what a caller may send


@pytest.mark.parametrize(
    "fields", [{"text": None}, {"text": b"A."}, {"text": "A.", "title": 3}, {"text": "", "language": []}]
)
def test_a_plain_text_is_made_of_texts(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequest):
        PlainText(**fields)


def test_a_paragraph_has_a_known_kind() -> None:
    with pytest.raises(InvalidRequest):
        Paragraph(0, "advert", "Buy.")  # type: ignore[arg-type]  # what a caller may send


def summary_of(*texts: str, chosen: tuple[int, ...], language: str = "en") -> Summary:
    article = Article(language=language, paragraphs=tuple(Paragraph(i, "text", text) for i, text in enumerate(texts)))
    starts = [article.text.index(text) for text in texts]
    sentences = tuple(
        Sentence(i, i, start, start + len(text), text)
        for i, (start, text) in enumerate(zip(starts, texts, strict=True))
    )
    picked = tuple(SummarySentence(texts[i], 1.0, (i,)) for i in chosen)
    return Summary(article, sentences, picked, "lead")


def test_a_summary_counts_what_it_saves() -> None:
    """450 words take two minutes, the ten that are left none to speak of."""
    long = " ".join(["word"] * 440) + "."
    summary = summary_of("One two three four five six seven eight nine ten.", long, chosen=(0,))
    assert summary.word_count == 10
    assert summary.compression_ratio == round(10 / 450, 3)
    assert summary.minutes_saved == 2.0


def test_coverage_is_the_share_of_the_thirds_that_are_touched() -> None:
    assert summary_of("A a.", "B b.", "C c.", chosen=(0, 2)).coverage == round(2 / 3, 3)
    assert summary_of("A a.", chosen=()).coverage == 0.0


def test_sentences_are_joined_as_their_script_joins_them() -> None:
    assert summary_of("A a.", "B b.", chosen=(0, 1)).text == "A a. B b."
    assert summary_of("甲。", "乙。", chosen=(0, 1), language="zh").text == "甲。乙。"


def test_an_empty_summary_of_an_empty_article_divides_by_nothing() -> None:
    summary = Summary(Article(), (), (), "lead")
    assert (summary.text, summary.compression_ratio, summary.minutes_saved, summary.coverage) == ("", 0.0, 0.0, 0.0)


def test_a_heading_does_not_run_into_the_next_sentence() -> None:
    """What has no mark at its end ends its line; no word is changed."""
    assert joined(["A bridge falls", "Two died.", "“Why?”", "No one knows."], "en") == (
        "A bridge falls\nTwo died. “Why?” No one knows."
    )


def test_languages_join_their_sentences_as_they_do() -> None:
    assert joined(["桥塌了。", "两人死亡。"], "zh") == "桥塌了。两人死亡。"
    assert joined(["สะพานพัง", "มีผู้เสียชีวิต"], "th") == "สะพานพัง มีผู้เสียชีวิต"
    assert joined([], None) == ""
