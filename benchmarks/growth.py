"""How the time that each part takes grows with a text of one thing repeated: tokens of all languages, and mixtures.

A sample of it is a test (`tests/unit/growth`). This draws as many cases as the seconds allow; another seed, others.

    python benchmarks/growth.py [--parts TEXT …] [--languages en de …] [--seconds 200] [--seed 0]
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

MIXED = 0.3
"""The share of cases that mix tokens."""


def main() -> None:
    """Print what grows faster than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", nargs="*", default=sorted(PARTS))
    parser.add_argument("--languages", nargs="*", default=sorted(f.stem for f in LANGUAGES.glob("*.toml")))
    parser.add_argument("--seconds", type=float, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    drawn = random.Random(asked.seed)
    end = time.monotonic() + asked.seconds
    tried, found = 0, 0
    slowest: list[tuple[float, str]] = []
    while time.monotonic() < end:
        part, language = drawn.choice(asked.parts), drawn.choice(asked.languages)
        mixed = drawn.random() < MIXED
        unit = next(mixtures(language, 1, drawn.random())) if mixed else drawn.choice(list(singles(language)))
        tried += 1
        grown: Growth = measure(PARTS[part], unit, language)
        slowest = sorted([*slowest, (grown.seconds, f"{part} {language} {unit!r}")], reverse=True)[:12]
        if grown.is_too_fast:
            found += 1
            print(f"{part:24} {language:4} {unit!r:32} {grown}", flush=True)
    print(f"{found} of {tried} cases grow too fast")
    for seconds, what in slowest:
        print(f"  {seconds:6.3f} s  {what}")


if __name__ == "__main__":
    main()
