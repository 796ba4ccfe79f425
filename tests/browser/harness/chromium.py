"""Chromium, driven by Playwright; its toolbar by the DevTools protocol, which grants activeTab as a hand does."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, Worker
from tests.browser.harness.browser import EXTENSION, Browser, Menu, Tab
from tests.browser.harness.sites import REBOUND, Sites


class ChromiumTab(Tab):
    """One page."""

    def __init__(self, browser: Chromium, page: Page) -> None:
        self.browser = browser
        self.page = page

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401  # as in the base class
        """Give the value of an expression."""
        return self.page.evaluate(f"() => ({expression})")

    def click_at(self, x: float, y: float) -> None:
        """Click with the mouse."""
        self.page.mouse.click(x, y)

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def click_toolbar(self, *, loading: bool = False) -> float:
        """Trigger the action on this tab."""
        self.page.bring_to_front()
        status = "loading" if loading else "complete"
        # The page can say that it is loaded before the browser's own process has heard of the navigation's end, which
        # takes back what a click has granted.
        self.browser.console.wait_for(
            f"chrome.tabs.query({{ active: true }}).then((tabs) => tabs.every(({{ status }}) => status === '{status}'))"
        )
        top = self.browser.context.browser
        assert top
        protocol = top.new_browser_cdp_session()
        tabs = protocol.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        # Nothing links a page to its tab but the address; of two with one address the active one is meant.
        mine = [tab for tab in tabs if tab["url"] == self.page.url]
        active = [tab for tab in mine if tab.get("embedderData", {}).get("tabActive")]
        target = {"id": self.browser.extension_id, "targetId": (active or mine)[-1]["targetId"]}
        moment = time.time()
        protocol.send("Extensions.triggerAction", target)
        protocol.detach()
        return moment

    def press_shortcut(self) -> None:
        """Headless Chromium has no keyboard of its own: make sure that the keys are bound, then do as they do."""
        commands = self.browser.console.evaluate("chrome.commands.getAll()")
        assert {c["name"]: c["shortcut"] for c in commands} == {"_execute_action": "Alt+Shift+S"}
        self.click_toolbar()

    def choose_menu(self, menu: Menu, selector: str) -> None:
        """Dispatch the menu's event; a click on the button, taken back, lets the extension in before."""
        self.click_toolbar()
        self.wait_for("document.querySelector('standfirst-card') && true")
        self.click_toolbar()
        self.wait_for("!document.querySelector('standfirst-card')")
        link = self.evaluate(f"document.querySelector({selector!r}).href ?? null")
        tab = {"url": self.page.url}
        self.browser.worker().evaluate(
            """async ([menuItemId, linkUrl, { url }]) => {
                const tab = (await chrome.tabs.query({ active: true })).find((tab) => tab.url === url);
                chrome.contextMenus.onClicked.dispatch({ menuItemId, frameId: 0, linkUrl, pageUrl: url }, tab);
            }""",
            [menu, link, tab],
        )

    def go(self, url: str) -> None:
        """Open an address."""
        self.page.goto(url)

    def resize(self, width: int, height: int) -> None:
        """Set the viewport."""
        self.page.set_viewport_size({"width": width, "height": height})

    def screenshot(self, path: Path) -> None:
        """Write the viewport."""
        self.page.screenshot(path=path)

    def close(self) -> None:
        """Close the page."""
        self.page.close()


class Chromium(Browser):
    """A persistent context with the unpacked extension."""

    name = "chromium"

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.dark = False
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        self.extension_id = worker.url.split("/")[2]
        # It opens once, whenever the browser gets to it, and would take the place of the page under test.
        welcome = self.extension_url("welcome/welcome.html")
        open_already = [page for page in context.pages if page.url == welcome]
        (open_already[0] if open_already else context.wait_for_event("page")).close()
        self.console = self.open(self.extension_url("options/options.html"))

    def open(self, url: str, *, width: int = 1100, height: int = 900) -> ChromiumTab:
        """Open a page."""
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        self._prefer(page)
        page.goto(url)
        return ChromiumTab(self, page)

    def set_dark(self, *, dark: bool) -> None:
        """Emulate the preference on all pages that are open, and on those to come."""
        self.dark = dark
        for page in self.context.pages:
            self._prefer(page)

    def _prefer(self, page: Page) -> None:
        page.emulate_media(color_scheme="dark" if self.dark else "light")

    def take_helper_permission(self) -> None:
        """Choose "on click" on the extension's own page of the browser."""
        self._set_host_access("ON_CLICK")

    def give_helper_permission(self) -> None:
        """Choose "on all sites" there."""
        self._set_host_access("ON_ALL_SITES")

    def _set_host_access(self, access: str) -> None:
        page = self.context.new_page()
        page.goto("chrome://extensions")
        page.evaluate(
            "([extensionId, hostAccess]) =>"
            " chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess })",
            [self.extension_id, access],
        )
        page.close()

    def extension_url(self, path: str) -> str:
        """Build the address under the pinned id."""
        return f"chrome-extension://{self.extension_id}/{path}"

    def worker(self) -> Worker:
        """Give the service worker, woken where the browser had ended it."""
        if not self.context.service_workers:
            with self.context.expect_event("serviceworker") as started:
                self.console.evaluate("void chrome.runtime.sendMessage({type: 'wake'})")
            return started.value
        return self.context.service_workers[0]


@contextmanager
def chromium(
    playwright: Playwright, folder: Path, sites: Sites, extension: Path = EXTENSION, **switches: str
) -> Iterator[Chromium]:
    """Start it headless with a profile of its own; `switches` are its command line's, written with underscores."""
    switches = {"lang": "en-US", **switches}
    program = os.environ.get("STANDFIRST_CHROMIUM") or "/usr/bin/chromium"
    ports = {443: sites.https_port, 80: sites.http_port}
    rules = ", ".join(
        [*(f"MAP *.test:{port} 127.0.0.1:{ours}" for port, ours in ports.items()), f"MAP {REBOUND} 127.0.0.1"]
    )
    context = playwright.chromium.launch_persistent_context(
        str(folder),
        executable_path=program,
        headless=True,
        ignore_default_args=["--disable-extensions"],  # without it the extension silently does not load
        args=[
            f"--load-extension={extension}",
            "--enable-unsafe-extension-debugging",
            "--ignore-certificate-errors",
            f"--host-resolver-rules={rules}",
            "--no-sandbox",  # containers run as root, where the sandbox cannot start
            *(f"--{name.replace('_', '-')}={value}" for name, value in switches.items()),
        ],
        env={**os.environ, "LANGUAGE": switches["lang"]},
    )
    try:
        yield Chromium(context)
    finally:
        context.close()
