"""The sentences of a sheet, its dates, and which of its texts show the English beneath."""

from datetime import date

from limber.safety.signed import Part, beneath
from limber.words import N_, Language, message, render, translate

EXERCISES, YOUR_EXERCISES = N_("Exercises"), N_("Your exercises")
EXERCISES_FOR = N_("Exercises for %(name)s")
ONE_SESSION = N_("One session of about %(minutes)s minutes, on %(on)s.")
SESSIONS = N_("%(count)s sessions of about %(minutes)s minutes. The first is on %(first)s.")
FOR_YOU, BREATHING = N_("For you"), N_("Breathing:")
YOU_NEED = N_("You need: %(what)s")
START_AND_END = N_("%(name)s: the start and the end of the movement")
NO_AMOUNT = N_("No amount stands here: that needs the safety questions first.")
CARD_FIRST = N_("Before you start, read the danger signs at the end. If one of them is yours, do not exercise.")
NOT_IN_PLAN = N_("This is not in your plan, so no amount stands here.")
NOT_FOR_YOU = N_("Not for you at the moment")
PAIN_WHILE = N_("Pain during an exercise, from 0 to 10")
SPAN = N_("%(first)s to %(last)s")
WORSE_DAY = N_("This sheet was made for pain of %(n)s of 10. On a worse day, ask Limber for a new plan first.")
TICK, EXERCISE = N_("Tick what you have done"), N_("Exercise")
THEN_NEW = N_("After these days, make a new sheet: your plan changes as you do.")
PAIN_AFTER = N_("Pain afterwards, 0 to 10")
STOP = N_("Stop, and get help")
HURTING = N_("If you think of hurting yourself:")
MADE = N_("Limber %(version)s · %(on)s")
PAGE = N_("Page %(page)s of %(pages)s")
SMALL_PRINT = N_("Limber gives exercise information. It does not diagnose and does not replace a clinician.")

LONG_DATE = N_("%(day)s %(month)s %(year)s")
SHORT_DATE = N_("%(weekday)s %(day)s")
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def long_date(day: date, language: Language) -> str:
    """A day in words, such as "20 November 2026"."""
    month = message(MONTHS[day.month - 1])
    return render(message(LONG_DATE, day=day.day, month=month, year=day.year), language)


def short_date(day: date, language: Language) -> str:
    """A day of a week, such as "Mon 23"."""
    return render(message(SHORT_DATE, weekday=message(WEEKDAYS[day.weekday()]), day=day.day), language)


def span(first: int, last: int, language: Language) -> str:
    """A range of numbers, such as "4 to 5"; one number where it is one."""
    return str(first) if first == last else render(message(SPAN, first=first, last=last), language)


def safety_words(text: str, part: Part, language: Language) -> dict[str, str | None]:
    """A safety text, and the English to stand beneath it until its part is signed in the language."""
    return {"text": translate(text, language), "english": beneath(text, part, language) or None}
