"""Findings as people and as tools read them: lines, JSON, or SARIF 2.1.0."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from kg import __version__
from kg.errors import Words
from kg.model import Severity

if TYPE_CHECKING:
    from kg.cli.console import Console
    from kg.errors import Place
    from kg.model import Finding, Report

__all__ = ["FORMATS", "print_report", "sarif", "tally"]

FORMATS = ("text", "json", "sarif")

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def print_report(console: Console, report: Report, form: str) -> None:
    """Print all findings to stdout and their count to stderr."""
    if form == "text":
        for finding in report.findings:
            click.echo(console.finding_line(finding))
    else:
        value = sarif(report, console.lang) if form == "sarif" else _plain(report)
        click.echo(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))
    console.say(tally(report))


def tally(report: Report) -> Words:
    """Count the findings by gravity."""
    count = dict.fromkeys(Severity, 0)
    for finding in report.findings:
        count[finding.severity] += 1
    bad, odd, more = count.values()
    if not report.findings:
        return Words("Không có lỗi nào.", "Nothing is wrong.")
    return Words(
        f"{bad} lỗi, {odd} lưu ý, {more} thông tin.",
        f"{bad} error(s), {odd} warning(s), {more} note(s).",
    )


def _plain(report: Report) -> list[dict[str, Any]]:
    return [_record(finding) for finding in report.findings]


def _record(finding: Finding) -> dict[str, Any]:
    where, hint = finding.where, finding.hint
    return {
        "severity": finding.severity.name.lower(),
        "code": finding.code,
        "file": where.file if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "cell": where.cell if where else None,
        "about": finding.about,
        "message": {"vi": finding.message.vi, "en": finding.message.en},
        "hint": {"vi": hint.vi, "en": hint.en} if hint else None,
    }


def sarif(report: Report, lang: str) -> dict[str, Any]:
    """Make a SARIF 2.1.0 log, as code hosts and editors read it."""
    codes = sorted({finding.code for finding in report.findings})
    driver = {"name": "kg", "version": __version__, "rules": [{"id": code} for code in codes]}
    results = [_result(finding, codes.index(finding.code), lang) for finding in report.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, rule: int, lang: str) -> dict[str, Any]:
    hint = f" {finding.hint.to(lang)}" if finding.hint else ""
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message.to(lang) + hint},
        "locations": [_location(finding.where)] if finding.where else [],
    }


def _location(where: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.file)}}
    if where.line:
        region = {"startLine": where.line}
        physical["region"] = region | ({"startColumn": where.column} if where.column else {})
    return {"physicalLocation": physical}


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
