"""The forms of the portal: those its pages show to each person, and those its routes take without showing one."""

import importlib
import pkgutil
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote_plus, urljoin, urlsplit

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.routing.converters import NumberConverter

import jobfair
from jobfair.core.forms import BaseForm
from tests.support.client import Page

BOUNDARY = "hostile-boundary"
FILES = (
    (b"a.pdf", b"%PDF-1.4\nnot really"),
    (b"../../a.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF"),
    ("年\u202e度\ud800.png".encode("utf-8", "surrogatepass"), b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
    (b"x.html", b"<script>hostile(1)</script>"),
    (b"", b""),
    (b"big.jpg", b"\xff\xd8\xff\xe0" + b"A" * 200_000),
)


@dataclass
class Door:
    """A form: where it goes, and what a decent hand would send."""

    method: str
    path: str
    fields: list[tuple[bytes, bytes]] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    is_multipart: bool = False


def doors_of(page: Page, at: str) -> list[Door]:
    """The forms of one page, filled as it shows them."""
    found = []
    for form in page.all("form"):
        attrs = form.attrs
        door = Door(
            method="POST" if attrs.get("method", "get").lower() == "post" else "GET",
            path=urljoin(at, attrs.get("action") or at),
            is_multipart="multipart" in (attrs.get("enctype") or ""),
        )
        for node in form.query("input, select, textarea, button"):
            _note(door, node)
        found.append(door)
    return found


def _note(door: Door, node: object) -> None:
    attrs = node.attrs  # type: ignore[attr-defined]
    name, kind = attrs.get("name"), attrs.get("type", "")
    if not name or name == "csrf_token":
        return
    if kind == "file":
        door.files.append(name.encode())
    elif node.name == "select":  # type: ignore[attr-defined]
        options = [option.attrs.get("value") or "" for option in node.query("option")]  # type: ignore[attr-defined]
        door.fields += [(name.encode(), option.encode()) for option in options[1:2] or options]
    elif node.name == "textarea":  # type: ignore[attr-defined]
        door.fields.append((name.encode(), node.to_text().encode("utf-8", "replace")))  # type: ignore[attr-defined]
    else:
        door.fields.append((name.encode(), (attrs.get("value") or "").encode("utf-8", "replace")))


def all_field_names() -> list[bytes]:
    """Names of every field of every form class there is."""
    for module in pkgutil.walk_packages(jobfair.__path__, "jobfair."):
        if ".forms" in module.name:
            importlib.import_module(module.name)
    names, classes = set(), list(BaseForm.__subclasses__())
    while classes:
        form = classes.pop()
        classes += form.__subclasses__()
        names |= {
            name for name in dir(form) if not name.startswith("_") and "UnboundField" in repr(getattr(form, name))
        }
    return sorted(name.encode() for name in names)


def unshown(app: Flask, shown: set[str], names: list[bytes], known: list[bytes], rng: Random) -> list[Door]:
    """Routes that take a POST and that no page's form leads to, with fields of all forms."""
    adapter = app.url_map.bind("localhost")
    found = []
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()) or rule.rule in shown:
            continue
        values = {name: _value(rule, name, known, rng) for name in rule.arguments}
        path = adapter.build(rule.endpoint, values, method="POST")
        found.append(Door("POST", path, [(name, b"1") for name in rng.sample(names, min(25, len(names)))]))
    return found


def _value(rule: Rule, name: str, known: list[bytes], rng: Random) -> object:
    converter = rule._converters[name]
    if items := getattr(converter, "items", None):
        return sorted(items)[0]
    return rng.randrange(1, 200) if isinstance(converter, NumberConverter) else rng.choice(known).decode() or "x"


def rule_of(app: Flask, path: str) -> str | None:
    """The rule a form leads to."""
    try:
        rule, _values = app.url_map.bind("localhost").match(urlsplit(path).path, method="POST", return_rule=True)
    except Exception:  # not found, or only by another method: no rule of ours
        return None
    return str(rule.rule)


def encode(
    fields: list[tuple[bytes, bytes]], files: list[tuple[bytes, bytes, bytes]], multipart: bool
) -> tuple[bytes, str]:
    """The body of a request and its content type; bytes stay as they are."""
    if not multipart:
        body = b"&".join(quote_plus(name).encode() + b"=" + quote_plus(value).encode() for name, value in fields)
        return body, "application/x-www-form-urlencoded"
    parts = [b'Content-Disposition: form-data; name="%s"\r\n\r\n%s' % pair for pair in fields]
    for name, file_name, content in files:
        head = b'Content-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: image/png\r\n\r\n'
        parts.append(head % (name, file_name) + content)
    line = b"--" + BOUNDARY.encode()
    body = b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"
    return body, f"multipart/form-data; boundary={BOUNDARY}"
