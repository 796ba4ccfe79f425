import re
from pathlib import Path

import pytest

from standfirst.config import Settings, load_settings, set_in_file, with_setting
from standfirst.config.sections import declared_settings
from standfirst.errors import InvalidRequest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings folder" / "config.toml"


def written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def source_of(settings: Settings, name: str) -> str:
    return next(source for row, _, source, _ in settings.rows() if row == name)


def test_without_any_source_every_value_is_a_default(file: Path) -> None:
    assert {source for _, _, source, _ in load_settings(file, {}).rows()} == {"default"}


def test_flags_beat_the_environment_which_beats_the_file(file: Path) -> None:
    """Each setting also knows which of them it came from."""
    written(file, "[helper]\nport = 1001\nlog_bytes = 20000\n[workers]\ncount = 3\n")
    environment = {"STANDFIRST_HELPER_PORT": "1002", "STANDFIRST_HELPER_LOG_BYTES": "30000", "STANDFIRST_OTHER": "x"}
    settings = load_settings(file, environment, {"helper.port": 1003, "history.keep_days": None})
    assert (settings.helper.port, settings.helper.log_bytes, settings.workers.count) == (1003, 30_000, 3)
    assert source_of(settings, "helper.port") == "flag"
    assert source_of(settings, "helper.log_bytes") == "environment"
    assert source_of(settings, "workers.count") == "file"
    assert source_of(settings, "history.keep_days") == "default"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("helper.port", "many"),
        ("helper.port", "-1"),
        ("helper.port", True),
        ("helper.port", 1.5),
        ("helper.port", 70_000),
        ("bounds.body_bytes", 0),
        ("workers.deadline_seconds", 0),
        ("workers.deadline_seconds", "inf"),
        ("workers.deadline_seconds", "nan"),
        ("history.enabled", "perhaps"),
        ("history.enabled", 3),
        ("helper.extension_origins", 5),
        ("helper", "1"),
        ("helper.", "1"),
        ("sources.x", "1"),
        ("no.such", "1"),
        ("", "1"),
    ],
)
def test_a_value_that_cannot_be_is_refused(name: str, value: object) -> None:
    with pytest.raises(InvalidRequest):
        with_setting(Settings(), name, value, "flag")


@pytest.mark.parametrize("text", ["[helper", "helper = 3", "[helper]\nport = 'x'", "[nowhere]\na = 1", "\ufffe\x00"])
def test_a_file_that_makes_no_sense_is_said_to(file: Path, text: str) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        load_settings(written(file, text), {})
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("text", "environment", "flags", "place"),
    [
        ("[helper]\nport = 0", {}, {}, "config.toml"),
        ("[helper]\nport = ?\n", {}, {}, "line 2"),
        ("", {"STANDFIRST_HELPER_PORT": "x"}, {}, "the variable STANDFIRST_HELPER_PORT"),
        ("", {}, {"helper.port": 0}, "the command line"),
    ],
)
def test_a_value_that_makes_no_sense_is_said_where(
    file: Path, text: str, environment: dict[str, str], flags: dict[str, object], place: str
) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        load_settings(written(file, text), environment, flags)
    assert place in refusal.value.hint


def test_texts_become_what_the_setting_holds(file: Path) -> None:
    environment = {
        "STANDFIRST_HISTORY_ENABLED": "On",
        "STANDFIRST_WORKERS_DEADLINE_SECONDS": "2.5",
        "STANDFIRST_HELPER_EXTENSION_ORIGINS": "chrome-extension://a, chrome-extension://b",
    }
    settings = load_settings(file, environment)
    assert settings.history.enabled is True
    assert settings.workers.deadline_seconds == 2.5
    assert settings.helper.extension_origins == ("chrome-extension://a", "chrome-extension://b")


def test_setting_a_value_keeps_the_comments_of_the_file(file: Path) -> None:
    written(file, "# mine\n[helper]\nport = 1 # why\n\n[fetch]\n# slow line\ntimeout_seconds = 60.0\n")
    set_in_file("helper.port", "8000", file)
    set_in_file("history.enabled", "yes", file)
    set_in_file("helper.extension_origins", "chrome-extension://a", file)
    text = file.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# why" in text
    assert "# slow line" in text
    settings = load_settings(file, {})
    assert (settings.helper.port, settings.history.enabled, settings.fetch.timeout_seconds) == (8000, True, 60.0)
    assert settings.helper.extension_origins == ("chrome-extension://a",)


def test_setting_a_value_makes_the_file_where_there_is_none(file: Path) -> None:
    assert set_in_file("workers.count", "1", file) == file
    assert load_settings(file, {}).workers.count == 1


def test_a_link_that_lies_in_wait_is_not_written_through(file: Path, tmp_path: Path) -> None:
    """Nor is anything left beside the file."""
    victim = written(tmp_path / "victim", "precious")
    written(file, "[helper]\nport = 1\n")
    file.with_name("config.toml.new").symlink_to(victim)
    set_in_file("helper.port", "8000", file)
    assert victim.read_text(encoding="utf-8") == "precious"
    assert {path.name for path in file.parent.iterdir()} == {"config.toml", "config.toml.new"}


def test_a_file_that_nests_beyond_reason_is_said_to(file: Path) -> None:
    with pytest.raises(InvalidRequest):
        load_settings(written(file, "a = " + "[" * 20_000 + "]" * 20_000), {})


def test_a_broken_file_is_not_overwritten(file: Path) -> None:
    written(file, "[helper\n# precious")
    with pytest.raises(InvalidRequest):
        set_in_file("helper.port", "8000", file)
    assert "# precious" in file.read_text(encoding="utf-8")


def test_an_impossible_value_leaves_the_file_as_it_is(file: Path) -> None:
    written(file, "[helper]\nport = 1\n")
    with pytest.raises(InvalidRequest):
        set_in_file("helper.port", "eighty", file)
    assert load_settings(file, {}).helper.port == 1


def test_a_file_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("", encoding="utf-8")
    with pytest.raises(InvalidRequest):
        set_in_file("helper.port", "8000", tmp_path / "in the way" / "config.toml")


def test_every_setting_says_why_it_is_what_it_is() -> None:
    assert all(reason for _, _, _, reason in Settings().rows())


def test_every_number_has_a_least_and_a_most_with_a_reason() -> None:
    """Whatever is between them is taken, and nothing beyond."""
    for section, declared in declared_settings():
        if isinstance(declared.default, bool) or not isinstance(declared.default, int | float):
            continue
        name, (least, most) = f"{section}.{declared.name}", declared.metadata["range"]
        assert least <= declared.default <= most < float("inf"), name
        assert declared.metadata["limits"], name
        for extreme in (least, most):
            with_setting(Settings(), name, extreme, "flag")
        for beyond in (least - 1, most + 1):
            with pytest.raises(InvalidRequest):
                with_setting(Settings(), name, beyond, "flag")


def test_every_setting_is_read() -> None:
    """One that nobody reads promises what is not kept."""
    package = Path("server/standfirst")
    text = "\n".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py") if file.name != "sections.py")
    unread = [d.name for _, d in declared_settings() if not re.search(rf"\.{d.name}\b", text)]
    assert unread == []
