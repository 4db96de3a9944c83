"""``limber replay``: plan a recorded case again, and say whether the same comes of it."""

import argparse
from typing import TYPE_CHECKING

from limber.commands.files import inside, name_of, read_json
from limber.commands.options import add_json, add_language
from limber.commands.output import Page, print_json
from limber.commands.screen import STOPPED
from limber.words import N_

if TYPE_CHECKING:
    from limber.commands.serve import Subparsers

DIFFERENT = 1

ABOUT = """Plans a recorded case again and compares. The file is what the page "Report a
problem" saves, or what `limber replay --record REQUEST.json` prints; there is no
name in it, and no own words but those that were added on purpose.

Exit code 0: the same plan came of it.
Exit code 1: something else came of it; the differences were printed.
Exit code 3: there is no plan for this case, then and now.
Exit code 2: the file is wrong."""

SAME = N_("The same came of it: %(outcome)s.")
OTHER = N_("Something else came of it: %(outcome)s.")
WITH = N_("Then: %(then)s. Now: %(now)s.")


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "replay",
        help="run a recorded case again",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE.json", help="see: limber schema case (- = standard input)")
    parser.add_argument("--record", action="store_true", help="CASE.json is a request: print the case of it")
    add_language(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Replay, and print what is the same and what is not."""
    from limber.programme import case_of, read_case, read_request, replay

    data, name = read_json(args.case), name_of(args.case)
    if args.record:
        with inside(args.case):
            print_json(case_of(read_request(data, name)))
        return 0
    case = read_case(data, name)
    with inside(args.case):
        found = replay(case)
    if args.json:
        print_json(found)
    else:
        page = Page(args.language)
        page.line(page.words(SAME if found.same else OTHER, outcome=found.outcome))
        page.line(page.words(WITH, then=case.made_with, now=found.made_with))
        for sign, lines in (("-", found.missing), ("+", found.added)):
            for line in lines:
                page.line(f"{sign} {line}")
    if not found.same:
        return DIFFERENT
    return STOPPED if found.stopped else 0
