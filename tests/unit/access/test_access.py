import base64
import hashlib
import hmac
import json
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from standfirst.access import Access
from standfirst.errors import EntryNotFound, PairingRefused, SecretsExposed, TokenRejected

EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
OTHER = "moz-extension://2b5a4b9a-0000-4000-8000-0123456789ab"
PAGE = "http://127.0.0.1:7826"
NONCE = "00112233445566778899aabbccddeeff"
PORT = 7826


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        """Seconds since the epoch."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Daten 中文" / "access"


@pytest.fixture
def access(folder: Path, clock: Clock) -> Access:
    return Access(folder, clock=clock, steady_clock=clock)


def paired(access: Access, origin: str = EXTENSION) -> str:
    code = access.open_pairing("page" if origin == PAGE else "extension")
    return access.pair(code, NONCE, origin, PORT).token


def wrong(code: str) -> str:
    return ("A" if code[0] != "A" else "B") + code[1:]


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_code_is_ten_characters_of_base32(access: Access) -> None:
    assert re.fullmatch(r"[A-Z2-7]{10}", access.open_pairing("extension"))


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
        lambda token: "x" + token[1:],
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


def test_neither_token_nor_code_stands_in_any_file(folder: Path, access: Access) -> None:
    """The files hold hashes."""
    code = access.open_pairing("extension")
    token = access.pair(access.open_pairing("page"), NONCE, PAGE, PORT).token
    text = "".join(file.read_text(encoding="utf-8") for file in files(folder))
    assert text
    assert code not in text
    assert token not in text


def test_folder_and_files_are_private_whatever_the_umask(folder: Path) -> None:
    """Under umask 0."""
    code = (
        "import sys, os; os.umask(0); from pathlib import Path; from standfirst.access import Access\n"
        "a = Access(Path(sys.argv[1])); c = a.open_pairing('extension')\n"
        f"a.pair(c, 'n', '{EXTENSION}', 1); a.open_pairing('page'); a.check_files()"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)  # noqa: S603  # this Python, our own code
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in files(folder)} == {0o600}
    assert len(files(folder)) == 2


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o601])
def test_a_file_that_others_may_read_is_refused(folder: Path, access: Access, mode: int) -> None:
    token = paired(access)
    files(folder)[0].chmod(mode)
    with pytest.raises(SecretsExposed) as refusal:
        access.check_files()
    assert "chmod 600" in refusal.value.hint
    with pytest.raises(TokenRejected):
        access.check(token, EXTENSION)


def test_a_folder_that_others_may_read_is_refused(folder: Path, access: Access) -> None:
    paired(access)
    folder.chmod(0o755)
    with pytest.raises(SecretsExposed):
        access.check_files()
    with pytest.raises(SecretsExposed):
        access.open_pairing("extension")


def test_a_link_in_place_of_a_file_is_refused(folder: Path, access: Access, tmp_path: Path) -> None:
    token = paired(access)
    elsewhere = tmp_path / "elsewhere.json"
    files(folder)[0].rename(elsewhere)
    (folder / "token-00000000.json").symlink_to(elsewhere)
    with pytest.raises(SecretsExposed):
        access.check_files()
    with pytest.raises(TokenRejected):
        access.check(token, EXTENSION)


def test_a_link_in_place_of_the_folder_is_refused(folder: Path, access: Access, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SecretsExposed):
        access.check_files()
    with pytest.raises(SecretsExposed):
        access.open_pairing("extension")


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


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "access").write_text("", encoding="utf-8")
    in_the_way = Access(tmp_path / "access")
    assert in_the_way.clients() == ()
    with pytest.raises(SecretsExposed):
        in_the_way.open_pairing("extension")
    with pytest.raises(PairingRefused):
        Access(tmp_path / "access" / "below").open_pairing("extension")


def test_where_nothing_was_ever_paired_nothing_is_made(folder: Path, access: Access) -> None:
    access.check_files()
    assert access.clients() == ()
    assert access.hello(NONCE, EXTENSION, PORT).proofs == ()
    assert not folder.exists()
