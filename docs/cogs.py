"""What the documents call to write real output: commands run, tables drawn from the files."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import cog

ROOT = Path(__file__).resolve().parents[1]


def output(command: str) -> str:
    """Give what a `kg …` command prints, words and data together, at a width that fits a page."""
    args = shlex.split(command)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "kg", *args],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "92", "PYTHONUTF8": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.replace(f"{ROOT}{os.sep}", "").rstrip()


def shell(*commands: str) -> None:
    """Print commands and their real output as one block."""
    cog.outl("\n```console")
    for command in commands:
        cog.outl(f"$ {command}")
        cog.outl(output(command))
    cog.outl("```\n")


def questions(lang: str) -> None:
    """Print the table of all named questions, each linked to its file."""
    from kg import query

    cog.outl("\n| | " + ("Question" if lang == "en" else "Câu hỏi") + " |\n|---|---|")
    for name, question in sorted(query.named().items()):
        path = next((ROOT / "queries" / name[:2]).glob(f"{name}-*.rq")).relative_to(ROOT)
        cog.outl(f"| [{name}](../{path.as_posix()}) | {question.title.to(lang)} |")
    cog.outl()


def commands() -> None:
    """Print the help of every command, Vietnamese first."""
    from kg.cli.group import COMMANDS

    for name in COMMANDS:
        cog.outl(f"\n## kg {name}\n\n```text\n{output(f'kg {name} --help')}\n```")
    cog.outl()
