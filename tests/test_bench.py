"""The measurements start: they take minutes, so nobody sees one broken until it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"
SCRIPTS = sorted(BENCH.glob("*_peers.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_measurement_takes_the_options_that_all_take(script):
    command = [sys.executable, script, "--help"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--quick" in run.stdout
    assert script.name in run.stdout


def test_each_measurement_has_a_result_that_is_written_down():
    written = {path.stem for path in (BENCH / "results").glob("*.md")}
    assert written == {script.stem for script in SCRIPTS}
