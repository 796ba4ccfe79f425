"""The Flask application: rooms behind the gate, and one way out for replies and for errors."""

from __future__ import annotations

import logging
import time
import uuid

from flask import Flask, Response, g, request
from flask.json.provider import DefaultJSONProvider
from flask_cors import CORS
from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import MethodNotAllowed as WerkzeugMethodNotAllowed

from standfirst.access import Access
from standfirst.config import Settings
from standfirst.errors import StandfirstError
from standfirst.history import History
from standfirst.web import about, gate, headers, journal, origins, page, pairing, problems, summaries
from standfirst.web.answers import Answers
from standfirst.web.history import room as history_room
from standfirst.web.services import Services, provide
from standfirst.workers import Pool, faults

_log = logging.getLogger(__name__)


class _Json(DefaultJSONProvider):
    """JSON as the contract shows it: names in their order, letters of any script as they are."""

    ensure_ascii = False
    sort_keys = False


def create_app(settings: Settings, pool: Pool, access: Access, history: History) -> Flask:
    """Build the application.

    Args:
        settings: the port says which Host is ours; bounds and origins are the gate's.
        pool: where pages are read. It may still be starting.
        access: who may open private data.
        history: the private data.
    """
    app = Flask("standfirst.web", static_folder="static", static_url_path="/static")
    app.url_map.merge_slashes = False  # a redirect would echo the path
    app.config["MAX_CONTENT_LENGTH"] = settings.bounds.body_bytes
    app.json = _Json(app)
    provide(app, Services(settings, pool, access, history, Answers(settings.answers)))
    app.register_blueprint(about.room)
    app.register_blueprint(summaries.room)
    app.register_blueprint(page.room)
    app.register_blueprint(pairing.room)
    app.register_blueprint(history_room)
    _finish_replies(app)
    _answer_errors(app)
    _answer_extensions(app, settings)
    app.wsgi_app = gate.Gate(  # type: ignore[method-assign]  # Flask's documented place for middleware
        app.wsgi_app,
        app.url_map,
        settings,
        pool,
        access,
    )
    return app


def _finish_replies(app: Flask) -> None:
    """Note when a request came, refuse it where the gate did, and finish every reply alike."""

    @app.before_request
    def begin() -> None:
        g.begin = time.perf_counter()
        refusal: StandfirstError | None = request.environ.get(gate.REFUSAL)
        if refusal:
            raise refusal

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
        journal.note(journal.Line(request.method, route, response.status_code, milliseconds, size, request_id))
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
