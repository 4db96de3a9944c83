"""A coach that follows a written plan, for tests of everything around the real one. It is no part of Limber.

`Live` reads ``plan`` from its setting: what to say and when (seconds after its first frame).
"""

import json
import math
from collections.abc import Sequence


class Live:
    """The door of the engine, as the page knows it."""

    def __init__(self, setting_json: str) -> None:
        self.plan = json.loads(setting_json)["watch"].get("plan", [])
        self.begun_s: float | None = None
        self.frames = 0
        self.resting = False
        self.told = 0
        self.count = 0

    def rest(self, paused: bool) -> None:
        self.resting = paused

    def step(self, row: Sequence[float]) -> str:
        assert len(row) == 271, len(row)
        t_s = row[0]
        self.frames += 1
        if self.begun_s is None:
            self.begun_s = t_s
        events = []
        while self.told < len(self.plan) and t_s - self.begun_s >= self.plan[self.told]["at_s"]:
            event = dict(self.plan[self.told])
            del event["at_s"]
            self.told += 1
            if self.resting and event["kind"] != "gesture":
                continue
            self.count += event["kind"] == "repetition" and not event["half"]
            events.append({"t_s": t_s, **event})
        shown = {
            "state": "counting", "progress_0_1": 0.5, "range_0_1": 0.8, "usual_0_1": 0.9, "back": None,
            "back_neutral": None, "held_s": None, "count": self.count, "nobody": math.isnan(row[6]),
        }  # fmt: skip
        return json.dumps({"events": events, "shown": shown})
