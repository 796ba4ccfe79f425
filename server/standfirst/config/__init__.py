"""Settings: defaults < config.toml < STANDFIRST_* variables < flags; each knows where its value came from.

A setting is named `section.name`; its variable is `STANDFIRST_SECTION_NAME`. Each stands with its reason in `costs` or
`doors`.
"""

from __future__ import annotations

from standfirst.config.costs import Batch, Bounds, Briefing, Workers
from standfirst.config.current import CurrentSettings
from standfirst.config.doors import Answers, Fetch, Helper, History, LanguageModel
from standfirst.config.sections import Settings
from standfirst.config.setting import MEGABYTE
from standfirst.config.sources import config_file, data_folder, load_settings, set_in_file, with_setting

__all__ = [
    "MEGABYTE",
    "Answers",
    "Batch",
    "Bounds",
    "Briefing",
    "CurrentSettings",
    "Fetch",
    "Helper",
    "History",
    "LanguageModel",
    "Settings",
    "Workers",
    "config_file",
    "data_folder",
    "load_settings",
    "set_in_file",
    "with_setting",
]
