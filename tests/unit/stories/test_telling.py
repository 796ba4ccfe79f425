"""Briefings, as the pipeline makes them."""

from __future__ import annotations

from itertools import combinations

import pytest
from tests.unit.stories.articles import FAEHRE, FERRY, HOSPITAL, LIBRARY, dated, document, read_before, reports

from standfirst.model import Article, Briefing, BriefingDocument, Document, PlainText, Story, story_length
from standfirst.pipeline import make_briefing
from standfirst.stories.terms import content_terms


def brief(documents: list[BriefingDocument], *before: Article, length: str = "medium") -> Briefing:
    """Tell documents once."""
    return make_briefing(documents, story_length(length), before)


def groups(briefing: Briefing) -> set[frozenset[int]]:
    """Which articles go together."""
    return {frozenset(story.articles) for story in briefing.stories}


def texts(story: Story) -> list[str]:
    """The sentences of a story."""
    return [sentence.text for sentence in story.sentences]


def test_reports_of_one_event_are_one_story_and_others_are_not() -> None:
    briefing = brief([*reports(FERRY), *reports(HOSPITAL), document(LIBRARY)])
    assert groups(briefing) == {frozenset({0, 1, 2}), frozenset({3, 4}), frozenset({5})}


def test_the_story_of_most_outlets_comes_first_and_what_stands_alone_last() -> None:
    briefing = brief([document(LIBRARY), *reports(HOSPITAL), *reports(FERRY)])
    assert [len(story.articles) for story in briefing.stories] == [3, 2, 1]


def test_of_stories_of_as_many_outlets_the_latest_comes_first() -> None:
    old, new = reports(HOSPITAL, published="2026-11-02"), reports(HOSPITAL, published="2026-11-20")
    assert [story.from_date for story in brief([*old, *new]).stories] == ["2026-11-20", "2026-11-02"]


@pytest.mark.parametrize("length", ["short", "medium", "long"])
def test_every_sentence_stands_in_its_article_where_it_says(length: str) -> None:
    """Offsets count code points, so the article has some that JavaScript counts twice."""
    documents = [document(f"🛟🛟 {text}", outlet) for outlet, text in FERRY.items()]
    briefing = brief([*documents, document(LIBRARY)], length=length)
    told = [sentence for story in briefing.stories for sentence in story.sentences]
    assert told
    for sentence in told:
        article = briefing.articles[sentence.article]
        assert article is not None
        assert article.text[sentence.start : sentence.end] == sentence.text


def test_a_story_of_several_outlets_is_told_by_several() -> None:
    story = brief(reports(FERRY)).stories[0]
    assert len({sentence.article for sentence in story.sentences}) == len(story.sentences) == 3


def test_nothing_is_told_twice() -> None:
    for story in brief([*reports(FERRY), *reports(HOSPITAL)], length="long").stories:
        terms = [set(content_terms(text, "en")) for text in texts(story)]
        assert len(terms) > 1
        assert all(len(a & b) <= min(len(a), len(b)) / 2 for a, b in combinations(terms, 2))


@pytest.mark.parametrize(("length", "most"), [("short", 2), ("medium", 3), ("long", 4)])
def test_a_length_is_a_ceiling_for_each_story(length: str, most: int) -> None:
    briefing = brief([*reports(FERRY), document(LIBRARY)], length=length)
    assert all(1 <= len(story.sentences) <= most for story in briefing.stories)


def test_words_are_a_ceiling_too() -> None:
    briefing = make_briefing(reports(FERRY), story_length({"unit": "words", "amount": 25}))
    assert 0 < sum(len(text.split()) for text in texts(briefing.stories[0])) <= 25


def test_copies_are_folded_and_the_longest_is_kept() -> None:
    whole = FERRY["Harbour Post"]
    shorter = whole.rsplit("\n\n", 1)[0]
    briefing = brief([document(shorter, "Mirror"), document(whole, "Harbour Post"), document(LIBRARY)])
    story = next(story for story in briefing.stories if len(story.articles) == 2)
    assert story.near_duplicates == ((1, 0),)
    assert {sentence.article for sentence in story.sentences} == {1}
    assert not any(sentence.only_here for sentence in story.sentences)


def test_fifty_copies_of_one_article_are_one_story() -> None:
    briefing = brief([document(LIBRARY, f"Outlet {n}") for n in range(50)])
    assert [len(story.articles) for story in briefing.stories] == [50]
    assert len(briefing.stories[0].near_duplicates[0]) == 50


def test_articles_of_two_languages_are_two_stories() -> None:
    briefing = brief([document(FERRY["Harbour Post"]), document(FAEHRE)])
    assert groups(briefing) == {frozenset({0}), frozenset({1})}


@pytest.mark.parametrize(("day", "stories"), [("2026-11-04", 1), ("2026-11-05", 2)])
def test_what_is_more_than_three_days_apart_is_another_story(day: str, stories: int) -> None:
    documents = dated(reports(HOSPITAL), "2026-11-01", day)
    assert len(brief(documents).stories) == stories


def test_a_story_that_spans_days_has_a_timeline_and_is_told_in_its_order() -> None:
    documents = dated(reports(FERRY), "2026-11-03", "2026-11-02", "2026-11-03")
    story = brief(documents).stories[0]
    assert (story.from_date, story.to_date) == ("2026-11-02", "2026-11-03")
    assert story.timeline == (("2026-11-02", (1,)), ("2026-11-03", (0, 2)))
    days = [documents[sentence.article].published or "" for sentence in story.sentences]
    assert days == sorted(days)


def test_a_story_of_one_day_has_no_timeline() -> None:
    assert brief(reports(FERRY, published="2026-11-02")).stories[0].timeline == ()


def test_what_one_article_alone_reports_is_marked() -> None:
    story = brief(reports(FERRY), length="long").stories[0]
    marks = {sentence.text: sentence.only_here for sentence in story.sentences}
    alone = [text for text, only_here in marks.items() if only_here]
    assert all("240" not in text for text in alone)
    briefing = brief(
        [
            document("The ferry of Larkhaven ran aground in fog. " + LIBRARY, "A"),
            document(LIBRARY.replace("four hundred", "450") + " The ferry of Larkhaven ran aground in fog.", "B"),
        ]
    )
    assert not any(s.only_here for s in briefing.stories[0].sentences), "copies are one text"


def test_figures_of_the_same_thing_that_differ_stand_side_by_side() -> None:
    story = brief(reports(FERRY)).stories[0]
    briefing = brief(
        [
            document("The quake in Tarnby killed 31 people on Sunday, the mayor said.\n\nTents were put up.", "A"),
            document("On Sunday 45 people were killed by the quake in Tarnby.\n\nA school fell down.", "B"),
        ]
    )
    assert {f.text for group in briefing.stories[0].differing_figures for f in group} == {"31 people", "45 people"}
    for group in (*story.differing_figures, *briefing.stories[0].differing_figures):
        assert len({figure.article for figure in group}) > 1


def test_the_same_figure_in_another_spelling_does_not_differ() -> None:
    briefing = brief(
        [
            document("The quake in Tarnby killed 1,200 people on Sunday, the mayor said.\n\nTents were put up.", "A"),
            document("On Sunday 1200 people were killed by the quake in Tarnby.\n\nA school fell down.", "B"),
        ]
    )
    assert briefing.stories[0].differing_figures == ()


def test_new_is_what_no_article_of_the_story_that_was_read_held() -> None:
    before = read_before(FERRY["Harbour Post"])
    story = brief(reports(FERRY), before, length="long").stories[0]
    assert story.read_before
    assert {s.new for s in story.sentences if s.article == 0} <= {False}
    assert any(s.new for s in story.sentences if s.article != 0)


def test_nothing_is_new_in_a_story_that_was_never_read() -> None:
    story = brief(reports(HOSPITAL), read_before(FERRY["Harbour Post"]), read_before(FAEHRE, language="de")).stories[0]
    assert not story.read_before
    assert not any(sentence.new for sentence in story.sentences)


def test_of_an_article_that_was_read_all_is_known() -> None:
    url = "https://news.example/ferry"
    read = document(FERRY["Daily Ledger"], "Daily Ledger", url=url)
    story = brief([read], read_before("Fog and a jammed rudder.", url)).stories[0]
    assert story.read_before
    assert not any(sentence.new for sentence in story.sentences)


def test_a_document_that_fails_costs_the_others_nothing() -> None:
    pdf = BriefingDocument(Document("%PDF-1.4\n1 0 obj"))
    briefing = brief([pdf, *reports(FERRY), document("\n \n")])
    assert [failed.document for failed in briefing.failed] == [0, 4]
    assert briefing.articles[0] is briefing.articles[4] is None
    assert groups(briefing) == {frozenset({1, 2, 3})}
    assert all(failed.detail and failed.hint for failed in briefing.failed)


def test_with_no_article_among_them_there_is_no_story() -> None:
    briefing = brief([document(""), document("\n")])
    assert (briefing.stories, len(briefing.failed)) == ((), 2)


def test_one_article_alone_is_a_plain_summary() -> None:
    briefing = brief([document(LIBRARY)])
    assert texts(briefing.stories[0])[0].startswith("A library of seeds")


TWELVE = (
    "The council met.", "Der Rat tagte.", "Le conseil s'est réuni.", "El consejo se reunió.",
    "Il consiglio si è riunito.", "Рада зібралася.", "Совет собрался.", "議会が開かれた。",
    "议会开会了。", "의회가 열렸다.", "اجتمع المجلس.", "המועצה התכנסה.",
)  # fmt: skip


def test_twelve_languages_mixed_are_twelve_stories() -> None:
    documents = [BriefingDocument(PlainText(text), site_name="Polyglot") for text in TWELVE]
    briefing = brief(documents)
    assert len(briefing.stories) == 12
    assert sorted(story.sentences[0].text for story in briefing.stories) == sorted(TWELVE)
