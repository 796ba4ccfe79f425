"""Characters that nobody sees, and that drive a terminal or turn a line of text round."""

from __future__ import annotations

import re

UNSEEN_ONES = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffc\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
)
"""A class for `re`: soft hyphens, zero-width spaces, word joiners, BOMs, object replacements, bidi embeddings,
overrides and isolates; control characters but white space."""

UNSEEN = re.compile(f"[{UNSEEN_ONES}]")
