"""Where settings come from: the file, which can be written too, the environment, and flags."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import platformdirs

from standfirst.config.sections import SECTIONS, Settings, Source, declared_settings
from standfirst.errors import InvalidRequest
from standfirst.setting_values import coerce


def config_file() -> Path:
    """Where `config.toml` lies: `STANDFIRST_CONFIG`, else the platform's place for settings."""
    named = os.environ.get("STANDFIRST_CONFIG")
    return Path(named) if named else platformdirs.user_config_path("standfirst", appauthor=False) / "config.toml"


def data_folder() -> Path:
    """Where tokens, history and logs lie: `STANDFIRST_DATA`, else the platform's place for a user's data."""
    named = os.environ.get("STANDFIRST_DATA")
    return Path(named) if named else platformdirs.user_data_path("standfirst", appauthor=False)


def load_settings(
    file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
) -> Settings:
    """Read all sources.

    Args:
        file: the config file; by default `config_file()`. It need not exist.
        environment: by default the process's.
        flags: `{"helper.port": 8000}`; values of None are not given.

    Raises:
        InvalidRequest: the file is no TOML, or a setting is unknown, of the wrong type or out of its range.
    """
    path = config_file() if file is None else file
    settings = _with_all(Settings(), _from_file(path), "file", f"It stands in {path}.")
    for name, value in _from_environment(os.environ if environment is None else environment).items():
        settings = _with_all(settings, {name: value}, "environment", f"It comes from the variable {_variable(name)}.")
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    return _with_all(settings, given, "flag", "It was given on the command line.")


def _with_all(settings: Settings, values: Mapping[str, object], source: Source, origin: str) -> Settings:
    for name, value in values.items():
        try:
            settings = with_setting(settings, name, value, source)
        except InvalidRequest as error:
            raise InvalidRequest(error.message, hint=f"{error.hint} {origin}") from error
    return settings


def with_setting(settings: Settings, name: str, value: object, source: Source) -> Settings:
    """Return the settings with one of them changed. Text is converted to the setting's type.

    Raises:
        InvalidRequest: no setting has that name, or the value does not fit it.
    """
    section, _, key = name.partition(".")
    declared = {f.name: f for f in fields(SECTIONS[section])} if section in SECTIONS else {}
    if key not in declared:
        raise InvalidRequest(f"There is no setting `{name[:80]}`.", hint="`standfirst config` lists all settings.")
    meta = declared[key].metadata
    coerced = coerce(name, value, default=declared[key].default, within=meta["range"], limits=meta["limits"])
    changed = replace(getattr(settings, section), **{key: coerced})
    return replace(settings, sources={**settings.sources, name: source}, **{section: changed})


def set_in_file(name: str, value: str, file: Path | None = None) -> Path:
    """Write one setting into the config file, leaving its other lines and comments as they are.

    Args:
        name: such as `history.enabled`.
        value: as text; it is converted to the setting's type.
        file: the config file; by default `config_file()`. It is made where there is none.

    Returns:
        The file.

    Raises:
        InvalidRequest: no setting has that name, the value does not fit it, or the file cannot be read or written.
    """
    import tomlkit  # noqa: PLC0415  # reading needs only the standard library, and reading is what every start does

    path = config_file() if file is None else file
    _from_file(path)  # a broken file is refused, not overwritten
    section, _, key = name.partition(".")
    coerced = getattr(getattr(with_setting(Settings(), name, value, "file"), section), key)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        document.setdefault(section, tomlkit.table())[key] = list(coerced) if isinstance(coerced, tuple) else coerced
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path.resolve(), tomlkit.dumps(document))
    except OSError as error:
        raise InvalidRequest("The config file cannot be written.", hint=f"See that you may write to {path}.") from error
    return path


def _write(path: Path, text: str) -> None:
    """Give a file its new content whole or not at all, by way of a name that nobody can know beforehand."""
    descriptor, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123  # the descriptor is open already
            file.write(text)
        Path(fresh).replace(path)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise


def _from_file(path: Path) -> dict[str, object]:
    try:
        parsed = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        fault = f": {error}" if isinstance(error, tomllib.TOMLDecodeError) else ""
        raise InvalidRequest("The config file cannot be read.", hint=f"Mend or remove {path}{fault}.") from error
    values: dict[str, object] = {}
    for section, content in parsed.items():
        if not isinstance(content, dict):
            raise InvalidRequest(
                f"`{section}` in the config file is no section.", hint="`standfirst config` lists all."
            )
        values.update({f"{section}.{key}": value for key, value in content.items()})
    return values


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    names = (f"{section}.{declared.name}" for section, declared in declared_settings())
    return {name: environment[_variable(name)] for name in names if environment.get(_variable(name))}


def _variable(name: str) -> str:
    return f"STANDFIRST_{name.replace('.', '_')}".upper()
