from __future__ import annotations

import unicodedata

import pytest

from standfirst.language_model import Question
from standfirst.language_model.tokens import estimate


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        # Counted by SmolLM2's own tokenizer, in llama.cpp.
        ("All human beings are born free and equal in dignity and rights.", "en", 13),
        (
            "Rada miejska zdecydowała we wtorek o odbudowie starego mostu w porcie, który zamknięto po powodzi.",
            "pl",
            48,
        ),
        ("Elmsfordeko udalak asteartean erabaki zuen uholdeak itxitako portuko zubi zaharra berreraikitzea.", "eu", 42),
        ("Le conseil a décidé mardi de reconstruire le vieux pont du port, que la crue de 2019 avait fermé.", "fr", 38),
        ("Hội đồng thành phố hôm thứ Ba quyết định xây lại cây cầu cũ ở cảng, bị đóng cửa sau trận lũ.", "vi", 79),
        ("Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να ξαναχτίσει την παλιά γέφυρα του λιμανιού.", "el", 74),
        ("Городской совет решил во вторник восстановить старый мост в порту, закрытый после наводнения.", "ru", 64),
        ("قرر مجلس المدينة يوم الثلاثاء إعادة بناء الجسر القديم في الميناء الذي أغلقه الفيضان أمام المرور.", "ar", 87),
        ("埃尔姆斯福德市议会周二决定重建港口的旧桥，该桥在2019年洪水后对所有车辆关闭。", "zh", 74),
        ("የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው።", "am", 105),
    ],
)
def test_an_estimate_is_near_the_count(text: str, language: str, counted: int) -> None:
    assert estimate(text, language).most == pytest.approx(counted, rel=0.15)


@pytest.mark.parametrize("text", ["", "2024 12.5 %", "…", "😀😀", "a", "\ud800"])
def test_any_text_has_an_estimate(text: str) -> None:
    assert 0 <= estimate(text).least <= estimate(text).most <= 4 * len(text)


def test_accents_that_are_characters_of_their_own_reach_the_model_composed() -> None:
    """Alone each takes two or three tokens, with its letter none or one."""
    composed = "Hội đồng thành phố quyết định xây lại cây cầu cũ ở cảng."
    asked, alike = (
        Question(text, "vi", ((0, text),), (0,), 1) for text in (unicodedata.normalize("NFD", composed), composed)
    )
    assert asked.messages == alike.messages
    assert asked.prompt_tokens == alike.prompt_tokens
