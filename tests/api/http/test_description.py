"""`/openapi.json` tells the truth: generated requests are answered as it says, and it names every path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import checks
from tests.running import RunningHelper

from standfirst.access import Access
from standfirst.config import Settings, Workers
from standfirst.history import History
from standfirst.language_model import Chooser
from standfirst.web import about, create_app
from standfirst.workers import Pool

if TYPE_CHECKING:
    Case = schemathesis.Case[Any]

# A page without an article, or a code where no pairing is open, is a good request that has no good answer.
ANSWERS = {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "403", "404", "422"]}}}

interface = schemathesis.openapi.from_dict(dict(about.description()), config=schemathesis.Config.from_dict(ANSWERS))


@interface.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_generated_requests_are_answered_as_described(case: Case, helper: RunningHelper, token: str) -> None:
    """Status, content type, headers and body; good requests are taken, bad ones refused, nothing is a fault."""
    # An address alone would be fetched, and the tests call nobody.
    if isinstance(case.body, dict):
        documents = case.body.get("documents")
        for body in (case.body, *(documents if isinstance(documents, list) else ())):
            if isinstance(body, dict) and _is_address_alone(body):
                body["html"] = "<p>"
    path = case.operation.path
    if case.operation.method == "post" and path == "/v1/models":
        # Only a model that runs here can be chosen, which no generated name is.
        known = {"Authorization": f"Bearer {token}"}
        refused = [checks.negative_data_rejection, checks.positive_data_acceptance]
        case.call_and_validate(base_url=helper.url, headers=known, excluded_checks=refused)
    elif path.startswith(("/v1/history", "/v1/digest", "/v1/models", "/v1/briefings")):
        # Generated tokens are wrong ones; this right one makes a request good that was generated to be bad.
        known = {"Authorization": f"Bearer {token}"}
        case.call_and_validate(base_url=helper.url, headers=known, excluded_checks=[checks.negative_data_rejection])
    else:
        headers = {"Origin": helper.url} if path in {"/v1/pairing", "/v1/hello"} else {}
        case.call_and_validate(base_url=helper.url, headers=headers)


def test_every_path_of_the_application_is_described_and_no_other(tmp_path: Path) -> None:
    """With all of its methods."""
    app = create_app(Settings(), Pool(Workers()), Access(tmp_path), History(tmp_path / "history.db"), Chooser())
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    paths = about.description()["paths"]
    assert isinstance(paths, dict)
    described = {(path, method) for path, operations in paths.items() for method in operations}
    assert described == served


def test_the_description_bears_the_helpers_version(helper: RunningHelper) -> None:
    """A caller reads it here as well as in the header."""
    reply = helper.get("/openapi.json")
    assert reply.json["info"]["version"] == reply.headers["X-Standfirst"]


def _is_address_alone(body: Mapping[str, object]) -> bool:
    return body.get("html") is None and body.get("text") is None and str(body.get("url")).startswith("http")
