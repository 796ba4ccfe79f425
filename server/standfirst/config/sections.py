"""All settings by section, each declared in `costs` or `doors`: whatever is bounded is bounded there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from types import MappingProxyType
from typing import Any, Literal

from standfirst.config.costs import Batch, Bounds, Briefing, Workers
from standfirst.config.doors import Answers, Fetch, Helper, History, LanguageModel

Source = Literal["default", "file", "environment", "flag"]

SECTIONS: Mapping[str, type] = MappingProxyType(
    {
        "helper": Helper,
        "workers": Workers,
        "answers": Answers,
        "bounds": Bounds,
        "briefing": Briefing,
        "fetch": Fetch,
        "history": History,
        "batch": Batch,
        "model": LanguageModel,
    }
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, and where the values that are no defaults came from (`{"helper.port": "flag"}`)."""

    helper: Helper = field(default_factory=Helper)
    workers: Workers = field(default_factory=Workers)
    answers: Answers = field(default_factory=Answers)
    bounds: Bounds = field(default_factory=Bounds)
    briefing: Briefing = field(default_factory=Briefing)
    fetch: Fetch = field(default_factory=Fetch)
    history: History = field(default_factory=History)
    batch: Batch = field(default_factory=Batch)
    model: LanguageModel = field(default_factory=LanguageModel)
    sources: Mapping[str, Source] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, Any, Source, str]]:
        """Name, value, source and reason of each setting."""
        for section, declared in declared_settings():
            name = f"{section}.{declared.name}"
            value = getattr(getattr(self, section), declared.name)
            yield name, value, self.sources.get(name, "default"), declared.metadata["reason"]


def declared_settings() -> Iterator[tuple[str, Field[Any]]]:
    """Each section's name with each of its settings, in the order in which they stand here."""
    for section, kind in SECTIONS.items():
        for declared in fields(kind):
            yield section, declared
