"""Signs that need emergency help now (E0)."""

from limber.safety.actions import Action
from limber.safety.rules.model import Rule
from limber.words import N_

EMERGENCY_RULES: tuple[Rule, ...] = (
    Rule(
        id="E0-S01",
        action=Action.E0,
        sentence=N_("New numbness between the legs is an emergency."),
        looks_at=("S01",),
        fires=lambda f: f.new("S01"),
        hazard="HAZ-001",
        basis="G",
        verified=True,
        sources=("FIN20", "DIO19"),
    ),
    Rule(
        id="E0-S02",
        action=Action.E0,
        sentence=N_("A new change in peeing is an emergency."),
        looks_at=("S02",),
        fires=lambda f: f.new("S02"),
        hazard="HAZ-001",
        basis="G",
        verified=True,
        sources=("FIN20", "DIO19"),
    ),
    Rule(
        id="E0-S03",
        action=Action.E0,
        sentence=N_("New leaking of poo, or not feeling the need to go, is an emergency."),
        looks_at=("S03",),
        fires=lambda f: f.new("S03"),
        hazard="HAZ-001",
        basis="G",
        verified=True,
        sources=("FIN20", "DIO19"),
    ),
    Rule(
        id="E0-S04",
        action=Action.E0,
        sentence=N_("Newly less feeling during sex, or newly no erection, is an emergency."),
        looks_at=("S04",),
        fires=lambda f: f.new("S04"),
        hazard="HAZ-001",
        basis="G",
        verified=False,
        sources=("FIN20",),
    ),
    Rule(
        id="E0-S05",
        action=Action.E0,
        sentence=N_("New pain, numbness or weakness down both legs is an emergency."),
        looks_at=("S05",),
        fires=lambda f: f.new("S05"),
        hazard="HAZ-001",
        basis="G",
        verified=True,
        sources=("NHS999", "GIRFT"),
    ),
    Rule(
        id="E0-S06",
        action=Action.E0,
        sentence=N_("A leg or foot weaker in the last 2 days, or for an unknown time, is an emergency."),
        looks_at=("S06",),
        fires=lambda f: f.at("S06", "2days", "not_sure"),
        hazard="HAZ-002",
        basis="C+D",
        verified=False,
    ),
    Rule(
        id="E0-neuro-risk",
        action=Action.E0,
        sentence=N_(
            "Leg signs that walking does not explain, with cancer, fever, "
            "a risk of infection or a big accident, are an emergency."
        ),
        looks_at=("S05", "S06", "S07", "S08", "S12", "S15a", "S16"),
        fires=lambda f: f.leg_signs and f.any("S12", "S15a", "S16", "S08"),
        hazard="HAZ-002",
        basis="G+D",
        verified=False,
        sources=("NG234", "FIN20"),
    ),
    Rule(
        id="E0-S08",
        action=Action.E0,
        sentence=N_("A big accident in the last 2 weeks that started or worsened the pain is an emergency."),
        looks_at=("S08",),
        fires=lambda f: f.new("S08"),
        hazard="HAZ-003",
        basis="C+D",
        verified=False,
    ),
    Rule(
        id="E0-S10-fused",
        action=Action.E0,
        sentence=N_("A small fall, trip, lift or cough with a fused spine is an emergency."),
        looks_at=("S10a", "fused_spine"),
        fires=lambda f: f.live("S10a") and f.ticked("fused_spine"),
        hazard="HAZ-003",
        basis="C+D",
        verified=False,
    ),
    Rule(
        id="E0-S15-sepsis",
        action=Action.E0,
        sentence=N_("Fever or shivers with confusion, fast breathing or no fluids kept down is an emergency."),
        looks_at=("S15a", "S15c"),
        fires=lambda f: f.live("S15a") and f.ticked("S15c"),
        hazard="HAZ-005",
        basis="C+D",
        verified=False,
    ),
    Rule(
        id="E0-S15d",
        action=Action.E0,
        sentence=N_("A stiff neck with fever, light that hurts, or a rash that does not fade is an emergency."),
        looks_at=("S15d",),
        fires=lambda f: f.live("S15d"),
        hazard="HAZ-005",
        basis="C+D",
        verified=False,
    ),
    Rule(
        id="E0-S17-sign",
        action=Action.E0,
        sentence=N_(
            "Sudden very bad pain with fainting, a cold sweat, a pulsing "
            "lump, an aneurysm, tearing, or in the belly is an emergency."
        ),
        looks_at=("S17a", "faint", "cold_sweat", "pulsing", "aneurysm", "tearing", "belly"),
        fires=lambda f: f.live("S17a") and f.any("faint", "cold_sweat", "pulsing", "aneurysm", "tearing", "belly"),
        hazard="HAZ-006",
        basis="G+D",
        verified=False,
        sources=("NG156",),
    ),
    Rule(
        id="E0-S17-over60",
        action=Action.E0,
        sentence=N_("Sudden very bad pain over 60 that a lift, bend or twist does not explain is an emergency."),
        looks_at=("S17a", "age_years"),
        fires=lambda f: f.live("S17a") and f.over(60) and not f.explained("S17h"),
        hazard="HAZ-006",
        basis="G+D",
        verified=False,
        sources=("NG156",),
    ),
    Rule(
        id="E0-S18a",
        action=Action.E0,
        sentence=N_(
            "New chest pain or pressure, new shortness of breath, or jaw "
            "or arm pain with sweating, sickness or effort is an emergency."
        ),
        looks_at=("S18a",),
        fires=lambda f: f.live("S18a"),
        hazard="HAZ-006",
        basis="C",
        verified=False,
    ),
    Rule(
        id="E0-S20",
        action=Action.E0,
        sentence=N_("Signs of a neck artery tear or a stroke are an emergency."),
        looks_at=("S20",),
        fires=lambda f: f.live("S20"),
        hazard="HAZ-006",
        basis="C",
        verified=False,
    ),
    Rule(
        id="E0-S21",
        action=Action.E0,
        sentence=N_(
            "A neck hurt in the last 2 weeks with weak or numb "
            "limbs, over 65, or no half turn of the head is an emergency."
        ),
        looks_at=("S21", "limb_sign", "cannot_turn_head", "age_years"),
        fires=lambda f: f.live("S21") and (f.any("limb_sign", "cannot_turn_head") or f.over(65)),
        hazard="HAZ-003",
        basis="C+D",
        verified=False,
    ),
    Rule(
        id="E0-S23b",
        action=Action.E0,
        sentence=N_(
            "Pregnant or 6 weeks after birth with fainting, heavy bleeding, a "
            "fit, chest pain or sudden very bad belly pain is an emergency."
        ),
        looks_at=("S23b",),
        fires=lambda f: f.live("S23b"),
        hazard="HAZ-007",
        basis="G",
        verified=False,
        sources=("ACOG804",),
    ),
    Rule(
        id="E0-BP",
        action=Action.E0,
        sentence=N_(
            "Very high blood pressure with headache, vision change, "
            "confusion, chest pain or breathlessness is an emergency."
        ),
        looks_at=("bp180_120", "bp_sym"),
        fires=lambda f: f.live("bp180_120") and f.ticked("bp_sym"),
        hazard="HAZ-006",
        basis="G",
        verified=True,
        sources=("NG136",),
    ),
    Rule(
        id="E0-S25",
        action=Action.E0,
        sentence=N_("Thoughts of hurting yourself come first: the crisis page opens, and the plan waits."),
        looks_at=("S25",),
        fires=lambda f: f.live("S25"),
        hazard="HAZ-008",
        basis="D",
        verified=False,
    ),
    Rule(
        id="E0-H2a",
        action=Action.E0,
        sentence=N_(
            "Chest pressure, fainting, breathlessness at rest or a racing heart with "
            "feeling ill, now or new in the last week, is an emergency."
        ),
        looks_at=("H2a",),
        fires=lambda f: f.live("H2a"),
        hazard="HAZ-006",
        basis="C+D",
        verified=False,
    ),
)
