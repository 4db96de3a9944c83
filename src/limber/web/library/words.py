"""Words for the catalogue's closed vocabularies."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

CATEGORIES: dict[str, Promise] = {
    "warm-up": gettext_lazy("Warm-up"),
    "mobility": gettext_lazy("Move and loosen"),
    "motor-control": gettext_lazy("Steady and balance"),
    "strength": gettext_lazy("Strengthen"),
    "cardio": gettext_lazy("Heart and lungs"),
    "stretch": gettext_lazy("Stretch"),
    "relaxation": gettext_lazy("Rest and breathe"),
}
STARTS: dict[str, Promise] = {
    "supine": gettext_lazy("Lying on your back"),
    "prone": gettext_lazy("Lying on your front"),
    "quadruped": gettext_lazy("On hands and knees"),
    "kneeling": gettext_lazy("Kneeling"),
    "half-kneeling": gettext_lazy("Kneeling on one knee"),
    "side-lying": gettext_lazy("Lying on your side"),
    "seated": gettext_lazy("Sitting"),
    "standing": gettext_lazy("Standing"),
    "wall": gettext_lazy("Standing at a wall"),
}

# Parts of the body as somebody names them, and the catalogue's finer regions that belong to each.
PARTS: dict[str, tuple[Promise, frozenset[str]]] = {
    "lower-back": (gettext_lazy("Lower back"), frozenset({"lumbar", "trunk", "pelvis"})),
    "upper-back": (gettext_lazy("Upper back"), frozenset({"thoracic"})),
    "neck": (gettext_lazy("Neck"), frozenset({"cervical"})),
    "shoulders": (gettext_lazy("Shoulders, chest and arms"), frozenset({"shoulders", "chest", "grip"})),
    "belly": (gettext_lazy("Belly and sides"), frozenset({"abdomen", "side trunk", "trunk"})),
    "hips": (gettext_lazy("Hips and buttocks"), frozenset({"hips", "buttocks", "pelvis"})),
    "legs": (
        gettext_lazy("Legs and feet"),
        frozenset({"hamstrings", "knees", "ankles", "calves", "legs", "leg nerves"}),
    ),
    "whole-body": (gettext_lazy("Whole body"), frozenset({"whole body"})),
}
POSITIONS: dict[str, tuple[Promise, frozenset[str]]] = {
    "back": (gettext_lazy("Lying on your back"), frozenset({"supine"})),
    "front": (gettext_lazy("Lying on your front"), frozenset({"prone"})),
    "side": (gettext_lazy("Lying on your side"), frozenset({"side-lying"})),
    "hands-and-knees": (gettext_lazy("On hands and knees"), frozenset({"quadruped"})),
    "kneeling": (gettext_lazy("Kneeling"), frozenset({"kneeling", "half-kneeling"})),
    "sitting": (gettext_lazy("Sitting"), frozenset({"seated"})),
    "standing": (gettext_lazy("Standing"), frozenset({"standing", "wall"})),
}
LEVELS: dict[str, Promise] = {
    "1": gettext_lazy("Very easy"),
    "2": gettext_lazy("Easy"),
    "3": gettext_lazy("Medium"),
    "4": gettext_lazy("Hard"),
    "5": gettext_lazy("Very hard"),
}
LOADS: dict[str, Promise] = {
    "S0": gettext_lazy("Rest: the back is held up"),
    "S1": gettext_lazy("Light"),
    "S2": gettext_lazy("Medium"),
    "S3": gettext_lazy("Strong, or it grows with the weight"),
    "S4": gettext_lazy("Very strong"),
}
PURPOSES: dict[str, Promise] = CATEGORIES | {
    "cool-down": gettext_lazy("Wind down"),
    "directional": gettext_lazy("Towards the easier direction"),
    "test": gettext_lazy("See how you do"),
}
PLACES: dict[str, Promise] = {
    "no-floor": gettext_lazy("Not on the floor"),
    "desk": gettext_lazy("At a desk"),
    "bed": gettext_lazy("In bed"),
}
# The regions and muscles of the catalogue, with the everyday words that somebody may look for.
REGIONS: dict[str, Promise] = {
    "lumbar": gettext_lazy("lower back, lumbar spine"),
    "thoracic": gettext_lazy("upper back, chest spine"),
    "cervical": gettext_lazy("neck"),
    "trunk": gettext_lazy("trunk, core"),
    "side trunk": gettext_lazy("waist, sides"),
    "abdomen": gettext_lazy("belly, stomach, abs, core"),
    "pelvis": gettext_lazy("pelvis, pelvic floor, tailbone"),
    "hips": gettext_lazy("hips, groin"),
    "buttocks": gettext_lazy("buttocks, bottom, glutes"),
    "hamstrings": gettext_lazy("hamstrings, back of the thigh"),
    "knees": gettext_lazy("knees"),
    "ankles": gettext_lazy("ankles, feet"),
    "calves": gettext_lazy("calves"),
    "legs": gettext_lazy("legs"),
    "leg nerves": gettext_lazy("leg nerves, sciatica"),
    "shoulders": gettext_lazy("shoulders, shoulder blades"),
    "chest": gettext_lazy("chest"),
    "grip": gettext_lazy("hands, grip"),
    "whole body": gettext_lazy("whole body"),
}
MUSCLES: dict[str, Promise] = {
    "abdominals": gettext_lazy("belly muscles"),
    "ankle stabilisers": gettext_lazy("muscles around the ankle"),
    "calves": gettext_lazy("calf muscles"),
    "deep neck flexors": gettext_lazy("deep muscles at the front of the neck"),
    "deltoid": gettext_lazy("shoulder muscle (deltoid)"),
    "diaphragm": gettext_lazy("breathing muscle (diaphragm)"),
    "erector spinae": gettext_lazy("long back muscles (erector spinae)"),
    "femoral nerve tract": gettext_lazy("nerve at the front of the thigh"),
    "gastrocnemius": gettext_lazy("calf (gastrocnemius)"),
    "gluteus maximus": gettext_lazy("buttocks, glutes (gluteus maximus)"),
    "gluteus medius": gettext_lazy("side of the hip (gluteus medius)"),
    "hamstrings": gettext_lazy("back of the thigh (hamstrings)"),
    "hip flexors": gettext_lazy("front of the hip (hip flexors)"),
    "iliopsoas": gettext_lazy("front of the hip (iliopsoas)"),
    "infraspinatus": gettext_lazy("shoulder blade (infraspinatus)"),
    "latissimus dorsi": gettext_lazy("broad back muscle (latissimus)"),
    "legs": gettext_lazy("leg muscles"),
    "levator scapulae": gettext_lazy("side of the neck (levator scapulae)"),
    "lower trapezius": gettext_lazy("below the shoulder blades (lower trapezius)"),
    "middle trapezius": gettext_lazy("between the shoulder blades (middle trapezius)"),
    "multifidus": gettext_lazy("deep back muscles (multifidus)"),
    "neck extensors": gettext_lazy("back of the neck"),
    "obliques": gettext_lazy("sides of the belly (obliques)"),
    "pectoralis major": gettext_lazy("chest (pectoralis major)"),
    "pectoralis minor": gettext_lazy("chest (pectoralis minor)"),
    "pectorals": gettext_lazy("chest muscles (pectorals)"),
    "pelvic floor": gettext_lazy("pelvic floor"),
    "piriformis": gettext_lazy("deep in the buttock (piriformis)"),
    "posterior deltoid": gettext_lazy("back of the shoulder (deltoid)"),
    "quadratus lumborum": gettext_lazy("side of the lower back (quadratus lumborum)"),
    "quadriceps": gettext_lazy("front of the thigh (quadriceps)"),
    "rectus abdominis": gettext_lazy("front of the belly (rectus abdominis)"),
    "rectus femoris": gettext_lazy("front of the thigh (rectus femoris)"),
    "rhomboids": gettext_lazy("between the shoulder blades (rhomboids)"),
    "sciatic nerve tract": gettext_lazy("nerve at the back of the leg (sciatic)"),
    "serratus anterior": gettext_lazy("side of the ribs (serratus)"),
    "soleus": gettext_lazy("calf (soleus)"),
    "spinal joints": gettext_lazy("joints of the spine"),
    "splenius": gettext_lazy("back of the neck (splenius)"),
    "sternocleidomastoid": gettext_lazy("side of the neck (sternocleidomastoid)"),
    "subscapularis": gettext_lazy("inside of the shoulder blade (subscapularis)"),
    "tensor fasciae latae": gettext_lazy("outside of the hip (tensor fasciae latae)"),
    "teres minor": gettext_lazy("shoulder blade (teres minor)"),
    "thoracic extensors": gettext_lazy("muscles that straighten the upper back"),
    "thoracic rotators": gettext_lazy("muscles that turn the upper back"),
    "transversus abdominis": gettext_lazy("deep belly muscle (transversus)"),
    "trapezius": gettext_lazy("neck and shoulders (trapezius)"),
    "triceps": gettext_lazy("back of the upper arm (triceps)"),
    "trunk": gettext_lazy("trunk muscles"),
    "upper trapezius": gettext_lazy("top of the shoulders (upper trapezius)"),
    "whole body": gettext_lazy("muscles of the whole body"),
}


def category(name: str) -> str:
    """Return a kind of exercise in words."""
    return str(CATEGORIES[name])


def start(name: str) -> str:
    """Return a start position in words."""
    return str(STARTS[name])


def level(difficulty: int) -> str:
    """Return a difficulty from 1 to 5 in words."""
    return str(LEVELS[str(difficulty)])


def load(load_class: str) -> str:
    """Return a class of load on the back in words."""
    return str(LOADS[load_class])


def muscles(names: tuple[str, ...]) -> list[str]:
    """Return muscles in words; a name that only a clinic's own folder uses stands as it is."""
    return [str(MUSCLES.get(name, name)) for name in names if name not in ("none", "varied")]


def regions(names: tuple[str, ...]) -> list[str]:
    """Return regions in words, each with its everyday names."""
    return [str(REGIONS.get(name, name)) for name in names]
