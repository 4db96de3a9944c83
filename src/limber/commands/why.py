"""``limber why``: why an exercise is, or is not, in the plan."""

import argparse
from typing import TYPE_CHECKING

from limber.commands.options import add_country, add_json, add_language
from limber.commands.output import Page, print_json
from limber.commands.plan import add_request, programme_of, refuse_unfinished, request_of
from limber.commands.screen import STOPPED
from limber.words import N_, render

if TYPE_CHECKING:
    from limber.commands.serve import Subparsers
    from limber.programme import Why

ABOUT = """Why an exercise is, or is not, in the plan for a request.

Exit code 0: it was printed.
Exit code 3: there is no plan now; why, and what to do instead, was printed.
Exit code 2: the id or the request is wrong, or its answers are not finished."""

HARD = N_("Rules that always hold for you")
SOFT = N_("Preferences that may give way")


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "why",
        help="why an exercise is, or is not, in the plan",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("id", metavar="ID", help="an exercise, see: limber exercises")
    add_request(parser)
    add_country(parser)
    add_language(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Plan as `limber plan` does, and look the exercise up in it."""
    from limber.catalogue import load
    from limber.commands.stop import show_not_now
    from limber.programme import NotNow, why_in

    exercises = load()
    exercise = exercises[args.id]
    wanted = request_of(args)
    made = programme_of(args, wanted)
    refuse_unfinished(made, wanted, args.request)
    answer, page = why_in(exercise.id, made, exercises.exercises), Page(args.language)
    if args.json:
        print_json(answer, args.language)
    elif isinstance(made, NotNow):
        page.line(render(answer.verdict, page.language))
        page.line()
        show_not_now(made, page, args.country)
    else:
        _show(answer, page)
    return STOPPED if isinstance(made, NotNow) else 0


def _show(answer: "Why", page: Page) -> None:
    page.title(render(answer.verdict, page.language))
    if answer.days:
        page.line(page.words(N_("On day %(days)s of the plan."), days=", ".join(map(str, answer.days))), indent=2)
    for head, reasons in ((HARD, answer.hard), (SOFT, answer.soft)):
        if reasons:
            page.head(page.words(head))
        for reason in reasons:
            note = " ".join((reason.rule, *reason.sources))
            page.line(render(reason.text, page.language), indent=2, mark="-", note=note)
    if answer.would_change:
        page.head(page.words(N_("What would change this")))
    for text in answer.would_change:
        page.line(render(text, page.language), indent=2, mark="-")
