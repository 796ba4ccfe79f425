"""Proofs: how a caller knows its helper again."""

from __future__ import annotations

import hashlib
import hmac

from tests.unit.access.callers import EXTENSION, NONCE, OTHER, PORT, Clock, paired

from standfirst.access import Access


def test_the_proof_is_the_one_that_the_extension_computes(access: Access) -> None:
    """HMAC-SHA256 under SHA-256 of the token, over hello, port, origin and nonce as they stand."""
    code = access.open_pairing("extension")
    given = access.pair(code, NONCE, EXTENSION, PORT)
    key = hashlib.sha256(given.token.encode()).digest()
    expected = hmac.new(key, f"hello7826{EXTENSION}{NONCE}".encode(), "sha256").hexdigest()
    assert given.proof == expected
    assert access.hello(NONCE, EXTENSION, PORT).proof == expected
    assert access.hello("another", EXTENSION, PORT).proof != expected


def test_a_greeting_proves_nothing_to_a_stranger(access: Access) -> None:
    """Whoever was not paired here gets no proof, and learns that much."""
    paired(access)
    answer = access.hello(NONCE, OTHER, PORT)
    assert (answer.paired, answer.proof, answer.proofs) == (False, None, ())


def test_two_profiles_of_one_browser_both_find_their_proof(access: Access, clock: Clock) -> None:
    """They bear one origin; the second pairing does not shut the first out."""
    tokens = [paired(access)]
    clock.now += 1
    tokens.append(paired(access))
    expected = [
        hmac.new(hashlib.sha256(token.encode()).digest(), f"hello7826{EXTENSION}{NONCE}".encode(), "sha256").hexdigest()
        for token in tokens
    ]
    answer = access.hello(NONCE, EXTENSION, PORT)
    assert answer.proofs == (expected[1], expected[0])
    assert answer.proof == expected[1]
