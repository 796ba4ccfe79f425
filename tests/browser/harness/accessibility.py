"""axe-core in the page: what it finds, or nothing."""

from __future__ import annotations

import functools
from pathlib import Path

from tests.browser.harness.browser import Tab

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
RULES = '{runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}'


@functools.cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(tab: Tab, scope: str = "document") -> list[str]:
    """Give one line a rule that is broken, with the elements that break it."""
    return list(
        tab.evaluate(
            f"(async () => {{ if (!globalThis.axe) {{ {_axe()} }}\n"
            f" const {{ violations }} = await axe.run({scope}, {RULES});"
            " const told = (node) => `${node.target} ${node.html.slice(0, 160)} ${node.failureSummary}`;"
            " return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map(told).join(' | ')}`); })()"
        )
    )
