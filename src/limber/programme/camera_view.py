"""From where the camera looks at a session, and in which order its exercises come: the view changes at most once.

Walking, resting and breathing are not watched, so they never ask for a view.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Literal, TypeVar

from limber.catalogue import Exercise

View = Literal["side", "front"]
MOST_CHANGES = 1
T = TypeVar("T")


def view_of(exercise: Exercise) -> View | None:
    """The side from which the camera has to see an exercise; None for what it does not watch."""
    return None if exercise.movement.counts == "minutes" else exercise.movement.view


def changes(exercises: Iterable[Exercise]) -> int:
    """How often the view changes from one watched exercise to the next."""
    views = [view for exercise in exercises if (view := view_of(exercise)) is not None]
    return sum(one != other for one, other in pairwise(views))


def arranged(
    items: Sequence[T],
    exercise_of: Callable[[T], Exercise],
    part_of: Callable[[T], int],
    within: Callable[[T], tuple[object, ...]],
) -> list[T]:
    """Items in the order of a session: by part, then so that the view changes seldom, then by their own order."""

    def in_order(first: View | None) -> list[T]:
        def place(item: T) -> tuple[object, ...]:
            view = view_of(exercise_of(item))
            pinned, *rest = within(item)
            return (part_of(item), pinned, first is not None and view is not None and view != first, *rest)

        return sorted(items, key=place)

    orders = [in_order(first) for first in (None, "side", "front")]
    counted = [changes(map(exercise_of, order)) for order in orders]
    best = min(counted)
    if counted[0] <= MOST_CHANGES:
        return orders[0]
    return orders[counted.index(best)]
