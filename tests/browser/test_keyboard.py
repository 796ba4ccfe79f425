"""Everything without a pointer."""

from __future__ import annotations

from tests.browser.harness.browser import CARD, ROOT, Tab

FOCUSED = f"{ROOT}.activeElement"


def test_the_card_is_used_from_the_keyboard_alone(seed: Tab) -> None:
    """The focus goes into the card, through its controls in their order, and Enter shows a sentence in the page."""
    seed.press_shortcut()
    seed.card_state("shown")
    seed.wait_for(f"document.activeElement === {CARD}")
    order = seed.evaluate(
        f"[...{ROOT}.querySelectorAll('button, [tabindex=\"0\"]')].filter((e) => e.checkVisibility()).length"
    )
    reached: list[str] = []
    while len(reached) < order and not (reached and reached[-1].startswith("At the Independence Palace")):
        seed.press("Tab")
        reached.append(str(seed.evaluate(f"{FOCUSED}?.textContent ?? ''")))
    assert reached[-1].startswith("At the Independence Palace"), reached
    seed.press("Enter")
    seed.wait_for("CSS.highlights.get('standfirst-source')?.size")
    assert seed.highlighted() == reached[-1]


def test_escape_closes_the_card(seed: Tab) -> None:
    """From within it."""
    seed.press_shortcut()
    seed.card_state("shown")
    seed.wait_for(f"document.activeElement === {CARD}")
    seed.press("Escape")
    seed.wait_for(f"!{CARD}")
