"""Many files: one result beside each, several at a time, and what was done already is not done again."""

import json
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from hashlib import sha256
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Literal

from limber import __version__
from limber.catalogue import own_folders
from limber.catalogue.load import OWN_FOLDERS
from limber.coach.report import Analysis
from limber.errors import InputError, LimberError
from limber.plain import plain, read, value
from limber.vision.analysing import Wanted, analyse_file, is_recording, watch_of
from limber.vision.film import is_film
from limber.vision.sinks import whole

RESULT = ".analysis.json"
_LARGEST_RESULT_BYTES = 50_000_000
_CHUNK = 1 << 20
_AHEAD = 2
"""So many files wait for each process: the list of files may be long, the queue is not."""


@value
class FileAnalysis:
    """What is kept beside a file: its analysis, and what it was made from and with.

    sha256 : of the file. looked_for : of what the coach looked for (the exercise's movement) and how.
    """

    version: Literal[1] = 1
    file: str
    sha256: str
    limber: str
    looked_for: str
    analysis: Analysis


@value
class FileOutcome:
    """One file of many. `kept`: it was done before, with the same file and the same Limber.

    result : where its analysis is; None when it failed. count, held_s : complete repetitions and the longest hold.
    problem : one line, when it failed.
    """

    file: str
    outcome: Literal["analysed", "kept", "failed"]
    result: str | None = None
    count: int | None = None
    held_s: float | None = None
    problem: str | None = None


@value
class ManyAnalyses:
    """All files, in their order."""

    exercise: str
    analysed: int
    kept: int
    failed: int
    files: tuple[FileOutcome, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One file to analyse, what it is called in the list, and where its result goes."""

    path: Path
    shown: str
    wanted: Wanted
    result: Path

    @property
    def files(self) -> tuple[Path, ...]:
        """Everything that it writes."""
        wanted = self.wanted
        return (self.result, *(p for p in (wanted.overlay, wanted.page, wanted.angles, wanted.recording) if p))


def files_in(folder: Path) -> list[Path]:
    """Every film and recording below a folder, in order; hidden ones are not meant."""
    found = (p for p in folder.rglob("*") if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    return sorted(p for p in found if p.is_file() and (is_recording(p) or is_film(p)))


def tasks(paths: Sequence[Path], wanted: Wanted, output: Path | None) -> list[Task]:
    """What there is to do. `output`: a folder for the results; None: beside each file.

    A file is told by its place in the folder that was given, or as it was given where there are several. The files
    that `wanted` asks for beside the analysis are folders here: one file goes into them for each.

    Raises
    ------
    InputError
        A folder without films or recordings, or two files whose results would have one name.
    """
    found: list[Task] = []
    for given in paths:
        inside = files_in(given) if given.is_dir() else [given]
        if not inside:
            raise InputError(str(given), "holds no films and no recordings")
        for path in inside:
            below = path.relative_to(given) if given.is_dir() else Path(path.name)
            home = output / below if output else path
            result = home.with_name(home.name + RESULT)
            found.append(Task(path, str(below if len(paths) == 1 else path), _named(wanted, below), result))
    for file, number in Counter(file for task in found for file in task.files).items():
        if number > 1:
            raise InputError(file.name, "two files would have this result; analyse them one by one")
    return found


def _named(wanted: Wanted, below: Path) -> Wanted:
    def named(folder: Path | None, ending: str) -> Path | None:
        return None if folder is None else (folder / below).with_name(below.name + ending)

    return replace(
        wanted,
        overlay=named(wanted.overlay, ".overlay.mp4"),
        page=named(wanted.page, ".html"),
        angles=named(wanted.angles, ".angles.csv"),
        recording=named(wanted.recording, ".recording.csv.gz"),
    )


def analyse_many(todo: list[Task], jobs: int, told: Callable[[FileOutcome, int, int], None]) -> list[FileOutcome]:
    """Analyse every file; a file that fails does not stop the others. `told`: each outcome as it comes."""
    done: dict[str, FileOutcome] = {}
    if todo:
        watch_of(todo[0].wanted.exercise_id)  # an unknown exercise is told once, before anything is begun
    for outcome in _one_by_one(todo) if jobs == 1 else _side_by_side(todo, jobs):
        done[outcome.file] = outcome
        told(outcome, len(done), len(todo))
    return [done[task.shown] for task in todo]


def _one_by_one(todo: list[Task]) -> Iterator[FileOutcome]:
    yield from map(analyse_task, todo)


def _side_by_side(todo: list[Task], jobs: int) -> Iterator[FileOutcome]:
    """Processes of their own. One that is killed takes its files with it: they are tried once more, alone."""
    unlucky: list[Task] = []
    left = list(reversed(todo))
    while left:
        with _processes(jobs) as pool:
            under_way: dict[Future[FileOutcome], Task] = {}
            try:
                while left or under_way:
                    while left and len(under_way) < jobs * _AHEAD:
                        task = left.pop()
                        under_way[pool.submit(analyse_task, task)] = task
                    finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in finished:
                        yield future.result()
                        del under_way[future]
            except BrokenProcessPool:
                unlucky += under_way.values()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                for process in active_children():  # an interrupt does not wait for the end of a long film
                    process.terminate()
                raise
    for task in unlucky:
        try:
            with _processes(1) as pool:
                yield pool.submit(analyse_task, task).result()
        except BrokenProcessPool:
            yield _failed(task, "the process that read it was stopped (not enough memory?)")


def _processes(jobs: int) -> ProcessPoolExecutor:
    own = os.pathsep.join(str(folder) for folder in own_folders())
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(own,))


def _begin(own: str) -> None:
    """A new process knows the same exercises; an interrupt is the first process's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ[OWN_FOLDERS] = own


def analyse_task(task: Task) -> FileOutcome:
    """One file: what is kept of it when that still holds, or its analysis anew."""
    try:
        of_file, looked_for = _sha256(task.path), _looked_for(task.wanted)
        before = _kept(task.result)
        made_from = (of_file, __version__, looked_for)
        same = before is not None and (before.sha256, before.limber, before.looked_for) == made_from
        if before is not None and same and all(file.exists() for file in task.files):
            return _outcome(task, "kept", before.analysis)
        analysis = analyse_file(task.path, task.wanted)
        kept = FileAnalysis(
            file=task.path.name, sha256=of_file, limber=__version__, looked_for=looked_for, analysis=analysis
        )
        with whole(task.result) as beside:
            beside.write_text(json.dumps(plain(kept), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except LimberError as problem:
        return _failed(task, str(problem))
    except Exception as problem:  # one file must not stop a thousand others
        if os.environ.get("LIMBER_TRACEBACK"):
            raise
        return _failed(task, f"{task.path.name}: something went wrong inside Limber ({type(problem).__name__})")
    return _outcome(task, "analysed", analysis)


def _outcome(task: Task, outcome: Literal["analysed", "kept"], analysis: Analysis) -> FileOutcome:
    held_s = max((hold.seconds for hold in analysis.holds), default=None)
    return FileOutcome(
        file=task.shown, outcome=outcome, result=str(task.result), count=analysis.reps.count, held_s=held_s
    )


def _failed(task: Task, problem: str) -> FileOutcome:
    return FileOutcome(file=task.shown, outcome="failed", problem=problem)


def _kept(result: Path) -> FileAnalysis | None:
    """What was kept before; None when there is nothing, or nothing that can be read."""
    try:
        if result.stat().st_size > _LARGEST_RESULT_BYTES:
            return None
        return read(FileAnalysis, json.loads(result.read_bytes()), result.name)
    except (OSError, ValueError, RecursionError, InputError):
        return None


def _looked_for(wanted: Wanted) -> str:
    what = [plain(watch_of(wanted.exercise_id)), wanted.side, wanted.language, wanted.model]
    return sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()


def _sha256(path: Path) -> str:
    found = sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                found.update(chunk)
    except OSError as problem:
        raise InputError(path.name, f"cannot be read ({problem.strerror or 'damaged'})") from None
    return found.hexdigest()
