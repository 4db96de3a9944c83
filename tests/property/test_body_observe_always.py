"""What holds for every frame: angles do not change with the mirror, the size, or a turn about the vertical."""

from dataclasses import replace
from math import cos, isfinite, radians, sin

from hypothesis import given, settings
from hypothesis import strategies as st

from limber.body import Frame, observe
from limber.body.chain import angles_list
from limber.body.geometry import about, then
from limber.body.observed import observed_deg
from limber.body.skeleton import JOINTS
from limber.body.solve import Posture
from tests.unit.exact_frames import exact_frame
from tests.unit.test_body_observe import mirror_image

BORDERS_DEG = (-180.0, -90.0, 0.0, 60.0, 90.0, 180.0)
"""Where a sign turns over, a last digit decides; what lies closer than this to one is left out."""
CLOSE_DEG = 0.01


@st.composite
def postures(draw: st.DrawFn) -> Posture:
    """Any posture within the joints' ranges, turned anyhow."""
    angles = {j.name: draw(st.floats(j.low_deg, j.high_deg)) for j in JOINTS}
    turn = then(about((0.0, 1.0, 0.0), draw(st.floats(-180, 180))), about((0.0, 0.0, 1.0), draw(st.floats(-120, 120))))
    turn = then(turn, about((1.0, 0.0, 0.0), draw(st.floats(-90, 90))))
    return Posture(root_m=(0.0, 1.0, 0.0), root_turn=turn, angles_rad=tuple(angles_list(angles)))


def same(one: dict[str, float], other: dict[str, float], within: float = 1e-6) -> bool:
    """Whether angles agree, but for those at the border of a sign."""
    return all(
        abs(one[n] - other[n]) <= within or min(abs(one[n] - b) for b in BORDERS_DEG) < CLOSE_DEG
        for n in one.keys() & other.keys()
    )


@settings(max_examples=60, deadline=None)
@given(postures())
def test_a_frame_shows_the_angles_of_the_figure(posture: Posture) -> None:
    assert same(dict(observe(exact_frame(posture)).angles_deg), observed_deg(posture.figure()), 0.01)


@settings(max_examples=40, deadline=None)
@given(postures())
def test_the_mirror_exchanges_right_and_left(posture: Posture) -> None:
    one, other = (observe(f) for f in (exact_frame(posture), mirror_image(exact_frame(posture))))
    exchanged = {n if n == "trunk" else n[:-1] + {"r": "l", "l": "r"}[n[-1]]: a for n, a in other.angles_deg.items()}
    assert same(dict(one.angles_deg), exchanged)
    assert one.orientation == other.orientation
    assert one.view == other.view
    assert {one.near, other.near} in ({None}, {"right", "left"})


@settings(max_examples=40, deadline=None)
@given(postures(), st.floats(0.3, 3.0), st.floats(-180, 180))
def test_size_and_a_turn_about_the_vertical_change_nothing(posture: Posture, size: float, by_deg: float) -> None:
    frame = exact_frame(posture)
    c, s = cos(radians(by_deg)), sin(radians(by_deg))
    assert frame.world is not None
    turned = tuple((size * (c * x + s * z), size * y, size * (c * z - s * x)) for x, y, z in frame.world)
    one, other = observe(frame), observe(replace(frame, world=turned))
    assert same(dict(one.angles_deg), dict(other.angles_deg))


NUMBERS = st.floats(-1e4, 1e4)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(*[NUMBERS] * 7), min_size=33, max_size=33),
    st.lists(NUMBERS | st.none(), min_size=17, max_size=17),
)
def test_no_frame_is_too_odd(body: list[tuple[float, ...]], edge: list[float | None]) -> None:
    seen = observe(
        Frame(
            t_s=0.0,
            width_px=640,
            height_px=480,
            image=tuple((x, y, z, min(1.0, abs(v))) for x, y, z, v, *_ in body),
            world=tuple((x, y, z) for *_, x, y, z in body),
            edge_a=tuple(edge),
            edge_b=tuple(reversed(edge)),
        )
    )
    assert all(isfinite(a) for a in seen.angles_deg.values())
    assert seen.back is None or isfinite(seen.back)
