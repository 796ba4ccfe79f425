"""The model that Chrome has built in chooses; the tests' Chromium has none, so one that speaks its interface does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.browser.harness.browser import ROOT, Browser, Tab
from tests.browser.harness.chromium import Chromium
from tests.running import RunningHelper

BUILT_IN = """([availability, answer]) => {
  globalThis.asked = [];
  globalThis.LanguageModel = {
    availability: async () => availability,
    create: async (options) => {
      asked.push({ created: options.initialPrompts });
      return {
        inputQuota: 6000,
        inputUsage: 100,
        measureInputUsage: async (text) => text.length / 4,
        prompt: async (text, { responseConstraint }) => {
          asked.push({ text, numbers: responseConstraint.properties.sentences.items.enum });
          return answer;
        },
        destroy: () => asked.push("destroyed"),
      };
    },
  };
}"""
SHOWN = f"[...{ROOT}.querySelectorAll('.sentences [data-index]')].map((node) => +node.dataset.index)"
LINE = f"{ROOT}?.querySelector('[data-choice]')?.dataset.choice"


pytestmark = pytest.mark.parametrize("running_browser", ["chromium"], indirect=True)
"""Firefox has no such interface."""


def install(browser: Browser, availability: str, answer: str) -> None:
    assert isinstance(browser, Chromium)
    browser.worker().evaluate(BUILT_IN, [availability, answer])


def asked(browser: Browser) -> list[Any]:
    assert isinstance(browser, Chromium)
    return list(browser.worker().evaluate("globalThis.asked"))


def test_the_browsers_own_model_chooses_by_numbers(browser: Browser, seed: Tab, helper: RunningHelper) -> None:
    """It is asked for numbers of this article's sentences alone, and the helper guards what it answers."""
    install(browser, "available", json.dumps({"sentences": [7, 0, 99]}))
    browser.use_settings(port=helper.port, method="model", browserModel=True)
    seed.click_toolbar()
    seed.wait_for(f"{LINE} === 'chosen'")
    assert seed.evaluate(SHOWN) == [0, 7]
    created, question, ended = asked(browser)
    assert created["created"][0]["role"] == "system"
    assert question["numbers"] == list(range(16))
    assert "[7] During their remarks, Lavrov" in question["text"]
    assert ended == "destroyed"


@pytest.mark.parametrize(
    ("availability", "answer"),
    [("downloadable", "{}"), ("available", "I would choose the first.")],
)
def test_where_it_does_not_choose_the_quick_summary_stays(
    browser: Browser, seed: Tab, helper: RunningHelper, availability: str, answer: str
) -> None:
    """Nothing is downloaded for a summary, and prose is never shown."""
    install(browser, availability, answer)
    browser.use_settings(port=helper.port, method="model", browserModel=True)
    seed.click_toolbar()
    seed.wait_for(f"!!{ROOT}?.querySelector('[data-code=model_unavailable]')")
    assert seed.card_sentences()
    assert bool(asked(browser)) == (availability == "available")


def test_the_settings_offer_it_where_it_is(browser: Browser) -> None:
    install(browser, "available", "{}")
    page = browser.open(browser.extension_url("options/options.html#model"))
    label = "[...document.querySelectorAll('#models label')].find((one) => /built into/.test(one.textContent))"
    page.wait_for(f"!!({label})")
    page.click_on(label)
    chosen = "({ settings }) => settings?.method === 'model' && settings.browserModel"
    page.wait_for(f"chrome.storage.local.get('settings').then({chosen})")
    page.close()
