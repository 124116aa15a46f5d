"""Tells an account in words: plain text, Markdown or JSON, in Vietnamese or English."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.namespaces import BASE, LTS, RDF, compact
from kg.terms import Literal, NamedNode
from kg.text import collation_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.explain.account import Account, Said
    from kg.terms import Triple

__all__ = ["MENTIONS", "WORDS", "as_json", "as_markdown", "as_text", "note_of"]

MENTIONS = 20
"""How many mentions are told in words; JSON has them all."""

_NORMAL = f"{LTS}rank-normal"
_PLAIN = {f"{BASE}rule/{rule}" for rule in ("cax-sco", "prp-dom", "prp-rng", "prp-spo1")}
"""Rules whose inferences are counted, not told: they only lift to a wider class or property."""
_IS_A = Words("là", "is a")
WORDS = {
    "paragraph": Words("đoạn", "paragraph"),
    "characters": Words("ký tự", "characters"),
    "source": Words("nguồn", "source"),
    "note": Words("ghi chú", "note"),
    "speaker": Words("lời của", "in the words of"),
    "certainty": Words("mức chắc chắn", "certainty"),
    "rule": Words("theo luật", "by the rule"),
    "because": Words("vì", "because"),
    "rival": Words("trái với", "against"),
    "mentions": Words("Được nhắc tới trong", "Mentioned in"),
    "bare": Words("Theo bảng nền, dẫn nguồn chung cho cả bảng", "From a table with one provenance"),
    "none": Words("Không có phát biểu nào.", "Nobody says so."),
    "more": Words("… và {} phát biểu nữa", "… and {} more"),
    "claim": Words("phát biểu", "claim"),
    "plain": Words(
        "… và {} điều suy ra hiển nhiên (lớp rộng hơn, thuộc tính rộng hơn): thêm --all",
        "… and {} plain inferences (a wider class, a wider property): add --all",
    ),
}
"""What the parts of an account are called, wherever it is told."""


@dataclass(frozen=True, slots=True)
class _Voice:
    account: Account
    lang: str
    everything: bool = True

    def word(self, key: str) -> str:
        return WORDS[key].to(self.lang)

    def name(self, term: object) -> str:
        if isinstance(term, Literal):
            return f"“{term.value}”"
        if not isinstance(term, NamedNode):
            return str(term)
        if term == RDF.type:
            return _IS_A.to(self.lang)
        label = self.account.labels.get(term.value)
        return label.to(self.lang) if label else compact(term.value)

    def statement(self, triple: Triple, *, whole: bool) -> str:
        said = f"{self.name(triple.predicate)} → {self.name(triple.object)}"
        return f"{self.name(triple.subject)}: {said}" if whole else said

    def marks(self, said: Said) -> str:
        rank = said.rank if said.rank and said.rank.value != _NORMAL else None
        return ", ".join(self.name(term) for term in (said.status, rank) if term)

    def details(self, said: Said) -> Iterator[str]:
        """Give the lines under a claim: its words, who says them, how it was found."""
        for quote in said.quotes:
            place = f"{self.word('paragraph')} {quote.paragraph}"
            span = f"{self.word('characters')} {quote.start}–{quote.end}"
            yield f"«{quote.phrase}» ({place}, {span})"
        if said.source:
            yield f"{self.word('source')}: {self.name(said.source)}"
        if said.speaker:
            yield f"{self.word('speaker')}: {self.name(said.speaker)}"
        if said.certainty:
            yield f"{self.word('certainty')}: {self.name(said.certainty)}"
        if note := note_of(said, self.lang):
            yield f"{self.word('note')}: {note}"
        yield from self._reasons(said)

    def _reasons(self, said: Said) -> Iterator[str]:
        if said.rule:
            yield f"{self.word('rule')}: {self.name(said.rule)}"
        for key, iris in (("because", said.grounds), ("rival", said.rivals)):
            for iri in iris:
                other = self.account.others.get(iri)
                if other:
                    told = self.statement(other.statement, whole=True)
                    yield f"{self.word(key)}: {told} [{self.marks(other)}]"


def as_text(account: Account, lang: str = "vi", *, everything: bool = True) -> str:
    """Tell an account as plain text; without `everything`, plain inferences are only counted."""
    voice = _Voice(account, lang, everything)
    lines = [*_head(voice), compact(account.about.value), ""]
    for title, marks, details in _blocks(voice):
        lines.append(f"{title}  [{marks}]" if marks else title)
        lines += [f"    {line}" for line in details]
    return "\n".join(lines) + "\n"


def as_markdown(account: Account, lang: str = "vi", *, everything: bool = True) -> str:
    """Tell an account as Markdown; without `everything`, plain inferences are only counted."""
    voice = _Voice(account, lang, everything)
    lines = [f"## {_escaped(' '.join(_head(voice)))}", "", f"`{compact(account.about.value)}`", ""]
    for title, marks, details in _blocks(voice):
        if not marks and not details:
            lines += ["", f"### {_escaped(title)}", ""] if title else []
            continue
        lines.append(f"* {_escaped(title)} [{_escaped(marks)}]")
        lines += [f"  * {_escaped(line)}" for line in details]
    return "\n".join(lines) + "\n"


def as_json(account: Account, lang: str = "vi", *, everything: bool = True) -> str:  # noqa: ARG001
    """Give an account as JSON, with every IRI and every label; always everything."""
    voice = _Voice(account, lang)
    told = {
        "about": account.about.value,
        "label": voice.name(account.about),
        "kind": account.kind.value if account.kind else None,
        "claims": [_claim_json(voice, said) for said in account.claims],
        "mentions": [_claim_json(voice, said) for said in account.mentions],
        "others": [_claim_json(voice, said) for said in account.others.values()],
        "bare": [
            {"statement": _triple_json(triple), "graph": graph.value}
            for triple, graph in account.bare
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def note_of(said: Said, lang: str) -> str:
    """Give the note of a claim, in the language if it has it."""
    return said.notes.get(lang) or said.notes.get("vi") or said.notes.get("") or ""


def _head(voice: _Voice) -> list[str]:
    account = voice.account
    kind = f" ({voice.name(account.kind)})" if account.kind else ""
    return [f"{voice.name(account.about)}{kind}"]


_Block = tuple[str, str, list[str]]


def _blocks(voice: _Voice) -> Iterator[_Block]:
    account = voice.account
    # A claim asked for by its own IRI is told with its subject.
    whole = any(said.iri == account.about for said in account.claims)
    if not account.claims and not account.bare and not account.mentions:
        yield voice.word("none"), "", []
    yield from _told(voice, account.claims, whole=whole)
    if account.bare:
        yield "", "", []
        yield f"{voice.word('bare')}:", "", []
        for triple, graph in account.bare:
            yield voice.statement(triple, whole=False), compact(graph.value), []
    if account.mentions:
        yield "", "", []
        yield f"{voice.word('mentions')}:", "", []
        yield from _told(voice, account.mentions[:MENTIONS], whole=True)
        rest = len(account.mentions) - MENTIONS
        if rest > 0:
            yield voice.word("more").format(rest), "", []


def _told(voice: _Voice, claims: tuple[Said, ...], *, whole: bool) -> Iterator[_Block]:
    kept = [s for s in claims if voice.everything or len(claims) == 1 or not _is_plain(s)]
    told = [(voice.statement(s.statement, whole=whole), s) for s in kept]
    # What somebody says comes first, what follows from it after.
    told.sort(key=lambda pair: (pair[1].rule is not None, collation_key(pair[0])))
    for title, said in told:
        yield title, voice.marks(said), list(voice.details(said))
    if len(kept) < len(claims):
        yield voice.word("plain").format(len(claims) - len(kept)), "", []


def _is_plain(said: Said) -> bool:
    return said.rule is not None and said.rule.value in _PLAIN


def _claim_json(voice: _Voice, said: Said) -> dict[str, object]:
    return {
        "claim": said.iri.value,
        "statement": _triple_json(said.statement),
        "told": voice.statement(said.statement, whole=True),
        **{
            key: value.value if value else None
            for key, value in (
                ("status", said.status),
                ("rank", said.rank),
                ("source", said.source),
                ("certainty", said.certainty),
                ("speaker", said.speaker),
                ("rule", said.rule),
            )
        },
        "because": [iri.value for iri in said.grounds],
        "against": [iri.value for iri in said.rivals],
        "notes": dict(said.notes),
        "quotes": [
            {"paragraph": q.paragraph, "start": q.start, "end": q.end, "phrase": q.phrase}
            for q in said.quotes
        ],
    }


def _triple_json(triple: Triple) -> list[str]:
    return [str(triple.subject), str(triple.predicate), str(triple.object)]


def _escaped(text: str) -> str:
    for mark in "\\`*_[]<":
        text = text.replace(mark, f"\\{mark}")
    return text
