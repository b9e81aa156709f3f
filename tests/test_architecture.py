"""The house rules a machine can see: the staircase, small functions and files, and what stands in the package."""

import ast
import subprocess
import sys
from pathlib import Path

import burden

ROOT = Path(burden.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))


def test_imports_go_down_the_staircase_only():
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT.parent / ".importlinter"), no_cache=True) == 0


def test_no_file_is_over_300_lines():
    assert [path.name for path in FILES if path.read_text(encoding="utf-8").count("\n") > 300] == []


def test_no_function_is_over_50_lines():
    long = []
    for path in FILES:
        functions = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)]
        long += [f"{path.name}:{each.name}" for each in functions if each.end_lineno - each.lineno + 1 > 50]
    assert long == []


def test_help_and_time_phrases_do_not_pay_for_pandas():
    code = "import sys, burden.cli, burden.when; sys.exit('pandas' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
