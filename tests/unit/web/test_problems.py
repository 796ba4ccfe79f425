"""Errors on the wire."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfirst import errors
from standfirst.cli.exit_statuses import EXIT_STATUSES
from standfirst.errors import StandfirstError
from standfirst.web import problems

EXTENSION_ERRORS = Path("extension/shared/errors.js")


def every_error(root: type[StandfirstError] = StandfirstError) -> Iterator[type[StandfirstError]]:
    """The root and all below it."""
    yield root
    for kind in root.__subclasses__():
        yield from every_error(kind)


def leaves() -> list[type[StandfirstError]]:
    """The errors that are raised."""
    return [kind for kind in every_error() if not kind.__subclasses__()]


@pytest.mark.parametrize("kind", list(every_error()))
def test_every_error_has_a_status_and_an_exit_status(kind: type[StandfirstError]) -> None:
    """Both doors know what to do with each."""
    assert problems.STATUSES[kind] >= 400
    assert kind in EXIT_STATUSES


@pytest.mark.parametrize("kind", [k for k in leaves() if not issubclass(k, errors.StartError)])
def test_every_error_that_goes_over_the_wire_has_a_message_in_the_extension(kind: type[StandfirstError]) -> None:
    """A reader is told in a sentence of the reader's own language."""
    assert re.search(rf"\b{kind.code}\b", EXTENSION_ERRORS.read_text(encoding="utf-8"))


def test_a_problem_says_what_rfc_9457_wants() -> None:
    """And our code and hint."""
    status, headers, body = problems.render(errors.NoArticleFound("No article — here.", hint="Select it."))
    assert status == 422
    assert headers == {"Content-Type": "application/problem+json"}
    assert json.loads(body) == {
        "type": "urn:standfirst:problem:no_article_found",
        "title": "No article found",
        "status": 422,
        "detail": "No article — here.",
        "code": "no_article_found",
        "hint": "Select it.",
    }


def test_who_is_turned_away_for_now_learns_when_to_come_again() -> None:
    """In the header that clients obey."""
    _, headers, _ = problems.render(errors.Overloaded("Busy.", hint="Wait."))
    assert int(headers["Retry-After"]) > 0


def test_who_lacks_a_token_learns_which_kind_is_wanted() -> None:
    """RFC 9110 asks for it with 401."""
    _, headers, _ = problems.render(errors.TokenRejected("No.", hint="Pair."))
    assert headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.InvalidRequest),
        (404, errors.EndpointNotFound),
        (405, errors.MethodNotAllowed),
        (408, errors.InvalidRequest),
        (413, errors.DocumentTooLarge),
        (415, errors.UnsupportedMediaType),
        (431, errors.HeadersTooLarge),
        (500, StandfirstError),
        (501, errors.InvalidRequest),
    ],
)
def test_what_a_library_refuses_has_an_error_of_ours(status: int, kind: type[StandfirstError]) -> None:
    """Flask and waitress know numbers only."""
    error = problems.from_status(status)
    assert type(error) is kind
    assert error.hint
