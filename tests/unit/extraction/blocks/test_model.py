"""The block model: its measures, its tokens, and what it says of a page."""

import numpy as np
import pytest

from standfirst.extraction.blocks.context import NAMES, measure_context
from standfirst.extraction.blocks.cut_page import CutPage
from standfirst.extraction.blocks.cutting import cut
from standfirst.extraction.blocks.features import GROUPS, measure
from standfirst.extraction.blocks.model import NETWORKS, WEIGHTS, load_model, sigmoid
from standfirst.extraction.blocks.text import COUNTS, Stated, count_text
from standfirst.extraction.blocks.tokens import KINDS, block_tokens, name_tokens
from standfirst.extraction.page.parsing import parse

PROSE = (
    "The harbour board met on Tuesday, and after two hours of debate it voted to repair the old pier before winter. "
)
PAGE = f"""<html><body>
<div class="site-menu"><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></div>
<article class="article-body"><h1>Harbour board votes to repair the pier</h1>
<p>{PROSE}</p><p>{PROSE * 2}</p><p>{PROSE}</p></article>
<div class="related-links"><h3>Read also</h3><ul><li><a href="/a">Ferry timetable changes</a></li></ul></div>
</body></html>"""
TITLE = "Harbour board votes to repair the pier"


def page() -> CutPage:
    return cut(parse(PAGE))


def test_each_name_has_one_number_for_each_block() -> None:
    cut_page = page()
    measures, layout = measure(cut_page, Stated(TITLE))
    assert measures.shape == (sum(map(len, GROUPS.values())), len(cut_page.blocks))
    context = measure_context(layout, np.full(len(cut_page.blocks), 0.5))
    assert context.shape == (len(NAMES), len(cut_page.blocks))
    assert np.isfinite(measures).all()
    assert np.isfinite(context).all()


def test_a_page_of_one_block_can_be_measured() -> None:
    measures, layout = measure(cut(parse("<p>Alone.</p>")), Stated())
    assert np.isfinite(measures).all()
    assert np.isfinite(measure_context(layout, np.array([0.9]))).all()


def test_the_headline_is_found_by_the_title() -> None:
    cut_page = page()
    _, layout = measure(cut_page, Stated(TITLE))
    assert cut_page.blocks[layout.headline].text == TITLE


def counted(body: str, stated: Stated | None = None) -> dict[str, list[float]]:
    counts = count_text(cut(parse(f"<body>{body}</body>")), stated or Stated())
    return dict(zip(COUNTS, counts.tolist(), strict=True))


def test_characters_are_counted_in_every_script() -> None:
    counts = counted("<p>One, two! Three?</p><p>理事会は火曜日、二時間の議論をした。</p><p>😀 Seven of 10…</p>")
    assert counts["sentences"] == [2, 1, 1]
    assert counts["commas"] == [1, 1, 0]
    assert counts["ellipsis"] == [0, 0, 1]
    assert counts["digits"] == pytest.approx([0, 0, 2 / 14])
    assert counts["words"][0] == 3
    assert counts["words"][1] > 5


def test_blocks_are_compared_with_what_the_page_states() -> None:
    stated = Stated(byline="Ada Berg", description="The board votes to repair the pier.")
    counts = counted("<p>Ada Berg reports from the coast.</p><p>The board votes to repair the pier.</p>", stated)
    assert counts["of_byline"] == [1, 0]
    assert counts["of_description"][1] == 1


def test_a_label_before_a_link_is_marked() -> None:
    counts = counted("<p>Read also: <a href='/f'>Ferry timetable changes</a></p><p>Or <a href='/g'>go by bus</a>.</p>")
    assert counts["prompted"] == [1, 0]


def test_names_fall_into_their_parts() -> None:
    assert name_tokens("articleBody__text-2 js-NewsItem") == ["article", "body", "text", "news", "item"]


def test_summed_scores_are_the_weights_of_the_tokens() -> None:
    """The quick way to sum weights up, box by box, gives what the tokens of each block give one by one."""
    cut_page = page()
    weights = load_model().tokens
    scores = weights.scores(cut_page)
    for row, block in zip(scores.T, cut_page.blocks, strict=True):
        tokens = block_tokens(cut_page, block)
        triples = {kind: KINDS.index(kind) for kind in ("own", "parent", "ancestor")}
        expected = [sum(weights.names.get(t, (0, 0, 0))[i] for t in tokens[kind]) for kind, i in triples.items()]
        expected += [sum(getattr(weights, kind).get(t, 0) for t in tokens[kind]) for kind in KINDS[3:]]
        assert np.allclose(row, expected, atol=1e-4)


def test_prose_is_likely_and_links_are_not() -> None:
    cut_page = page()
    logits, _ = load_model().judge(cut_page, Stated(TITLE))
    likely = {block.text for block, odd in zip(cut_page.blocks, logits, strict=True) if odd > 0}
    assert {PROSE.strip(), (PROSE * 2).strip()} <= likely
    assert not likely & {"Read also", "Ferry timetable changes"}


def test_odds_become_probabilities_without_overflow() -> None:
    assert sigmoid(np.array([-1e9, 0.0, 1e9])).tolist() == pytest.approx([0.0, 0.5, 1.0], abs=1e-9)


def test_the_model_is_small() -> None:
    assert NETWORKS.stat().st_size + WEIGHTS.stat().st_size < 1_000_000
