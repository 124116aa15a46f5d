"""Base IRI, prefixes and the closed namespaces that code may name.

A namespace here is closed: a mistyped term raises at once instead of making an IRI that nothing
defines. Code names only the few terms it treats specially; everything else comes from the ontology.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "ADMS",
    "BASE",
    "DCTERMS",
    "FOAF",
    "GEO",
    "LT",
    "LTG",
    "LTI",
    "LTS",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "VANN",
    "XSD",
    "Closed",
    "compact",
    "expand",
    "prefix_header",
]

BASE = "https://w3id.org/lantoa/"
LTI = f"{BASE}id/"
LTS = f"{BASE}scheme/"
LTG = f"{BASE}graph/"

PREFIXES: dict[str, str] = {
    "lt": f"{BASE}ont#",
    "lti": LTI,
    "lts": LTS,
    "ltg": LTG,
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Closed:
    """A namespace that knows its terms: `LT.Claim` is an IRI, `LT.Clam` an AttributeError."""

    def __init__(self, prefix: str, names: str) -> None:
        self._base = PREFIXES[prefix]
        self._prefix = prefix
        self._terms = {name: NamedNode(self._base + name) for name in names.split()}

    def __getattr__(self, name: str) -> NamedNode:
        try:
            return self._terms[name]
        except KeyError:
            raise AttributeError(f"{self._prefix}:{name} is not declared in namespaces") from None

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._terms.values())


LT = Closed(
    "lt",
    "AdministrativeUnit ApproximateDate Claim Evidence Source SourceText "
    "assertionStatus attributedSpeaker certainty charCount claimedIn conflictsWith dateText "
    "earliest edtf elided hasEvidence hasSourceText iriPrefix implements inferenceRule "
    "inferredFrom latest paragraph rank reportedAt reused scheme sha256",
)
ADMS = Closed("adms", "Identifier identifier")
DCTERMS = Closed(
    "dcterms",
    "bibliographicCitation creator description isReplacedBy publisher source subject title",
)
FOAF = Closed("foaf", "Agent Document Person name givenName")
GEO = Closed("geo", "lat long")
OA = Closed(
    "oa",
    "SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector hasSource start",
)
ORG = Closed("org", "Membership Organization Post Role member organization role")
OWL = Closed(
    "owl",
    "AllDisjointClasses Class DatatypeProperty ObjectProperty AnnotationProperty Ontology "
    "SymmetricProperty Thing TransitiveProperty deprecated disjointWith inverseOf members "
    "propertyChainAxiom versionInfo versionIRI",
)
PROV = Closed("prov", "Entity Activity Agent hadPrimarySource wasDerivedFrom")
RDF = Closed("rdf", "Statement first nil object predicate rest subject type langString")
RDFS = Closed(
    "rdfs",
    "Literal Resource comment domain isDefinedBy label range subClassOf subPropertyOf seeAlso",
)
SCHEMA = Closed("schema", "domainIncludes rangeIncludes")
SKOS = Closed(
    "skos",
    "Concept ConceptScheme altLabel broader definition example exactMatch hasTopConcept "
    "hiddenLabel historyNote inScheme member narrower notation note prefLabel scopeNote "
    "topConceptOf",
)
VANN = Closed("vann", "preferredNamespacePrefix preferredNamespaceUri")
XSD = Closed("xsd", "boolean date decimal integer nonNegativeInteger positiveInteger string gYear")


def expand(name: str) -> str:
    """Give the full IRI of a prefixed name; anything else is returned as it is.

    >>> expand("lti:body-huyen-uy-tam-dao")
    'https://w3id.org/lantoa/id/body-huyen-uy-tam-dao'
    """
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


def compact(iri: str) -> str:
    """Give the prefixed name of an IRI, or the IRI when no prefix fits.

    >>> compact("https://w3id.org/lantoa/ont#Claim")
    'lt:Claim'
    """
    best = max(
        (p for p in PREFIXES.items() if iri.startswith(p[1])), key=lambda p: len(p[1]), default=None
    )
    return f"{best[0]}:{iri[len(best[1]) :]}" if best else iri


def prefix_header() -> str:
    """Give the PREFIX lines that make a free query know our names."""
    return "".join(f"PREFIX {name}: <{base}>\n" for name, base in sorted(PREFIXES.items()))
