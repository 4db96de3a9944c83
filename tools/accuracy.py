"""Measure the coach and write docs/accuracy.md: ``python tools/accuracy.py`` (make accuracy).

The figures go to benchmarks/accuracy.json, the page is made from them (`page()`; a test compares it with the file).
``--clean N --faulty N --about SECONDS`` say how much for each exercise, ``--per-class N`` how many clean sets for each
class of exercise at least, ``--only ID …`` measures some anew and keeps the rest, ``--recordings FOLDER`` runs
recordings of real people that have a truth.csv beside them, ``--filmed FOLDER`` films of the figure as the pose model
saw them (``tools/filmed.py --recordings FOLDER`` makes them), beside those in benchmarks/filmed. ``--clips`` runs
only these two.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from limber.body import read_recording  # noqa: E402
from limber.catalogue import load  # noqa: E402
from limber.coach import look_for  # noqa: E402
from limber.coach.events import CoachEvent, HoldEnded, HoldStarted  # noqa: E402
from limber.lab.interval import Share  # noqa: E402
from limber.lab.measuring import Effort, Measured, measure  # noqa: E402
from limber.lab.naive import naive_count, one_angle  # noqa: E402
from limber.lab.trial import coached  # noqa: E402
from limber.plain import plain, read, value  # noqa: E402

FIGURES = ROOT / "benchmarks/accuracy.json"
PAGE = ROOT / "docs/accuracy.md"
FILMED = ROOT / "benchmarks/filmed"
HOLD_ERROR_S, CLIP_HOLD_S, CURVE_LEAST = 0.2, 0.5, 0.9


@value
class Clip:
    """One recording before the coach: what was done, what the coach and one angle counted, holds in seconds."""

    name: str
    exercise: str
    true_count: int | None
    also_right: int | None
    count: int
    naive: int
    true_holds: tuple[tuple[float, float], ...]
    holds: tuple[tuple[float, float], ...]
    cues: tuple[str, ...]
    note: str = ""


@value
class Accuracy:
    """Everything that the page says."""

    version: int
    effort: Effort
    engine: str = ""
    virtual: tuple[Measured, ...]
    filmed: tuple[Clip, ...]
    recorded: tuple[Clip, ...]


def filmed(folder: Path) -> dict[str, Clip]:
    """The figure before a virtual camera, as the real pose model saw it, by recording; only what a camera coaches."""
    found = {}
    for path in sorted(folder.glob("*.truth.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))["truth"]
        name = path.name.removesuffix(".truth.json")
        watch = look_for(load().exercises[truth["exercise"]])
        for file in sorted(folder.glob(f"{name}.*.csv.gz")) if watch.mode != "timer" else ():
            end_s = truth["duration_s"]
            holds = tuple((h["start_s"], min(h["end_s"], end_s)) for h in truth["holds"] if h["start_s"] < end_s)
            clip = _clip(file, truth["exercise"], None if watch.mode == "holds" else truth["count"], None, holds, "")
            found[clip.name] = clip
    return found


def recorded(folder: Path) -> tuple[Clip, ...]:
    """Recordings of real people, with the counts and times that somebody read from the pictures."""
    found = []
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            holds = ((float(row["hold_start_s"]), float(row["hold_end_s"])),) if row["hold_start_s"] else ()
            count = int(row["reps"]) if row["reps"] else None
            also = int(row["also_right"]) if row["also_right"] else None
            found.append(_clip(folder / row["recording"], row["exercise"], count, also, holds, row["note"]))
    return tuple(found)


def _clip(
    path: Path, exercise_id: str, count: int | None, also: int | None, holds: tuple[tuple[float, float], ...], note: str
) -> Clip:
    exercise = load().exercises[exercise_id]
    frames = list(read_recording(path))
    events = coached(look_for(exercise), frames, None, begun=True)
    return Clip(
        name=path.name.removesuffix(".csv.gz"),
        exercise=exercise_id,
        true_count=count,
        also_right=also,
        count=sum(e.kind == "repetition" and not e.half for e in events),
        naive=naive_count(one_angle(exercise), frames),
        true_holds=tuple((round(a, 1), round(b, 1)) for a, b in holds),
        holds=_holds(events, frames[-1].t_s),
        cues=tuple(e.fault for e in events if e.kind == "cue"),
        note=note,
    )


def _holds(events: Sequence[CoachEvent], end_s: float) -> tuple[tuple[float, float], ...]:
    """Holds, the one that the end of the recording cuts off included."""
    found, since = [], None
    for event in events:
        if isinstance(event, HoldStarted):
            since = event.start_s
        elif isinstance(event, HoldEnded):
            found.append((event.start_s, event.end_s))
            since = None
    if since is not None:
        found.append((since, end_s))
    return tuple((round(a, 1), round(b, 1)) for a, b in found)


# --- the page --------------------------------------------------------------------------------------

HEAD = """# How well the coach sees

Written by `make accuracy` from `benchmarks/accuracy.json`; nothing here is typed by hand. Every share is k of n with
its 95 % interval (Wilson).

**What is measured.** Virtual people (`limber.lab`) of many sizes perform every exercise with their own range (0.45 to
1.1 of the drawn movement), tempo, pauses and half repetitions, before a camera somewhere near the right place, with
landmarks that tremble, fail and change sides as the pose model's do. What they truly did is known exactly; a hold is
the time for which their joints stayed near the farthest place of that repetition. The figure, dressed and filmed
(`tools/filmed.py --recordings FOLDER`), is watched by the real pose model. Recordings of real people have counts read
from the pictures by one person.

**What it does not say.** Virtual people are not people: the true shares at home will be lower. A film of a figure has
no wide clothes, no cat and no lamp. *One angle* is the counter that everybody writes first: the joint angle that the
movement changes most, and two fixed thresholds.
"""


def page(figures: Accuracy) -> str:
    """The whole page."""
    coachable = [m for m in figures.virtual if m.mode != "timer"]
    parts = [
        HEAD,
        _summary(figures, coachable),
        _per_exercise(coachable),
        _fails(figures, coachable),
        _back(coachable),
        _clips("## Filmed figures, watched by the real pose model", figures.filmed),
        _clips("## Recordings of real people", figures.recorded) if figures.recorded else _NO_RECORDINGS,
        _timer(figures.virtual),
    ]
    return "\n".join(parts)


_NO_RECORDINGS = """## Recordings of real people

No folder of recordings was given when this page was made (`python tools/accuracy.py --recordings FOLDER`).
"""


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(str(x) for x in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _share(k: int, n: int) -> str:
    return str(Share(k=k, n=n))


def _summary(figures: Accuracy, coachable: Sequence[Measured]) -> str:
    sets = sum(m.sets for m in coachable)
    holds = [e for m in coachable for e in m.hold_errors_s]
    reps, cues = sum(m.repetitions for m in coachable), sum(m.false_cues for m in coachable)
    all_holds = sum(m.holds for m in coachable)
    about_s = sum(m.about_s for m in coachable)
    late = [m.late_s[1] for m in coachable if m.late_s]
    rows = [
        ("sets counted exactly", "97 %", _share(sum(m.exact for m in coachable), sets)),
        ("within one repetition", "99.5 %", _share(sum(m.off_by_one for m in coachable), sets)),
        ("exactly by one angle", "-", _share(sum(m.naive for m in coachable), sets)),
        (
            "holds within 0.2 s per 10 s",
            "all",
            _share(sum(abs(e) <= HOLD_ERROR_S for e in holds), all_holds),
        ),
        ("hold error per 10 s, median", "0.2 s", f"{median(map(abs, holds)):.2f} s" if holds else "-"),
        ("right cue first", "95 %", _share(sum(m.right_first for m in coachable), sum(m.faulty for m in coachable))),
        (
            "wrong cues per 100 clean repetitions",
            "at most 1",
            f"{100 * cues / reps:.2f} ({cues} in {reps})" if reps else "-",
        ),
        ("counts while moving about", "0", f"{sum(m.false_counts for m in coachable)} in {about_s / 60:.0f} min"),
        (
            "said after the end, 95th percentile",
            "0.3 s",
            f"{median(late):.2f} s (median of exercises)" if late else "-",
        ),
    ]
    by = [_category_row(name, coachable) for name in sorted({m.category for m in coachable})]
    effort = figures.effort
    return (
        f"## In short\n\nVirtual people, {len(coachable)} exercises that the camera coaches, {sets} clean sets (at "
        f"least {min((m.sets for m in coachable), default=0)} of each), up to {effort.faulty} with a fault on purpose "
        f"for each, {about_s / 60:.0f} minutes of moving about in all.{_earlier(figures, coachable)}\n\n"
        + _table(("", "target", "measured"), rows)
        + "\n"
        + _table(("class", "sets", "exact", "within one", "one angle"), by)
    )


def _earlier(figures: Accuracy, coachable: Sequence[Measured]) -> str:
    """Which exercises were measured before the coach's last change."""
    old = [m.exercise for m in coachable if m.engine != figures.engine]
    if not old:
        return ""
    fresh = [m.exercise for m in coachable if m.engine == figures.engine]
    return (
        f"\n\n**Not all of it is fresh.** With the coach as it was measured last ({figures.engine}): {len(fresh)} "
        f"exercises ({', '.join(fresh)}). The other {len(old)} were measured with an earlier one."
    )


def _category_row(name: str, coachable: Sequence[Measured]) -> tuple[object, ...]:
    own = [m for m in coachable if m.category == name]
    sets = sum(m.sets for m in own)
    return name, sets, *(_share(sum(getattr(m, k) for m in own), sets) for k in ("exact", "off_by_one", "naive"))


def _per_exercise(coachable: Sequence[Measured]) -> str:
    rows = [
        (
            m.exercise,
            f"{m.exact} of {m.sets}",
            f"{m.off_by_one} of {m.sets}",
            f"{m.naive} of {m.sets}",
            f"{median(map(abs, m.hold_errors_s)):.2f}" if m.hold_errors_s else "-",
            f"{m.false_cues} in {m.repetitions}",
            f"{m.right_first} of {m.faulty}" if m.faulty else "-",
            f"{100 * m.judged_0_1:.0f} %" if m.judged_0_1 is not None else "-",
            f"{m.false_counts} in {m.about_s / 60:.0f} min",
        )
        for m in coachable
    ]
    head = ("exercise", "exact", "within one", "one angle", "hold error, s per 10 s", "wrong cues", "right cue first",
            "judged", "moving about")  # fmt: skip
    return "## Each exercise\n\n" + _table(head, rows)


def _fails(figures: Accuracy, coachable: Sequence[Measured]) -> str:
    rows = [
        *(f"- `{m.exercise}`: {_share(m.exact, m.sets)} sets exact" for m in coachable if m.exact < 0.97 * m.sets),
        *(
            f"- `{m.exercise}`: right cue first in {_share(m.right_first, m.faulty)}"
            for m in coachable
            if m.right_first < 0.95 * m.faulty
        ),
        *(
            f"- `{m.exercise}`: holds off by {median(map(abs, m.hold_errors_s)):.2f} s per 10 s"
            for m in coachable
            if m.hold_errors_s and median(map(abs, m.hold_errors_s)) > HOLD_ERROR_S
        ),
        *(f"- `{m.exercise}`: {m.false_counts} counted while moving about" for m in coachable if m.false_counts),
        *(
            f"- `{m.exercise}`: the back's curve follows with a rank correlation of {m.back.correlation:.2f}"
            for m in coachable
            if m.back is not None and m.back.correlation < CURVE_LEAST
        ),
        *(f"- film `{c.name}`: {wrong}" for c in figures.filmed if (wrong := _wrong(c))),
        *(f"- recording `{c.name}`: {wrong}" for c in figures.recorded if (wrong := _wrong(c))),
    ]
    return "## What fails\n\n" + ("\n".join(rows) if rows else "Nothing misses its target.") + "\n"


def _wrong(clip: Clip) -> str:
    """What the coach got wrong in a clip, in words; empty where it got everything right."""
    found = []
    if clip.true_count is not None and clip.count not in (clip.true_count, clip.also_right):
        found.append(f"{clip.count} of {clip.true_count} counted")
    missed = [h for h in clip.true_holds if not any(_close(h, other) for other in clip.holds)]
    if missed:
        found.append(f"not held within {CLIP_HOLD_S} s of {_spans(missed)}")
    return ", ".join(found)


def _close(true: tuple[float, float], seen: tuple[float, float]) -> bool:
    return all(abs(a - b) <= CLIP_HOLD_S for a, b in zip(true, seen, strict=True))


def _back(coachable: Sequence[Measured]) -> str:
    rows = [
        (m.exercise, _share(m.back.right, m.back.frames), f"{m.back.correlation:.2f}")
        for m in coachable
        if m.back is not None
    ]
    about = (
        "Frames with at least 10 degrees of lumbar change from the start; rank correlation is the median over sets.\n\n"
    )
    return (
        "## The back's curve\n\n" + about + _table(("exercise", "bent the way that was seen", "rank correlation"), rows)
    )


def _clips(title: str, clips: Sequence[Clip]) -> str:
    rows = [
        (
            c.name,
            c.exercise,
            "-" if c.true_count is None else f"{c.true_count}{f' (or {c.also_right})' if c.also_right else ''}",
            "-" if c.true_count is None else c.count,
            "-" if c.true_count is None else c.naive,
            _spans(c.true_holds),
            _spans(c.holds) if c.true_holds else "-",
            ", ".join(dict.fromkeys(c.cues)) or "-",
        )
        for c in clips
    ]
    counted = [c for c in clips if c.true_count is not None]
    right = sum(c.count in (c.true_count, c.also_right) for c in counted)
    naive = sum(c.naive in (c.true_count, c.also_right) for c in counted)
    head = ("recording", "exercise", "repetitions", "coach", "one angle", "holds, s", "coach", "cues")
    said = f"Counted exactly: {_share(right, len(counted))}; by one angle {_share(naive, len(counted))}.\n\n"
    return f"{title}\n\n{said}" + _table(head, rows)


def _spans(spans: Sequence[tuple[float, float]]) -> str:
    return ", ".join(f"{a:g}-{b:g}" for a, b in spans) or "-"


def _timer(virtual: Sequence[Measured]) -> str:
    why = {
        "minutes": "counted in minutes",
        "stays-still": "nothing moves that a camera sees",
        "too-small": "smaller than a camera can tell from noise",
        "not-known-well": "the pose model does not see it well enough",
        "goes-both-ways": "to both sides, without a start between",
    }
    rows = [(m.exercise, why.get(m.why_timer or "", m.why_timer)) for m in virtual if m.mode == "timer"]
    return "## Timer only\n\n" + _table(("exercise", "why"), rows)


def main() -> None:
    """Measure, write the figures, write the page."""
    options = _options()
    old = read(Accuracy, json.loads(FIGURES.read_text(encoding="utf-8")), FIGURES.name) if FIGURES.exists() else None
    if not options.page:
        effort = Effort(clean=options.clean, per_class=options.per_class, faulty=options.faulty, about_s=options.about)
        if options.clips and old:
            effort = old.effort
        kept = {m.exercise: m for m in old.virtual} if old and (options.only or options.clips) else {}
        engine = _engine()
        for one in () if options.clips else measure(effort, options.only, options.jobs):
            one = replace(one, engine=engine)
            print(f"{one.exercise}: {one.exact} of {one.sets}", file=sys.stderr, flush=True)
            kept[one.exercise] = one
        new = Accuracy(
            version=1,
            engine=old.engine if options.clips and old else engine,
            effort=effort,
            virtual=tuple(kept[name] for name in sorted(kept)),
            filmed=_filmed(options.filmed, old),
            recorded=recorded(options.recordings) if options.recordings else old.recorded if old else (),
        )
        FIGURES.write_text(json.dumps(plain(new), indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page(read(Accuracy, json.loads(FIGURES.read_text(encoding="utf-8")))), encoding="utf-8")


def _engine() -> str:
    """Which version of the coach this is: a print of its files and of the lab's."""
    print_of = sha256()
    for room in ("coach", "lab"):
        for path in sorted((ROOT / "src/limber" / room).glob("*.py")):
            print_of.update(path.read_bytes())
    return print_of.hexdigest()[:8]


def _filmed(folder: Path | None, old: Accuracy | None) -> tuple[Clip, ...]:
    """Films: those kept here, with those of a folder, or of the last time that one was given."""
    more = filmed(folder) if folder else {c.name: c for c in old.filmed} if old else {}
    every = {**more, **filmed(FILMED)}
    return tuple(every[name] for name in sorted(every))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clean", type=int, default=Effort().clean)
    parser.add_argument("--faulty", type=int, default=Effort().faulty)
    parser.add_argument("--about", type=float, default=Effort().about_s)
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--per-class", type=int, default=Effort().per_class)
    parser.add_argument("--recordings", type=Path)
    parser.add_argument("--filmed", type=Path)
    parser.add_argument("--clips", action="store_true", help="only films and recordings, virtual people as they were")
    parser.add_argument("--page", action="store_true", help="only write the page anew")
    return parser.parse_args()


if __name__ == "__main__":
    main()
