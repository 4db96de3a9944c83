"""``limber handout``: a sheet for paper as PDF, of the plan for a request or of any exercises."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from limber.commands.files import inside, name_of, read_json
from limber.commands.options import a_date, add_country, add_language, today
from limber.commands.output import Page
from limber.commands.screen import STOPPED
from limber.errors import InputError, LimberError
from limber.words import N_

if TYPE_CHECKING:
    from limber.catalogue import Exercise
    from limber.commands.serve import Subparsers

ABOUT = """A sheet for paper as PDF/UA-1: the exercises of the plan for a request, or any
exercises. Amounts stand only where the plan of the request has them; without a
request there are none, and the danger signs stand on every sheet.

Exit code 0: the file was written.
Exit code 3: there is no sheet now; what to do instead was printed.
Exit code 2: an id or the request is wrong, or its answers are not finished."""
EXAMPLES = """\
  limber handout --request REQUEST.json -o plan.pdf
  limber handout bridge bird-dog -o two.pdf --paper letter --large --bw"""


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "handout",
        help="a sheet for paper as PDF",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="exercises, see: limber exercises; none: those of the plan"
    )
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="where to write it (- = standard output)")
    parser.add_argument(
        "--request", metavar="REQUEST.json", help="see: limber schema plan-request (- = standard input)"
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="default: a4")
    parser.add_argument("--large", action="store_true", help="large print: type of 18 points")
    parser.add_argument("--bw", action="store_true", help="black, white and grey only")
    parser.add_argument("--name", default="", metavar="NAME", help="for whom it is, on top of the sheet")
    parser.add_argument("--on", metavar="DATE", help="the day on a sheet without a request; default: today")
    add_country(parser)
    add_language(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the sheet and write it, or say why there is none."""
    from limber.commands.plan import refuse_unfinished
    from limber.commands.stop import show_not_now
    from limber.exchange import Look, handout
    from limber.programme import NotNow, read_request

    if not args.ids and not args.request:
        raise InputError("", "expected the ids of exercises, or --request (see: limber handout --help)")
    if args.request and args.on:
        raise InputError("--on", "expected only without --request: the request has its day")
    look = Look(
        language=args.language, paper=args.paper, large=args.large, colour=not args.bw,
        country=args.country or "", name=args.name,
    )  # fmt: skip
    if args.request:
        wanted = read_request(read_json(args.request), name_of(args.request))
        with inside(args.request):
            made = handout(wanted, args.ids, look=look, figure=_figure)
        if isinstance(made, NotNow):
            refuse_unfinished(made, wanted, args.request)
    else:
        made = handout(None, args.ids, on=a_date(args.on) if args.on else today(), look=look, figure=_figure)
    if isinstance(made, NotNow):
        show_not_now(made, Page(args.language), args.country)
        return STOPPED
    _write(made, args.output, Page(args.language))
    return 0


def _figure(exercise: "Exercise", colour: bool) -> str:
    """The built figure; one of an own exercise, or of a clone where nothing is built yet, is drawn now."""
    from limber import web
    from limber.exchange import drawn
    from limber.web.assets import NotBuiltError
    from limber.web.figures import printed

    with suppress(NotBuiltError):
        built = None if exercise.own else printed(Path(web.__path__[0]) / "dist", exercise.id, colour=colour)
        if built is not None:
            return built
    return drawn(exercise, colour)


def _write(made: bytes, where: str, page: Page) -> None:
    if where == "-":
        sys.stdout.buffer.write(made)
        return
    try:
        Path(where).write_bytes(made)
    except OSError as problem:
        raise LimberError(f"{name_of(where)} cannot be written ({problem.strerror})") from None
    page.line(page.words(N_("The sheet is in %(file)s."), file=name_of(where)))
