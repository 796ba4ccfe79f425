"""A real model behind the extension, from the toolbar to the card: it chooses badly, and its choice can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.browser.harness.browser import ROOT, Browser
from tests.browser.harness.pages import HARBOUR, news_page
from tests.browser.harness.sites import Sites
from tests.running import RunningHelper
from tests.small_model import running_helper_with_model

CHOICE = f"{ROOT}?.querySelector('[data-choice]')"

pytestmark = pytest.mark.parametrize("running_browser", ["chromium"], indirect=True)
"""What differs between browsers is tested with a server that answers at once; this takes its time."""


@pytest.fixture(scope="module")
def model_helper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    with running_helper_with_model(tmp_path_factory.mktemp("small_model")) as running:
        yield running


def test_a_real_model_chooses_the_cards_sentences(browser: Browser, model_helper: RunningHelper, sites: Sites) -> None:
    browser.use_settings(port=model_helper.port, method="model", length="short")
    page = browser.open(sites.serve("/harbour/small-model", news_page(HARBOUR[:3])))
    page.click_toolbar()
    assert page.card_state("shown") == "shown"
    page.wait_for(f"{CHOICE}?.dataset.choice === 'chosen'", seconds=240)
    assert "SmolLM2" in page.evaluate(f"{CHOICE}.textContent")
    sentences = page.card_sentences()
    assert sentences
    article = " ".join(" ".join(HARBOUR).split())
    assert all(sentence in article for sentence in sentences)
    page.close()
