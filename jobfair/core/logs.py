"""Logs: one JSON object a line, with a request id, without personal data or secrets."""

import json
import logging
import sys
import time
import uuid
from datetime import UTC, datetime

from flask import Flask, Response, g, has_request_context, request


class JsonLines(logging.Formatter):
    """Formats a record as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, message, request id and, for a failure, its trace."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context():
            line["request_id"] = g.get("request_id")
        line.update(getattr(record, "fields", {}))
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def init_app(app: Flask) -> None:
    """Log to standard error and one line per request: method, route (not the address), status, milliseconds."""
    stream = logging.StreamHandler(sys.stderr)
    stream.setFormatter(JsonLines())
    logger = logging.getLogger("jobfair")
    logger.handlers = [stream]
    logger.setLevel(app.config["LOG_LEVEL"])
    logger.propagate = bool(app.testing)
    access = logging.getLogger("jobfair.access")

    @app.before_request
    def start() -> None:
        g.request_id = uuid.uuid4().hex
        g.started = time.perf_counter()

    @app.after_request
    def finish(response: Response) -> Response:
        if "started" in g and request.endpoint != "static":
            fields = {
                "method": request.method,
                "route": request.url_rule.rule if request.url_rule else None,
                "status": response.status_code,
                "ms": round((time.perf_counter() - g.started) * 1000, 1),
            }
            access.info("request", extra={"fields": fields})
            response.headers["X-Request-ID"] = g.request_id
        return response
