"""Tries changes on the tests, each in a child of a warm process, so that no change costs the start of Python anew.

Most changes lie within a function: the tests are collected once, and each child gets other code for that function and
runs the tests of its room until one fails. A change of a table, which is read when a module is imported, gets a child
that imports the rooms and collects the tests itself. The test that noticed the last changes of a file goes first.
"""

import gc
import os
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from benchmarks.mutants import Mutant, compiled

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/limber"
MOST_CPU_S, MOST_BYTES = 150, 6 << 30
OPTIONS = (
    "-q", "-x", "-c", os.devnull, f"--rootdir={ROOT}", "--import-mode=importlib", "--noconftest", "--capture=no",
    "-p", "no:cacheprovider", "-p", "no:django", "-p", "no:randomly",
)  # fmt: skip
Tell = Callable[[Mutant, str], None]
"""Takes a change and the test that noticed it; "" when none did."""


class Watch:
    """A plugin: remembers the first test that failed."""

    failed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid or "the import"


class Order:
    """Which tests go first: those that noticed the last changes of the same file, then those that bear its name."""

    def __init__(self) -> None:
        self._noticed: dict[str, Counter[str]] = {}

    def of(self, mutant: Mutant, tests: list[str]) -> list[str]:
        known = self._noticed.get(mutant.file, Counter())
        name = Path(mutant.file).stem.split("_")[0]
        return sorted(tests, key=lambda test: (-known[test], name not in test))

    def learn(self, mutant: Mutant, test: str) -> None:
        if test:
            self._noticed.setdefault(mutant.file, Counter())[test] += 1


def quiet_properties() -> None:
    """As the tests' own profile, without the search for the smallest example."""
    from hypothesis import HealthCheck, Phase, settings

    settings.register_profile(
        "mutation", deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    settings.load_profile("mutation")


def in_child(act: Callable[[], str]) -> str:
    """What `act` gives back, done in a child of this process; a child that ends by itself says why."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            os.close(reading)
            silent = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(silent, stream)
            resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
            try:
                said = act()
            except BaseException as error:
                said = f"the tests cannot run: {type(error).__name__}"
            os.write(writing, said.encode()[:4000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    return said if status == 0 else "it never ends"


def anew(mutant: Mutant | None, files: Iterable[str]) -> str:
    """The test that notices a change when everything is imported anew; "" for none. None: nothing is changed."""
    path = SOURCE / mutant.file if mutant else None
    code = compiled(path, mutant.number) if path and mutant else None
    plain = SourceFileLoader.get_code

    def get_code(loader: Any, name: str) -> CodeType | None:
        return code if Path(loader.path) == path else plain(loader, name)

    def act() -> str:
        setattr(SourceFileLoader, "get_code", get_code)  # noqa: B010
        for file in files:
            watch = Watch()
            ended = pytest.main([*OPTIONS, str(ROOT / file)], plugins=[watch])
            if ended or watch.failed:
                return watch.failed or f"{file} cannot run"
        return ""

    return in_child(act)


class Within:
    """A plugin: tries changes within functions, in place of running the tests that were collected."""

    def __init__(self, mutants: list[Mutant], files: Callable[[Mutant], tuple[str, ...]], tell: Tell) -> None:
        self.mutants, self.files, self.tell, self.order = mutants, files, tell, Order()
        self.watch = Watch()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            raise RuntimeError("the tests cannot be collected")
        items = {item.nodeid: item for item in session.items}
        live = _functions()
        gc.freeze()
        if failed := in_child(lambda: self._run(list(items.values()))):
            raise RuntimeError(f"a test fails although nothing is changed: {failed}")
        for mutant in self.mutants:
            wanted = self.files(mutant)
            tests = [name for name in items if name.split("::")[0] in wanted]
            chosen = [items[name] for name in self.order.of(mutant, tests)]
            changed = changes(mutant, live)
            found = in_child(partial(self._try, changed, chosen))
            self.order.learn(mutant, found)
            self.tell(mutant, found)
        return True

    def _try(self, changed: list[tuple[FunctionType, CodeType]], items: list[pytest.Item]) -> str:
        for function, code in changed:
            function.__code__ = code
        return self._run(items)

    def _run(self, items: list[pytest.Item]) -> str:
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.watch.failed:
                return self.watch.failed
        return ""


def within(mutants: list[Mutant], files: Callable[[Mutant], tuple[str, ...]], tell: Tell) -> None:
    """Try changes that lie within functions."""
    plugin = Within(mutants, files, tell)
    every = dict.fromkeys(str(ROOT / file) for mutant in mutants for file in files(mutant))
    if ended := pytest.main([*OPTIONS, *every], plugins=[plugin, plugin.watch]):
        raise SystemExit(f"the tests cannot be collected: {ended}")


def changes(mutant: Mutant, live: dict[str, list[FunctionType]]) -> list[tuple[FunctionType, CodeType]]:
    """Every function of the changed file that gets other code, with that code."""
    path = SOURCE / mutant.file
    before, after = (list(_codes(code)) for code in (compiled(path), compiled(path, mutant.number)))
    other = {_place(old): new for old, new in zip(before, after, strict=True) if old != new}
    found = [(function, new) for function in live[str(path)] if (new := other.get(_place(function.__code__)))]
    if not found:
        raise LookupError(f"no function has this code; was the file changed during the run? {mutant}")
    return found


def _functions() -> dict[str, list[FunctionType]]:
    found: dict[str, list[FunctionType]] = {}
    for held in gc.get_objects():
        if isinstance(held, FunctionType):
            found.setdefault(held.__code__.co_filename, []).append(held)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def _place(code: CodeType) -> tuple[object, ...]:
    return code.co_qualname, code.co_firstlineno, tuple(code.co_positions()), code.co_code


def warm() -> None:
    """Load what no change touches, once for all children."""
    quiet_properties()
    from ortools.sat.python import cp_model

    from limber.catalogue import load

    load()
    if any(name.startswith(("limber.safety", "limber.programme")) for name in sys.modules):
        raise RuntimeError(f"a room that is to be changed is there already, or {cp_model.__name__} is not")
