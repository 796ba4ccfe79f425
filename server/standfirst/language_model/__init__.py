"""The reader's own language model: it chooses sentences by number, and writes nothing that anybody reads.

`Chooser` asks the server or the file that the settings name. It knows HTTP to this machine, and nothing of pages.
"""

from __future__ import annotations

from standfirst.language_model.chooser import Chooser, Chosen, look
from standfirst.language_model.decision import Decision, decide, question_of
from standfirst.language_model.failure import Cancelled, Failure
from standfirst.language_model.question import Question
from standfirst.language_model.survey import FoundServer, survey

__all__ = [
    "Cancelled",
    "Chooser",
    "Chosen",
    "Decision",
    "Failure",
    "FoundServer",
    "Question",
    "decide",
    "look",
    "question_of",
    "survey",
]
