"""Draw the figures that the README shows, as SVG in `docs/`, from the last runs of `speed.py` and `click_to_card.py`.

    python benchmarks/plot.py

Written by hand, without a library: two charts need none, and a style sheet inside lets them follow a dark page.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from pathlib import Path
from typing import Any

import results
from summary_engines import FLOOR, HELPER, OBVIOUS, STANDFIRST

DOCS = Path(__file__).parents[1] / "docs"
WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 236, 48, 52
GROUPS = 6
"""Pages of like size are drawn as one point, at their medians."""

SHOWN = (
    (HELPER, "a"),
    (STANDFIRST, "b"),
    (OBVIOUS, "c"),
    ("newspaper4k with nlp()", "d"),
    ("readability-lxml + sumy LexRank", "e"),
    (FLOOR, "f"),
)
PARTS = (("inject", "a"), ("capture", "b"), ("transfer", "c"), ("helper", "d"), ("render", "e"))
GOAL = 150
_LINE_HEIGHT = 15

_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600; font-size: 15px } .quiet { fill: #57606a; font-size: 12px } .inside { fill: #fff }
.grid { stroke: #d0d7de } .goal { stroke: #57606a; stroke-dasharray: 4 3 }
.line { fill: none; stroke-width: 2.5 } .main { stroke-width: 4 }
.a { --c: #0b6bcb } .b { --c: #3f8f29 } .c { --c: #b45309 }
.d { --c: #b02a5b } .e { --c: #6b4fbb } .f { --c: #6e7781 }
.line { stroke: var(--c) } .dot, .bar { fill: var(--c) } .label { fill: var(--c) }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .quiet { fill: #9da7b3 } .grid { stroke: #3d444d } .goal { stroke: #9da7b3 }
  .inside { fill: #0d1117 }
  .a { --c: #6cb6ff } .b { --c: #7ee787 } .c { --c: #f0a35e }
  .d { --c: #ff8fb1 } .e { --c: #c3a6ff } .f { --c: #a3adb8 }
}
"""

Point = tuple[float, float]
Scale = Callable[[float], float]


def main() -> None:
    """Draw what there are figures for."""
    DOCS.mkdir(exist_ok=True)
    for name, draw in (("speed", _draw_speed), ("click", _draw_click)):
        figures = results.read(name)
        if figures:
            file = DOCS / f"{name}.svg"
            file.write_text(draw(figures), encoding="utf-8")
            print(file)


def _draw_speed(figures: Mapping[str, Any]) -> str:
    """Time by page size, both by powers of ten."""
    pages = sorted(figures["pages"], key=lambda page: page["bytes"])
    lines = {name: list(_medians(pages, name)) for name, _ in SHOWN}
    sizes = [x for points in lines.values() for x, _ in points]
    times = [y for points in lines.values() for _, y in points]
    across = _logarithmic(min(sizes) * 0.9, max(sizes) * 1.1, LEFT, WIDTH - RIGHT)
    up = _logarithmic(min(times) * 0.8, max(times) * 1.25, HEIGHT - BOTTOM, TOP)
    body = [
        *(_tick_across(across(size), _bytes(size)) for size in _round(min(sizes), max(sizes))),
        *(_tick_up(up(time), f"{time:g} ms") for time in _round(min(times), max(times))),
        *(
            element
            for name, colour in SHOWN
            for element in _line([(across(x), up(y)) for x, y in lines[name]], colour, main=name == HELPER)
        ),
        *_labels([(name, up(lines[name][-1][1]), colour) for name, colour in SHOWN]),
    ]
    title = "From a page's HTML to its summary, by the page's size"
    note = f"Medians of {len(pages)} real pages in {GROUPS} groups of like size; lower is faster"
    return _svg(HEIGHT, title, note, body)


def _draw_click(figures: Mapping[str, Any]) -> str:
    """Medians of the parts of a click, one bar a browser."""
    bars = {
        name: [statistics.median(click[part] for click in clicks) for part, _ in PARTS]
        for name, clicks in figures["clicks"].items()
    }
    longest = max(GOAL, *(sum(parts) for parts in bars.values()))
    unit = (WIDTH - LEFT - 90) / longest
    body, top = [], TOP + 14
    for name, parts in bars.items():
        body.append(f'<text x="{LEFT - 8}" y="{top + 24}" text-anchor="end">{escape(name.title())}</text>')
        begin = LEFT + 8.0
        for (_, colour), milliseconds in zip(PARTS, parts, strict=True):
            wide = milliseconds * unit
            body.append(f'<rect class="bar {colour}" x="{begin:.1f}" y="{top}" width="{wide:.1f}" height="38"/>')
            if wide > 24:
                place = f'x="{begin + wide / 2:.1f}" y="{top + 24}" text-anchor="middle"'
                body.append(f'<text class="inside" {place}>{milliseconds:.0f}</text>')
            begin += wide
        body.append(f'<text x="{begin + 8:.1f}" y="{top + 24}">{sum(parts):.0f} ms</text>')
        top += 54
    goal = LEFT + 8 + GOAL * unit
    body.append(f'<line class="goal" x1="{goal:.1f}" x2="{goal:.1f}" y1="{TOP + 6}" y2="{top}"/>')
    body.append(f'<text class="quiet" x="{goal:.1f}" y="{top + 14}" text-anchor="middle">goal {GOAL} ms</text>')
    begin = LEFT + 8
    for part, colour in PARTS:
        body.append(f'<rect class="bar {colour}" x="{begin}" y="{top + 26}" width="12" height="12"/>')
        body.append(f'<text x="{begin + 18}" y="{top + 37}">{part}</text>')
        begin += 96
    count = min(len(clicks) for clicks in figures["clicks"].values())
    note = f"Medians over {count} or more real pages, each part by itself"
    return _svg(top + 56, "From the click to the summary on the page", note, body)


def _medians(pages: Sequence[Mapping[str, Any]], name: str) -> Iterator[Point]:
    for group in range(GROUPS):
        alike = pages[group * len(pages) // GROUPS : (group + 1) * len(pages) // GROUPS]
        yield statistics.median(p["bytes"] for p in alike), statistics.median(p["ms"][name] for p in alike)


def _logarithmic(low: float, high: float, begin: float, end: float) -> Scale:
    span = log10(high) - log10(low)
    return lambda value: begin + (end - begin) * (log10(value) - log10(low)) / span


def _round(low: float, high: float) -> Iterator[float]:
    """The values of 1, 2 and 5 by powers of ten between two."""
    for power in range(floor(log10(low)), ceil(log10(high)) + 1):
        for digit in (1, 2, 5):
            if low <= digit * 10.0**power <= high:
                yield digit * 10.0**power


def _bytes(size: float) -> str:
    return f"{size / 1e6:g} MB" if size >= 1e6 else f"{size / 1e3:g} KB"


def _tick_across(x: float, label: str) -> str:
    grid = f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
    return f'{grid}<text class="quiet" x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{label}</text>'


def _tick_up(y: float, label: str) -> str:
    grid = f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
    return f'{grid}<text class="quiet" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'


def _line(points: Sequence[Point], colour: str, *, main: bool) -> Iterator[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline class="line {colour}{" main" if main else ""}" points="{path}"/>'
    for x, y in points:
        yield f'<circle class="dot {colour}" cx="{x:.1f}" cy="{y:.1f}" r="{5 if main else 3.5}"/>'


def _labels(ends: Sequence[tuple[str, float, str]]) -> Iterator[str]:
    """Names beside the lines' ends, moved apart where they would touch."""
    at = 0.0
    for name, y, colour in sorted(ends, key=lambda end: end[1]):
        at = max(y + 4, at + _LINE_HEIGHT)
        yield f'<text class="label {colour}" x="{WIDTH - RIGHT + 12}" y="{at:.1f}">{escape(name)}</text>'


def _svg(height: float, title: str, note: str, body: Sequence[str]) -> str:
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    head = f'<text class="title" x="12" y="20">{escape(title)}</text>'
    about = f'<text class="quiet" x="12" y="37">{escape(note)}</text>'
    lines = "\n".join(body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">\n'
        f"<style>{_STYLE}</style>\n{head}{about}\n{lines}\n</svg>\n"
    )


if __name__ == "__main__":
    main()
