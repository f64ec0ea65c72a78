"""The reference in docs/TEMPLATES.md, made from views.py; run as a program, this writes it anew."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "TEMPLATES.md"
VIEWS = ROOT / "pressarchive" / "pages" / "views.py"
HEADING = "## Reference\n"

KINDS = {
    "str": "text",
    "int": "number",
    "float": "number",
    "bool": "yes or no",
    "Prose": "safe HTML",
    "tuple[str, ...]": "list of texts",
}


def reference() -> str:
    """Every view and field, in the order of views.py."""
    tree = ast.parse(VIEWS.read_text(encoding="utf-8"))
    views = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return HEADING + "".join(line + "\n" for view in views for line in _section(view))


def _section(view: ast.ClassDef) -> Iterator[str]:
    yield from ("", f"### {view.name}", "", _one_line(ast.get_docstring(view)))
    if view.bases and (base := ast.unparse(view.bases[0])) != "Struct":
        yield f"Besides, all of {base}."
    fields = list(_fields(view))
    if fields:
        yield from ("", "| field | is | |", "|---|---|---|")
    for name, kind, meaning in fields:
        yield f"| `{name}` | {_kind(kind)} | {meaning} |"


def _fields(view: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    for node, after in pairwise([*view.body, ast.Pass()]):
        if isinstance(node, ast.AnnAssign):
            said = (
                isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
                and str(after.value.value)
            )
            yield ast.unparse(node.target), ast.unparse(node.annotation), _one_line(said or "")
        elif isinstance(node, ast.FunctionDef) and node.returns:
            yield node.name, ast.unparse(node.returns), _one_line(ast.get_docstring(node))


def _kind(annotation: str) -> str:
    if annotation.endswith(" | None"):
        return f"{_kind(annotation.removesuffix(' | None'))} or none"
    if annotation.startswith("tuple[") and annotation not in KINDS:
        return f"list of {annotation.removeprefix('tuple[').removesuffix(', ...]')}"
    return KINDS.get(annotation, annotation)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


if __name__ == "__main__":
    written = MANUAL.read_text(encoding="utf-8").partition(HEADING)[0]
    MANUAL.write_text(written + reference(), encoding="utf-8")
