"""The filmed figure: what the truth says is what the pictures show, and the files are what they say."""

import json
from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="films need the extra limber[video]")

from limber import cli  # noqa: E402
from limber.body.figure import figure  # noqa: E402
from limber.catalogue import load  # noqa: E402
from limber.lab.dress import look  # noqa: E402
from limber.lab.dress_body import pieces  # noqa: E402
from limber.lab.film import Film, Shot  # noqa: E402
from limber.lab.film_files import planes  # noqa: E402
from limber.lab.render_mesh import build, drape, placed_rings  # noqa: E402
from limber.lab.render_raster import raster  # noqa: E402

SMALL = Shot(reps=1, fps=1.0, size_px=(320, 180))
LIMBS = (11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28)


def small(name: str, **more: object) -> Film:
    from dataclasses import replace

    return Film(load().exercises[name], replace(SMALL, **more))  # type: ignore[arg-type]


# --- pixels ------------------------------------------------------------------------------------------


def test_a_triangle_fills_the_pixels_whose_middle_it_covers() -> None:
    xy = np.array([(1, 1), (1, 5), (5, 5)], np.float32)
    hits = raster(xy, np.ones(3, np.float32), np.array([(0, 1, 2)]), 8, 8)
    shown = {(int(p) % 8, int(p) // 8) for p in hits.pixel}
    assert shown == {(x, y) for y in range(1, 5) for x in range(1, y + 1)}


def test_the_nearer_triangle_is_seen_and_one_that_looks_away_is_not() -> None:
    xy = np.array([(0, 0), (0, 8), (8, 8), (0, 0), (0, 8), (8, 8)], np.float32)
    near = np.array([0.5] * 3 + [0.9] * 3, np.float32)
    facing, away = np.array([(0, 1, 2), (3, 4, 5)]), np.array([(0, 1, 2), (5, 4, 3)])
    assert set(raster(xy, near, facing, 8, 8).triangle.tolist()) == {1}
    assert set(raster(xy, near, away, 8, 8).triangle.tolist()) == {0}


def test_where_two_triangles_cross_each_is_seen_on_its_side() -> None:
    xy = np.array([(0, 0), (0, 8), (8, 4)] * 2, np.float32)
    near = np.array([0.2, 0.2, 0.8, 0.5, 0.5, 0.5], np.float32)
    hits = raster(xy, near, np.array([(0, 1, 2), (3, 4, 5)]), 8, 8)
    row = sorted((int(p) % 8, int(t)) for p, t in zip(hits.pixel, hits.triangle, strict=True) if p // 8 == 4)
    assert [t for _, t in row] == sorted((t for _, t in row), reverse=True)
    assert {t for _, t in row} == {0, 1}


# --- the dressed body --------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_the_skin_looks_outward_and_clothes_stay_close_to_the_body(seed: int) -> None:
    mesh = build(pieces(look(seed)))
    rings = placed_rings(mesh.rings, figure({}))
    points, normals = drape(mesh, rings)
    middle = np.einsum("rk,rkx->rx", mesh.row_weights, rings[mesh.row_rings][:, :, 0])[mesh.vertex_row]
    assert (((points - middle) * normals).sum(axis=1) > -1e-4).mean() > 0.97
    assert np.abs(np.sqrt((normals**2).sum(axis=1)) - 1).max() < 1e-3
    low, high = points.min(axis=0), points.max(axis=0)
    assert high[1] - low[1] == pytest.approx(1.70, abs=0.08)
    assert np.linalg.norm(points - middle, axis=1).max() < 0.25


def test_no_two_of_the_first_looks_are_alike_and_trousers_differ_from_skin() -> None:
    looks = [look(seed) for seed in range(12)]
    assert len(set(map(repr, looks))) == 12
    for one in looks:
        assert sum(abs(a - b) for a, b in zip(one.top, one.bottom, strict=True)) > 0.2


# --- films -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["cat-cow", "bridge", "wall-angel", "box-squat"])
def test_the_joints_of_the_truth_lie_on_the_body_in_the_picture(name: str) -> None:
    made = small(name)
    truth = made.truth()
    number = len(truth.frames) // 2
    picture = made.picture(truth.frames[number].t_s, number).astype(int)
    elsewhere = made.room()
    width, height = made.shot.size_px
    for joint in LIMBS:
        x, y = truth.frames[number].image[joint]
        px, py = round(x * width - 0.5), round(y * height - 0.5)
        assert 0 < px < width - 1, joint
        assert 0 < py < height - 1, joint
        around = np.abs(picture - elsewhere)[py - 1 : py + 2, px - 1 : px + 2]
        assert around.max() > 20, f"nothing of the body at landmark {joint}"


def test_the_same_seed_films_the_same_picture_and_another_one_somebody_else() -> None:
    one, again, other = small("bridge"), small("bridge"), small("bridge", seed=2)
    assert (one.picture(3.0, 3) == again.picture(3.0, 3)).all()
    assert np.abs(one.picture(3.0, 3).astype(int) - other.picture(3.0, 3)).mean() > 5


def test_the_truth_counts_what_was_asked_for() -> None:
    truth = small("box-squat", reps=4).truth()
    assert truth.truth.count == 4
    assert all(r.start_s < r.peak_s < r.end_s for r in truth.truth.repetitions)
    assert truth.truth.repetitions[-1].end_s <= truth.frames[-1].t_s + 1.0


def test_the_left_side_is_filmed_from_the_left() -> None:
    right, left = small("bird-dog", side="right"), small("bird-dog", side="left")
    assert right.camera.at_m[2] > 1.0
    assert left.camera.at_m[2] < -1.0
    assert {r.side for r in left.truth().truth.repetitions} == {"left"}


# --- files -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rgb", "yuv"),
    [((0, 0, 0), (16, 128, 128)), ((255, 255, 255), (235, 128, 128)), ((255, 0, 0), (81, 90, 240)),
     ((0, 0, 255), (41, 240, 110))],
)  # fmt: skip
def test_colours_become_those_of_bt_601(rgb: tuple[int, int, int], yuv: tuple[int, int, int]) -> None:
    found = planes(np.full((2, 4, 3), rgb, np.uint8))
    assert len(found) == 8 + 2 + 2
    assert (found[0], found[8], found[10]) == pytest.approx(yuv, abs=1)


def test_a_y4m_holds_every_picture_and_the_truth_lies_beside(tmp_path: Path) -> None:
    clip = tmp_path / "clip.y4m"
    argv = ["lab", "film", "box-squat", "-o", str(clip), "--reps", "1", "--fps", "1", "--size", "160x90"]
    assert cli.main(argv) == 0
    head, _, rest = clip.read_bytes().partition(b"\n")
    assert head == b"YUV4MPEG2 W160 H90 F1:1 Ip A1:1 C420jpeg"
    truth = json.loads((tmp_path / "clip.truth.json").read_text())
    assert len(rest) == len(truth["frames"]) * (6 + 160 * 90 * 3 // 2)
    assert rest.startswith(b"FRAME\n")
    assert truth["truth"]["count"] == 1
    assert len(truth["frames"][0]["image"]) == 33


WRONG = [
    (["nobody", "-o", "x.y4m"], "no exercise has this id"),
    (["bridge", "-o", "x.gif"], "ends in .y4m or .mp4"),
    (["bridge", "-o", "x.y4m", "--tempo", "90"], "--tempo: expected a number from 0.2 to 5"),
    (["bridge", "-o", "x.y4m", "--size", "99x100"], "--size: expected even"),
    (["bridge", "-o", "x.y4m", "--seed", "-5"], "--seed: expected a whole number from 0"),
    (["bridge", "-o", "x.y4m", "--reps", "2", "--halves", "2"], "--halves: expected fewer than --reps"),
    (["bridge", "-o", "x.y4m", "--camera", "left"], "--camera: degrees: expected a number from -90 to 90"),
    (["bridge", "-o", "x.y4m", "--camera", "10,nan"], "--camera: metres above the floor: expected a number"),
    (["bridge", "-o", "x.y4m", "--camera", "10,1,2,3"], "--camera: expected degrees, metres"),
    (["bridge", "-o", "x.y4m", "--fault", "flying"], "fault: expected one of"),
    (["bridge", "-o", "x.y4m", "--side", "left"], "this exercise has no sides"),
    (["bridge", "-o", "nowhere/x.y4m", "--fps", "1", "--size", "64x64"], "cannot be written"),
]


@pytest.mark.parametrize(("argv", "said"), WRONG)
def test_what_cannot_be_filmed_is_told_in_one_line(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["lab", "film", *argv]) == 2
    line = capsys.readouterr().err
    assert said in line
    assert line.count("\n") == 1
