import pickle
from collections.abc import Iterator

import pytest

from standfirst import errors
from standfirst.errors import StandfirstError


def every_error(root: type[StandfirstError] = StandfirstError) -> Iterator[type[StandfirstError]]:
    yield root
    for kind in root.__subclasses__():
        yield from every_error(kind)


@pytest.mark.parametrize("kind", list(every_error()))
def test_an_error_crosses_a_process_boundary_whole(kind: type[StandfirstError]) -> None:
    """Workers hand errors back; one that does not pickle breaks the pool."""
    returned = pickle.loads(pickle.dumps(kind("What is the matter.", hint="What to do.")))  # noqa: S301  # our own bytes
    assert type(returned) is kind
    assert (returned.message, returned.hint, returned.code) == ("What is the matter.", "What to do.", kind.code)


def test_each_error_has_a_code_of_its_own() -> None:
    """Codes go over the wire, so two errors may not share one."""
    codes = [kind.code for kind in every_error()]
    assert len(set(codes)) == len(codes)


def test_codes_are_the_names_in_snake_case() -> None:
    """They are stable because the names are."""
    assert errors.NoArticleFound.code == "no_article_found"
    assert errors.UnsupportedMediaType.code == "unsupported_media_type"


@pytest.mark.parametrize("kind", list(every_error()))
def test_each_error_stands_in_the_tree_that_readers_see(kind: type[StandfirstError]) -> None:
    """The module's docstring draws the whole tree."""
    assert kind.__name__ in (errors.__doc__ or "")
