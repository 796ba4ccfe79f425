"""What a test may ask of a browser, whichever it is."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, Literal

EXTENSION = Path(__file__).parents[3] / "extension"
GECKO_ID = "standfirst@standfirst.example"

Menu = Literal["page", "selection", "link"]

CARD = "document.querySelector('standfirst-card')"
ROOT = f"{CARD}?.shadowRoot"
SEEN_MARK = (
    "getComputedStyle([...CSS.highlights.get('standfirst-source')][0].startContainer.parentElement,"
    " '::highlight(standfirst-source)').backgroundColor === 'rgb(255, 223, 128)'"
)
"""True once the page has the rules by which the marked sentence is seen."""

SECONDS = 30
"""How long a test waits for something that should be there at once; slow machines are slow."""


class Tab(ABC):
    """One open page."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:  # noqa: ANN401  # whatever the expression gives
        """Give the value of a JavaScript expression in the page's own world; a promise is awaited."""

    @abstractmethod
    def click_at(self, x: float, y: float) -> None:
        """Click like a hand does."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a key (`Tab`, `Enter`, `Escape`) on what has the focus."""

    @abstractmethod
    def click_toolbar(self, *, loading: bool = False) -> float:
        """Click the extension's button, which lets it into the page; give the moment, in seconds since 1970.

        Args:
            loading: the page is still loading, and will be for a while.
        """

    @abstractmethod
    def press_shortcut(self) -> None:
        """Use the keyboard's way to the button."""

    @abstractmethod
    def choose_menu(self, menu: Menu, selector: str) -> None:
        """Choose an item of the context menu over an element."""

    @abstractmethod
    def go(self, url: str) -> None:
        """Open an address in this tab and wait until it is loaded."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page a size, in CSS pixels."""

    @abstractmethod
    def screenshot(self, path: Path) -> None:
        """Write what is seen as PNG."""

    @abstractmethod
    def close(self) -> None:
        """Close the tab."""

    def wait_for(self, expression: str, seconds: float = SECONDS) -> Any:  # noqa: ANN401  # likewise
        """Give the first true value of an expression (or of its promise) in the page, or fail after some seconds."""
        value = self.evaluate(
            f"(async () => {{ const end = performance.now() + {seconds * 1000};"
            f" for (;;) {{ let value = null; try {{ value = await ({expression}); }} catch {{ /* not there yet */ }}"
            " if (value) return value; if (performance.now() > end) return null;"
            " await new Promise((resolve) => setTimeout(resolve, 25)); } })()"
        )
        assert value, f"never true: {expression}; {self._told()}"
        return value

    def _told(self) -> str:
        """What a failed test should say of the page and of its card."""
        card = f"{CARD} ? `a card that is ${{{CARD}.dataset.state}}` : 'no card'"
        return str(self.evaluate(f"`${{location.href}}, ${{document.visibilityState}}, ${{{card}}}`"))

    def rest(self, milliseconds: int = 400) -> None:
        """Let pass what moves, or what must not happen."""
        self.evaluate(f"new Promise((resolve) => setTimeout(resolve, {milliseconds}))")

    def click(self, selector: str, root: str = "document") -> None:
        """Scroll an element into view and click its middle; `root` may be the card's shadow root."""
        self.click_on(f"({root}).querySelector({json.dumps(selector)})")

    def press_button(self, label: str) -> None:
        """Click the card's button of that label."""
        own = f"e.textContent.trim() === {json.dumps(label)} && e.checkVisibility()"
        self.click_on(f"[...{ROOT}.querySelectorAll('button')].find((e) => {own})")

    def click_on(self, element: str) -> None:
        """Click the middle of an element once it stands still: a page that is being laid out moves."""
        self.wait_for(f"{element} && true")
        box = self.evaluate(
            "(async () => { let before = ''; for (;;) {"
            f" const e = {element}; e.scrollIntoView({{block: 'center', behavior: 'instant'}});"
            " const r = e.getBoundingClientRect(); const place = JSON.stringify(r);"
            " if (place === before) return {x: r.x + r.width / 2, y: r.y + r.height / 2};"
            " before = place; await new Promise((resolve) => setTimeout(resolve, 60)); } })()"
        )
        self.click_at(box["x"], box["y"])

    def card_state(self, *wanted: str) -> str:
        """Wait until the card is there in one of the states (by default: done, however it ended)."""
        states = json.dumps(list(wanted) or ["shown", "failed"])
        return str(self.wait_for(f"{states}.includes({CARD}?.dataset.state) && {CARD}.dataset.state"))

    def card_text(self) -> str:
        """Give what the card says, styles left out."""
        return str(
            self.evaluate(
                f"[...({ROOT}?.querySelectorAll('*') ?? [])].filter((e) => !e.matches('style, script') &&"
                " (e.checkVisibility?.() ?? true)).flatMap((e) => [...e.childNodes]).filter((n) => n.nodeType === 3)"
                ".map((n) => n.data).join(' ').replace(/\\s+/g, ' ').trim()"
            )
        )

    def card_sentences(self) -> list[str]:
        """Give the summary's sentences, as the card shows them."""
        found = f"[...({ROOT}?.querySelectorAll('[data-index]') ?? [])]"
        return list(self.evaluate(f"{found}.map((e) => e.dataset.text ?? e.textContent.trim())"))

    def cards(self) -> int:
        """Count the cards in the page."""
        return int(self.evaluate("document.querySelectorAll('standfirst-card').length"))

    def highlighted(self) -> str:
        """Give the text of the page that bears the highlight."""
        ranges = "[...(CSS.highlights.get('standfirst-source') ?? [])]"
        return str(self.evaluate(f"{ranges}.map((r) => r.toString()).join('').replace(/\\s+/g, ' ').trim()"))


class Browser(ABC):
    """A running browser with the extension in it."""

    name: str
    console: Tab
    """A page of the extension, from which its API is called."""

    @abstractmethod
    def open(self, url: str, *, width: int = 1100, height: int = 900) -> Tab:
        """Open a tab and wait until the page is loaded."""

    @abstractmethod
    def set_dark(self, *, dark: bool) -> None:
        """Prefer dark or light pages."""

    @abstractmethod
    def take_helper_permission(self) -> None:
        """Do what a reader does who takes away the permission to call 127.0.0.1."""

    @abstractmethod
    def give_helper_permission(self) -> None:
        """Give it back."""

    @abstractmethod
    def extension_url(self, path: str) -> str:
        """Give the address of one of the extension's files."""

    def use_settings(self, **settings: object) -> None:
        """Store settings, and none but these."""
        self.console.evaluate(f"chrome.storage.local.set({{settings: {json.dumps(settings)}}})")

    def storage(self) -> dict[str, Any]:
        """Give all that the extension has stored on this machine."""
        return dict(self.console.evaluate("chrome.storage.local.get(null)"))

    def forget(self) -> None:
        """Clear the extension's storage."""
        self.console.evaluate("chrome.storage.local.clear()")
