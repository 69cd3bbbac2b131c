"""The OpenAPI document in the reader's language."""

from typing import Any

from flask import current_app
from flask_babel.speaklater import LazyString

from jobfair.core.language import PREFIX, _, current_language
from jobfair.core.pages import site


def spoken() -> dict[str, Any]:
    """The document with every lazy text spoken now."""
    spec: dict[str, Any] = spoken_now(current_app.extensions["open_data"].spec.to_dict())
    spec["info"] = {
        "title": _("Open data: %(name)s", name=site()["name"]),
        "version": current_app.config["API_VERSION"],
        "description": _("Reading needs no key and is free of charge. Nothing in it is personal data."),
    }
    spec["components"]["schemas"].pop("PaginationMetadata", None)  # comes with the library; no answer has it
    prefix = PREFIX if current_language() == "en" else ""
    spec["servers"] = [{"url": current_app.config["BASE_URL"] + prefix}]
    return spec


def spoken_now(value: Any) -> Any:
    """A structure with every lazy text in it in the reader's language."""
    if isinstance(value, dict):
        return {str(key): spoken_now(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [spoken_now(one) for one in value]
    return str(value) if isinstance(value, LazyString) else value
