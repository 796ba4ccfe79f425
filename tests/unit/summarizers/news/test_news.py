"""What a reader gets from the default method."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.summarizers.articles import HARBOUR, article_of, sentences_of

from standfirst.model import Length, OwnWords, SummaryOptions
from standfirst.summarizers import Choice, summarize


def news(
    texts: list[str] | tuple[str, ...], length: Length, title: str | None = None, *, explain: bool = False
) -> Choice:
    article = article_of(texts, title)
    return summarize(article, sentences_of(article), SummaryOptions(length=length, explain=explain))


def places(choice: Choice) -> list[int]:
    return [sentence.sources[0] for sentence in choice.sentences]


def test_one_sentence_is_no_summary_of_several() -> None:
    """What is only tolerable is better than nothing beside the one good sentence."""
    voices = [f"I went to see the {place} of Port Ellery with my brother." for place in ("quays", "cranes", "sheds")]
    assert len(news([HARBOUR[0], *voices, HARBOUR[0]], Length("sentences", 3)).sentences) > 1


def test_a_standfirst_opens_the_summary() -> None:
    assert places(news(HARBOUR, Length("sentences", 3)))[0] == 0


def test_boilerplate_on_top_is_passed_over() -> None:
    texts = ["Subscribe to our newsletter for more news from Port Ellery every morning.", *HARBOUR]
    assert 0 not in places(news(texts, Length("sentences", 3)))


def test_nothing_is_told_twice() -> None:
    again = HARBOUR[0].replace("voted on Tuesday", "has voted")
    assert places(news([HARBOUR[0], again, *HARBOUR[1:]], Length("sentences", 3))).count(1) == 0


def test_a_sentence_that_leans_on_another_comes_with_it_or_not_at_all() -> None:
    texts = [HARBOUR[0], HARBOUR[4], "It will close the harbour to cargo ships and open it to the city.", *HARBOUR[5:]]
    for amount in range(1, 8):
        chosen = places(news(texts, Length("sentences", amount)))
        assert 2 not in chosen or 1 in chosen


def values(title: str | None = None, *descriptions: str) -> list[float]:
    """What each sentence is thought to tell."""
    article = replace(article_of(HARBOUR, title), own_words=OwnWords(descriptions=descriptions))
    options = SummaryOptions(length=Length("sentences", 3), explain=True)
    return [decision.parts["value"] for decision in summarize(article, sentences_of(article), options).decisions]


STUDY = "What a study by the university found out about noise around the harbour"


def test_the_headline_says_what_matters() -> None:
    """The same article under another headline is summed up otherwise."""
    assert values(STUDY)[8] > values("Port Ellery and its harbour")[8]


def test_the_words_of_the_page_about_its_article_say_what_matters() -> None:
    title = "Port Ellery and its harbour"
    assert values(title, "Dock workers fear for jobs and plan a strike in October.")[5] > values(title)[5]


@pytest.mark.parametrize("amount", [40, 60, 90, 130])
def test_a_budget_of_words_is_used(amount: int) -> None:
    """Less than the shortest sentence left over is no room for another one."""
    choice = news(HARBOUR, Length("words", amount))
    used = sum(len(s.text.split()) for s in choice.sentences)
    assert amount - 20 < used <= amount


def test_only_questions_are_better_than_nothing() -> None:
    questions = [text.rstrip(".") + "?" for text in HARBOUR]
    assert news(questions, Length("sentences", 2)).sentences


def test_boilerplate_is_not_better_than_nothing() -> None:
    """A budget too small for any sentence of the article is not filled with what is no part of it."""
    assert news([*HARBOUR, "Read more here."], Length("words", 4)).sentences == ()


def test_an_explanation_tells_the_parts_of_each_score() -> None:
    choice = news([*HARBOUR, "Read more about the harbour."], Length("sentences", 3), explain=True)
    assert choice.decisions[0].parts.keys() == {"value", "unfit", "need", "fault"}
    assert choice.decisions[0].score == pytest.approx(sum(choice.decisions[0].parts.values()), abs=1e-3)
    assert choice.decisions[-1].reason == "It is not part of the article: “read more”."


def test_under_a_headline_what_tells_little_is_left_for_what_tells_much() -> None:
    title = "Port Ellery's council closes the old harbour to cargo ships"
    little = "It rained a little while the votes of the councillors were counted."
    much = (
        "The council will spend 14 million pounds on 3 new quays, a footbridge and a museum by 2031, and 120 dock "
        "workers will move to the terminal."
    )
    assert places(news([*HARBOUR[:2], little, much, *HARBOUR[5:]], Length("sentences", 3), title)) == [0, 1, 3]


def test_nothing_is_told_twice_where_words_are_not_parted() -> None:
    told = "市议会周二投票决定从明年春天起关闭旧港口，不再接待货船，货船将改用北面的新码头。"
    again = "据当地报纸报道，市议会周二投票决定从明年春天起关闭旧港口，议员们为此讨论了很久。"
    others = [
        "码头工人担心失去工作，计划在十月的第一周举行罢工。",
        "大学的一项研究发现，港口周围夜间的噪音是允许水平的两倍。",
    ]
    others += [
        "两台起重机将作为纪念碑保留下来，商店老板希望有更多游客。",
        "港口所有者答应培训工人，但迄今为止还没有开课。",
    ]
    article = article_of([told, again, *others], "旧港口关闭", "zh")
    summary = summarize(article, sentences_of(article), SummaryOptions.of(method="news"))
    assert summary.sentences[0].text == told
    assert again not in [sentence.text for sentence in summary.sentences]


def test_a_reason_is_true_of_its_sentence() -> None:
    decisions = news(HARBOUR, Length("sentences", 10), STUDY, explain=True).decisions
    assert decisions[8].taken
    assert decisions[8].reason == "It tells what the headline promises."
