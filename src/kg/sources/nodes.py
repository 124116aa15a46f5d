"""The tree of a YAML file: every scalar a string, every key and value with its place.

Built from parser events rather than by a loader, so that a key written twice, an alias, a tag or
a suspicious character is a finding with its line and nothing is decided behind the author's back:
`05` stays `05` and `no` stays `no`. Text comes out in NFC.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

from kg.errors import Place, SourceError, Words
from kg.sources.messages import error, finding, yaml_problem
from kg.text import is_nfc, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Finding

__all__ = ["Entry", "ListNode", "MapNode", "Node", "Scalar", "parse"]

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 32
_PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
# What a YAML reader refuses without naming the line; a byte-order mark counts as one here.
_CONTROL = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_FOREIGN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "FULLWIDTH", "MATHEMAT")
_TWINS = "ÐðƉɖıȷ"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string; `start` and `end` are its code points in the file, quotes included."""

    value: str
    where: Place
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list; `flow` tells `[a, b]` from lines with dashes."""

    items: tuple[Node, ...]
    where: Place
    flow: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping; of a key written twice the first stands."""

    entries: dict[str, Entry]
    where: Place

    def get(self, key: str) -> Node | None:
        """Give the value of a key."""
        found = self.entries.get(key)
        return found.value if found else None

    def text(self, key: str) -> str:
        """Give the text of a key that holds a string, else ""."""
        found = self.get(key)
        return found.value if isinstance(found, Scalar) else ""

    def place(self, key: str) -> Place:
        """Give the place of a key's value, or the mapping's own."""
        found = self.get(key)
        return found.where if found else self.where


Node: TypeAlias = Scalar | ListNode | MapNode


def parse(text: str, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Parse YAML into a tree and the findings made on the way; a syntax error is raised."""
    bad = _CONTROL.search(text)
    if bad:
        raise error("control-character", _place(text, bad.start(), file), code=_code(bad.group()))
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as problem:
        raise _syntax(problem, file, builder.unclosed) from None
    return builder.root, tuple(builder.findings)


def _place(text: str, at: int, file: str) -> Place:
    before = re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text[:at])
    return Place(file, len(before), len(before[-1]) + 1)


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def _syntax(problem: yaml.MarkedYAMLError, file: str, unclosed: Place | None) -> SourceError:
    words, mark = yaml_problem(problem.problem or ""), problem.problem_mark
    where = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    # What is opened and never closed goes wrong far below; the place to mend is where it opens.
    opened = problem.context_mark if "quoted scalar" in (problem.context or "") else None
    start = Place(file, opened.line + 1, opened.column + 1) if opened else unclosed
    if start and start.line != where.line:
        line = where.line
        words = Words(f"{words.vi} (đọc đến dòng {line})", f"{words.en} (read up to line {line})")
    return error("yaml-syntax", start or where, problem=words)


@dataclass(slots=True)
class _Frame:
    """A collection being read; a mapping's children alternate key, value."""

    where: Place
    mapping: bool
    flow: bool
    children: list[Node] = field(default_factory=list)


class _Builder:
    """Makes the tree, event by event."""

    def __init__(self, file: str) -> None:
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._file = file
        self._open: list[_Frame] = []

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check_tag(event)
            self._place_node(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._place_node(self._finish(self._open.pop()))
        elif isinstance(event, yaml.AliasEvent):
            where = self._at(event)
            self._add("alias", where)
            self._place_node(Scalar("", where))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise error("many-documents", self._at(event))

    @property
    def unclosed(self) -> Place | None:
        """Tell where the innermost bracket opens that is still open."""
        return self._open[-1].where if self._open and self._open[-1].flow else None

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        self._check_tag(event)
        where = self._at(event)
        if len(self._open) >= _DEEPEST:
            raise error("too-deep", where, limit=str(_DEEPEST))
        mapping = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Frame(where, mapping, bool(event.flow_style)))

    def _at(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file)

    def _add(self, code: str, where: Place, /, **values: str) -> None:
        self.findings.append(finding(code, where, "", **values))

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag not in _PLAIN_TAGS:
            self._add("tag", self._at(event), tag=str(event.tag))
        if event.anchor is not None:
            self._add("alias", self._at(event))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        where = self._at(event)
        value: str = event.value
        if not (value.isascii() and value.isprintable()):
            value = self._cleaned(value, where)
        start, end = event.start_mark, event.end_mark
        return Scalar(value, where, start.index if start else 0, end.index if end else 0)

    def _cleaned(self, value: str, where: Place) -> str:
        if not is_nfc(value):
            self._add("not-nfc", where, text=nfc(value))
        hidden = _INVISIBLE.search(value)
        if hidden:
            shown = _INVISIBLE.sub(lambda m: f"<{_code(m.group())}>", value)
            self._add("invisible-character", where, code=_code(hidden.group()), text=shown)
            value = value.encode(errors="replace").decode()
        for twin in _look_alikes(value):
            name = unicodedata.name(twin, "")
            self._add("look-alike", where, char=twin, code=_code(twin), name=name, text=value)
        return nfc(value)

    def _finish(self, frame: _Frame) -> Node:
        if not frame.mapping:
            return ListNode(tuple(frame.children), frame.where, frame.flow)
        entries: dict[str, Entry] = {}
        children = iter(frame.children)
        for key, value in zip(children, children, strict=True):
            if not isinstance(key, Scalar):
                self._add("key-form", key.where)
            elif key.value in entries:
                first = entries[key.value].key.where
                self._add("key-twice", key.where, key=key.value, first=str(first.line))
            else:
                entries[key.value] = Entry(key, value)
        return MapNode(entries, frame.where)

    def _place_node(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node


def _look_alikes(value: str) -> Iterator[str]:
    for char in sorted(set(value)):
        if char in _TWINS or unicodedata.name(char, "").startswith(_FOREIGN):
            yield char
