"""The public functions, as a program calls them."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import standfirst

PAGE = (Path(__file__).parents[1] / "fixtures" / "seed" / "page.html").read_text(encoding="utf-8")
TEXT = """\
The harbour of Eastport was closed on Monday after a storm broke two of its piers. No one was hurt.

Mayor Ada Brandt said that repairs would cost about four million crowns. They will take until summer.

The council meets on Thursday to decide how the work is paid for. A fund holds half of the sum."""


def test_an_article_is_found_in_text_and_in_bytes() -> None:
    article = standfirst.extract(PAGE, url="https://news.example/a")
    assert article.document_url == "https://news.example/a"
    assert article.text == "\n\n".join(paragraph.text for paragraph in article.paragraphs)
    assert standfirst.extract(PAGE.encode()).text == article.text


def test_each_sentence_stands_in_the_article_where_it_says() -> None:
    summary = standfirst.summarize(PAGE)
    assert 1 <= len(summary.sentences) <= 3
    for sentence in summary.sentences:
        source = summary.article_sentences[sentence.sources[0]]
        assert len(sentence.sources) == 1
        assert summary.article.text[source.start : source.end] == source.text == sentence.text


@pytest.mark.parametrize(
    ("length", "most"),
    [("short", 1), ("long", 7), (standfirst.Length("sentences", 2), 2), ({"unit": "sentences", "amount": 4}, 4)],
)
def test_a_length_is_a_ceiling_in_each_of_its_forms(length: object, most: int) -> None:
    summary = standfirst.summarize(PAGE, length=length)  # type: ignore[arg-type]  # all that callers may write
    assert 1 <= len(summary.sentences) <= most


def test_a_text_is_summed_up_under_its_title() -> None:
    summary = standfirst.summarize_text(TEXT, title="Storm", length=standfirst.Length("sentences", 1), method="lead")
    assert summary.article.title == "Storm"
    assert summary.text == "The harbour of Eastport was closed on Monday after a storm broke two of its piers."


def test_a_summary_is_written_in_three_forms() -> None:
    summary = standfirst.summarize(PAGE, url="https://news.example/a")
    assert json.loads(standfirst.render(summary))["text"] == summary.text
    assert standfirst.render(summary, "markdown").startswith(f"# [{summary.article.title}](https://news.example/a)")
    assert standfirst.render(summary, "text").startswith(f"{summary.article.title}\n\n{summary.sentences[0].text}\n")


def test_sentences_have_offsets_into_the_text_as_it_stands() -> None:
    found = standfirst.sentences(f"  {TEXT}", language="en")
    assert len(found) == 6
    assert all(f"  {TEXT}"[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert standfirst.sentences("") == ()


WRONG: dict[str, Callable[[], object]] = {
    "a page of no kind": lambda: standfirst.extract(3),  # type: ignore[arg-type]
    "an address of no kind": lambda: standfirst.extract(PAGE, url=3),  # type: ignore[arg-type]
    "a page without an article": lambda: standfirst.extract("<p>Hello."),
    "a page of noise": lambda: standfirst.summarize(b"\x00\x01"),
    "an unknown method": lambda: standfirst.summarize(PAGE, method="magic"),
    "a method of no kind": lambda: standfirst.summarize(PAGE, method=[]),  # type: ignore[arg-type]
    "an unknown length": lambda: standfirst.summarize(PAGE, length="huge"),
    "an impossible length": lambda: standfirst.Length("sentences", 0),
    "an impossible language": lambda: standfirst.summarize(PAGE, language="English"),
    "no text": lambda: standfirst.summarize_text(None),  # type: ignore[arg-type]
    "an empty text": lambda: standfirst.summarize_text(""),
    "a text in bytes": lambda: standfirst.summarize_text(TEXT.encode()),  # type: ignore[arg-type]
    "a title of no kind": lambda: standfirst.summarize_text(TEXT, title=3),  # type: ignore[arg-type]
    "sentences of no text": lambda: standfirst.sentences(None),  # type: ignore[arg-type]
    "no summary": lambda: standfirst.render(None),  # type: ignore[arg-type]
    "a summary that is written already": lambda: standfirst.render("A.", "text"),  # type: ignore[arg-type]
    "a form of no kind": lambda: standfirst.render(standfirst.summarize(PAGE), []),  # type: ignore[arg-type]
    "an unknown form": lambda: standfirst.render(standfirst.summarize(PAGE), "xml"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", WRONG)
def test_whatever_is_wrong_is_told_by_an_error_of_the_tree(name: str) -> None:
    """With a sentence that says what to do."""
    with pytest.raises(standfirst.StandfirstError) as told:
        WRONG[name]()
    assert told.value.message.endswith(".")
    assert told.value.hint


def test_many_threads_get_the_same_summary() -> None:
    with ThreadPoolExecutor(4) as threads:
        summaries = threads.map(standfirst.summarize, [PAGE] * 8)
        assert len({standfirst.render(summary, "markdown") for summary in summaries}) == 1


def test_what_is_given_back_crosses_processes() -> None:
    summary = standfirst.summarize(PAGE)
    assert pickle.loads(pickle.dumps(summary)) == summary  # noqa: S301  # our own
