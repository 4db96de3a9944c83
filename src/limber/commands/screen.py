"""``limber screen``: what the answers to the safety questions mean."""

import argparse
import sys
from typing import TYPE_CHECKING

from limber.commands.files import inside, name_of, read_json
from limber.commands.options import a_date, add_country, add_json, add_language, today
from limber.commands.output import Page, print_json
from limber.errors import InputError
from limber.words import N_

if TYPE_CHECKING:
    from datetime import date

    from limber.commands.documents import ScreenReport
    from limber.commands.serve import Subparsers
    from limber.safety import Answers

STOPPED = 3
SHOWN_MISSING = 12
"""So many open questions are printed; the rest is a number."""

ABOUT = """What the answers mean: the outcome, the rules that fired, and what exercises
have to respect.

Exit code 0: a session may run.
Exit code 3: it may not: the outcome closes the plan, or the answers are out of
date. An emergency counts at once, before the screen is finished.
Exit code 2: the answers are wrong, or not finished; what they mean so far and
what is missing is printed."""


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "screen",
        help="what the answers to the safety questions mean",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "answers", metavar="ANSWERS.json", help="see: limber schema screen-answers (- = standard input)"
    )
    parser.add_argument("--on", type=a_date, metavar="DATE", help="the day to judge them on; default today")
    add_country(parser)
    add_language(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Screen the answers and say what follows."""
    from limber.safety import read_answers

    name, on = name_of(args.answers), args.on or today()
    answers = read_answers(read_json(args.answers), name, today=on)
    with inside(args.answers):
        report = report_on(answers, on)
    if args.json:
        print_json(report, args.language)
    else:
        _show(report, Page(args.language), args.country)
    if report.standing == "unfinished":
        sys.stdout.flush()
        raise missing(name, report.unanswered)
    return 0 if report.standing == "open" else STOPPED


def report_on(answers: "Answers", on: "date") -> "ScreenReport":
    """The screen's result, and how things stand on these answers alone."""
    from limber.commands.documents import ScreenReport
    from limber.safety import screen, standing
    from limber.session.today import with_latest

    result = screen(answers, on)
    now = standing((), with_latest((), answers), on)
    unfinished = now.kind == "screen-due" and not result.finished
    return ScreenReport(
        **vars(result), on=on, standing="unfinished" if unfinished else now.kind, due=now.due, why=now.why
    )


def missing(name: str, unanswered: tuple[str, ...]) -> InputError:
    """The one line about answers that are not finished."""
    more = len(unanswered) - 1
    rest = f" (and {more} more)" if more else ""
    return InputError(f"{name}: {_place(unanswered[0])}", f"is missing{rest}; an answer that is not there is not a no")


def _place(question_id: str) -> str:
    """Where the answer to a question stands in the file: ``when: S01``, ``choices: spell``."""
    from limber.safety import QUESTIONS, Choice, Number

    if question_id.startswith("when."):
        return question_id.replace(".", ": ")
    question = QUESTIONS[question_id]
    table = "choices" if isinstance(question, Choice) else "numbers" if isinstance(question, Number) else "ticks"
    return f"{table}: {question_id}"


def _show(report: "ScreenReport", page: Page, country: str | None) -> None:
    from limber.commands.stop import show_action
    from limber.safety import ACTION_PAGES

    if report.outcome is None:
        page.title(page.words(N_("These answers are not finished, so there is no outcome yet.")))
    elif report.standing == "screen-due":
        page.title(" ".join(page.words(sentence) for sentence in report.why))
        then = page.words(ACTION_PAGES[report.outcome].title)
        page.line(page.words(N_("When they were given they meant: %(what)s."), what=then), note=report.outcome.value)
    else:
        show_action(report.outcome, tuple(fired.rule for fired in report.fired), page, country)
    _fired(report, page)
    _tags(report, page)
    _missing(report, page)
    for sentence in report.advice:
        page.head(page.words(sentence))
        page.english(sentence, indent=2)
    if report.outcome is not None and not report.locks and report.valid_until:
        page.line()
        page.line(
            page.words(
                N_("Asked again after %(full)s; legs and bladder after %(legs)s."),
                full=str(report.valid_until),
                legs=str(report.leg_signs_due),
            )
        )


def _fired(report: "ScreenReport", page: Page) -> None:
    if report.fired:
        page.head(page.words(N_("Why")))
    for fired in report.fired:
        page.line(page.words(fired.sentence), indent=2, mark="-", note=" ".join((fired.rule, *fired.sources)))
        page.english(fired.sentence, indent=4)
        _because(fired.because, page)


def _tags(report: "ScreenReport", page: Page) -> None:
    if report.given_tags:
        page.head(page.words(N_("What your exercises respect")))
    for given in report.given_tags:
        page.line(page.words(given.sentence), indent=2, mark="-", note=given.tag)
        _because(given.because, page)


def _because(question_ids: tuple[str, ...], page: Page) -> None:
    from limber.safety import QUESTIONS, Clause

    for question_id in question_ids:
        question = QUESTIONS[question_id]
        examples = question.examples if isinstance(question, Clause) else ()
        asked = " ".join(page.words(text) for text in (question.text, *examples))
        page.line(page.words(N_("You answered: %(question)s"), question=asked), indent=4, note=question_id)


def _missing(report: "ScreenReport", page: Page) -> None:
    from limber.safety import QUESTIONS, WHEN_TEXT

    if not report.unanswered:
        return
    page.head(page.words(N_("Still to be answered")))
    for question_id in report.unanswered[:SHOWN_MISSING]:
        when, _, clause = question_id.partition(".")
        text = WHEN_TEXT if clause else QUESTIONS[when].text
        page.line(page.words(text), indent=2, mark="-", note=question_id)
    if len(report.unanswered) > SHOWN_MISSING:
        more = len(report.unanswered) - SHOWN_MISSING
        page.line(page.words(N_("and %(n)s more (all of them with --json)"), n=more), indent=2, mark="-")
