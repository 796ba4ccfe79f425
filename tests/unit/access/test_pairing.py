"""Pairing codes: one use, two minutes, one kind of caller."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.unit.access.callers import EXTENSION, NONCE, PAGE, PORT, Clock

from standfirst.access import Access
from standfirst.errors import PairingRefused


def wrong(code: str) -> str:
    return ("A" if code[0] != "A" else "B") + code[1:]


def test_a_code_is_ten_characters_of_base32(access: Access) -> None:
    assert re.fullmatch(r"[A-Z2-7]{10}", access.open_pairing("extension"))


def test_pairing_is_closed_until_somebody_at_the_machine_opens_it(access: Access) -> None:
    with pytest.raises(PairingRefused):
        access.pair("ABCDEFGHIJ", NONCE, EXTENSION, PORT)


def test_a_code_works_once(access: Access) -> None:
    code = access.open_pairing("extension")
    access.pair(code, NONCE, EXTENSION, PORT)
    with pytest.raises(PairingRefused):
        access.pair(code, NONCE, EXTENSION, PORT)


@pytest.mark.parametrize(
    ("seconds", "works"), [(0, True), (120, True), (121, False), (-86_400, False), (31_536_000, False)]
)
def test_a_code_lives_for_two_minutes_by_a_clock_that_did_not_leap(
    access: Access, clock: Clock, seconds: int, *, works: bool
) -> None:
    """After 121 seconds, or with the clock set a day back or a year on, it is void."""
    code = access.open_pairing("extension")
    clock.now += seconds
    if works:
        assert access.pair(code, NONCE, EXTENSION, PORT)
    else:
        with pytest.raises(PairingRefused):
            access.pair(code, NONCE, EXTENSION, PORT)
        clock.now -= seconds
        with pytest.raises(PairingRefused):
            access.pair(code, NONCE, EXTENSION, PORT)


def test_five_wrong_codes_void_the_right_one(access: Access) -> None:
    """Four are forgiven."""
    code = access.open_pairing("extension")
    for _ in range(4):
        with pytest.raises(PairingRefused):
            access.pair(wrong(code), NONCE, EXTENSION, PORT)
    assert access.pair(code, NONCE, EXTENSION, PORT)
    code = access.open_pairing("extension")
    for _ in range(5):
        with pytest.raises(PairingRefused):
            access.pair(wrong(code), NONCE, EXTENSION, PORT)
    with pytest.raises(PairingRefused):
        access.pair(code, NONCE, EXTENSION, PORT)


def test_wrong_codes_of_others_void_it_for_them_alone(access: Access) -> None:
    """Nor do guesses under a thousand made-up names; only who forges the reader's own origin can, and it is told."""
    code = access.open_pairing("extension")
    for number in range(1_100):
        with pytest.raises(PairingRefused):
            access.pair(wrong(code), NONCE, f"moz-extension://{number // 5}", PORT)
    with pytest.raises(PairingRefused, match="another extension"):
        access.pair(code, NONCE, "moz-extension://0", PORT)
    assert access.pair(code, NONCE, EXTENSION, PORT)


def test_a_restart_does_not_forgive_wrong_codes(folder: Path, clock: Clock) -> None:
    code = Access(folder, clock=clock).open_pairing("extension")
    for _ in range(5):
        with pytest.raises(PairingRefused):
            Access(folder, clock=clock).pair(wrong(code), NONCE, EXTENSION, PORT)
    with pytest.raises(PairingRefused):
        Access(folder, clock=clock).pair(code, NONCE, EXTENSION, PORT)


def test_of_twenty_who_send_the_code_at_once_one_gets_a_token(folder: Path, clock: Clock) -> None:
    """Half of them through one helper, half through another on the same folder."""
    helpers = [Access(folder, clock=clock), Access(folder, clock=clock)]
    code = helpers[0].open_pairing("extension")

    def send(number: int) -> bool:
        try:
            return bool(helpers[number % 2].pair(code, NONCE, EXTENSION, PORT))
        except PairingRefused:
            return False

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(send, range(20))) == 1
    assert len(helpers[0].clients()) == 1


def test_a_code_is_for_the_kind_of_caller_that_it_was_made_for(access: Access) -> None:
    """One that opens the page pairs no extension, and is not used up by the attempt."""
    code = access.open_pairing("page")
    with pytest.raises(PairingRefused):
        access.pair(code, NONCE, EXTENSION, PORT)
    assert access.pair(code, NONCE, PAGE, PORT)


def test_a_newer_code_voids_the_older(access: Access) -> None:
    older = access.open_pairing("extension")
    newer = access.open_pairing("extension")
    with pytest.raises(PairingRefused):
        access.pair(older, NONCE, EXTENSION, PORT)
    assert access.pair(newer, NONCE, EXTENSION, PORT)


def test_a_code_may_be_typed_as_people_type(access: Access) -> None:
    code = access.open_pairing("extension")
    assert access.pair(f" {code[:5].lower()}-{code[5:]} ", NONCE, EXTENSION, PORT)
