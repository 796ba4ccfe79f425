"""Words are found in every script."""

from __future__ import annotations

import pytest
from tests.unit.history.entries import summary_of, texts_of

from standfirst.history import History


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rain", True),
        ("RAIN", True),
        ("heav", True),
        ("rain heavy", True),
        ("rain snow", False),
        ("eavy", False),
        ("cafe", True),
        ("CAFÉ", True),
        ("cafe\u0301", True),
        ("北京", True),
        ("天气", True),
        ("气很", True),
        ("京天", False),
        ("ラーメン", True),
        ("ﾗｰﾒﾝ", True),
        ("ภาษา", True),
        ("हिन्दी", True),
        ("мир", True),
        ("السلام", True),
        ("ｆｕｌｌ", True),
        ("weather.example", True),
        ("writer", True),
        ("title", True),
    ],
)
def test_words_are_found_in_every_script(history: History, query: str, *, found: bool) -> None:
    """Two characters are a word in Chinese; half-width letters are letters; accents do not matter."""
    history.add(summary_of("Nothing else.", title=None))
    history.add(
        summary_of(
            "Heavy rain fell on the café. 北京的天气很好。 ラーメンを食べる。 ภาษาไทย हिन्दी में миру السلام عليكم full",
            url="https://weather.example/a",
        )
    )
    assert (len(texts_of(history, query)) > 0) == found


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        'a"b',
        "rain*",
        "*",
        "^rain",
        "rain OR snow",
        "NOT rain",
        "AND",
        "NEAR(rain snow, 2)",
        "title:rain",
        "words : rain",
        "-rain",
        "+rain",
        "(rain",
        "rain)",
        "{rain}",
        "rain\0snow",
        "'",
        "';--",
        "\\",
        "%",
        "_",
        "\u200b",
        "x" * 100_000,
        "a " * 10_000,
        "\ud800",
    ],
)
def test_no_query_is_an_error(history: History, query: str) -> None:
    """Whatever people type is words, never SQLite's query language."""
    history.add(summary_of("It may rain today."))
    assert len(texts_of(history, query)) <= 1


def test_blanks_are_no_query_and_marks_alone_find_nothing(history: History) -> None:
    history.add(summary_of())
    assert len(texts_of(history, "  ")) == 1
    assert texts_of(history, "?!") == []
