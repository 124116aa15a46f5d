"""Adds what follows from the facts: OWL RL and the domain rules, each inference with its reasons.

Rules are files (`ontology/rules/`); this package runs them and changes nothing else.
"""

from kg.infer.claims import GRAPH, claim_quads, describe, fact_quads
from kg.infer.clashes import clashes
from kg.infer.closure import Inference, closure
from kg.infer.rules import Pattern, Rule, read_rule, read_rules

__all__ = [
    "GRAPH",
    "Inference",
    "Pattern",
    "Rule",
    "claim_quads",
    "clashes",
    "closure",
    "describe",
    "fact_quads",
    "read_rule",
    "read_rules",
]
