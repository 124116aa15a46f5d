import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from exceptions import ANSWERS, FOLDERS, SYNTAX
from suites import SPARQL, graphs, quads

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "web"))
from homes import put_up
from serving import serving


@pytest.fixture(scope="session")
def suite(tmp_path_factory):
    """Serve the data of all query cases."""
    with serving(put_up(tmp_path_factory.mktemp("suite"), quads(), graphs=graphs())) as running:
        yield running


def pytest_terminal_summary(terminalreporter):
    """Print how many cases of each kind passed, and each exception with its reason."""
    counts = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            found = re.search(r"conformance/test_\w+\.py::test_(\w+)\[", report.nodeid)
            if found:
                counts[found[1].replace("_", " "), outcome] += 1
    if not counts or not SPARQL:
        return
    terminalreporter.section("W3C suites")
    for kind in sorted({kind for kind, _ in counts}):
        passed = counts[kind, "passed"]
        terminalreporter.line(f"{passed:4} of {passed + counts[kind, 'failed']:<4} {kind}")
    terminalreporter.line("exceptions of SPARQL 1.1:")
    for name, reason in (*sorted((ANSWERS | SYNTAX).items()), *sorted(FOLDERS.items())):
        terminalreporter.line(f"  {name}: {reason}")
