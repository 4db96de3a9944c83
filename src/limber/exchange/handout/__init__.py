"""A sheet for paper: the person's own exercises, or any set, as a tagged PDF (PDF/UA-1).

`contents` decides what may stand on it, `page` finds the words, `pdf` sets the type (`sheet.typ`).
"""

from collections.abc import Sequence
from datetime import date

from limber.exchange.handout.contents import MOST, contents
from limber.exchange.handout.look import Look, Paper
from limber.exchange.handout.page import FigureOf, drawn, page
from limber.exchange.handout.pdf import pdf
from limber.programme import NotNow, PlanRequest

__all__ = ["MOST", "FigureOf", "Look", "Paper", "drawn", "handout"]


def handout(
    request: PlanRequest | None,
    ids: Sequence[str] = (),
    *,
    on: date | None = None,
    begin: date | None = None,
    look: Look | None = None,
    figure: FigureOf = drawn,
) -> bytes | NotNow:
    """Make a sheet as PDF; the same request, look and day give the same bytes.

    Parameters
    ----------
    request : PlanRequest or None
        The answers, the record and the wishes. What the person may do is worked out from them here, again. None:
        nothing is known about whoever will read the sheet; then it carries no amount.
    ids : sequence of str
        The exercises, in their order; none = those of the person's plan.
    on : date, optional
        The day on the sheet; None = the request's.
    begin : date, optional
        The day of the plan's first day, where that is later than the request's (a session was done today).
    look : Look, optional
        Language, paper, size of the type, colours, whose numbers to call.
    figure : function, optional
        Gives the drawn figure of an exercise as SVG, in colour or not. None = it is drawn now (0.2 s each).

    Returns
    -------
    bytes or NotNow
        `NotNow` under a lock, while questions are due for a plan, or where nothing of the set suits the person.

    Raises
    ------
    InputError
        For an unknown id, too many of them, or a request that contradicts itself.
    """
    found = contents(request, ids, on=on, begin=begin)
    if isinstance(found, NotNow):
        return found
    return pdf(page(found, look or Look(), figure))
