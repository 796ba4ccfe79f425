"""Why a model did not choose: what the reader is told, and what can be done about it."""

from __future__ import annotations

from standfirst.model import Notice, NoticeCode

UNAVAILABLE = NoticeCode.MODEL_UNAVAILABLE
TOO_SLOW = NoticeCode.MODEL_TOO_SLOW
READ_A_PART = NoticeCode.MODEL_READ_A_PART


class Failure(Exception):
    """The model gave no choice. Never leaves this package's callers: `news` chooses instead, with the notice.

    Args:
        reason: what is the matter, one sentence.
        hint: what to do about it, one sentence.
        code: which notice tells of it.
    """

    def __init__(self, reason: str, hint: str = "", code: NoticeCode = UNAVAILABLE) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.code = code

    @property
    def notice(self) -> Notice:
        """What stands beside the summary."""
        return Notice(self.code, " ".join(filter(None, (self.reason, self.hint))))


class ContextTooSmall(Failure):
    """The question is longer than the context, of which the server says how large it is, or 0."""

    def __init__(self, context_tokens: int) -> None:
        super().__init__(
            "The model's context is too small for this article.",
            "Load the model with a larger one: an article takes 2,000 to 8,000 tokens.",
        )
        self.context_tokens = context_tokens


class Cancelled(Exception):
    """Nobody waits for the answer any more."""
