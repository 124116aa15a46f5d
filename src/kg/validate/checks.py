"""The graph-wide checks: SPARQL files whose rows are findings.

A file begins with its words (`# id:`, `# vi:`, `# en:`, `# severity:`, `# vi-next:`, `# en-next:`)
and is a SELECT of ?this, and where they help ?value and ?path. It runs as it stands on any engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import ModelError, Place, Words
from kg.terms import NamedNode
from kg.validate.findings import SEVERITIES, Fault, Places, Rule, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.model import Finding, StoreView
    from kg.terms import Triple

__all__ = ["Check", "run_checks"]

_NEEDED = ("id", "vi", "en", "severity", "vi-next", "en-next")


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its words and its question."""

    rule: Rule
    query: str

    @classmethod
    def read(cls, path: Path) -> Check:
        """Read a check; a header that lacks a line is a fault of the file."""
        text = path.read_text(encoding="utf-8")
        said = _header(text)
        missing = [name for name in _NEEDED if name not in said]
        if missing or said["severity"] not in SEVERITIES:
            raise _bad_header(path, missing or ["severity"])
        rule = Rule(
            said["id"],
            SEVERITIES[said["severity"]],
            Words(said["vi"], said["en"]),
            Words(said["vi-next"], said["en-next"]),
        )
        return cls(rule, text)

    @classmethod
    def read_all(cls, folder: Path) -> list[Check]:
        """Read every check of a folder, in the order of the file names."""
        return [cls.read(path) for path in sorted(folder.glob("*.rq"))]


def run_checks(
    view: StoreView,
    checks: Iterable[Check],
    place_of: Mapping[NamedNode, Place],
    *,
    statement_at: Mapping[Triple, Place] | None = None,
) -> Iterator[Finding]:
    """Ask each check of a store and give a finding for each row."""
    places = Places(place_of, statement_at or {})
    for check in checks:
        table = view.select(check.query)
        for row in table.rows:
            said = dict(zip(table.columns, row, strict=True))
            this, path = said.get("this"), said.get("path")
            node = this.value if isinstance(this, NamedNode) else str(this)
            known = path if isinstance(path, NamedNode) else None
            yield finding(
                check.rule, Fault(check.rule.code, node, known, said.get("value")), places
            )


def _header(text: str) -> dict[str, str]:
    lines = (line[1:].strip() for line in text.splitlines() if line.startswith("#"))
    return {k: v.strip() for k, colon, v in (line.partition(":") for line in lines) if colon}


def _bad_header(path: Path, names: list[str]) -> ModelError:
    told = ", ".join(names)
    return ModelError(
        Words(f"Đầu tệp kiểm tra thiếu hoặc sai: {told}.", f"The check's header lacks: {told}."),
        where=Place(str(path), 1),
        hint=Words(
            "Thêm các dòng «# id:», «# vi:», «# en:», «# severity:», «# vi-next:», «# en-next:».",
            "Add the lines “# id:”, “# vi:”, “# en:”, “# severity:”, “# vi-next:”, “# en-next:”.",
        ),
    )
