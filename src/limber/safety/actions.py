"""The seven things that Limber can do with the answers to its safety questions, from most to least severe."""

from enum import StrEnum


class Action(StrEnum):
    """One of the seven outcomes. Compare with `more_severe`, never as texts."""

    E0 = "E0"
    """Emergency now: the whole page is the emergency number. Everything is locked."""
    U1 = "U1"
    """Urgent: help the same day. Locked."""
    C1 = "C1"
    """Soon: a doctor within 1-2 days. Locked."""
    C2 = "C2"
    """A clinician before starting. Only the short list (breathing, rest, usual walking)."""
    R1 = "R1"
    """A routine check; exercise goes on."""
    M3 = "M3"
    """Exercise with changes (tags)."""
    G = "G"
    """Go: the normal plan and the card with the danger signs."""

    @property
    def rank(self) -> int:
        """0 for the most severe (E0) to 6 for G."""
        return _ORDER.index(self)

    @property
    def locks(self) -> bool:
        """Whether this outcome opens a lock that only a seen-by statement and a new full screen end."""
        return self in LOCKING


_ORDER = tuple(Action)
LOCKING = frozenset({Action.E0, Action.U1, Action.C1, Action.C2})


def most_severe(*actions: Action) -> Action:
    """The most severe of some actions; G when there is none."""
    return min(actions, key=lambda action: action.rank, default=Action.G)
