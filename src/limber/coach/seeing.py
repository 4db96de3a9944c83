"""Can this frame be judged at all? And if not, what does the person have to do about it.

What is missing has to last a moment before it is said, and has to be gone a moment before counting goes on.
"""

from collections.abc import Sequence

from limber.body.frame import LANDMARK, Frame
from limber.body.observation import Observation
from limber.coach.changed import changed
from limber.coach.events import CanJudge, CannotJudge, Need
from limber.coach.watch import Watch
from limber.plain import value

DARK_LUMA_0_1 = 0.12
SHARE_LEAST_0_1 = 0.35
"""The part of the movement's evidence that has to be seen."""
VIEW_SURE_0_1 = 0.6
_SMALL_TORSO, _SMALL_BODY = 0.06, 0.12
_SHRUNK = 0.6
_LASTS_S = {"nobody": 0.6, "second-person": 0.3}
_LASTS_ELSE_S = 0.8
_GONE_S = 0.3
_LIMBS = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")


@value
class Seeing:
    """What is missing (`now`, since when), what was said to be missing, and since when it is seen again."""

    now: Need | None = None
    since_s: float = 0.0
    said: Need | None = None
    said_from_s: float = 0.0
    well_since_s: float | None = None


def missing(
    watch: Watch, frame: Frame, seen: Observation, share_0_1: float, flips: int, start_px: float | None
) -> tuple[Need | None, tuple[str, ...]]:
    """What keeps the coach from judging this frame, most basic first, and the joints that it concerns.

    `start_px`: how large the body was in the start position, and near enough; None before. Whoever folds up since then
    is no further away.
    """
    if frame.luma_0_1 is not None and frame.luma_0_1 < DARK_LUMA_0_1:
        return "too-dark", ()
    if frame.image is None or seen.torso_px is None:
        return "nobody", ()
    if frame.people is not None and frame.people > 1:
        return "second-person", ()
    if seen.torso_px < _SMALL_TORSO * max(frame.width_px, frame.height_px) and _small(frame, start_px):
        return "come-closer", ()
    if share_0_1 < SHARE_LEAST_0_1:
        outside = _outside(frame, seen)
        if outside:
            return "step-back", outside
        return _view_need(watch, seen) or "hidden", tuple(_hidden(seen))
    if flips >= 4 and not watch.together:
        return "sides-unclear", ()
    return _view_need(watch, seen), ()


def _small(frame: Frame, start_px: float | None) -> bool:
    """Whether the whole body is small in the picture; a trunk that points at the camera is short, and near."""
    least_px = _SMALL_BODY * max(frame.width_px, frame.height_px)
    return body_px(frame) < (least_px if start_px is None else min(least_px, _SHRUNK * start_px))


def body_px(frame: Frame) -> float:
    """How wide or high the whole body is in the picture, whichever is more."""
    marks = frame.image or ()
    wide = max(m[0] for m in marks) - min(m[0] for m in marks)
    high = max(m[1] for m in marks) - min(m[1] for m in marks)
    return max(wide * frame.width_px, high * frame.height_px)


def _outside(frame: Frame, seen: Observation) -> tuple[str, ...]:
    """Limbs that the picture's border cuts off."""
    found = []
    for name in _LIMBS:
        for side, long_name in (("r", "right"), ("l", "left")):
            x, y = (frame.image or ())[LANDMARK[f"{long_name}_{name}"]][:2]
            if not (0.0 <= x <= 1.0 and 0.0 <= y <= 1.0):
                found.append(f"{name}_{side}")
    return tuple(found)


def _hidden(seen: Observation) -> Sequence[str]:
    return [f"{n}_{s}" for n in _LIMBS for s in "rl" if seen.seen_0_1.get(f"{n}_{s}", 0.0) < 0.3]


def _view_need(watch: Watch, seen: Observation) -> Need | None:
    if seen.view is None or seen.view_sure_0_1 < VIEW_SURE_0_1:
        return None
    if watch.any_view:
        return None
    if watch.view == "side" and seen.view in ("front", "foot-end"):
        return "turn-side-on"
    return "turn-to-face" if watch.view == "front" and seen.view == "side" else None


def follow(
    seeing: Seeing, t_s: float, need: Need | None, joints: tuple[str, ...]
) -> tuple[Seeing, tuple[CannotJudge | CanJudge, ...]]:
    """One step: what is missing now, to what is said about it."""
    if need is None:
        if seeing.said is None:
            return (seeing if seeing.now is None else Seeing()), ()
        well = t_s if seeing.well_since_s is None else seeing.well_since_s
        if t_s - well < _GONE_S:
            return changed(seeing, now=None, well_since_s=well), ()
        return Seeing(), (CanJudge(t_s=t_s, from_s=seeing.said_from_s, why=seeing.said),)
    since = seeing.since_s if seeing.now == need else t_s
    lasting = changed(seeing, now=need, since_s=since, well_since_s=None)
    if need == seeing.said or t_s - since < _LASTS_S.get(need, _LASTS_ELSE_S):
        return lasting, ()
    from_s = seeing.said_from_s if seeing.said is not None else since
    return changed(lasting, said=need, said_from_s=from_s), (CannotJudge(t_s=t_s, why=need, joints=joints),)
