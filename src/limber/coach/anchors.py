"""What stays where it is while the exercise is done: the foot that stands, the hips that do not travel.

Whoever walks, turns round or steps aside moves a leg as an exercise might, but takes along what the drawn movement
leaves in its place. This is looked at in the picture, because world landmarks always begin at the hips.
"""

from limber.body.frame import LANDMARK, Frame
from limber.coach.signal import Channel
from limber.plain import value

STRAYS = 0.18
"""So far, in torso lengths, what stays in place may be elsewhere in the mean after a repetition: weight shifts, and so
does a camera that somebody holds. What matters is that the person is back in place, not the way there."""
_SEEN_LEAST_0_1 = 0.7
_SMOOTH_S = 0.15
_LONG = {"r": "right", "l": "left"}

Spot = tuple[float, float]


@value
class Anchored:
    """Where the anchors were when a repetition began (pixels; None where hidden), how long the torso was then, how far
    they are from there now (torso lengths, smoothed, in the mean), and the last frame's time."""

    spots: tuple[Spot | None, ...] = ()
    torso_px: float = 0.0
    now: float = 0.0
    at_s: float = 0.0


def anchored(
    anchors: tuple[str, ...], before: Anchored | None, frame: Frame, torso_px: float, channel: Channel, exchanged: bool
) -> Anchored:
    """One frame further in a repetition; `before` is None in its first one.

    `anchors` as in `Watch`, working side right. `exchanged`: the model calls the right side left in this frame.
    """
    turned = exchanged != (channel == "left")
    spots = tuple(_spot(frame, name, turned) for name in anchors)
    if before is None:
        return Anchored(spots=spots, torso_px=torso_px, at_s=frame.t_s)
    size = max(before.torso_px, torso_px)
    far = [
        ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 / size
        for a, b in zip(before.spots, spots, strict=True)
        if a is not None and b is not None
    ]
    moved = sum(far) / len(far) if far else before.now
    now = before.now + min(1.0, (frame.t_s - before.at_s) / _SMOOTH_S) * (moved - before.now)
    known = tuple(b if a is None else a for a, b in zip(before.spots, spots, strict=True))
    return Anchored(spots=known, torso_px=before.torso_px, now=now, at_s=frame.t_s)


def _spot(frame: Frame, name: str, turned: bool) -> Spot | None:
    letter = {"r": "l", "l": "r"}[name[-1]] if turned else name[-1]
    x, y, _, seen = (frame.image or ())[LANDMARK[f"{_LONG[letter]}_{name[:-2]}"]]
    return (x * frame.width_px, y * frame.height_px) if seen >= _SEEN_LEAST_0_1 else None
