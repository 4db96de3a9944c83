"""What leaves Limber for people and for other programs. Front door so far: `handout`, a sheet for paper as PDF.

>>> made = handout(request)                 # bytes of a PDF, or NotNow
>>> made = handout(None, ("bridge",), on=today)
"""

from limber.exchange.handout import MOST, FigureOf, Look, Paper, drawn, handout

__all__ = ["MOST", "FigureOf", "Look", "Paper", "drawn", "handout"]
