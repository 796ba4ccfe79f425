"""The words of this product as types: frozen, validated on construction, free of any library."""

from __future__ import annotations

from standfirst.model.article import (
    PARAGRAPH_BREAK,
    Article,
    Extraction,
    Notice,
    NoticeCode,
    OwnWords,
    Paragraph,
    ParagraphKind,
    Sentence,
)
from standfirst.model.briefing import (
    STORY_LENGTHS,
    Briefing,
    BriefingDocument,
    FailedDocument,
    Figure,
    Reading,
    Story,
    StorySentence,
    outlet,
    story_length,
)
from standfirst.model.candidates import Candidates
from standfirst.model.document import Address, Document, PlainText, is_web_address
from standfirst.model.options import (
    DEFAULT_METHOD,
    MAX_AMOUNT,
    MODEL_METHOD,
    PRESET_LENGTHS,
    Length,
    LengthUnit,
    SummaryOptions,
    is_language_code,
)
from standfirst.model.summary import Decision, FactKind, KeyFact, Summary, SummarySentence

__all__ = [
    "DEFAULT_METHOD",
    "MAX_AMOUNT",
    "MODEL_METHOD",
    "PARAGRAPH_BREAK",
    "PRESET_LENGTHS",
    "STORY_LENGTHS",
    "Address",
    "Article",
    "Briefing",
    "BriefingDocument",
    "Candidates",
    "Decision",
    "Document",
    "Extraction",
    "FactKind",
    "FailedDocument",
    "Figure",
    "KeyFact",
    "Length",
    "LengthUnit",
    "Notice",
    "NoticeCode",
    "OwnWords",
    "Paragraph",
    "ParagraphKind",
    "PlainText",
    "Reading",
    "Sentence",
    "Story",
    "StorySentence",
    "Summary",
    "SummaryOptions",
    "SummarySentence",
    "is_language_code",
    "is_web_address",
    "outlet",
    "story_length",
]
