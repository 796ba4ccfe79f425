"""Keywords, found by repetition and position."""

from standfirst import facts
from standfirst.model import Article, Paragraph
from standfirst.text import sentences as splitting

TEXT = (
    "The harbour bridge in Elmsford will be rebuilt. The harbour bridge has been closed since the flood.",
    "Engineers say that the flood undermined its piers. Ferries replaced the harbour bridge for two years.",
    "The ferries cost the town more than the piers of a new bridge would.",
)


def keywords_of(article: Article) -> tuple[str, ...]:
    return facts.keywords(article, splitting.article_sentences(article))


def an_article(title: str | None = None) -> Article:
    return Article(
        title=title, language="en", paragraphs=tuple(Paragraph(i, "text", text) for i, text in enumerate(TEXT))
    )


def test_the_phrase_that_is_repeated_comes_first() -> None:
    assert keywords_of(an_article())[0] == "harbour bridge"


def test_no_keyword_repeats_a_word_of_a_better_one() -> None:
    words = [word for phrase in keywords_of(an_article()) for word in phrase.lower().split()]
    assert len(words) == len(set(words))


def test_words_of_the_headline_count_for_more() -> None:
    assert "ferries" in " ".join(keywords_of(an_article("Ferries to go"))[:2]).lower()


def test_stop_words_and_numbers_are_no_keywords() -> None:
    assert not {"the", "two", "its", "a"} & set(" ".join(keywords_of(an_article())).lower().split())


def test_keywords_stand_verbatim_in_the_article() -> None:
    article = an_article()
    assert all(phrase in article.text for phrase in keywords_of(article))


def test_an_empty_article_has_no_keywords() -> None:
    assert keywords_of(Article(language="en")) == ()


def test_vowel_signs_do_not_part_a_word() -> None:
    """Hindi writes vowels as marks; a keyword keeps them."""
    article = Article(language="hi", paragraphs=(Paragraph(0, "text", "विश्वविद्यालय बंद है। विश्वविद्यालय कल खुलेगा।"),))
    assert keywords_of(article)[0] == "विश्वविद्यालय"


def test_a_script_without_spaces_has_no_keywords() -> None:
    """A run of Chinese characters is a clause, not a word."""
    assert keywords_of(Article(language="zh", paragraphs=(Paragraph(0, "text", "大桥关闭。大桥关闭。"),))) == ()
