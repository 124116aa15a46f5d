"""The wheel, installed into an empty environment, does the demo's work from an empty folder."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT], check=True
    )
    return next(folder.glob("lantoa-*.whl"))


@pytest.fixture(scope="module")
def kg(wheel, tmp_path_factory):
    place = tmp_path_factory.mktemp("trống")
    venv.create(place / "env", with_pip=True)
    python = place / "env" / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel], check=True
    )
    (place / "empty").mkdir()
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "KG_HOME", "KG_DATA")}

    def run(*args):
        return subprocess.run(
            [python.parent / "kg", *args],
            cwd=place / "empty",
            env=env | {"HOME": str(place), "XDG_DATA_HOME": str(place / "data")},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    run.folder = place / "empty"
    return run


def test_the_four_folders_are_in_the_wheel(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("ontology", "queries", "viz", "data"):
        assert any(n.startswith(f"kg/_assets/{folder}/") for n in names)
    assert "kg/py.typed" in names


def test_the_commands_of_the_demo_run_from_an_empty_folder(kg):
    for command in (
        ["build"],
        ["ask", "cq12"],
        ["search", "hoi ccb"],
        ["export", "turtle", "-o", "facts.ttl"],
        ["view", "-o", "mang-luoi.html"],
        ["check"],
    ):
        done = kg(*command)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        assert "Traceback" not in done.stderr
    assert sorted(p.name for p in kg.folder.iterdir()) == ["facts.ttl", "mang-luoi.html"]


def test_the_demo_itself_runs_from_an_empty_folder(kg):
    done = kg("demo")
    assert done.returncode == 0, done.stderr
    assert "kg ask" in done.stdout + done.stderr
