"""Settings: defaults < config.toml < STANDFIRST_* variables < flags; each knows where its value came from.

A setting is named `section.name`; its variable is `STANDFIRST_SECTION_NAME`. Every bound stands here with its reason.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar

import platformdirs

from standfirst.errors import InvalidRequest
from standfirst.setting_values import fit

T = TypeVar("T")
Source = Literal["default", "file", "environment", "flag"]

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE


def setting(default: T, reason: str, *, at_least: float = 0, at_most: float = float("inf")) -> T:
    """Declare a setting with its default, the reason for it, and for numbers the range that makes sense."""
    declared: T = field(default=default, metadata={"reason": reason, "range": (at_least, at_most)})
    return declared


@dataclass(frozen=True, slots=True)
class Helper:
    """The local server."""

    port: int = setting(
        7826, "fixed, so that the extension finds it; there is no fallback port", at_least=1, at_most=65535
    )
    extension_origins: tuple[str, ...] = setting((), "further chrome-extension:// origins that may call")
    log_bytes: int = setting(MEGABYTE, "the log is turned over at this size; three old ones are kept")


@dataclass(frozen=True, slots=True)
class Workers:
    """The processes that read pages."""

    count: int = setting(2, "two cores are everywhere; a page takes tens of milliseconds", at_least=1)
    waiting: int = setting(4, "more readers than this at once are a script, which can wait and retry")
    deadline_seconds: float = setting(10.0, "a reader gives up before that; hostile pages end here", at_least=0.1)
    memory_bytes: int = setting(768 * MEGABYTE, "the largest real page takes a fifth of it")
    growth_bytes: int = setting(
        48 * MEGABYTE, "a worker that holds so much more is replaced: a huge page leaves its memory in pieces"
    )
    pages_each: int = setting(2000, "a worker is replaced after so many pages, so that no library's leak adds up")


@dataclass(frozen=True, slots=True)
class Answers:
    """Replies that are kept in memory, for a page that is read again."""

    seconds: int = setting(3600, "who comes back to an article does so within the hour; none outlives its reader's day")
    bytes: int = setting(4 * MEGABYTE, "some hundreds of replies of 5 to 20 KB; 0 keeps none")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a request or a page may bring."""

    body_bytes: int = setting(8 * MEGABYTE, "the largest of 3,300 real pages is 2.2 MB", at_least=KILOBYTE)
    json_depth: int = setting(32, "the deepest honest request has 3 levels", at_least=3)
    header_bytes: int = setting(64 * KILOBYTE, "browsers send about 1 KB", at_least=2 * KILOBYTE)
    receive_seconds: float = setting(30.0, "the largest body takes a fraction of a second on one machine", at_least=0.1)
    url_characters: int = setting(8 * KILOBYTE, "servers refuse longer ones; pages' addresses have hundreds")
    title_characters: int = setting(1_000, "no headline is longer; the rest is cut off")
    nodes: int = setting(20_000, "real pages have at most 5,100 nodes after trimming", at_least=100)
    depth: int = setting(2_000, "real pages nest at most 57 deep; the parser keeps all up to 2,048")
    attribute_bytes: int = setting(64 * KILOBYTE, "longer values are embedded data, never text")
    attributes: int = setting(256, "real tags have at most 73; the parser is quadratic in them")
    json_ld_bytes: int = setting(256 * KILOBYTE, "articles' structured data is far smaller")
    text_bytes: int = setting(
        2 * MEGABYTE, "a text node over 10 MB is lost in the parser; a novel has 1 MB", at_least=KILOBYTE
    )
    sentences: int = setting(2_000, "what ranking looks at; longer articles are ranked by their first ones")


@dataclass(frozen=True, slots=True)
class Fetch:
    """Reading a URL that the user asked for."""

    allow_private: bool = setting(default=False, reason="addresses inside the user's network are not for pages to name")
    timeout_seconds: float = setting(15.0, "slow sites answer within it", at_least=0.1)
    redirects: int = setting(5, "real chains have at most 4")
    page_bytes: int = setting(8 * MEGABYTE, "as for a request's body", at_least=KILOBYTE)


@dataclass(frozen=True, slots=True)
class History:
    """What the helper remembers."""

    enabled: bool = setting(default=False, reason="nothing is kept until the user turns it on")
    keep_days: int = setting(365, "older entries are pruned; 0 keeps them for ever")


SECTIONS: Mapping[str, type] = MappingProxyType(
    {
        "helper": Helper,
        "workers": Workers,
        "answers": Answers,
        "bounds": Bounds,
        "fetch": Fetch,
        "history": History,
    }
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, and where the values that are no defaults came from (`{"helper.port": "flag"}`)."""

    helper: Helper = Helper()
    workers: Workers = Workers()
    answers: Answers = Answers()
    bounds: Bounds = Bounds()
    fetch: Fetch = Fetch()
    history: History = History()
    sources: Mapping[str, Source] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, Any, Source, str]]:
        """Name, value, source and reason of each setting."""
        for section, declared in _declared():
            name = f"{section}.{declared.name}"
            value = getattr(getattr(self, section), declared.name)
            yield name, value, self.sources.get(name, "default"), declared.metadata["reason"]


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
    fitted = fit(name, value, default=declared[key].default, within=declared[key].metadata["range"])
    changed = replace(getattr(settings, section), **{key: fitted})
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
    fitted = getattr(getattr(with_setting(Settings(), name, value, "file"), section), key)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        document.setdefault(section, tomlkit.table())[key] = list(fitted) if isinstance(fitted, tuple) else fitted
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise InvalidRequest("The config file cannot be written.", hint=f"See that you may write to {path}.") from error
    return path


def _declared() -> Iterator[tuple[str, Field[Any]]]:
    for section, kind in SECTIONS.items():
        for declared in fields(kind):
            yield section, declared


def _from_file(path: Path) -> dict[str, object]:
    try:
        parsed = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
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
    names = (f"{section}.{declared.name}" for section, declared in _declared())
    return {name: environment[_variable(name)] for name in names if environment.get(_variable(name))}


def _variable(name: str) -> str:
    return f"STANDFIRST_{name.replace('.', '_')}".upper()
