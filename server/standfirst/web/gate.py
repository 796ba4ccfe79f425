"""The gate: who may call, judged before routing and before the body is read.

Threat model. The helper listens on this machine only, but every web page that the user opens can make the browser
send requests there, and other programs and users of the machine can too.

- A page elsewhere sends a simple POST, a form, an image or a WebSocket: the browser names it in `Origin` or
  `Sec-Fetch-Site`, and JSON as the only content type keeps out what needs no preflight.
- A page rebinds its own host name to 127.0.0.1: then the browser calls it same-origin, but `Host` bears that name.
- Another extension may forge both headers, and a local program sends what it likes: they may have a page summed up,
  which tells them nothing that they did not bring. Private data needs a token.
- Any of them floods: bodies, headers and places to wait in are bounded, and only work takes a place, so that
  `/v1/health` always answers.

The order is part of the rule: Host, method and path, Origin, Sec-Fetch-Site, token, content type and custom header,
length and encoding, capacity. Comparisons are equality, case-sensitive. Nothing is learnt from a refusal but its
reason. The gate only judges; a refusal travels to the application, which writes all replies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_options_header
from werkzeug.routing import Map, RequestRedirect

from standfirst.errors import (
    HostNotAllowed,
    InvalidRequest,
    OriginNotAllowed,
    StandfirstError,
    TokenRejected,
    UnsupportedMediaType,
)
from standfirst.web import origins, problems

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from standfirst.access import Access
    from standfirst.config import Settings
    from standfirst.workers import Pool

REFUSAL = "standfirst.refusal"
CALLER = "standfirst.caller"

WORK = frozenset({"/v1/summaries", "/v1/articles"})
"""The paths whose requests hold a place in the workers' queue."""

_PAGES_AND_EXTENSIONS_ONLY = frozenset({"/v1/pairing", "/v1/hello"})
_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,40}")
_PRIVATE = ("/v1/history", "/v1/digest")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, as far as the browser says so; `token` is the id of the token that was shown and found right."""

    kind: Literal["program", "page", "extension"]
    origin: str | None = None
    token: str | None = None


class Gate:
    """WSGI middleware that lets in or refuses.

    Args:
        application: what stands behind the gate; it raises the refusal that it finds in `environ[REFUSAL]`.
        routes: its paths and methods.
        settings: the port, the extensions that the user added, and the bound of a body.
        pool: whose places are asked for.
        access: which tokens are right.
    """

    def __init__(
        self, application: WSGIApplication, routes: Map, settings: Settings, pool: Pool, access: Access
    ) -> None:
        port = settings.helper.port
        self._application = application
        self._routes = routes
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
        self._extension_origins = frozenset(settings.helper.extension_origins)
        self._body_bytes = settings.bounds.body_bytes
        self._pool = pool
        self._access = access

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Judge one request, and hand it on with what was found."""
        # A question of browsers that plan to guard private networks; the answer is never yes, so none is given.
        environ.pop("HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK", None)
        try:
            environ[CALLER] = self._judge(environ)
            if environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"] in WORK:
                with self._pool.place():
                    return self._application(environ, start_response)
        except StandfirstError as refusal:
            environ[REFUSAL] = refusal
        return self._application(environ, start_response)

    def _judge(self, environ: WSGIEnvironment) -> Caller:
        if environ.get("HTTP_HOST") not in self._hosts:
            raise HostNotAllowed("The Host header names another machine.", hint="Call http://127.0.0.1 directly.")
        self._check_path(environ)
        caller = self._caller(environ)
        self._check_fetch_site(environ, caller)
        caller = self._with_token(environ, caller)
        if environ["REQUEST_METHOD"] == "POST":
            _check_content_type(environ, caller)
            self._check_body(environ)
        return caller

    def _check_path(self, environ: WSGIEnvironment) -> None:
        # waitress folds leading slashes away; what a path was is judged, not what it could be meant to be.
        if environ.get("REQUEST_URI", "").startswith("//"):
            raise problems.from_status(404)
        try:
            self._routes.bind("127.0.0.1").match(environ["PATH_INFO"], environ["REQUEST_METHOD"])
        except RequestRedirect as error:
            raise problems.from_status(404) from error
        except HTTPException as error:
            raise problems.from_status(error.code or 404) from error

    def _caller(self, environ: WSGIEnvironment) -> Caller:
        """Browsers send an Origin with every POST, and a page's GET across origins bears Sec-Fetch-Site."""
        origin = environ.get("HTTP_ORIGIN")
        if origin is None:
            if environ["PATH_INFO"] in _PAGES_AND_EXTENSIONS_ONLY:
                raise _not_allowed()
            return Caller("program")
        if origin == f"http://{environ['HTTP_HOST']}" and environ.get("HTTP_SEC_FETCH_SITE") in {None, "same-origin"}:
            return Caller("page", origin)
        if origins.is_extension(origin, self._extension_origins):
            return Caller("extension", origin)
        raise _not_allowed()

    def _check_fetch_site(self, environ: WSGIEnvironment, caller: Caller) -> None:
        """Without the host permission the browser calls our own extension cross-site; a link to `/` is harmless."""
        if environ.get("HTTP_SEC_FETCH_SITE") not in {"cross-site", "same-site"} or caller.kind == "extension":
            return
        is_navigation = (
            environ["REQUEST_METHOD"] == "GET"
            and environ["PATH_INFO"] == "/"
            and environ.get("HTTP_SEC_FETCH_MODE") == "navigate"
            and environ.get("HTTP_SEC_FETCH_DEST") == "document"
        )
        if not is_navigation:
            raise _not_allowed()

    def _with_token(self, environ: WSGIEnvironment, caller: Caller) -> Caller:
        """A token that is shown must be right, wanted or not; private paths want one."""
        shown = environ.get("HTTP_AUTHORIZATION")
        wanted = environ["PATH_INFO"].startswith(_PRIVATE) and environ["REQUEST_METHOD"] != "OPTIONS"
        if shown is None and not wanted:
            return caller
        scheme, _, token = (shown or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise TokenRejected("This needs a token.", hint="Pair first: `standfirst pair` prints a code.")
        return Caller(caller.kind, caller.origin, self._access.check(token, caller.origin).id)

    def _check_body(self, environ: WSGIEnvironment) -> None:
        if environ.get("HTTP_CONTENT_ENCODING", "identity") != "identity":
            raise UnsupportedMediaType("The body is encoded.", hint="Send it without Content-Encoding.")
        if int(environ.get("CONTENT_LENGTH") or 0) > self._body_bytes:
            raise problems.from_status(413)


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
