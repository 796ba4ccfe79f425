"""A part as Parquet, by `arro3`: the columns that analysis asks for, with their nesting."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from standfirst.errors import InvalidRequest

if TYPE_CHECKING:
    from arro3.core import Schema


def check_installed() -> None:
    """Refuse before anything is read.

    Raises:
        InvalidRequest: the extra is not installed.
    """
    try:
        import arro3.io  # noqa: F401, PLC0415  # an extra: only who writes Parquet needs it
    except ImportError as error:
        raise InvalidRequest("Parquet needs another package.", hint="pip install 'standfirst[parquet]'") from error


def converted(lines: Path) -> Path:
    """Write packed JSON Lines as Parquet beside them, and remove them.

    Args:
        lines: the lines of one part; what is no column stays behind.

    Returns:
        The new file.
    """
    from arro3.io import read_json, write_parquet  # noqa: PLC0415  # as above

    target = lines.with_name(lines.name.removesuffix(".jsonl.gz.tmp") + ".parquet.tmp")
    with gzip.open(lines) as file:
        write_parquet(read_json(cast("IO[bytes]", file), schema=_schema()), target, compression="zstd(3)")
    lines.unlink()
    return target


def _schema() -> Schema:
    from arro3.core import DataType, Field, Schema  # noqa: PLC0415  # as above

    text, count, share = DataType.string(), DataType.int64(), DataType.float64()

    def struct(**columns: DataType) -> DataType:
        return DataType.struct([Field(name, kind) for name, kind in columns.items()])

    def listed(kind: DataType) -> DataType:
        return DataType.list(Field("item", kind))

    article = struct(
        url=text, title=text, byline=text, site_name=text, published=text, language=text, likely=share,
        word_count=count, character_count=count, sentence_count=count, reading_minutes=share,
    )  # fmt: skip
    sentence = struct(text=text, index=count, paragraph=count, start=count, end=count, score=share)
    fact = struct(kind=text, text=text, sentence=count, start=count, end=count)
    columns = {
        "id": text, "source": text, "offset": count, "article": article, "sentences": listed(sentence), "text": text,
        "method": text, "key_facts": listed(fact), "keywords": listed(text), "compression_ratio": share,
        "minutes_saved": share, "notices": listed(struct(code=text, message=text)),
    }  # fmt: skip
    return Schema([Field(name, kind) for name, kind in columns.items()])
