"""Languages of the portal. Chinese is the default; English pages live under the prefix `/en`.

Source strings are English. `_` translates now, `_l` when it is shown, `_n` chooses by number.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote

from flask import Flask, has_request_context, request
from flask_babel import force_locale, get_locale, get_translations
from flask_babel import gettext as babel_gettext
from flask_babel import lazy_gettext as babel_lazy_gettext
from flask_babel import ngettext as babel_ngettext
from flask_babel.speaklater import LazyString

__all__ = ["Bilingual", "LanguagePrefix", "Text", "_", "_l", "_n", "current_language", "in_language"]


def _(text: str, **values: Any) -> str:
    """`text` in the reader's language, now."""
    return str(babel_gettext(text, **values))


def _l(text: str, **values: Any) -> LazyString:
    """`text` in the language of whoever reads it later."""
    return babel_lazy_gettext(text, **values)


def _n(one: str, many: str, num: int, **values: Any) -> str:
    """The form for `num` (given to the text as `%(num)s`)."""
    return str(babel_ngettext(one, many, num, **values))


Text = str | LazyString
LANGUAGES = ("zh", "en")
DEFAULT = "zh"
PREFIX = "/en"
# What may stand in an address as it is (RFC 3986); everything else is percent-encoded. A query is so already.
SAFE_IN_PATH = "/:@!$&'()*+,;=~"
SAFE_IN_QUERY = SAFE_IN_PATH + "?%"

StartResponse = Callable[..., Any]
WSGIApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


class Bilingual(NamedTuple):
    """A text in both languages, for words that are data rather than interface."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.en if current_language() == "en" else self.zh


class LanguagePrefix:
    """WSGI layer that moves `/en` into SCRIPT_NAME, so that every generated link keeps the language."""

    def __init__(self, app: WSGIApp) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == PREFIX or path.startswith(PREFIX + "/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PREFIX
            environ["PATH_INFO"] = path[len(PREFIX) :] or "/"
        return self.app(environ, start_response)


def choose_language() -> str:
    """Language of the request: its address decides, nothing hidden does."""
    if has_request_context() and request.script_root.endswith(PREFIX):
        return "en"
    return DEFAULT


def current_language() -> str:
    """`zh` or `en`, inside a request or a forced locale."""
    locale = get_locale()
    return locale.language if locale is not None else DEFAULT


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak `language` for a while (notices are written in the reader's language)."""
    with force_locale(language if language in LANGUAGES else DEFAULT):
        yield


def other_language_url() -> str:
    """The same page in the other language, query string included."""
    root = request.script_root
    base = root[: -len(PREFIX)] if root.endswith(PREFIX) else root + PREFIX
    query = quote(request.query_string, safe=SAFE_IN_QUERY)
    return base + quote(request.path, safe=SAFE_IN_PATH) + ("?" + query if query else "")


@lru_cache(maxsize=10_000)
def _said(_language: str, text: str) -> str:
    return str(get_translations().ugettext(text))


@lru_cache(maxsize=10_000)
def _counted(_language: str, one: str, many: str, num: int) -> str:
    return str(get_translations().ungettext(one, many, num))


def init_app(app: Flask) -> None:
    """Words of templates are looked up in a catalogue once a language: a page asks for some hundred."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: _said(current_language(), text),
        ngettext=lambda one, many, num: _counted(current_language(), one, many, num),
        newstyle=True,
    )
