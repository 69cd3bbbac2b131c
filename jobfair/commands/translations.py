"""Catalogues: one `.po` per domain under `translations/zh/`, compiled into one `messages.mo`."""

import io
import re
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from flask.cli import AppGroup

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent
CATALOGUES = PACKAGE / "translations" / "zh"
COMPILED = CATALOGUES / "LC_MESSAGES" / "messages.mo"
PYTHON_KEYWORDS = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "_n": (1, 2),
    "ngettext": (1, 2),
}
CORE_FOLDERS = {"core", "layout", "components", "errors", "styleguide", "commands"}
PLACEHOLDER = re.compile(r"%\((\w+)\)")

translations_cli = AppGroup("translations", help="Keep the catalogues complete.")


def domain_of(path: Path) -> str:
    """The catalogue a source file's strings belong to: its first folder; core for what is shared."""
    parts = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT / "templates").parts
    name = parts[0] if len(parts) > 1 else "core"
    return "core" if name in CORE_FOLDERS else name


def extract() -> dict[str, Catalog]:
    """All marked strings of the source, by catalogue; a string used in several goes to the first by name."""
    found: dict[str, Catalog] = {}
    seen: set[object] = set()
    sources = [(path, "python") for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]
    sources += [(path, "jinja2") for path in sorted((ROOT / "templates").rglob("*")) if path.is_file()]
    for path, method in sorted(sources, key=lambda item: (domain_of(item[0]) != "core", str(item[0]))):
        keywords = PYTHON_KEYWORDS
        options = {"trimmed": "true", "silent": "false"} if method == "jinja2" else {}
        for line, message, comments, _context in extract_from_file(method, str(path), keywords, (), options):
            key = message[0] if isinstance(message, tuple) else message
            domain = domain_of(path)
            if key in seen and not (domain in found and key in found[domain]):
                continue
            seen.add(key)
            catalogue = found.setdefault(domain, Catalog(locale="zh"))
            catalogue.add(message, locations=[(str(path.relative_to(ROOT)), line)], auto_comments=comments)
    return found


def read(path: Path) -> Catalog:
    """A catalogue from disk, empty when there is none."""
    if not path.exists():
        return Catalog(locale="zh")
    return read_po(io.BytesIO(path.read_bytes()), locale="zh")


def texts(catalogues: list[Catalog]) -> dict[object, object]:
    """Every translated message of the catalogues."""
    return {message.id: message.string for catalogue in catalogues for message in catalogue if message.id}


def problems() -> list[str]:
    """What is missing or wrong in the catalogues, one sentence each; empty when they are complete."""
    found = []
    for domain, catalogue in extract().items():
        known = texts([read(CATALOGUES / f"{domain}.po")])
        for message in catalogue:
            if not message.id:
                continue
            string = known.get(message.id)
            first = message.id[0] if isinstance(message.id, tuple) else message.id
            forms = string if isinstance(string, tuple) else (string,)
            if not all(forms):
                found.append(f"{domain}.po: no Chinese for “{first}”")
                continue
            wanted = set(PLACEHOLDER.findall(str(first)))
            if any(set(PLACEHOLDER.findall(str(form))) - wanted - {"num"} for form in forms):
                found.append(f"{domain}.po: placeholders differ in “{first}”")
    return found


@translations_cli.command("update")
def update() -> None:
    """Extract all strings; keep what is translated, add what is new, drop what is gone."""
    known = texts([read(path) for path in sorted(CATALOGUES.glob("*.po"))])
    for domain, catalogue in extract().items():
        for message in catalogue:
            if message.id and (string := known.get(message.id)):
                message.string = string  # type: ignore[assignment]
        path = CATALOGUES / f"{domain}.po"
        buffer = io.BytesIO()
        write_po(buffer, catalogue, width=120, sort_output=True, omit_header=True, no_location=True)
        content = buffer.getvalue()
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    click.echo(f"{len(problems())} texts without Chinese")


@translations_cli.command("check")
def check() -> None:
    """Exit with 1 and a list when a text has no Chinese."""
    found = problems()
    for line in found:
        click.echo(line)
    raise SystemExit(1 if found else 0)


def compile_catalogues() -> None:
    """Write `messages.mo` from all catalogues when one of them is newer."""
    sources = sorted(CATALOGUES.glob("*.po"))
    newest = max((path.stat().st_mtime for path in sources), default=0.0)
    if COMPILED.exists() and COMPILED.stat().st_mtime >= newest:
        return
    whole = Catalog(locale="zh")
    for path in sources:
        for message in read(path):
            if message.id and message.string:
                whole.add(message.id, message.string)
    COMPILED.parent.mkdir(exist_ok=True)
    buffer = io.BytesIO()
    write_mo(buffer, whole)
    partial = COMPILED.with_suffix(".tmp")
    partial.write_bytes(buffer.getvalue())
    partial.replace(COMPILED)


@translations_cli.command("compile")
def compile_command() -> None:
    """Compile all catalogues into one."""
    compile_catalogues()
