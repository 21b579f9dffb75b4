"""Each module imports only from layers above its own (style guide, section 1); the steps stand apart."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "dateline"
LAYERS = (
    "errors",
    "workers",
    "records",
    "resources",
    "read",
    "language",
    "events",
    "ground",
    "merge",
    "store",
    "export",
    "check",
    "write",
    "review",
    "pipeline",
    "cli",
    "__main__",
)
STEPS = ("read", "language", "events", "ground", "merge")
MODULES = sorted(SOURCE.rglob("*.py"))


def layer_of(module):
    """The layer of a file, or of a dotted name below `dateline`."""
    return module.relative_to(SOURCE).parts[0].removesuffix(".py") if isinstance(module, Path) else module


def imported(module):
    """Dotted names of everything that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} imports relatively"
            yield node.module


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_a_module_imports_only_from_layers_above_its_own(module):
    own = layer_of(module)
    if own == "__init__":
        return
    for name in imported(module):
        top, _, rest = name.partition(".")
        if top != "dateline" or not rest:
            continue
        layer = rest.partition(".")[0]
        assert LAYERS.index(layer) <= LAYERS.index(own), f"{own} imports {layer}"
        if own in STEPS and layer in STEPS:
            assert layer == own, f"the step {own} imports the step {layer}"


@pytest.mark.parametrize("heavy", ["torch", "transformers", "spacy", "sklearn"])
def test_no_module_imports_a_training_library(heavy):
    for module in MODULES:
        assert heavy not in {name.partition(".")[0] for name in imported(module)}, module


def test_every_module_says_what_it_is_about():
    silent = [
        str(module) for module in MODULES if not ast.get_docstring(ast.parse(module.read_text("utf-8")))
    ]
    assert silent == []
