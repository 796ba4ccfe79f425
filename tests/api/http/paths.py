"""The paths of the helper."""

from __future__ import annotations

ALL_PATHS = [
    *("/", "/sample", "/v1/health", "/v1/methods", "/openapi.json", "/static/page.css"),
    *("/v1/summaries", "/v1/articles", "/v1/briefings"),
]
PRIVATE_PATHS = ["/v1/history", "/v1/history/1", "/v1/history/export", "/v1/digest"]
WORK = ["/v1/summaries", "/v1/articles"]
