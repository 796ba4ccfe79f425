"""Live blogs: the newest entry is the news."""

from __future__ import annotations

from tests.unit.summarizers.articles import HARBOUR, article_of, sentences_of, source_of

from standfirst.model import Length, NoticeCode, SummaryOptions
from standfirst.summarizers import summarize
from standfirst.summarizers.news.live_blog import newest_first

MORNING = tuple(f"{8 + i}:15 {text}" for i, text in enumerate(HARBOUR))
EVENING = tuple(f"{23 - i}:15 {text}" for i, text in enumerate(HARBOUR))


def test_entries_in_the_order_of_the_day_are_read_from_the_end() -> None:
    places = newest_first(source_of(MORNING))
    assert places is not None
    assert places[0] == len(MORNING) - 1


def test_entries_with_the_newest_on_top_are_read_as_they_stand() -> None:
    assert newest_first(source_of(EVENING)) == list(range(len(EVENING)))


def test_a_report_with_a_few_times_is_no_live_blog() -> None:
    assert newest_first(source_of(["9:30 The meeting began.", "11:00 It ended.", *HARBOUR])) is None


def test_a_summary_of_a_live_blog_says_so_and_tells_the_newest() -> None:
    article = article_of(MORNING)
    choice = summarize(article, sentences_of(article), SummaryOptions(length=Length("sentences", 3)))
    assert [n.code for n in choice.notices] == [NoticeCode.LIVE_BLOG]
    assert choice.sentences[-1].sources[0] >= len(MORNING) - 3
