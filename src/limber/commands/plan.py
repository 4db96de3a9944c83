"""``limber plan``: a programme with its reasons, or why there is none now."""

import argparse
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from limber.commands.files import inside, name_of, read_json
from limber.commands.options import add_country, add_json, add_language
from limber.commands.output import Page, print_json
from limber.commands.screen import STOPPED, missing
from limber.errors import InputError
from limber.words import N_, render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from limber.commands.serve import Subparsers
    from limber.programme import NotNow, PlanRequest, Programme
    from limber.session import PlanDay, PlanItem, Reason

ABOUT = """A programme for a request, day by day, with the reasons for everything that is
in it and for everything that is left out.

Exit code 0: the programme was printed.
Exit code 3: there is no plan now; what to do instead was printed. Under C2 that
is a short list of what is left: breathing, rest positions, walking.
Exit code 2: the request is wrong, or its answers are not finished."""

WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday")
)  # fmt: skip
LEGS_ON = N_("The short page about your legs and bladder comes again on %(on)s.")
FULL_ON = N_("All safety questions come again on %(on)s.")
SOONER = N_(
    "They come sooner after a flare, after four weeks without a session, or when you say that something is new."
)
GENTLE_INSTEAD = N_("Or take the gentle list today: one easy thing for each need.")
ANATOMY = "P-07"
"""The rule that puts an exercise into a part of the session; its sentence stands under the part's heading."""


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "plan",
        help="a programme with reasons for a request",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_request(parser)
    add_country(parser)
    add_language(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def add_request(parser: argparse.ArgumentParser) -> None:
    """Add the request and the options that change it."""
    parser.add_argument("request", metavar="REQUEST.json", help="see: limber schema plan-request (- = standard input)")
    parser.add_argument("--weeks", type=int, metavar="N", help="how many weeks, 1 to 4, instead of the request's")
    parser.add_argument("--at-once", action="store_true", help="the plan that is there at once, without the solver")
    parser.add_argument("--seed", type=int, metavar="N", help="varies what is equally good, instead of the request's")


def run(args: argparse.Namespace) -> int:
    """Plan, and print the days or what to do instead."""
    from limber.commands.stop import show_not_now
    from limber.programme import NotNow

    wanted = request_of(args)
    made = programme_of(args, wanted)
    refuse_unfinished(made, wanted, args.request)
    if args.json:
        print_json(made, args.language)
    elif isinstance(made, NotNow):
        show_not_now(made, Page(args.language), args.country)
    else:
        _show(made, wanted, Page(args.language))
    return STOPPED if isinstance(made, NotNow) else 0


def request_of(args: argparse.Namespace) -> "PlanRequest":
    """The request in the file, changed by the options."""
    from limber.programme import read_request

    wanted = read_request(read_json(args.request), name_of(args.request))
    _refuse_unknown(wanted, name_of(args.request))
    for option in ("weeks", "seed"):
        number = getattr(args, option)
        if number is not None:
            try:
                wanted = replace(wanted, **{option: number})
            except ValueError as problem:
                raise InputError(f"--{option}", str(problem).partition(": ")[2]) from None
    return wanted


def _refuse_unknown(wanted: "PlanRequest", place: str) -> None:
    """Raise `InputError` for a wish about an exercise that there is not: a slip of the pen would go unnoticed."""
    from limber.catalogue import load

    exercises = load().exercises
    for name in ("liked", "disliked", "excluded", "pinned"):
        for n, exercise_id in enumerate(getattr(wanted, name)):
            if exercise_id not in exercises:
                raise InputError(
                    f"{place}: {name}[{n}]", "expected the id of an exercise; `limber exercises` lists them"
                )
    for n, change in enumerate(wanted.changes):
        if any(i is not None and i not in exercises for i in (change.exercise_id, change.to)):
            raise InputError(f"{place}: changes[{n}]", "expected ids of exercises; `limber exercises` lists them")


def programme_of(args: argparse.Namespace, wanted: "PlanRequest") -> "Programme | NotNow":
    """The plan with the solver's time to think, or the one that is there at once."""
    from limber.programme import improve, plan

    with inside(args.request):
        return plan(wanted) if args.at_once else improve(wanted)


def refuse_unfinished(made: "Programme | NotNow", wanted: "PlanRequest", path: str) -> None:
    """Raise `InputError` when there is no plan only because the answers of the request are not finished."""
    from limber.programme import NotNow
    from limber.safety import unanswered

    open_questions = unanswered(wanted.answers)
    if isinstance(made, NotNow) and made.action is None and open_questions:
        raise missing(f"{name_of(path)}: answers", open_questions)


def _show(made: "Programme", wanted: "PlanRequest", page: Page) -> None:
    from limber.safety import ACTION_PAGES

    title = page.words(
        N_("Your plan from %(on)s: %(days)s times a week, about %(minutes)s minutes"),
        on=str(made.on), days=wanted.days_per_week, minutes=made.minutes,
    )  # fmt: skip
    page.title(title)
    page.line(page.words(ACTION_PAGES[made.outcome].title) + ".", note=made.outcome.value)
    for reasons in (made.changes, made.reasons, made.limits.reasons):
        _reasons(reasons, page, indent=0)
    for day in made.days:
        _day(day, made, page)
    if made.floor_free:
        page.head(page.words(N_("The same days without the floor")))
    for day in made.floor_free:
        page.line(", ".join(_name(item, page) for item in day.items), indent=2, mark=_date(day, made, page) + ":")
    _collisions(made, page)
    _left_out(made, page)
    _objective(made, page)
    _asked_again(made, page)
    page.line()
    by = ", ".join(filter(None, (made.made_by.planner, made.made_by.found, made.made_by.solver)))
    page.line(page.faint(f"{made.made_with}, seed {made.seed}, {by}"))


def _day(day: "PlanDay", made: "Programme", page: Page) -> None:
    about = page.words(
        N_("%(minutes)s min, effort up to %(effort)s of 10"), minutes=day.minutes, effort=day.effort_max_0_10
    )
    page.head(f"{_date(day, made, page)}  ·  {about}")
    _reasons(day.reasons, page, indent=2)
    from limber.session import SLOTS

    slot = ""
    for item in day.items:
        if item.slot != slot:
            part = [r for r in item.reasons if r.rule == ANATOMY][:1]
            why = "".join(": " + render(reason.text, page.language) for reason in part)
            page.line(page.words(SLOTS[item.slot]) + why, indent=2, note=part[0].rule if part else "")
            slot = item.slot
        _item(item, page)


def _date(day: "PlanDay", made: "Programme", page: Page) -> str:
    on = made.on + timedelta(days=day.day - 1)
    return f"{page.words(WEEKDAYS[on.weekday()])} {on}"


def _item(item: "PlanItem", page: Page) -> None:
    from limber.catalogue import load
    from limber.session import dose_words

    exercise = load().exercises[item.exercise_id]
    dose = render(dose_words(exercise, item.dose), page.language)
    page.two_columns(page.bold(_name(item, page)) + "  " + page.faint(item.exercise_id), dose, indent=4)
    text = exercise.text(page.language)
    for tag in item.adapted_for:
        if tag in text.modify:
            page.line(text.modify[tag], indent=6, note=tag)
    _reasons([r for r in item.reasons if r.rule != ANATOMY], page, indent=6)


def _name(item: "PlanItem", page: Page) -> str:
    from limber.catalogue import load

    return load().exercises[item.exercise_id].text(page.language).name


def _reasons(reasons: "Iterable[Reason]", page: Page, indent: int) -> None:
    for reason in reasons:
        note = " ".join((reason.rule, *reason.sources))
        page.line(render(reason.text, page.language), indent=indent, mark="-", note=note)


def _collisions(made: "Programme", page: Page) -> None:
    from limber.session import SLOTS

    for collision in made.collisions:
        page.head(page.words(N_("Nothing fits here: %(part)s"), part=page.words(SLOTS[collision.part])))
        _reasons(collision.rules, page, indent=2)
        for free in collision.frees:
            page.line(render(free, page.language), indent=2, mark="+")
    if made.collisions:
        page.line()
        page.line(page.words(GENTLE_INSTEAD))


def _objective(made: "Programme", page: Page) -> None:
    about = page.words(N_("What this plan is worth, by what it was chosen by"))
    page.head(f"{about}: {made.objective.value:g}")
    for term in made.objective.terms:
        page.two_columns(render(term.sentence, page.language), f"{term.value:+g}", indent=2)
    if made.objective.bound is not None:
        page.line(page.words(N_("No plan can be worth more than %(bound)s."), bound=made.objective.bound), indent=2)


def _asked_again(made: "Programme", page: Page) -> None:
    page.head(page.words(N_("When the safety questions come again")))
    for sentence, on in ((LEGS_ON, made.asked_again.leg_signs_on), (FULL_ON, made.asked_again.full_on)):
        if on is not None:
            page.line(page.words(sentence, on=str(on)), indent=2, mark="-")
    page.line(page.words(SOONER), indent=2)


def _left_out(made: "Programme", page: Page) -> None:
    from limber.catalogue import load

    if made.left_out:
        page.head(page.words(N_("Left out for you")))
    together: dict[tuple[str, str, str], list[str]] = {}
    for out in made.left_out:
        why = " ".join(render(reason.text, page.language) for reason in out.reasons)
        rules = " ".join(reason.rule for reason in out.reasons)
        change = " ".join(render(text, page.language) for text in out.would_change)
        name = load().exercises[out.exercise_id].text(page.language).name
        together.setdefault((why, rules, change), []).append(name)
    for (why, rules, change), names in together.items():
        page.line(why, indent=2, mark="-", note=rules)
        page.line(page.faint(change), indent=4)
        page.line(", ".join(names), indent=4)
    page.line(page.words(N_("limber why ID REQUEST.json says why an exercise is, or is not, in the plan.")), indent=2)
