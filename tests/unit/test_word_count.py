import pytest

from standfirst.word_count import count_words, reading_minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— … !", 0),
        ("Don't count twice.", 3),
        ("l’homme de 3.5 km", 4),
        ("snake_case", 1),
        ("well-known", 2),
        ("Ελλάδα και Россия", 3),
        ("हिन्दी में", 2),
        ("السلام عليكم", 2),
        ("北京天气", 2),
        ("北京天", 2),
        ("天気は晴れ in Tokyo", 5),
        ("ประเทศไทย", 5),
        ("cafe\u0301 noir", 2),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    """Two characters make a word where no spaces part them."""
    assert count_words(text) == words


def test_minutes_are_told_to_a_tenth() -> None:
    assert [reading_minutes(words) for words in (0, 225, 450, 500)] == [0, 1, 2, 2.2]
