import pytest

from standfirst.errors import InvalidRequest
from standfirst.setting_values import fit

ANY = (0, float("inf"))


@pytest.mark.parametrize(
    ("value", "default", "fitted"),
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
def test_a_value_becomes_what_the_setting_holds(value: object, default: object, fitted: object) -> None:
    result = fit("a.b", value, default=default, within=ANY)
    assert result == fitted
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
        fit("a.b", value, default=default, within=ANY)


def test_the_message_says_what_would_fit() -> None:
    with pytest.raises(InvalidRequest, match=r"`a\.b` must be a whole number, from 1 to 9\."):
        fit("a.b", 10, default=5, within=(1, 9))
    with pytest.raises(InvalidRequest, match=r"`a\.b` must be a number, not below 0\."):
        fit("a.b", -1, default=5.0, within=ANY)
