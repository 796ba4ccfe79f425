"""What every summarizer keeps, whatever its algorithm."""

from __future__ import annotations

import pytest
from tests.unit.summarizers.articles import HARBOUR, article_of, long_article, sentences_of

from standfirst.model import Article, Length, NoticeCode, SummaryOptions
from standfirst.summarizers import METHODS, Choice, summarize

NAMES = [method.name for method in METHODS]
LENGTHS = [
    Length("sentences", 1),
    Length("sentences", 3),
    Length("sentences", 7),
    Length("words", 20),
    Length("words", 55),
    Length("words", 120),
    Length("ratio", 0.1),
    Length("ratio", 0.4),
]
EVERY_METHOD = pytest.mark.parametrize("method", NAMES)


def choose(article: Article, method: str, length: Length, *, explain: bool = False) -> Choice:
    options = SummaryOptions(method=method, length=length, language=article.language, explain=explain)
    return summarize(article, sentences_of(article), options)


def codes(choice: Choice) -> list[NoticeCode]:
    """What the reader is told, but that no model was asked: here `news` stands in for one."""
    return [notice.code for notice in choice.notices if notice.code != NoticeCode.MODEL_UNAVAILABLE]


@EVERY_METHOD
@pytest.mark.parametrize("length", LENGTHS, ids=str)
def test_sentences_are_verbatim_in_order_and_within_the_length(method: str, length: Length) -> None:
    """The promises of the product: nothing invented, every sentence says where, the length is a ceiling."""
    article = article_of(HARBOUR, "Port Ellery closes its old harbour to cargo ships")
    choice = choose(article, method, length)
    places = [place for sentence in choice.sentences for place in sentence.sources]
    assert places == sorted(set(places))
    assert [s.text for s in choice.sentences] == [HARBOUR[place] for place in places]
    assert all(len(s.sources) == 1 and 0 <= s.score <= 1 for s in choice.sentences)
    words = sum(len(s.text.split()) for s in choice.sentences)
    ceiling = {"sentences": len(places), "words": words, "ratio": words / article.word_count}[length.unit]
    assert 0 < ceiling <= length.amount


@EVERY_METHOD
def test_the_same_article_gives_the_same_summary(method: str) -> None:
    article = article_of(HARBOUR)
    assert choose(article, method, Length("sentences", 4)) == choose(article, method, Length("sentences", 4))


@EVERY_METHOD
def test_no_sentences_give_an_empty_summary(method: str) -> None:
    assert choose(article_of(()), method, Length("sentences", 3)).sentences == ()


@EVERY_METHOD
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_article_is_returned_whole_and_says_so(method: str, count: int) -> None:
    choice = choose(article_of(HARBOUR[:count]), method, Length("sentences", 3))
    assert [s.text for s in choice.sentences] == list(HARBOUR[:count])
    assert codes(choice) == [NoticeCode.ALREADY_SHORT]


@EVERY_METHOD
@pytest.mark.parametrize("length", [Length("ratio", 1), Length("words", 100_000), Length("sentences", 100_000)])
def test_whoever_asks_for_all_of_an_article_is_told_that_it_is_all(method: str, length: Length) -> None:
    choice = choose(article_of(HARBOUR), method, length)
    assert [s.text for s in choice.sentences] == list(HARBOUR)
    assert codes(choice) == [NoticeCode.ALREADY_SHORT]


@EVERY_METHOD
def test_a_ceiling_below_the_shortest_sentence_gives_nothing_and_says_so(method: str) -> None:
    """Sentences are never cut and the ceiling is never exceeded, so nothing is left but to say it."""
    choice = choose(article_of(HARBOUR), method, Length("words", 5))
    assert choice.sentences == ()
    assert codes(choice) == [NoticeCode.NOTHING_FITS]


@EVERY_METHOD
def test_one_long_sentence_over_the_ceiling_gives_nothing(method: str) -> None:
    assert choose(article_of(HARBOUR[:1]), method, Length("words", 5)).sentences == ()


@EVERY_METHOD
def test_a_sentence_that_fits_is_found_behind_one_that_does_not(method: str) -> None:
    article = article_of([" ".join(["word"] * 60) + " is here.", *HARBOUR[1:]])
    choice = choose(article, method, Length("words", 24))
    assert 0 < sum(len(s.text.split()) for s in choice.sentences) <= 24


@EVERY_METHOD
def test_equal_sentences_are_told_apart_by_their_index(method: str) -> None:
    """The same line twice is two sentences, of which a summary takes one."""
    article = article_of([HARBOUR[0], HARBOUR[4], HARBOUR[0], HARBOUR[8], HARBOUR[0], *HARBOUR[9:]])
    choice = choose(article, method, Length("sentences", 3), explain=True)
    assert [d.sentence for d in choice.decisions] == list(range(len(article.paragraphs)))
    if method != "lead":  # which takes the top as it stands
        assert [s.text for s in choice.sentences].count(HARBOUR[0]) <= 1


@EVERY_METHOD
def test_an_article_of_equal_sentences_is_no_obstacle(method: str) -> None:
    assert choose(article_of([HARBOUR[0]] * 9), method, Length("sentences", 2)).sentences


@EVERY_METHOD
def test_sentences_without_words_are_no_obstacle(method: str) -> None:
    article = article_of(["…", "—", "!!!", "***", "•"])
    assert len(choose(article, method, Length("sentences", 2)).sentences) <= 2


@EVERY_METHOD
def test_a_very_long_article_is_summed_up(method: str) -> None:
    """No method ranks so many sentences, and each says that it looked at a part."""
    article = long_article(2100)
    choice = choose(article, method, Length("sentences", 5))
    assert 0 < len(choice.sentences) <= 5
    assert all(article.paragraphs[s.sources[0]].text == s.text for s in choice.sentences)
    assert codes(choice) == [NoticeCode.TRUNCATED]


@EVERY_METHOD
@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "zh",
            ["市议会周二投票决定明年关闭旧港口。", "货船将使用新码头。", "港口将归游泳者所有。"],
        ),
        ("ar", ["صوّت المجلس على إغلاق المرفأ القديم.", "ستستخدم السفن المحطة الجديدة.", "يخشى العمال على وظائفهم."]),
        ("xx", ["Aru beno kali datu.", "Kali mora datu seno.", "Beno seno tari.", "Aru tari mora kali."]),
    ],
)
def test_every_language_is_summed_up(method: str, language: str, texts: list[str]) -> None:
    choice = choose(article_of(texts, language=language), method, Length("sentences", 2))
    assert 0 < len(choice.sentences) <= 2


@EVERY_METHOD
def test_an_explanation_gives_every_sentence_a_reason(method: str) -> None:
    choice = choose(article_of(HARBOUR), method, Length("sentences", 3), explain=True)
    assert [d.sentence for d in choice.decisions] == list(range(len(HARBOUR)))
    assert {d.sentence for d in choice.decisions if d.taken} == {s.sources[0] for s in choice.sentences}
    assert all(d.reason.endswith(".") for d in choice.decisions)


@EVERY_METHOD
def test_without_being_asked_nothing_is_explained(method: str) -> None:
    assert choose(article_of(HARBOUR), method, Length("sentences", 3)).decisions == ()
