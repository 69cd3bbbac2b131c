"""Absolute addresses for messages, feeds and codes: always from the configured base, never from a Host header."""

from typing import Any

from flask import current_app

from jobfair.core.language import PREFIX


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
