"""The Flask application: blueprints behind the gate, and one way out for replies and for errors."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request
from flask.json.provider import DefaultJSONProvider
from flask_cors import CORS
from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import MethodNotAllowed as WerkzeugMethodNotAllowed

from standfirst.access import Access
from standfirst.config import CurrentSettings, Settings
from standfirst.errors import StandfirstError
from standfirst.history import History
from standfirst.language_model import Chooser
from standfirst.web import (
    about,
    access_log,
    briefings,
    headers,
    models,
    origins,
    page,
    pairing,
    policy,
    problems,
    summaries,
    waiting,
)
from standfirst.web.connection import UNRECEIVED
from standfirst.web.gate import Gate, Match
from standfirst.web.history import blueprint as history_blueprint
from standfirst.web.policy import Policy
from standfirst.web.response_cache import ResponseCache
from standfirst.web.services import Services, provide
from standfirst.workers import Pool, faults

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

_GATE = "standfirst.gate"

_log = logging.getLogger(__name__)


class _Json(DefaultJSONProvider):
    """JSON as the contract shows it: names in their order, letters of any script as they are."""

    ensure_ascii = False
    sort_keys = False


def create_app(settings: Settings, pool: Pool, access: Access, history: History, chooser: Chooser) -> Flask:
    """Build the application.

    Args:
        settings: the port says which Host is ours; bounds and origins are the gate's.
        pool: where pages are read. It may still be starting.
        access: who may open private data.
        history: the private data.
        chooser: asks the reader's own language model.
    """
    app = Flask("standfirst.web", static_folder=None)  # the page serves its own files, marked like any endpoint
    app.url_map.merge_slashes = False  # a redirect would echo the path
    app.config["MAX_CONTENT_LENGTH"] = max(settings.bounds.body_bytes, settings.briefing.body_bytes)
    app.json = _Json(app)
    replies, fetches = ResponseCache(settings.answers), BoundedSemaphore(settings.fetch.at_once)
    provide(app, Services(settings, CurrentSettings(), pool, access, history, replies, chooser, fetches))
    for blueprint in (
        about.blueprint,
        summaries.blueprint,
        briefings.blueprint,
        models.blueprint,
        page.blueprint,
        pairing.blueprint,
        history_blueprint,
    ):
        app.register_blueprint(blueprint)
    gate = Gate(settings, access)
    app.extensions[_GATE] = gate
    _judge_requests(app, gate, pool)
    _finish_replies(app)
    _answer_errors(app)
    _answer_extensions(app, settings)
    return app


def _judge_requests(app: Flask, gate: Gate, pool: Pool) -> None:
    """Have the gate judge what the router matched, and hold a place for work until it is done."""

    @app.before_request
    def judge() -> None:
        g.begin = time.perf_counter()
        # A question of browsers that plan to guard private networks; the answer is never yes, so none is given.
        request.environ.pop("HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK", None)
        match = _match(app, request.endpoint, request.routing_exception)
        g.caller = gate.judge(request.environ, match)
        if UNRECEIVED in request.environ:
            raise problems.unforeseen()
        if match.policy in {Policy.WORK, Policy.MANY} and request.method != "OPTIONS":
            waiting.hold_place(pool)

    @app.teardown_request
    def give_back(_error: BaseException | None) -> None:
        waiting.give_place_back()


def refusal_check(app: Flask) -> Callable[[WSGIEnvironment], bool]:
    """For the server: whether the gate refuses a request, as far as its headers tell."""
    gate: Gate = app.extensions[_GATE]

    def refuses(environ: WSGIEnvironment) -> bool:
        try:
            endpoint, _ = app.url_map.bind_to_environ(environ).match()
        except HTTPException as error:
            match = _match(app, None, error)
        else:
            match = _match(app, endpoint, None)
        try:
            gate.judge(environ, match, with_token=False)
        except StandfirstError:
            return True
        return False

    return refuses


def _match(app: Flask, endpoint: str | None, error: Exception | None) -> Match:
    """What the router made of a request. A redirect would echo the path, so it is as good as nothing."""
    if endpoint is not None and error is None:
        return Match(endpoint, policy.of_view(app.view_functions.get(endpoint)))
    return Match(status=405 if isinstance(error, WerkzeugMethodNotAllowed) else 404)


def _finish_replies(app: Flask) -> None:
    """Give every reply its headers and its line in the log."""

    @app.after_request
    def finish(response: Response) -> Response:
        named = {name.lower() for name in response.headers.keys()}  # noqa: SIM118  # iterating over it gives pairs
        for name, value in headers.ALWAYS.items():
            if name.lower() not in named:
                response.headers.add(name, value)
        if request.path.startswith("/v1/"):
            response.vary.add("Origin")
        request_id = uuid.uuid4().hex[:8]
        response.headers["X-Request-Id"] = request_id
        milliseconds = 1000 * (time.perf_counter() - g.begin)
        route = request.url_rule.rule if request.url_rule else "-"
        size = response.content_length
        access_log.note(access_log.Line(request.method, route, response.status_code, milliseconds, size, request_id))
        return response


def _answer_errors(app: Flask) -> None:
    """Every error leaves as a problem; what nobody foresaw is logged without its text, which may quote a page."""

    @app.errorhandler(StandfirstError)
    def known(error: StandfirstError) -> Response:
        status, problem_headers, body = problems.render(error)
        response = Response(body, status, problem_headers)
        if isinstance(request.routing_exception, WerkzeugMethodNotAllowed):
            response.headers["Allow"] = ", ".join(sorted(request.routing_exception.valid_methods or ()))
        return response

    @app.errorhandler(HTTPException)
    def of_the_framework(error: HTTPException) -> Response:
        return known(problems.from_status(error.code or 500))

    @app.errorhandler(Exception)
    def unforeseen(error: Exception) -> Response:
        _log.error("a request failed: %s", faults.place(error))
        return known(problems.unforeseen())


def _answer_extensions(app: Flask, settings: Settings) -> None:
    """Answer browsers that ask whether an extension without the host permission may read replies.

    The library only answers; refusing is the gate's business.
    """
    CORS(
        app,
        resources={r"/v1/.*": {"origins": origins.cross_origin_patterns(settings.helper.extension_origins)}},
        methods=["GET", "POST", "DELETE"],
        allow_headers=["authorization", "content-type", "x-standfirst-client"],
        expose_headers=["X-Standfirst", "Retry-After"],
        supports_credentials=False,
        send_wildcard=False,
        always_send=False,
        allow_private_network=False,
        max_age=600,
    )
