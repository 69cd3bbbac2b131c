"""The house holds its shape: who may import whom, no circles, declared access, used templates, sizes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jobfair import DOMAINS
from jobfair.commands.translations import problems
from jobfair.core.access import access_of

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "jobfair"
LAYERS = ("rules", "models", "queries", "messages", "services", "forms", "views")
FLASK_FREE = ("rules", "models", "queries", "messages", "services")
LARGEST_MODULE, LARGEST_FUNCTION, LARGEST_TEMPLATE = 400, 50, 150
# Files that only put the house together may know everyone.
ASSEMBLY = {"jobfair", "jobfair.commands", "jobfair.demo"}


def modules() -> Iterator[tuple[str, Path]]:
    """Dotted name and path of every module of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


MODULES = dict(modules())


def imports_of(path: Path) -> list[tuple[str, int]]:
    """What a module imports of the project, with line numbers."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [(name if name in MODULES else str(node.module), node.lineno) for name in names]
        elif isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
    return found


def domain_of(module: str) -> str:
    """`jobfair.booths.views.employer` → `booths`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def layer_of(module: str) -> str | None:
    """The layer a module of a domain belongs to, None for a noun of its own."""
    parts = module.split(".")
    return parts[2] if len(parts) > 2 and parts[2] in LAYERS else None


def rank_of(module: str) -> int:
    """Height of a module's layer, -1 without one."""
    layer = layer_of(module)
    return LAYERS.index(layer) if layer else -1


def is_assembly(module: str) -> bool:
    """Whether a module belongs to what puts the house together."""
    return module == "jobfair" or module.startswith(("jobfair.commands", "jobfair.demo"))


ORDER = {name: rank for rank, name in enumerate(DOMAINS)}


def upward_imports(module: str) -> Iterator[str]:
    """Imports of a module that go against the order of domains or layers."""
    here = domain_of(module)
    for target, line in imports_of(MODULES[module]):
        where = f"{module}:{line}"
        if not target.startswith("jobfair."):
            if target.split(".")[0] == "flask" and layer_of(module) in FLASK_FREE:
                yield f"{where} {layer_of(module)} imports flask"
            continue
        there = domain_of(target)
        if here in ("core", "extensions") and there not in ("core", "extensions"):
            yield f"{where} the kernel imports {target}"
        elif here in ORDER and ORDER.get(there, -1) > ORDER[here]:
            yield f"{where} {here} imports the higher domain {there}"
        elif here in ORDER and there in ORDER and there != here and layer_of(target) in ("views", "forms"):
            yield f"{where} imports another domain's {layer_of(target)}"
        elif there == here and rank_of(target) > rank_of(module) >= 0:
            yield f"{where} {layer_of(module)} imports {layer_of(target)}"


def test_modules_import_only_downwards():
    problems = [problem for module in MODULES if not is_assembly(module) for problem in upward_imports(module)]
    assert not problems, "\n".join(problems)


def test_modules_import_without_circles():
    graph = {
        name: {target for target, _ in imports_of(path) if target in MODULES and target != name}
        for name, path in MODULES.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> None:
        if name in trail:
            raise AssertionError(" → ".join([*trail[trail.index(name) :], name]))
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, [*trail, name])
            done.add(name)

    for name in graph:
        visit(name, [])


def test_modules_and_functions_keep_their_size():
    large = []
    for module, path in MODULES.items():
        text = path.read_text()
        if text.count("\n") > LARGEST_MODULE:
            large.append(f"{module}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LARGEST_FUNCTION:
                large.append(f"{module}.{node.name}: {node.end_lineno - node.lineno + 1} lines")
    assert not large, "\n".join(large)


def test_modules_import_at_their_top_and_absolutely():
    odd = []
    for module, path in MODULES.items():
        tree = ast.parse(path.read_text())
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        inner = {
            node.lineno
            for function in functions
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        relative = {node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level}
        odd += [f"{module}:{line}" for line in sorted(inner | relative)]
    assert not odd, "\n".join(odd)


def test_every_route_declares_its_access(app):
    forgotten = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and access_of(app, rule.endpoint) is None
    ]
    assert not forgotten


def test_reading_and_writing_routes_are_apart(app):
    """A GET endpoint never carries a verb in its address; a POST-only one has no GET twin by accident."""
    odd = [rule.rule for rule in app.url_map.iter_rules() if re.search(r"/(delete|remove|update)\b", rule.rule)]
    assert not odd


def test_every_template_is_used_and_small():
    templates = ROOT / "templates"
    source = "\n".join(path.read_text() for path in (*PACKAGE.rglob("*.py"), *templates.rglob("*.*")))
    unused, large = [], []
    for path in templates.rglob("*.*"):
        name = str(path.relative_to(templates))
        if name not in source and not name.startswith(("layout/", "components/")):
            unused.append(name)
        if path.read_text().count("\n") > LARGEST_TEMPLATE:
            large.append(name)
    assert not unused, f"never rendered: {unused}"
    assert not large, f"more than {LARGEST_TEMPLATE} lines: {large}"


def test_catalogues_are_complete(app):
    assert problems() == []
