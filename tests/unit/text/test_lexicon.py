from __future__ import annotations

import pytest

from standfirst.text.lexicon import for_language


@pytest.mark.parametrize(
    ("sentence", "language", "opener"),
    [
        ("“He left,” she said.", "en", "he"),
        ("Its owners fled.", "en", "its"),
        ("The man was 34.", "en", "the man"),
        ("C’était hier.", "fr", "c'était"),
        ("Dieser Fall ist neu.", "de", "dieser"),
        ("Bunun sonu yok.", "tr", "bunun"),
        ("Ông nói vậy.", "vi", "ông"),
        ("他昨天到了。", "zh", "他"),
        ("同社は発表した。", "ja", "同社"),
        ("เขากล่าวว่า", "th", "เขา"),
        ("그는 말했다.", "ko", "그는"),
    ],
)
def test_a_sentence_that_points_back_shows_it_at_its_opening(sentence: str, language: str, opener: str) -> None:
    assert for_language(language).opening_pronoun(sentence) == opener


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Heather left.", "en"),
        ("It was in May that the mayor resigned.", "en"),
        ("Il est possible que la mairie ferme.", "fr"),
        ("Es gibt in Köln einen Zoo.", "de"),
        ("Theirs-and-Ours is a band.", "en"),
        ("Isabel left.", "en"),
        ("", "en"),
    ],
)
def test_a_sentence_that_stands_on_its_own_does_not(sentence: str, language: str) -> None:
    assert for_language(language).opening_pronoun(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "language", "opener"),
    [
        ("In addition, the mayor resigned.", "en", "in addition"),
        ("In addition to the mayor, two councillors resigned.", "en", None),
        ("In addition to this, two councillors resigned.", "en", "in addition"),
        ("Because of the strike, no ships came.", "en", None),
        ("Au contraire de son maire, la ville dort.", "fr", None),
    ],
)
def test_a_connective_that_governs_what_follows_leans_on_nothing(
    sentence: str, language: str, opener: str | None
) -> None:
    assert for_language(language).opening_connective(sentence) == opener


def test_connectives_are_found_at_the_opening_alone() -> None:
    english = for_language("en")
    assert english.opening_connective("On the other hand, prices fell.") == "on the other hand"
    assert english.opening_connective("Prices, however, fell.") is None
    assert english.opening_connective("Sophie left.") is None
    assert for_language("tr").opening_connective("İşte böyle.") == "işte"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("She said no.", "en"),
        ("a déclaré M. Roux", "fr"),
        ("sagte er", "de"),
        ("と述べた。", "ja"),
        ("قال الرئيس", "ar"),
    ],
)
def test_verbs_of_speech_are_found_anywhere(sentence: str, language: str) -> None:
    assert for_language(language).speech_verb(f"… {sentence}")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Scroll down for video.", "en"),
        ("Photo: A. Smith", "en"),
        ("Write to desk@example.org.", "xx"),
        ("See https://example.org/a", "xx"),
        ("Lire aussi : La mairie ferme", "fr"),
        ("Lesen Sie auch: Der Zoo", "de"),
        ("延伸阅读：动物园", "zh"),
    ],
)
def test_boilerplate_betrays_itself(sentence: str, language: str) -> None:
    assert for_language(language).boilerplate_phrase(sentence)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("More than 100 people came.", "en"),
        ("Sources say that images of the fire were shared.", "en"),
        ("Er erstattete Anzeige bei der Polizei.", "de"),
        ("The newsreader read the letter.", "en"),
    ],
)
def test_prose_is_not_taken_for_boilerplate(sentence: str, language: str) -> None:
    assert for_language(language).boilerplate_phrase(sentence) is None


def test_the_first_person_is_found_as_a_word() -> None:
    assert for_language("en").first_person_word("Then I left.") == "i"
    assert for_language("en").first_person_word("Iris left.") is None


def test_a_language_without_a_table_has_empty_lists() -> None:
    assert for_language("xx").opening_pronoun("He left.") is None
    assert for_language(None).speech_verb("said") is None


def test_a_language_is_compiled_once() -> None:
    assert for_language("no") is for_language("nb")
