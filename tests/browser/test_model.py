"""A language model chooses: `news` at once, its choice in the same place later, and an end when nobody waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.harness.browser import CARD, ROOT, Browser, Tab
from tests.model_server import ModelServer, choosing, running_model
from tests.running import RunningHelper, environment_of, running_helper

LINE = f"{ROOT}?.querySelector('[data-choice]')"
SHOWN = f"[...{ROOT}.querySelectorAll('.sentences [data-index]')].map((node) => +node.dataset.index)"


@pytest.fixture(scope="module")
def settings_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("model") / "config.toml"


@pytest.fixture(scope="module")
def model_helper(settings_file: Path) -> Iterator[RunningHelper]:
    """A helper whose settings can change."""
    environment = environment_of(settings_file.parent) | {"STANDFIRST_CONFIG": str(settings_file)}
    with running_helper(settings_file.parent, environment=environment) as running:
        yield running


@pytest.fixture
def page(browser: Browser, model_helper: RunningHelper, seed: Tab) -> Tab:
    """The seed's page, before a reader who has chosen the method."""
    browser.use_settings(port=model_helper.port, method="model")
    return seed


def use(settings_file: Path, server: ModelServer) -> None:
    settings_file.write_text(f'[model]\nserver = "{server.url}"\nat_once = 4\n', encoding="utf-8")


def test_the_models_choice_takes_the_quick_ones_place_and_there_is_a_way_back(page: Tab, settings_file: Path) -> None:
    """What both have stays the same element, where it stood."""
    with running_model("ollama", choosing(0, 5, 9)) as server:
        server.hold()
        use(settings_file, server)
        page.click_toolbar()
        assert page.card_state("shown") == "shown"
        quick = page.evaluate(SHOWN)
        page.wait_for(f"{LINE}?.dataset.choice === 'waiting'")
        page.evaluate(f"void Object.assign({ROOT}.querySelector('.sentences [data-index]'), {{ probe: true }})")
        server.let_go()
        page.wait_for(f"{LINE}?.dataset.choice === 'chosen'")
        assert "small:1b" in page.evaluate(f"{LINE}.textContent")
        chosen = page.evaluate(SHOWN)
        assert chosen != quick
        kept = page.evaluate(f"[...{ROOT}.querySelectorAll('.sentences [data-index]')].some((node) => node.probe)")
        assert kept == (quick[0] in chosen)
        page.click("[data-choice] button", root=ROOT)
        assert page.evaluate(SHOWN) == quick
        page.click("[data-choice] button", root=ROOT)
        assert page.evaluate(SHOWN) == chosen


def test_closing_the_card_calls_the_model_off(page: Tab, settings_file: Path) -> None:
    with running_model("ollama", choosing(0), "silent") as server:
        use(settings_file, server)
        page.click_toolbar()
        assert page.card_state("shown") == "shown"
        assert server.under_way.wait(20)
        page.click(".close", root=ROOT)
        page.wait_for(f"!{CARD}")
        assert server.hung_up.wait(20)


def test_where_the_model_does_not_choose_the_quick_summary_stays_and_says_so(page: Tab, settings_file: Path) -> None:
    with running_model("openai", choosing(0), "error_inside") as server:
        use(settings_file, server)
        page.click_toolbar()
        assert page.card_state("shown") == "shown"
        page.wait_for(f"!!{ROOT}?.querySelector('[data-code=model_unavailable]')")
        assert not page.evaluate(f"!!({LINE})")
        assert page.card_sentences()
