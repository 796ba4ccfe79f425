"""A small summary to render, with all its parts."""

from __future__ import annotations

from standfirst.model import (
    Article,
    Extraction,
    KeyFact,
    Notice,
    NoticeCode,
    Paragraph,
    Sentence,
    Summary,
    SummarySentence,
)

FIRST = "The old bridge at Elmsford opens again on Monday."
SECOND = "Repairs cost 4.2 million euros, the mayor said 🙂."
THIRD = "Buses return to their former routes."

ARTICLE = Article(
    document_url="https://news.example/bridge?a=1",
    title="Bridge opens",
    byline="Ruth Alder",
    site_name="The Elmsford Post",
    published="2024-06-25",
    language="en",
    paragraphs=(
        Paragraph(0, "text", f"{FIRST} {SECOND}"),
        Paragraph(1, "heading", "Buses"),
        Paragraph(2, "list_item", THIRD),
        Paragraph(3, "quote", "It took long."),
    ),
)


def _sentence(index: int, paragraph: int, text: str) -> Sentence:
    start = ARTICLE.text.index(text)
    return Sentence(index, paragraph, start, start + len(text), text)


SENTENCES = (_sentence(0, 0, FIRST), _sentence(1, 0, SECOND), _sentence(2, 2, THIRD))

SUMMARY = Summary(
    article=ARTICLE,
    article_sentences=SENTENCES,
    sentences=(SummarySentence(FIRST, 0.91234, (0,)), SummarySentence(THIRD, 0.5, (2,))),
    method="news",
    key_facts=(KeyFact("how_much", "4.2 million euros", 1, SENTENCES[1].start + 13, SENTENCES[1].start + 30),),
    keywords=("bridge", "Elmsford"),
    notices=(Notice(NoticeCode.PARTIAL_ARTICLE, "Only a part of the article is on the page."),),
    timings={"decode": 0.44444, "total": 10.96},
)

EXTRACTION = Extraction(ARTICLE, SUMMARY.notices, {"total": 1.26})
