from __future__ import annotations

from standfirst.text import clauses


def split(text: str, language: str = "th") -> list[str]:
    return [text[start:end] for start, end in clauses.spans(text, 0, len(text), language)]


def test_thai_and_lao_end_their_sentences_at_spaces() -> None:
    assert clauses.has_clauses("th")
    assert clauses.has_clauses("lo")
    assert not clauses.has_clauses("en")
    assert not clauses.has_clauses(None)


def test_a_word_that_opens_sentences_begins_one() -> None:
    text = "รัฐบาลจะเพิ่มงบประมาณด้านการศึกษา อย่างไรก็ตาม ประชาชนยังไม่เห็นด้วย"
    assert split(text) == ["รัฐบาลจะเพิ่มงบประมาณด้านการศึกษา", "อย่างไรก็ตาม ประชาชนยังไม่เห็นด้วย"]


def test_numbers_and_words_that_go_on_end_nothing() -> None:
    text = "ตำรวจจับผู้ต้องหาได้ 5 คน ที่จังหวัดเชียงใหม่ และ ลำพูน"
    assert split(text) == [text]


def test_a_long_stretch_is_parted_at_its_spaces() -> None:
    text = " ".join(["กขคงจฉชซ" * 6] * 6)
    assert len(split(text)) > 1


def test_a_quote_is_not_parted() -> None:
    text = "เขากล่าวว่า “" + " ".join(["กขคงจฉชซ" * 6] * 4) + "”"
    assert split(text) == [text]
