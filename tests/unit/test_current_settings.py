"""Settings that a running helper takes up, through `CurrentSettings`."""

from __future__ import annotations

from pathlib import Path

from standfirst.config import CurrentSettings, set_in_file


def test_what_is_written_is_seen_at_the_next_look(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    current = CurrentSettings(file)
    for wanted in (True, False, True):
        set_in_file("history.enabled", str(wanted).lower(), file)
        settings = current.load()
        assert settings is not None
        assert settings.history.enabled == wanted


def test_a_file_that_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    set_in_file("history.enabled", "true", file)
    current = CurrentSettings(file)
    assert current.load() is current.load()


def test_a_broken_file_gives_nothing_until_it_is_mended_and_a_missing_one_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    current = CurrentSettings(file)
    settings = current.load()
    assert settings is not None
    assert not settings.history.enabled
    file.write_text("[history", encoding="utf-8")
    assert current.load() is None
    file.write_text("[history]\nenabled = true\n", encoding="utf-8")
    mended = current.load()
    assert mended is not None
    assert mended.history.enabled
