"""The editor is vendored: its files are those that were taken in, and no page loads from elsewhere."""

import hashlib
import json
import re

import pytest

from kg import assets

EDITOR = assets.asset("viz", "static", "vendor", "codemirror")
OURS = [
    *sorted(assets.asset("viz", "static", "web").iterdir()),
    *sorted(assets.asset("viz", "templates", "web").iterdir()),
]


def test_the_editor_is_the_one_that_was_taken_in():
    told = json.loads((EDITOR / "VENDOR.json").read_text(encoding="utf-8"))
    assert told["license"] == "MIT"
    assert "Permission is hereby granted" in (EDITOR / "LICENSE").read_text(encoding="utf-8")
    known = {name: file["sha256"] for name, file in told["files"].items()}
    there = {path.name for path in EDITOR.iterdir()} - {"VENDOR.json", "LICENSE"}
    assert there == set(known)
    for name, digest in known.items():
        assert hashlib.sha256((EDITOR / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_nothing_of_a_page_comes_from_elsewhere_or_runs_inline(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href|action|url\()\s*=?\s*[\"'(]?(?:https?:)?//", text)
    assert not re.search(r"<script(?![^>]*\b(?:src|type=\"application/))", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']|\sstyle\s*=\s*[\"']|javascript:", text)
