"""Firefox, driven by WebDriver BiDi without any driver program; its own windows by BiDi's chrome scope."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.harness.bidi import Bidi, bidi_session
from tests.browser.harness.browser import EXTENSION, GECKO_ID, Browser, Menu, Tab
from tests.browser.harness.sites import HOSTS, Sites

UUID = "5f1e7a52-3c0b-4d4e-9b1f-26d1f1a07826"
START_SECONDS = 60
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " "}

QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "extensions.webextOptionalPermissionPrompts": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.active-protocols": 1,
    "toolkit.telemetry.enabled": False,
}
"""No call to the outside, no page before ours, and no question that only a hand could answer."""


class FirefoxTab(Tab):
    """One browsing context."""

    def __init__(self, browser: Firefox, context: str) -> None:
        self.browser = browser
        self.context = context

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401  # as in the base class
        """Give the value of an expression."""
        return self.browser.bidi.evaluate(self.context, expression)

    def click_at(self, x: float, y: float, button: int = 0) -> None:
        """Move there and press."""
        steps = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": button},
            {"type": "pointerUp", "button": button},
        ]
        self._perform({"type": "pointer", "id": "mouse", "actions": steps})

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        value = KEYS.get(key, key)
        self._perform(
            {
                "type": "key",
                "id": "keyboard",
                "actions": [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}],
            }
        )

    def click_toolbar(self, *, loading: bool = False) -> float:  # noqa: ARG002  # Firefox lets it in at any time
        """Trigger the action on this tab."""
        self._activate()
        moment = self.browser.in_window(
            "(() => { const { ExtensionParent } = ChromeUtils.importESModule("
            "'resource://gre/modules/ExtensionParent.sys.mjs');"
            f" const {{ extension }} = WebExtensionPolicy.getByID({json.dumps(GECKO_ID)});"
            " const action = ExtensionParent.apiManager.global.browserActionFor(extension);"
            " const moment = Date.now(); action.triggerAction(window); return moment; })()"
        )
        return float(moment) / 1000

    def press_shortcut(self) -> None:
        """Do what the bound keys do; that they are bound is told by the key's modifiers."""
        self._activate()
        bound = self.browser.in_window(
            "(() => { const key = document.querySelector('keyset[id*=\"ext-keyset-id\"] key');"
            " const keys = `${key.getAttribute('modifiers')} ${key.getAttribute('key')}`;"
            " key.doCommand(); return keys; })()"
        )
        assert re.findall(r"\w+", bound.lower()) == ["alt", "shift", "s"]

    def choose_menu(self, menu: Menu, selector: str) -> None:
        """Right click, then choose."""
        self._activate()
        box = self.evaluate(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getClientRects()[0];"
            " return {x: r.x + Math.min(40, r.width / 2), y: r.y + r.height / 2}; })()"
        )
        self.click_at(box["x"], box["y"], button=2)
        label = json.loads((EXTENSION / "_locales/en/messages.json").read_text())[f"menu_{menu}"]["message"]
        self.browser.in_window(
            "(async () => { const menu = document.getElementById('contentAreaContextMenu');"
            " const found = () => menu.state === 'open' && [...menu.querySelectorAll('menuitem')]"
            f".find((item) => !item.hidden && item.label === {json.dumps(label)});"
            " while (!found()) await new Promise((resolve) => setTimeout(resolve, 25));"
            " menu.activateItem(found()); return true; })()"
        )

    def go(self, url: str) -> None:
        """Open an address."""
        self.browser.bidi.send("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def resize(self, width: int, height: int) -> None:
        """Set the viewport."""
        size = {"width": width, "height": height}
        self.browser.bidi.send("browsingContext.setViewport", context=self.context, viewport=size)

    def screenshot(self, path: Path) -> None:
        """Write the viewport."""
        shot = self.browser.bidi.send("browsingContext.captureScreenshot", context=self.context)
        path.write_bytes(base64.b64decode(shot["data"]))

    def close(self) -> None:
        """Close the tab."""
        self.browser.bidi.send("browsingContext.close", context=self.context)

    def _activate(self) -> None:
        self.browser.bidi.send("browsingContext.activate", context=self.context)
        self.wait_for("document.visibilityState === 'visible'")  # the answer comes before the tab has changed

    def _perform(self, source: dict[str, object]) -> None:
        self.browser.bidi.send("input.performActions", context=self.context, actions=[source])


class Firefox(Browser):
    """A session with the extension installed for its time."""

    name = "firefox"

    def __init__(self, bidi: Bidi, extension: Path) -> None:
        self.bidi = bidi
        kind = "path" if extension.is_dir() else "archivePath"
        bidi.send("webExtension.install", extensionData={"type": kind, "path": str(extension)})
        tree = bidi.send("browsingContext.getTree", **{"moz:scope": "chrome"})
        self.window = tree["contexts"][0]["context"]
        self.console = self.open(self.extension_url("options/options.html"))
        self._close_welcome()

    def _close_welcome(self) -> None:
        """Close the page that opens once, whenever the browser gets to it: it would cover the page under test."""
        self.console.wait_for("chrome.tabs.query({}).then((tabs) => tabs.some((tab) => /welcome/.test(tab.url)))")
        for context in self.bidi.send("browsingContext.getTree")["contexts"]:
            if "/welcome/" in context["url"]:
                self.bidi.send("browsingContext.close", context=context["context"])

    def open(self, url: str, *, width: int = 1100, height: int = 900) -> FirefoxTab:
        """Open a tab."""
        tab = FirefoxTab(self, self.bidi.send("browsingContext.create", type="tab")["context"])
        tab.resize(width, height)
        tab.go(url)
        return tab

    def set_dark(self, *, dark: bool) -> None:
        """Override the preference for all pages."""
        self.in_window(
            f"Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', {int(not dark)})"
        )

    def take_helper_permission(self) -> None:
        """Remove it as the add-ons page does."""
        assert self.console.evaluate("chrome.permissions.remove({origins: ['http://127.0.0.1/*']})") is True

    def give_helper_permission(self) -> None:
        """Click the button on the settings page; the browser's question is switched off for these tests."""
        self.console.evaluate("(document.querySelector('#grant').hidden = false, true)")
        self.console.click("#grant")
        self.console.wait_for("chrome.permissions.contains({origins: ['http://127.0.0.1/*']})")

    def extension_url(self, path: str) -> str:
        """Build the address under the pinned UUID."""
        return f"moz-extension://{UUID}/{path}"

    def in_window(self, expression: str) -> Any:  # noqa: ANN401  # likewise
        """Give the value of an expression in the browser's own window."""
        return self.bidi.evaluate(self.window, expression)


@contextmanager
def firefox(folder: Path, sites: Sites, extension: Path = EXTENSION, **more: object) -> Iterator[Firefox]:
    """Start it headless with a profile of its own; `more` are preferences."""
    own = {
        "extensions.webextensions.uuids": json.dumps({GECKO_ID: UUID}),
        "network.dns.localDomains": ",".join(HOSTS),
        "network.socket.forcePort": f"443={sites.https_port};80={sites.http_port}",
    }
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in {**QUIET, **own, **more}.items()]
    (folder / "user.js").write_text("\n".join(lines))
    program = os.environ.get("STANDFIRST_FIREFOX") or "/usr/bin/firefox-esr"
    command = [program, "--headless", "--no-remote", "--profile", str(folder)]
    command += ["--remote-debugging-port", "0", "--remote-allow-system-access"]
    log = folder / "firefox.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)  # noqa: S603  # the browser under test
    try:
        with bidi_session(_listening(log, process)) as bidi:
            yield Firefox(bidi, extension)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _listening(log: Path, process: subprocess.Popen[bytes]) -> str:
    pause = threading.Event()
    for _ in range(START_SECONDS * 10):
        found = re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text(errors="replace"))
        if found:
            return found[1]
        if process.poll() is not None:
            break
        pause.wait(0.1)
    raise RuntimeError(f"Firefox did not start: {log.read_text(errors='replace')[-2000:]}")
