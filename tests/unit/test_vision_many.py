"""Many files at once: a process that is killed does not take the others' results with it."""

from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from limber.vision import many
from limber.vision.analysing import Wanted
from limber.vision.many import FileOutcome, Task, analyse_many

WANTED = Wanted(exercise_id="bridge")


class Pool:
    """Stands for a pool of processes that a certain file kills."""

    def __init__(self, deadly: set[str]) -> None:
        self.deadly, self.broken = deadly, False

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *problem: object) -> None:
        return None

    def submit(self, work: object, task: Task) -> "Future[FileOutcome]":
        self.broken = self.broken or task.shown in self.deadly
        found: Future[FileOutcome] = Future()
        if self.broken:
            found.set_exception(BrokenProcessPool())
        else:
            found.set_result(FileOutcome(file=task.shown, outcome="analysed"))
        return found


@pytest.mark.parametrize(
    ("kills", "failed"),
    [
        # the files that kill a process the first time and later,  those that fail in the end
        ([set()], set()),
        ([{"3"}, set()], set()),
        ([{"3"}, {"3"}, {"3"}], {"3"}),
        ([{"0", "1", "2", "3", "4"}] * 20, {"0", "1", "2", "3", "4"}),
    ],
)
def test_every_file_has_an_outcome(monkeypatch: pytest.MonkeyPatch, kills: list[set[str]], failed: set[str]) -> None:
    pools: Iterator[set[str]] = iter([*kills, *[kills[-1]] * 20])
    monkeypatch.setattr(many, "_processes", lambda jobs: Pool(next(pools)))
    todo = [Task(Path(str(n)), str(n), WANTED, Path(f"{n}.json")) for n in range(5)]
    told: list[int] = []
    found = analyse_many(todo, 2, lambda outcome, done, of: told.append(done))
    assert [one.file for one in found] == ["0", "1", "2", "3", "4"]
    assert {one.file for one in found if one.outcome == "failed"} == failed
    assert all("was stopped" in (one.problem or "") for one in found if one.outcome == "failed")
    assert told == [1, 2, 3, 4, 5]
