"""Document codes (số, ký hiệu văn bản): their grammar, normal form and search key.

    party    number "-" TYPE "/" ISSUER            05-CT/TW, 154-NQ/TU, 367-QĐ/TWĐTN-VPĐ
    state    number "/" [year "/"] TYPE "-" ISSUER  15/2025/TT-BGDĐT, 1676/NQ-UBTVQH15
    assembly number "/" year "/" ISSUER             06/2022/QH15, 22/2018/UBTVQH14

Party and union issuers are closed lists, so that the party form never swallows a state code. The
press often writes a Party code in the state form (29/NQ-TW): the issuer decides, and the code is
marked a variant. A code never says more than it says: QĐ is quyết định or quy định, an assembly
code a law or a resolution; both readings are given and none is chosen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.text import nfc, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DocumentCode", "System", "find", "parse", "plain", "search_key"]


class System(StrEnum):
    """The system of documents (hệ thống văn bản) that a code belongs to."""

    PARTY = "party"
    STATE = "state"
    UNION = "union"


@dataclass(frozen=True, slots=True)
class DocumentCode:
    """A document code taken apart; `text` is its normal form.

    `type` is empty where the code carries none, `readings` are the Vietnamese names it allows, and
    `variant` tells that it was found in the form of the other system.
    """

    text: str
    number: str
    year: str
    type: str
    issuer: str
    system: System
    readings: tuple[str, ...]
    variant: bool = False

    def __str__(self) -> str:
        """Write the normal form."""
        return self.text


_SHARED = {
    "BB": ("biên bản",),
    "BC": ("báo cáo",),
    "CT": ("chỉ thị",),
    "CTHĐ": ("chương trình hành động",),
    "CTr": ("chương trình",),
    "CV": ("công văn",),
    "DA": ("dự án",),
    "ĐA": ("đề án",),
    "HD": ("hướng dẫn",),
    "KH": ("kế hoạch",),
    "NQ": ("nghị quyết",),
    "PA": ("phương án",),
    "QC": ("quy chế",),
    "TB": ("thông báo",),
    "TTr": ("tờ trình",),
}
_PARTY_TYPES = _SHARED | {
    "KL": ("kết luận",),
    "QĐ": ("quyết định", "quy định"),
    "QĐi": ("quy định",),
    "QyĐ": ("quy định",),
    "TC": ("thông cáo",),
    "TT": ("thông tri",),
}
_STATE_TYPES = _SHARED | {
    "CĐ": ("công điện",),
    "NĐ": ("nghị định",),
    "NQLT": ("nghị quyết liên tịch",),
    "QĐ": ("quyết định",),
    "SL": ("sắc lệnh",),
    "TT": ("thông tư",),
    "TTLT": ("thông tư liên tịch",),
    "VBHN": ("văn bản hợp nhất",),
}
_ASSEMBLIES = {"QH": ("luật", "nghị quyết"), "UBTVQH": ("pháp lệnh", "nghị quyết")}

_SEATS = ("TW", "TU", "HU", "QU", "TXU", "ThU", "ThHU", "ĐU")
_AGENCIES = ("BCĐ", "BDV", "BNC", "BTC", "BTG", "BTGDV", "UBKT", "VP")
_PARTY_ISSUERS = {
    *_SEATS,
    *(agency + seat for agency in _AGENCIES for seat in _SEATS),
    *("BBT", "BCĐ", "BCH", "BCSĐ", "BCT", "BTV", "CAĐU", "CB", "ĐB", "ĐĐ", "ĐH", "ĐUCA"),
    *("ĐUCATW", "ĐUK", "ĐUQS", "ĐUX", "HĐLLTW", "QUTW"),
}
_UNION_ISSUERS = {
    *("CCB", "CĐ", "ĐCT", "ĐTN", "HCCB", "HLHPN", "HND", "HPN", "LĐLĐ", "LHPN", "MTTQ", "MTTW"),
    *("TĐTN", "TLĐ", "TWĐ", "TWĐTN", "TWHCCB", "TWHND", "UBMTTQ"),
}
_STATE_ISSUERS = {"CP", "CTN", "HĐND", "TANDTC", "TTCP", "TTg", "UBND", "UBTVQH", "VKSNDTC", "VPCP"}


def _by_folded_case(names: Iterable[str]) -> dict[str, str]:
    return {name.casefold(): name for name in sorted(names)}


_PARTY_TYPE_OF = _by_folded_case(_PARTY_TYPES)
_STATE_TYPE_OF = _by_folded_case(_STATE_TYPES)
_PARTY_ISSUER_OF = _by_folded_case(_PARTY_ISSUERS)
_UNION_ISSUER_OF = _by_folded_case(_UNION_ISSUERS)
_STATE_ISSUER_OF = _by_folded_case(_STATE_ISSUERS)

_DASH = r"\s*[-\u2010-\u2015\u2212]\s*"
_SLASH = r"\s*/\s*"
_NAME = r"[^\W\d_]+"
_ISSUER = rf"(?:T\.\s?[ƯW]\b|{_NAME}\d*(?:[-\u2010-\u2015\u2212]{_NAME})*)"
_CENTRAL = re.compile(r"T\.\s?[ƯW]|TƯ", re.IGNORECASE)
_ASSEMBLY_FORM = re.compile(
    rf"(?P<number>\d+){_SLASH}(?P<year>\d{{4}}){_SLASH}(?P<body>QH|UBTVQH)(?P<term>\d+)",
    re.IGNORECASE,
)
_PARTY_FORM = re.compile(
    rf"(?P<number>\d+)(?:{_DASH}|\s+)(?P<type>{_NAME}){_SLASH}(?P<issuer>{_ISSUER})", re.IGNORECASE
)
_STATE_FORM = re.compile(
    rf"(?P<number>\d+){_SLASH}(?:(?P<year>\d{{4}}){_SLASH})?"
    rf"(?P<type>{_NAME}){_DASH}(?P<issuer>{_ISSUER})",
    re.IGNORECASE,
)
_VARIANTS = (
    (re.compile(r"\bT\.\s?(?:Ư|W)(?!\w)|(?<=[/-])TƯ(?!\w)", re.IGNORECASE), "TW"),
    (re.compile(r"\bs[ốo]\s+(?=\d)", re.IGNORECASE), ""),
    (re.compile(r"(?<![\w.,])0+(?=\d)"), ""),
)
_FORMS = (_ASSEMBLY_FORM, _PARTY_FORM, _STATE_FORM)
_ANY = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", f.pattern) for f in _FORMS), re.IGNORECASE)


def parse(text: str) -> DocumentCode | None:
    """Take a document code apart; None when it is none, for no part is ever guessed.

    >>> str(parse("số 29–NQ/T.Ư"))
    '29-NQ/TW'
    >>> parse("29/NQ-TW").system.value, parse("29/NQ-TW").variant
    ('party', True)
    """
    bare = re.sub(r"^\s*số\s*", "", nfc(text), flags=re.IGNORECASE).strip()
    for form, read in ((_ASSEMBLY_FORM, _assembly), (_PARTY_FORM, _party), (_STATE_FORM, _state)):
        match = form.fullmatch(bare)
        if match:
            return read(match)
    return None


def find(text: str) -> Iterator[tuple[int, int, DocumentCode]]:
    """Give each code of an NFC text with its start and end, in code points."""
    for match in _ANY.finditer(text):
        code = parse(match.group())
        if code:
            yield match.start(), match.end(), code


def plain(text: str) -> str:
    """Write what may hold codes in one way: T.Ư as TW, no “số” before a number, no leading zeros.

    >>> plain("Chỉ thị số 05–CT/T.Ư")
    'Chỉ thị 5–CT/TW'
    """
    for pattern, instead in _VARIANTS:
        text = pattern.sub(instead, nfc(text))
    return text


def search_key(text: str) -> str:
    """Give the words under which a text with codes in it is found, however the code is written.

    >>> search_key("Số 05–CT/T.Ư"), search_key("5 ct tw")
    ('5 ct tw', '5 ct tw')
    """
    return " ".join(words(plain(text)))


def _assembly(match: re.Match[str]) -> DocumentCode:
    number, year, body = match["number"], match["year"], match["body"].upper()
    issuer = body + match["term"]
    readings = _ASSEMBLIES[body]
    return DocumentCode(
        f"{number}/{year}/{issuer}", number, year, "", issuer, System.STATE, readings
    )


def _party(match: re.Match[str]) -> DocumentCode | None:
    return _of_closed_issuer(match, slashed=False) or _state_code(match, "", variant=True)


def _state(match: re.Match[str]) -> DocumentCode | None:
    year = match["year"] or ""
    # Only the short state form can be a Party or a union code written the other way round.
    slip = None if year else _of_closed_issuer(match, slashed=True)
    return slip or _state_code(match, year, variant=False)


def _of_closed_issuer(match: re.Match[str], *, slashed: bool) -> DocumentCode | None:
    kind = _PARTY_TYPE_OF.get(match["type"].casefold(), "")
    body, dash, office = _issuer(match["issuer"]).partition("-")
    party, union = (known.get(body.casefold()) for known in (_PARTY_ISSUER_OF, _UNION_ISSUER_OF))
    if not kind or not (party or union):
        return None
    issuer = f"{party or union}{dash}{office}"
    number = match["number"]
    # Unions write their codes either way (07/KH-CCB); for a Party code it is a slip of the press.
    as_state = slashed and not party
    text = f"{number}/{kind}-{issuer}" if as_state else f"{number}-{kind}/{issuer}"
    system = System.PARTY if party else System.UNION
    variant = slashed and bool(party)
    return DocumentCode(text, number, "", kind, issuer, system, _PARTY_TYPES[kind], variant)


def _state_code(match: re.Match[str], year: str, *, variant: bool) -> DocumentCode | None:
    kind = _STATE_TYPE_OF.get(match["type"].casefold(), "")
    issuer = _issuer(match["issuer"])
    body = re.split(r"[\d-]", issuer, maxsplit=1)[0]
    known = _STATE_ISSUER_OF.get(body.casefold(), "")
    # In its own form a state code may come from any ministry or province: that list is open.
    if not kind or (variant and not known):
        return None
    issuer = (known or body) + issuer[len(body) :]
    number = match["number"]
    text = f"{number}/{year}/{kind}-{issuer}" if year else f"{number}/{kind}-{issuer}"
    return DocumentCode(text, number, year, kind, issuer, System.STATE, _STATE_TYPES[kind], variant)


def _issuer(text: str) -> str:
    return re.sub(_DASH, "-", _CENTRAL.sub("TW", text))
