"""A combination that two rules share."""

from limber.safety.facts import Facts


def weak_bone_after_small_trigger(facts: Facts) -> bool:
    """A small fall, trip, lift or cough with over 70, thin bones (wherever ticked), long steroids or blood thinners."""
    weak = facts.any("S10b", "osteoporosis", "blood_thinner") or facts.over(70)
    return facts.live("S10a") and weak
