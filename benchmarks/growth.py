"""How the time that each part takes grows with a text of one thing repeated: all tokens, all languages, and mixtures.

A sample of it is a test (`tests/unit/growth`). This looks at everything, or at as much as the seconds allow.

    python benchmarks/growth.py [--parts TEXT …] [--languages en de …] [--mixtures 50] [--seconds 200] [--seed 0]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.unit.growth.growth import Growth, measure
from tests.unit.growth.parts import PARTS
from tests.unit.growth.units import LANGUAGES, mixtures, singles


def main() -> None:
    """Print what grows faster than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", nargs="*", default=sorted(PARTS))
    parser.add_argument("--languages", nargs="*", default=sorted(f.stem for f in LANGUAGES.glob("*.toml")))
    parser.add_argument("--mixtures", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    cases = [
        (part, language, unit)
        for language in asked.languages
        for unit in (*singles(language), *mixtures(language, asked.mixtures, asked.seed))
        for part in asked.parts
    ]
    random.Random(asked.seed).shuffle(cases)
    end = time.monotonic() + asked.seconds
    tried, found = 0, 0
    slowest: list[tuple[float, str]] = []
    for part, language, unit in cases:
        if time.monotonic() > end:
            break
        tried += 1
        grown: Growth = measure(PARTS[part], unit, language)
        slowest = sorted([*slowest, (grown.seconds, f"{part} {language} {unit!r}")], reverse=True)[:12]
        if grown.is_too_fast:
            found += 1
            print(f"{part:24} {language:4} {unit!r:32} {grown}", flush=True)
    print(f"{found} of {tried} cases grow too fast ({len(cases)} in all)")
    for seconds, what in slowest:
        print(f"  {seconds:6.3f} s  {what}")


if __name__ == "__main__":
    main()
