"""Lan Tỏa: a knowledge graph of Vietnamese directives, bodies and emulation models.

Importing the package loads nothing heavy; each module is imported where it is used.
"""

__version__ = "0.1.0"
