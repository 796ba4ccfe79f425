"""Tokens: what opens private data, for whom, and until when."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.access.callers import EXTENSION, NONCE, OTHER, PAGE, PORT, Clock, paired

from standfirst.access import Access
from standfirst.errors import EntryNotFound, PairingRefused, TokenRejected


def test_a_right_code_gives_a_token_that_opens(access: Access) -> None:
    token = paired(access)
    assert len(base64.urlsafe_b64decode(token + "=")) == 32
    assert access.check(token, EXTENSION).origin == EXTENSION


def test_a_token_works_where_no_origin_is_sent_and_for_its_own_only(access: Access) -> None:
    """An extension's GET carries no Origin; another extension's POST does."""
    token = paired(access)
    assert access.check(token, None)
    for origin in (OTHER, PAGE, EXTENSION.upper(), EXTENSION + "/", "null", ""):
        with pytest.raises(TokenRejected):
            access.check(token, origin)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: "",
        lambda token: token + "x",
        lambda token: token[:-1],
        lambda token: ("y" if token[0] == "x" else "x") + token[1:],
        lambda token: token.swapcase(),
        lambda token: token + "ü",
        lambda token: token + "\ud800",
        lambda token: token + "\0",
        lambda _: "x" * 1_000_000,
    ],
)
def test_a_token_that_differs_in_anything_is_rejected(access: Access, spoil: Callable[[str], str]) -> None:
    """One character more, less or other, letters of any script, a megabyte: always the same error."""
    token = paired(access)
    with pytest.raises(TokenRejected):
        access.check(spoil(token), EXTENSION)
    assert access.check(token, EXTENSION)


def test_fifty_wrong_tokens_do_not_lock_the_right_one_out(access: Access) -> None:
    """The brake is on wrong tokens alone."""
    token = paired(access)
    hints = set()
    for attempt in range(50):
        with pytest.raises(TokenRejected) as rejection:
            access.check(f"wrong-{attempt}", EXTENSION)
        hints.add(rejection.value.message)
        assert access.check(token, EXTENSION)
    assert len(hints) == 2


def test_the_brake_is_off_again_after_a_minute(access: Access, clock: Clock) -> None:
    for _ in range(40):
        with pytest.raises(TokenRejected):
            access.check("wrong", None)
    clock.now += 61
    with pytest.raises(TokenRejected, match="not valid"):
        access.check("wrong", None)


def test_a_revoked_token_is_rejected_at_once(folder: Path, access: Access) -> None:
    """Even where another process revoked it."""
    kept, gone = paired(access, OTHER), paired(access)
    client = next(client for client in access.clients() if client.origin == EXTENSION)
    Access(folder).revoke(client.id)
    with pytest.raises(TokenRejected):
        access.check(gone, EXTENSION)
    assert access.check(kept, OTHER)
    with pytest.raises(EntryNotFound):
        access.revoke(client.id)


@pytest.mark.parametrize("client_id", ["", "..", "../../x", "*", "nobody"])
def test_nothing_is_revoked_that_is_not_there(access: Access, client_id: str) -> None:
    paired(access)
    with pytest.raises(EntryNotFound):
        access.revoke(client_id)
    assert len(access.clients()) == 1


def test_the_pages_token_lasts_for_half_a_day(access: Access, clock: Clock) -> None:
    token = paired(access, PAGE)
    clock.now += 12 * 3600
    assert access.check(token, PAGE)
    clock.now += 1
    with pytest.raises(TokenRejected):
        access.check(token, PAGE)
    assert access.clients() == ()


def test_an_extensions_token_outlasts_any_clock(access: Access, clock: Clock) -> None:
    """A clock that leaps shuts nobody out."""
    token = paired(access)
    for leap in (-86_400, 31_536_000, 10**9):
        clock.now += leap
        assert access.check(token, EXTENSION)


def test_files_that_make_no_sense_are_nobodys_token(folder: Path, access: Access) -> None:
    token = paired(access)
    for number, content in enumerate(["", "{", "[]", '"x"', "{}", '{"id": 1}', json.dumps({"key": "zz"}), "\ufffe\0"]):
        file = folder / f"token-{number}.json"
        file.write_text(content, encoding="utf-8")
        file.chmod(0o600)
        file.with_name(f"pairing-extension-{number}.json").write_bytes(file.read_bytes())
        file.with_name(f"pairing-extension-{number}.json").chmod(0o600)
    access.check_files()
    assert access.check(token, EXTENSION)
    with pytest.raises(PairingRefused):
        access.pair("ABCDEFGHIJ", NONCE, EXTENSION, PORT)
