"""``limber`` for browser tests of the camera coach: every day of a plan holds one exercise, the one a test asks for."""

import json
import os
import sys
from dataclasses import replace

import limber.cli
from limber import programme
from limber.programme import NotNow, PlanRequest
from limber.session import PlanItem
from limber.session.day import PlannedDose

plan = programme.plan
wanted = json.loads(os.environ["LIMBER_TEST_EXERCISE"])


def plan_of_one(request: PlanRequest) -> object:
    """Return the programme's own plan, with the exercise of the test in the place of each day's."""
    made = plan(request)
    if isinstance(made, NotNow):
        return made
    dose = PlannedDose(**wanted["dose"])
    item = PlanItem(exercise_id=wanted["id"], slot="main", dose=dose, duration_s=60, reasons=())
    return replace(made, days=tuple(replace(day, items=(item,)) for day in made.days))


programme.plan = plan_of_one  # type: ignore[assignment]
sys.exit(limber.cli.main())
