"""What browsers ask before they call."""

from __future__ import annotations

import pytest
from tests.api.conftest import EXTENSION
from tests.api.replies import assert_headers, assert_problem
from tests.running import RunningHelper


@pytest.mark.parametrize("path", ["/v1/summaries", "/v1/history", "/v1/health"])
def test_a_pages_preflight_is_refused(helper: RunningHelper, path: str) -> None:
    """It is not answered either."""
    asked = {
        "Origin": "https://evil.com",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
        "Access-Control-Request-Private-Network": "true",
    }
    reply = helper.ask("OPTIONS", path, headers=asked)
    assert_problem(reply, 403)
    assert not any(name.startswith("Access-Control") for name in reply.headers)


def test_our_extensions_preflight_is_answered(helper: RunningHelper) -> None:
    """So that it works without the host permission; the private-network question is not."""
    asked = {
        "Origin": EXTENSION["Origin"],
        "Sec-Fetch-Site": "cross-site",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,x-standfirst-client",
        "Access-Control-Request-Private-Network": "true",
    }
    reply = helper.ask("OPTIONS", "/v1/summaries", headers=asked)
    assert reply.status == 200
    assert_headers(reply)
    assert reply.headers["Access-Control-Allow-Origin"] == EXTENSION["Origin"]
    assert {name.strip() for name in reply.headers["Access-Control-Allow-Headers"].split(",")} == {
        "authorization",
        "content-type",
        "x-standfirst-client",
    }
    assert "POST" in reply.headers["Access-Control-Allow-Methods"]
    preflight = helper.ask("OPTIONS", "/", headers={**asked})
    assert not any(name.startswith("Access-Control") for name in preflight.headers)
