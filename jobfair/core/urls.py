"""Absolute addresses for messages, feeds and codes: always from the configured base, never from a Host header."""

import re
from collections.abc import Iterable
from typing import Any

from flask import current_app
from werkzeug.routing import IntegerConverter, ValidationError

from jobfair.core.language import PREFIX, StartResponse, WSGIApp

LARGEST_KEY = 2**31 - 1  # what an integer key of either database can hold
NUL = re.compile("%00|\x00")


class KeyConverter(IntegerConverter):
    """`<int:…>` in addresses: a number that no key can be names nothing (404, never a fault in the database)."""

    def to_python(self, value: str) -> Any:
        """The number; refuses what is beyond any key before it is even converted."""
        if len(value) > len(str(LARGEST_KEY)) or int(value) > LARGEST_KEY:
            raise ValidationError
        return super().to_python(value)


class CleanAddress:
    """WSGI layer that takes NUL out of addresses: nobody types it, and PostgreSQL keeps none."""

    def __init__(self, app: WSGIApp) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        for name in ("PATH_INFO", "QUERY_STRING"):
            text = environ.get(name, "")
            if "%00" in text or "\x00" in text:
                environ[name] = NUL.sub("", text)
        return self.app(environ, start_response)


def absolute(path: str, *, language: str = "zh") -> str:
    """The full address of a path on this portal (path without language prefix)."""
    prefix = PREFIX if language == "en" else ""
    return f"{current_app.config['BASE_URL']}{prefix}{path}"


def path_for(endpoint: str, **values: Any) -> str:
    """The path of a page without host and language prefix, inside or outside a request."""
    return current_app.url_map.bind("localhost").build(endpoint, values)


def absolute_for(endpoint: str, *, language: str = "zh", **values: Any) -> str:
    """The full address of a page."""
    return absolute(path_for(endpoint, **values), language=language)
