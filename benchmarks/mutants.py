"""Small changes to a source file, one at a time: what a careless hand could do to a rule.

A comparison turned round or moved by one, "and" for "or", a "not" gone, a condition the other way round, a number one
higher, yes for no, plus for minus, the smallest for the largest, any for all, one entry of a list gone.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
}  # fmt: skip
NAMED = {"min": "max", "max": "min", "any": "all", "all": "any"}
SIGNS: dict[type[ast.AST], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in",
    ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not", ast.Add: "+", ast.Sub: "-", ast.Mult: "*",
    ast.FloorDiv: "//", ast.Div: "/", ast.And: "and", ast.Or: "or",
}  # fmt: skip
NOT_CODE = {"annotation", "returns", "decorator_list"}


@dataclass(frozen=True)
class Mutant:
    """One change: the file below ``src/limber``, its line, the text of that line, what changes, and which of all.

    `inside`: within a function, so that it leaves alone what runs when the module is imported.
    """

    file: str
    line: int
    text: str
    what: str
    number: int
    inside: bool

    @property
    def name(self) -> tuple[str, str, str]:
        """What stays the same when the lines above it move."""
        return self.file, self.text, self.what


@dataclass(frozen=True)
class _Edit:
    """A node, where it hangs in the tree, what stands there after the change, and the change in words."""

    node: ast.AST
    parent: ast.AST
    field: str
    index: int | None
    new: ast.AST
    what: str
    inside: bool

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutants(file: Path, named: str) -> list[Mutant]:
    """Every change of a file."""
    source = file.read_text("utf-8")
    lines = source.splitlines()
    found: dict[tuple[str, str], int] = {}
    several = []
    for number, edit in enumerate(_edits(ast.parse(source))):
        line: int = edit.node.lineno  # type: ignore[attr-defined]
        text = " ".join(lines[line - 1].split())
        # The same change twice in one line: the second one says so.
        found[text, edit.what] = again = found.get((text, edit.what), 0) + 1
        what = edit.what if again == 1 else f"{edit.what} (place {again})"
        several.append(Mutant(named, line, text, what, number, edit.inside))
    return several


def compiled(file: Path, number: int | None = None) -> CodeType:
    """The code of a file, changed in one place; as it is when `number` is None."""
    tree = ast.parse(file.read_text("utf-8"))
    if number is not None:
        edit = list(_edits(tree))[number]
        edit.put(ast.fix_missing_locations(ast.copy_location(edit.new, edit.node)))
    return compile(tree, str(file), "exec", dont_inherit=True)


def _edits(tree: ast.Module) -> Iterator[_Edit]:
    waiting: list[tuple[ast.AST, ast.AST, str, int | None, bool]] = []

    def hang(parent: ast.AST, inside: bool) -> None:
        for field, held in ast.iter_fields(parent):
            if field in NOT_CODE:
                continue
            within = inside or (field == "body" and isinstance(parent, ast.FunctionDef | ast.Lambda))
            for index, node in enumerate(held) if isinstance(held, list) else ((None, held),):
                if isinstance(node, ast.AST):
                    waiting.append((node, parent, field, index, within))

    hang(tree, False)
    while waiting:
        node, parent, field, index, inside = waiting.pop(0)
        hang(node, inside)
        for new, what in _changes(node, parent, field):
            yield _Edit(node, parent, field, index, new, what, inside)


def _changes(node: ast.AST, parent: ast.AST, field: str) -> Iterator[tuple[ast.AST, str]]:
    match node:
        case ast.Compare(left=left, ops=ops, comparators=right):
            for n, sign in enumerate(ops):
                other = COMPARED[type(sign)]
                turned = [*ops[:n], other(), *ops[n + 1 :]]
                yield ast.Compare(left, turned, right), f"{SIGNS[type(sign)]} became {SIGNS[other]}"
        case ast.BoolOp(op=sign, values=values):
            other_op = ast.Or if isinstance(sign, ast.And) else ast.And
            yield ast.BoolOp(other_op(), values), f"{SIGNS[type(sign)]} became {SIGNS[other_op]}"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand, "not was dropped"
        case ast.BinOp(left=left, op=sign, right=right_side) if type(sign) in COUNTED:
            counted = COUNTED[type(sign)]
            yield ast.BinOp(left, counted(), right_side), f"{SIGNS[type(sign)]} became {SIGNS[counted]}"
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in NAMED:
            yield ast.Call(ast.Name(NAMED[name], ast.Load()), args, keywords), f"{name} became {NAMED[name]}"
        case ast.Constant(value=bool(yes)):
            yield ast.Constant(not yes), f"{yes} became {not yes}"
        case ast.Constant(value=int(number) | float(number)):
            yield ast.Constant(number + 1), f"{number} became {number + 1}"
        case ast.Set(elts=several) | ast.Tuple(elts=several) if _listed(node, parent) and len(several) > 1:
            for n, entry in enumerate(several):
                if isinstance(entry, ast.Constant) and isinstance(entry.value, str):
                    yield type(node)(**_without(node, n)), f"without {entry.value!r}"
    if field == "test" and isinstance(node, ast.Name | ast.Attribute | ast.Call) and not isinstance(parent, ast.Assert):
        yield ast.UnaryOp(ast.Not(), node), "the condition was turned round"  # type: ignore[arg-type]


def _listed(node: ast.AST, parent: ast.AST) -> bool:
    """Whether names are listed here for somebody to look them up: a set, or the right side of "in"."""
    return isinstance(node, ast.Set) or isinstance(parent, ast.Compare | ast.Assign)


def _without(node: Any, n: int) -> dict[str, Any]:
    kept = {"elts": node.elts[:n] + node.elts[n + 1 :]}
    return kept if isinstance(node, ast.Set) else kept | {"ctx": ast.Load()}
