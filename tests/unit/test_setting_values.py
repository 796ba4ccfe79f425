import pytest

from standfirst.errors import InvalidRequest
from standfirst.setting_values import coerce

ANY = (0, 100)


@pytest.mark.parametrize(
    ("value", "default", "coerced"),
    [
        ("on", False, True),
        ("NO", True, False),
        (True, False, True),
        ("12", 1, 12),
        (12.0, 1, 12),
        ("1.5", 1.0, 1.5),
        (2, 1.0, 2.0),
        ("a, b  c", (), ("a", "b", "c")),
        (["a"], (), ("a",)),
        ("", (), ()),
    ],
)
def test_a_value_becomes_what_the_setting_holds(value: object, default: object, coerced: object) -> None:
    result = coerce("a.b", value, default=default, within=ANY)
    assert result == coerced
    assert type(result) is type(default)


@pytest.mark.parametrize(
    ("value", "default"),
    [
        ("2", True),
        (1, True),
        ("1.5", 1),
        (1.5, 1),
        (True, 1),
        ("x", 1),
        (None, 1),
        ("nan", 1.0),
        ("inf", 1.0),
        (3, ()),
        ([3], ()),
    ],
)
def test_a_value_of_another_kind_is_refused(value: object, default: object) -> None:
    with pytest.raises(InvalidRequest):
        coerce("a.b", value, default=default, within=ANY)


def test_the_message_says_what_would_coerce() -> None:
    with pytest.raises(InvalidRequest, match=r"`a\.b` must be a whole number, from 1 to 9\."):
        coerce("a.b", 10, default=5, within=(1, 9))
    with pytest.raises(InvalidRequest, match=r"`a\.b` must be a number, from 0\.5 to 2 \(a blink; a breath\)\."):
        coerce("a.b", 3, default=1.0, within=(0.5, 2), limits="a blink; a breath")
