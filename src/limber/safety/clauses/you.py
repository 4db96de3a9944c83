"""The first page (age, pain, how long), and the texts that every page shares."""

from limber.safety.questions import Block, Choice, Number, Option
from limber.words import N_

NONE_OF_THESE = N_("None of these")
NONE_OF_THE_OTHERS = N_("None of the others")

WHEN_TEXT = N_("When did this start or get worse?")
WHEN_OPTIONS = (
    Option(id="2days", text=N_("In the last 2 days")),
    Option(id="2weeks", text=N_("In the last 2 weeks")),
    Option(id="not_sure", text=N_("Not sure")),
    Option(id="older_unchecked", text=N_("Longer ago, and never checked")),
    Option(id="checked_same", text=N_("A doctor checked exactly this and it has not changed")),
)

NO_PAIN = N_("No pain")
WORST_PAIN = N_("The worst pain you can think of")

YOU_BLOCK = Block(
    id="about-you",
    title=N_("About you"),
    lead=N_("Limber asks this first, because some signs mean more at some ages."),
    part="you",
    questions=(
        Number(
            id="age_years",
            text=N_("How old are you?"),
            low=1,
            high=120,
            unknown_text=N_("I would rather not say. I am 18 or older."),
        ),
        Number(
            id="pain_now_0_10",
            text=N_("How strong is your pain now?"),
            low=0,
            high=10,
            low_text=NO_PAIN,
            high_text=WORST_PAIN,
            unknown_text=N_("Not sure"),
        ),
        Number(
            id="pain_usual_0_10",
            text=N_("How strong has it usually been in the last 7 days?"),
            low=0,
            high=10,
            low_text=NO_PAIN,
            high_text=WORST_PAIN,
            unknown_text=N_("Not sure"),
        ),
        Choice(
            id="spell",
            text=N_("How long has this spell of pain lasted?"),
            options=(
                Option(id="acute", text=N_("Less than 6 weeks")),
                Option(id="subacute", text=N_("6 to 12 weeks")),
                Option(id="persistent", text=N_("More than 12 weeks")),
                Option(id="none", text=N_("I have no pain at the moment")),
                Option(id="unknown", text=N_("Not sure")),
            ),
        ),
        Choice(
            id="pain_course",
            text=N_("How has it been lately?"),
            options=(
                Option(id="better", text=N_("Getting better, or no pain")),
                Option(id="steady", text=N_("About the same for 4 weeks or more")),
                Option(id="new", text=N_("New, or up and down")),
                Option(id="rising", text=N_("Getting worse")),
                Option(id="flare", text=N_("A flare: suddenly much worse than usual")),
                Option(id="unknown", text=N_("Not sure")),
            ),
        ),
    ),
)
