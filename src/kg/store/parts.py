"""Takes a query apart as far as a remote server needs it: its form, its ends, its counted form.

A server that hands out only so many rows must be asked again, for a count or for the next page;
and a CONSTRUCT is asked as the SELECT of its variables, for only there is a cut answer told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.errors import Place, QueryError, Words
from kg.namespaces import PREFIXES
from kg.store.base import wrong_form
from kg.tokens import Token, tokens

__all__ = ["ONE", "Parts"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
ONE = "lantoa_one"
"""The variable that stands for the solutions of a template without variables."""


@dataclass(frozen=True)
class Parts:
    """A query taken apart: `prologue` and `body`, and the words outside its braces.

    `own` is the query as it was asked, `text` as it is sent, with our prefixes declared.
    """

    own: str
    text: str
    form: str
    start: int

    @classmethod
    def of(cls, query: str) -> Parts:
        """Take a query apart, with a line for those of our prefixes that it uses undeclared."""
        text = _header(query) + query
        for token in tokens(text):
            form = next((f for f in _FORMS if token.text.upper().startswith(f)), "")
            if token.kind == "word" and form:
                return cls(query, text, form, token.start)
        raise QueryError(
            Words("Đây không phải câu truy vấn SPARQL.", "This is no SPARQL query."),
            where=Place("SPARQL", 1, 1),
        )

    @property
    def prologue(self) -> str:
        """Give the declarations."""
        return self.text[: self.start]

    @property
    def body(self) -> str:
        """Give everything behind the declarations."""
        return self.text[self.start :]

    @property
    def counted(self) -> str:
        """Give the query that counts the rows of this one, as ?n."""
        return f"{self.prologue}SELECT (COUNT(*) AS ?n) WHERE {{ {{ {self.body}\n}} }}"

    @property
    def limit(self) -> int | None:
        """Give the query's own LIMIT."""
        return next((int(t.text) for w, t in self._outer if w == "LIMIT"), None)

    @property
    def can_be_paged(self) -> bool:
        """Tell whether pages of it can be put together and the whole be verified by its count."""
        words = {word for word, _ in self._outer}
        return "DISTINCT" in words and not words & {"LIMIT", "OFFSET", "VALUES"}

    def page(self, size: int, start: int) -> str:
        """Give the query for one page."""
        return f"{self.text}\nLIMIT {size} OFFSET {start}"

    def constructed(self) -> tuple[str, str]:
        """Give a CONSTRUCT's template and the SELECT of the variables in it."""
        opening = next(t for t in self._tokens if t.text == "{")
        closing = self._closing(opening)
        template = self.text[opening.end : closing.start]
        short = any(word == "WHERE" and t.start <= opening.start for word, t in self._outer)
        rest = f"WHERE {{ {template} }}" if short else ""
        found = list(tokens(template))
        names = dict.fromkeys(t.text[1:] for t in found if t.kind == "variable")
        fresh = any(t.kind == "blank" or t.text == "[" for t in found)
        once = not fresh and not {w for w, _ in self._outer} & {"LIMIT", "OFFSET"}
        head = " ".join(f"?{name}" for name in names) or f"(1 AS ?{ONE})"
        return template, (
            f"{self.prologue}SELECT {'DISTINCT ' if once else ''}{head} "
            f"{rest}{self.text[closing.end :]}"
        )

    def described(self) -> str:
        """Give the SELECT of what a DESCRIBE means here: the statements about its things."""
        named = [t for t in self._tokens[1:] if t.kind in ("name", "iri", "variable", "mark")]
        stop = next((t.start for t in named if t.text == "{"), len(self.text))
        wanted = [t for t in named if t.start < stop]
        where = next((t.start for w, t in self._outer if w == "WHERE" and t.start <= stop), stop)
        if any(t.text == "*" for t in wanted):
            raise QueryError(
                Words("DESCRIBE * không hỏi được ở máy chủ.", "DESCRIBE * cannot be asked there."),
                hint=Words("Hãy nêu tên các biến.", "Name the variables."),
            )
        ways = [
            f"{{ SELECT DISTINCT ({t.text} AS ?lantoa_s) {self.text[where:]} }}"
            for t in wanted
            if t.kind == "variable"
        ]
        iris = " ".join(t.text for t in wanted if t.kind in ("name", "iri"))
        if iris:
            ways.append(f"{{ VALUES ?lantoa_s {{ {iris} }} ?lantoa_s ?lantoa_q ?lantoa_v }}")
        return (
            f"{self.prologue}SELECT DISTINCT ?lantoa_s ?lantoa_p ?lantoa_o WHERE {{ "
            f"{{ {' UNION '.join(ways)} }} ?lantoa_s ?lantoa_p ?lantoa_o }}"
        )

    @cached_property
    def _tokens(self) -> list[Token]:
        return [t for t in tokens(self.text) if t.start >= self.start]

    @cached_property
    def _outer(self) -> list[tuple[str, Token]]:
        """Give the words outside all braces, each with the token that follows it."""
        depth, found = 0, []
        for token, after in zip(self._tokens, [*self._tokens[1:], self._tokens[-1]], strict=True):
            depth += {"{": 1, "}": -1}.get(token.text, 0)
            if depth == 0 and token.kind == "word":
                found.append((token.text.upper(), after))
        return found

    def _closing(self, opening: Token) -> Token:
        depth = 0
        for token in self._tokens:
            if token.start >= opening.start:
                depth += {"{": 1, "}": -1}.get(token.text, 0)
                if depth == 0:
                    return token
        raise wrong_form(self.form)


def _header(query: str) -> str:
    declared: set[str] = set()
    used: set[str] = set()
    after_prefix = False
    for token in tokens(query):
        if token.kind == "name":
            name = token.text.partition(":")[0]
            (declared if after_prefix else used).add(name)
        after_prefix = token.kind == "word" and token.text.upper() == "PREFIX"
    ours = sorted((used - declared) & PREFIXES.keys())
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ours)
