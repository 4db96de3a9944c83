"""What is printed when Limber stops for safety: what to do, whom to call, what is left."""

from typing import TYPE_CHECKING

from limber.commands.output import Page
from limber.words import N_, render

if TYPE_CHECKING:
    from limber.programme import NotNow
    from limber.safety import Action, ListSlot


def show_not_now(made: "NotNow", page: Page, country: str | None) -> None:
    """Print why there is no plan now, and what to do instead."""
    if made.action is None:
        page.title(render(made.title, page.language))
    else:
        show_action(made.action, tuple(reason.rule for reason in made.reasons), page, country)
    if made.reasons:
        page.head(page.words(N_("Why")))
    for reason in made.reasons:
        note = " ".join((reason.rule, *reason.sources))
        page.line(render(reason.text, page.language), indent=2, mark="-", note=note)
        page.english(reason.text.text, indent=4)
    if made.short_list:
        page.head(page.words(N_("What you can do until then")))
    for slot in made.short_list:
        _slot(slot, page)


def show_action(action: "Action", rules: tuple[str, ...], page: Page, country: str | None) -> None:
    """Print an outcome: its headline, whom to call, what to do."""
    from limber.safety import action_page
    from limber.safety.emergency import numbers

    shown, known = action_page(action, rules), numbers(country)
    page.two_columns(page.bold(page.words(shown.title)), action.value)
    page.english(shown.title, indent=2)
    if shown.call is not None:
        if number := known.to_call(shown.call):
            page.line(page.bold(page.words(N_("Call %(number)s"), number=number)), indent=2)
        if known.note:
            page.line(page.words(known.note), indent=2)
            page.line(page.words(N_("--country GB shows the numbers of a country.")), indent=2)
    for line in shown.lines:
        page.line(page.words(line), indent=2, mark="-")
        page.english(line, indent=4)


def _slot(slot: "ListSlot", page: Page) -> None:
    from limber.catalogue import load

    names = (load().exercises[i].text(page.language).name for i in slot.choices if i in load().exercises)
    note = f" ({page.words(slot.note)})" if slot.note else ""
    page.line(f"{page.words(slot.name)}: {', '.join(names)}{note}", indent=2, mark="-", note=" ".join(slot.choices))
