"""Names the imports that a module never uses, as linters do: `python3 unused_imports.py FILE…`."""

import ast
import pathlib
import sys


def unused(source):
    tree = ast.parse(source)
    imported = {
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    # Types may be written as text.
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return sorted(name for name in imported - used if not any(name + "." in text for text in texts))


failed = False
for path in sys.argv[1:]:
    for name in unused(pathlib.Path(path).read_text()):
        failed = True
        print(f"{path}: {name} is imported and never used")
sys.exit(failed)
