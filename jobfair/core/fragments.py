"""Parts of pages that are drawn once and kept: `{% call kept('footer', locale, site.phone) %}…{% endcall %}`.

The key names everything that can make the part look different: the language, the address where links or the place
one is at depend on it, who reads where that matters. Of rows of the database it names the content, or something
that is new whenever the data is. A part with a form token, a nonce or a person's own data is never kept.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from threading import Lock

from flask import Flask
from markupsafe import Markup

MOST_CHARACTERS = 16_000_000  # of all kept parts of one process


class Fragments:
    """The kept parts of one application, the longest unused dropped first."""

    def __init__(self, *, most_characters: int = MOST_CHARACTERS) -> None:
        self.most_characters = most_characters
        self.characters = 0
        self._parts: OrderedDict[Hashable, Markup] = OrderedDict()
        self._lock = Lock()

    def kept(self, *key: Hashable, caller: Callable[[], str]) -> Markup:
        """The part under this key, drawn by the template (`caller`) the first time."""
        part = self._parts.get(key)
        if part is None:
            return self._keep(key, Markup(caller()))  # noqa: S704 (drawn and escaped by the template)
        with suppress(KeyError):  # somebody may just have dropped it
            self._parts.move_to_end(key)
        return part

    def _keep(self, key: Hashable, part: Markup) -> Markup:
        with self._lock:
            if (old := self._parts.pop(key, None)) is not None:
                self.characters -= len(old)
            self._parts[key] = part
            self.characters += len(part)
            while self.characters > self.most_characters and len(self._parts) > 1:
                _key, dropped = self._parts.popitem(last=False)
                self.characters -= len(dropped)
        return part


def init_app(app: Flask) -> None:
    """`kept` in every template; in debug mode parts are drawn each time, so that a changed template shows."""
    fragments = app.extensions["fragments"] = Fragments()
    app.jinja_env.globals["kept"] = _drawn if app.debug else fragments.kept


def _drawn(*_key: Hashable, caller: Callable[[], str]) -> Markup:
    return Markup(caller())  # noqa: S704 (drawn and escaped by the template)
