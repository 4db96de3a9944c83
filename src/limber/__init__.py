"""Limber: from back pain to a plan of one's own, through guided sessions, to a record.

The rooms of the package and what may know what: see ``docs/map.md``.
"""

__version__ = "0.1.0"
