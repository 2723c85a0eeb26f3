"""The layers, held by a program: who imports whom, what stands where, how long a file may be."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPLICATIONS = ("cppcc", "members", "plans", "proposals")
MAX_LINES = 300

# From the bottom to the top; a module imports only from layers below its own, or from its own.
LAYERS = (
    ("figures",),
    ("querysets",),
    ("models",),
    ("permissions",),
    ("workflow", "numbering", "recognition", "importing", "stroke_order", "pinyin", "passwords", "masking"),
    ("deadlines", "snapshot", "checking", "differences", "progress", "adjustment"),
    ("documents",),
    ("services", "statistics"),
    ("forms", "filters", "tables", "importers"),
    ("views", "jobs", "tasks", "admin", "management", "menu", "workbench", "middleware"),
    ("urls", "apps"),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
SHARED = {"models", "querysets", "services", "permissions"}
QUERY_FREE = {"views", "forms", "tasks", "jobs", "documents", "admin", "management", "filters", "tables"}
QUERY_METHODS = {
    "filter",
    "exclude",
    "annotate",
    "aggregate",
    "select_related",
    "prefetch_related",
    "values_list",
}
EMPTY_NAMES = re.compile(r"(^|/)(utils?|helpers?|misc|common|core)(\.py|/)")
LEFTOVERS = re.compile(r"\b(TODO|FIXME|XXX)\b|breakpoint\(\)|except Exception:\s*pass")
HEAVY = {"weasyprint": "cppcc/documents/", "docx": "cppcc/documents/"}

FILES = [
    path.relative_to(ROOT)
    for application in APPLICATIONS
    for path in sorted((ROOT / application).rglob("*.py"))
    if "migrations" not in path.parts
]


def layer(path):
    return path.parts[1].removesuffix(".py") if len(path.parts) > 1 else ""


def imports(path):
    """(application, layer) of every import of our own, and the first name of every other."""
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = list(path.parent.parts)
            base = package[: len(package) - node.level + 1] if node.level else []
            module = base + (node.module or "").split(".") if node.module else base
            yield from ([*module, alias.name] for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_file_is_short_and_its_name_says_something(path):
    text = (ROOT / path).read_text()
    assert text.count("\n") <= MAX_LINES
    assert not EMPTY_NAMES.search(str(path))
    assert not LEFTOVERS.search(text)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_go_downwards(path):
    own = APPLICATIONS.index(path.parts[0])
    wrong = []
    for names in imports(path):
        if names[0] in HEAVY and not str(path).startswith(HEAVY[names[0]]):
            wrong.append(names)
        if names[0] not in APPLICATIONS or path.name in ("settings.py",):
            continue
        other, target = APPLICATIONS.index(names[0]), names[1] if len(names) > 1 else ""
        if other > own or (0 < other < own and target not in SHARED):
            wrong.append(names)
        if other == own and RANK.get(target, 0) > RANK.get(layer(path), len(LAYERS)) and own > 0:
            wrong.append(names)
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in FILES if layer(path) in QUERY_FREE], ids=str)
def test_queries_stand_in_querysets(path):
    tree = ast.parse((ROOT / path).read_text())
    calls = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    found = [f"{path}:{call.lineno} .{call.func.attr}()" for call in calls if call.func.attr in QUERY_METHODS]
    assert found == []


def test_templates_mark_nothing_safe_and_hold_no_script_or_style():
    wrong = re.compile(r"\|\s*safe\b|\bon\w+=\"|<style|\sstyle=\"|<script(?![^>]*\bsrc=)|{%\s*autoescape off")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        if path.relative_to(ROOT / "templates").parts[0] != "documents"
        for match in wrong.finditer(path.read_text())
    ]
    assert found == []
