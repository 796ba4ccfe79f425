"""The gate: who may call, judged once the router has matched and before a handler reads anything.

Threat model. The helper listens on this machine only, but every web page that the user opens can make the browser
send requests there, and other programs and users of the machine can too.

- A page elsewhere sends a simple POST, a form, an image or a WebSocket: the browser names it in `Origin` or
  `Sec-Fetch-Site`, and JSON as the only content type keeps out what needs no preflight.
- A page rebinds its own host name to 127.0.0.1: then the browser calls it same-origin, but `Host` bears that name.
- Another extension may forge both headers, and a local program sends what it likes: they may have a page summed up,
  which tells them nothing that they did not bring. Private data needs a token.
- Either may spell a path in many ways: the gate asks which endpoint the router matched, never what the path looks
  like, and an endpoint that is not marked (see `policy`) is refused.
- Any of them floods: bodies, headers and places to wait in are bounded, and only work takes a place, so that
  `/v1/health` always answers.

The order is part of the rule: Host, target and method, Origin, Sec-Fetch-Site, token, content type and custom header,
encoding and length, capacity. All but token and capacity is judged when the headers end already, so that a body that
nobody may send is not received. Comparisons are equality, case-sensitive. Nothing is learnt from a refusal but its
reason.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from werkzeug.http import parse_options_header

from standfirst.errors import (
    HostNotAllowed,
    InvalidRequest,
    OriginNotAllowed,
    TokenRejected,
    UnsupportedMediaType,
)
from standfirst.web import origins, problems
from standfirst.web.policy import Policy

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

    from standfirst.access import Access
    from standfirst.config import Settings

_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,40}")
_TARGET = re.compile(r"/(?!/)")
"""A path on this machine. `//host/`, `http://host/`, `scheme:path` and `path` mean other things to other readers."""

SMALL_BODY_BYTES = 16 * 1024
"""What pairing sends is a code and a nonce, and no worker reads it."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Match:
    """What the router made of a request.

    Attributes:
        endpoint: the endpoint's name; None where nothing matched.
        policy: its mark.
        status: what the router answers where nothing matched.
    """

    endpoint: str | None = None
    policy: Policy | None = None
    status: int = 404


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, as far as the browser says so; `token` is the id of the token that was shown and found right."""

    kind: Literal["program", "page", "extension"]
    origin: str | None = None
    token: str | None = None

    def require_token(self) -> None:
        """Let only holders of a token go on, where some calls of an endpoint are private and others are not.

        Raises:
            TokenRejected: none was shown.
        """
        if self.token is None:
            raise TokenRejected("This needs a token.", hint="Pair first: `standfirst pair` prints a code.")


class Gate:
    """Lets a request in, or says why not.

    Args:
        settings: the port, the extensions that the user added, and the bound of a body.
        access: which tokens are right.
    """

    def __init__(self, settings: Settings, access: Access) -> None:
        port = settings.helper.port
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
        self._extension_origins = frozenset(settings.helper.extension_origins)
        self._body_bytes = settings.bounds.body_bytes
        self._briefing_bytes = settings.briefing.body_bytes
        self._access = access

    def judge(self, environ: WSGIEnvironment, match: Match, *, with_token: bool = True) -> Caller:
        """Find out who calls.

        Args:
            environ: the request.
            match: what the router made of it.
            with_token: false when only the headers have come, and a body may be spared: all else costs nothing to
                judge twice.

        Raises:
            StandfirstError: the caller may not have that, or nothing can be made of the request.
        """
        if environ.get("HTTP_HOST") not in self._hosts:
            raise HostNotAllowed("The Host header names another machine.", hint="Call http://127.0.0.1 directly.")
        policy = _check_match(environ, match)
        caller = self._caller(environ, policy)
        _check_fetch_site(environ, caller, policy)
        # A browser's OPTIONS bears no token, and asks for nothing.
        if with_token and environ["REQUEST_METHOD"] != "OPTIONS":
            caller = self._with_token(environ, caller, policy)
        if environ["REQUEST_METHOD"] == "POST":
            _check_content_type(environ, caller)
        self._check_body(environ, policy)
        return caller

    def _caller(self, environ: WSGIEnvironment, policy: Policy) -> Caller:
        """Browsers send an Origin with every POST, and a page's GET across origins bears Sec-Fetch-Site."""
        origin = environ.get("HTTP_ORIGIN")
        if origin is None:
            if policy is Policy.BROWSERS:
                raise _not_allowed()
            return Caller("program")
        if origin == f"http://{environ['HTTP_HOST']}" and environ.get("HTTP_SEC_FETCH_SITE") in {None, "same-origin"}:
            return Caller("page", origin)
        if origins.is_extension(origin, self._extension_origins):
            return Caller("extension", origin)
        raise _not_allowed()

    def _with_token(self, environ: WSGIEnvironment, caller: Caller, policy: Policy) -> Caller:
        """A token that is shown must be right, wanted or not."""
        shown = environ.get("HTTP_AUTHORIZATION")
        if shown is None:
            if policy is Policy.PRIVATE:
                caller.require_token()
            return caller
        scheme, _, token = shown.partition(" ")
        if scheme.lower() != "bearer" or not token:
            caller.require_token()
        return Caller(caller.kind, caller.origin, self._access.check(token, caller.origin).id)

    def _check_body(self, environ: WSGIEnvironment, policy: Policy) -> None:
        if environ.get("HTTP_CONTENT_ENCODING", "identity") != "identity":
            raise UnsupportedMediaType("The body is encoded.", hint="Send it without Content-Encoding.")
        size = int(environ.get("CONTENT_LENGTH") or 0)
        if size and environ["REQUEST_METHOD"] != "POST":
            raise InvalidRequest("Only POST takes a body.", hint="Send none.")
        bounds = {Policy.BROWSERS: SMALL_BODY_BYTES, Policy.MANY: self._briefing_bytes}
        if size > bounds.get(policy, self._body_bytes):
            raise problems.from_status(413)


def _check_match(environ: WSGIEnvironment, match: Match) -> Policy:
    """Judge the target as it was sent: the server folds leading slashes and drops schemes before the router looks."""
    if not _TARGET.match(environ.get("REQUEST_URI", "")):
        raise problems.from_status(404)
    if match.endpoint is None:
        raise problems.from_status(match.status)
    if match.policy is None:
        _log.error("the endpoint %s says not who may call it, so nobody may", match.endpoint)
        raise problems.from_status(404)
    return match.policy


def _check_fetch_site(environ: WSGIEnvironment, caller: Caller, policy: Policy) -> None:
    """Without the host permission the browser calls our own extension cross-site; a link to a page is harmless."""
    if environ.get("HTTP_SEC_FETCH_SITE") not in {"cross-site", "same-site"} or caller.kind == "extension":
        return
    is_navigation = (
        policy is Policy.PAGE
        and environ["REQUEST_METHOD"] == "GET"
        and environ.get("HTTP_SEC_FETCH_MODE") == "navigate"
        and environ.get("HTTP_SEC_FETCH_DEST") == "document"
    )
    if not is_navigation:
        raise _not_allowed()


def _check_content_type(environ: WSGIEnvironment, caller: Caller) -> None:
    kind, options = parse_options_header(environ.get("CONTENT_TYPE", ""))
    if kind.lower() != "application/json" or options.get("charset", "utf-8").lower() != "utf-8":
        raise problems.from_status(415)
    version = environ.get("HTTP_X_STANDFIRST_CLIENT", "" if caller.kind == "extension" else None)
    if version is not None and not _VERSION.fullmatch(version):
        raise InvalidRequest("The extension's version is missing.", hint="Send it as `X-Standfirst-Client`.")


def _not_allowed() -> OriginNotAllowed:
    return OriginNotAllowed(
        "Web pages and unknown extensions may not call.", hint="Use the Standfirst extension or a program."
    )
