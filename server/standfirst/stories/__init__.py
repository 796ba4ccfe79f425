"""Several articles told once: which of them tell one story, and the sentences that tell it.

Near-duplicates are folded by their shingles, articles put together by what they are about, and each story is told in
sentences of several outlets, none of which says what another has said.
"""

from __future__ import annotations

from standfirst.stories.reading import read_article
from standfirst.stories.telling import tell_stories

__all__ = ["read_article", "tell_stories"]
