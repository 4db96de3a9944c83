"""The solver: the best sessions together, found by OR-Tools CP-SAT within a deterministic limit.

One worker, a seed, and a limit in the solver's own measure of work: the same request gives the same plan on every run,
however busy the machine is (a limit by the clock could not). OR-Tools is imported only here and only when it is asked.
"""

from dataclasses import dataclass
from importlib.metadata import version
from platform import machine, system

from limber.programme.model import MadeBy
from limber.programme.model_of_sessions import SCALE, SessionModel
from limber.programme.patterns import Sessions
from limber.programme.person_says import SessionChoice

LIMIT = 0.6
"""Deterministic seconds; about as many real ones on an ordinary machine."""


@dataclass(frozen=True)
class Solved:
    """What the solver found: the sessions, what no plan can exceed, and how it was made."""

    chosen: tuple[SessionChoice, ...]
    bound: float
    made_by: MadeBy


def solve(sessions: Sessions, known: frozenset[str], seed: int, limit: float = LIMIT) -> Solved | None:
    """Choose all sessions of a plan together; None when there is nothing to choose or nothing was found in time.

    Parameters
    ----------
    sessions : Sessions
        The greedy plan: its days, and the search begins at its choice.
    known : frozenset of str
        What the person has done before.
    seed : int
        Of the request.
    limit : float
        How much work, in the solver's deterministic seconds.
    """
    if not any(pattern.ordinary for pattern in sessions.patterns):
        return None
    try:
        from ortools.sat.python import cp_model
    except ImportError:  # a platform that it is not built for: the greedy plan stands
        return None
    cp = cp_model.CpModel()
    model = SessionModel(cp, sessions.patterns, known)
    model.hint()
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = seed % 2**31
    solver.parameters.max_deterministic_time = limit
    status = solver.solve(cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return Solved(
        chosen=tuple(
            SessionChoice(
                block=s.pattern.key.block,
                strong=s.pattern.key.strong,
                letter=s.pattern.key.letter,
                minutes=s.pattern.builder.minutes,
                items=tuple(model.choice(s, solver.value)),
            )
            for s in model.sessions
        ),
        bound=solver.best_objective_bound / SCALE,
        made_by=MadeBy(
            planner="solver",
            solver=f"OR-Tools {version('ortools')}, {system()} {machine()}",
            limit=limit,
            found="optimal" if status == cp_model.OPTIMAL else "better",
        ),
    )
