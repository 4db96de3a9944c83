"""How thick the body is: tables of its cross-sections in metres, right side, for `shape`.

Plausible means of a lean adult of 1.70 m, not measured ones; chosen to agree with `points` and to look at ease.
"""

from limber.body.geometry import Vector

# The trunk in the anatomical position, side view: segment, height above the hip joints, back line and front
# line (X), half-width (Z), squareness, breath; metres. Buttock, waist, ribs, slope of the shoulders, neck.
TRUNK: tuple[tuple[str, float, float, float, float, float, float], ...] = (
    ("pelvis", -0.100, -0.052, 0.030, 0.058, 2.0, 0.0),
    ("pelvis", -0.080, -0.087, 0.066, 0.130, 2.2, 0.0),
    ("pelvis", -0.040, -0.102, 0.084, 0.164, 2.3, 0.0),
    ("pelvis", 0.020, -0.103, 0.089, 0.169, 2.3, 0.0),
    ("pelvis", 0.072, -0.091, 0.093, 0.153, 2.3, 0.006),
    ("lumbar_1", 0.118, -0.078, 0.095, 0.135, 2.3, 0.018),
    ("lumbar_2", 0.168, -0.074, 0.094, 0.125, 2.3, 0.024),
    ("lumbar_3", 0.230, -0.085, 0.092, 0.128, 2.3, 0.020),
    ("thorax_1", 0.300, -0.105, 0.095, 0.143, 2.4, 0.013),
    ("thorax_2", 0.365, -0.115, 0.096, 0.152, 2.5, 0.010),
    ("thorax_3", 0.425, -0.113, 0.083, 0.151, 2.5, 0.006),
    ("thorax_3", 0.470, -0.101, 0.060, 0.127, 2.2, 0.0),
    ("thorax_3", 0.508, -0.081, 0.046, 0.084, 2.0, 0.0),
    ("neck_1", 0.540, -0.062, 0.049, 0.057, 2.0, 0.0),
    ("neck_2", 0.590, -0.051, 0.055, 0.050, 2.0, 0.0),
    ("head", 0.640, -0.042, 0.047, 0.041, 2.0, 0.0),
)
HEM, COLLAR = 6, 13  # rings where the top begins and ends

# The head: height above its joint, back line, front line, half-width.
HEAD: tuple[tuple[float, float, float, float], ...] = (
    (-0.050, 0.043, 0.071, 0.011),
    (-0.044, 0.030, 0.079, 0.023),
    (-0.033, 0.006, 0.086, 0.034),
    (-0.014, -0.032, 0.090, 0.046),
    (0.018, -0.074, 0.092, 0.061),
    (0.058, -0.095, 0.096, 0.071),
    (0.098, -0.098, 0.096, 0.075),
    (0.132, -0.088, 0.082, 0.068),
    (0.158, -0.066, 0.056, 0.053),
    (0.173, -0.043, 0.031, 0.035),
    (0.180, -0.026, 0.014, 0.019),
)

# Limbs, right side, along the segment's own -Y: segment, y, centre x, half-depth (X), centre z, half-width (Z),
# neighbour, share of the neighbour's turn.
LimbRow = tuple[str, float, float, float, float, float, str | None, float]
LEG: tuple[LimbRow, ...] = (
    ("thigh_r", 0.044, -0.002, 0.050, -0.006, 0.046, "pelvis", 0.50),
    ("thigh_r", 0.008, -0.004, 0.080, -0.004, 0.074, "pelvis", 0.36),
    ("thigh_r", -0.060, -0.004, 0.088, -0.003, 0.082, "pelvis", 0.14),
    ("thigh_r", -0.150, 0.003, 0.081, -0.001, 0.077, None, 0.0),
    ("thigh_r", -0.250, 0.005, 0.068, 0.000, 0.065, None, 0.0),
    ("thigh_r", -0.350, 0.001, 0.055, 0.000, 0.052, "shank_r", 0.15),
    ("thigh_r", -0.4165, 0.001, 0.053, 0.000, 0.050, "shank_r", 0.50),
    ("shank_r", -0.050, -0.003, 0.051, 0.000, 0.048, "thigh_r", 0.18),
    ("shank_r", -0.115, -0.014, 0.055, 0.001, 0.052, None, 0.0),
    ("shank_r", -0.190, -0.014, 0.049, 0.001, 0.048, None, 0.0),
    ("shank_r", -0.280, -0.006, 0.035, 0.000, 0.035, None, 0.0),
    ("shank_r", -0.355, -0.002, 0.029, 0.000, 0.028, None, 0.0),
    ("shank_r", -0.408, -0.003, 0.032, 0.000, 0.029, "foot_r", 0.30),
    ("foot_r", -0.024, -0.006, 0.030, 0.000, 0.026, "shank_r", 0.25),
)
LEGGING_HEM = 11

ARM: tuple[LimbRow, ...] = (
    ("upper_arm_r", -0.065, 0.001, 0.055, -0.003, 0.048, "girdle_r", 0.08),
    ("upper_arm_r", -0.110, 0.002, 0.051, -0.004, 0.045, None, 0.0),
    ("upper_arm_r", -0.200, 0.001, 0.0425, -0.002, 0.040, None, 0.0),
    ("upper_arm_r", -0.275, 0.000, 0.0385, 0.000, 0.0375, None, 0.0),
    ("forearm_r", 0.000, -0.001, 0.0375, 0.000, 0.0375, "upper_arm_r", 0.50),
    ("forearm_r", -0.045, 0.001, 0.0385, 0.001, 0.039, "upper_arm_r", 0.16),
    ("forearm_r", -0.110, 0.002, 0.0355, 0.001, 0.037, "upper_arm_r", 0.0),
    ("forearm_r", -0.190, 0.000, 0.027, 0.000, 0.031, "upper_arm_r", 0.0),
    ("forearm_r", -0.240, 0.000, 0.020, 0.000, 0.027, "hand_r", 0.25),
    ("hand_r", -0.020, 0.000, 0.017, 0.000, 0.028, "forearm_r", 0.20),
)
# The arm starts inside the shoulder, runs aside along the girdle and turns down at the joint: segment, centre,
# half-axis across, half-depth, neighbour, share. The ring at the joint stands halfway between both directions.
SHOULDER: tuple[tuple[str, Vector, Vector, float, str | None, float], ...] = (
    ("girdle_r", (-0.012, -0.018, 0.080), (0.0, 0.036, 0.0), 0.046, None, 0.0),
    ("girdle_r", (-0.011, -0.022, 0.114), (0.0, 0.042, 0.0), 0.052, "upper_arm_r", 0.15),
    ("upper_arm_r", (0.000, -0.018, -0.012), (0.0, 0.032, 0.032), 0.055, "girdle_r", 0.50),
)
# How much of the forearm's turning in and out its rings leave out: none of it is at the elbow, all of it at the wrist.
UNTWISTED = {0.000: 1.0, -0.045: 0.85, -0.110: 0.55, -0.190: 0.20}
SLEEVE_HEM = 10

HAND: tuple[LimbRow, ...] = (
    ("hand_r", 0.010, 0.000, 0.016, 0.000, 0.022, "forearm_r", 0.50),
    ("hand_r", -0.020, 0.000, 0.017, 0.001, 0.029, "forearm_r", 0.18),
    ("hand_r", -0.066, 0.001, 0.016, 0.002, 0.040, None, 0.0),
    ("hand_r", -0.110, 0.002, 0.013, -0.001, 0.039, None, 0.0),
    ("hand_r", -0.152, 0.004, 0.011, -0.002, 0.031, None, 0.0),
    ("hand_r", -0.178, 0.006, 0.008, -0.003, 0.016, None, 0.0),
)
# The thumb runs aside and down: centre and radius in the hand's axes.
THUMB: tuple[tuple[float, float, float, float], ...] = (
    (0.004, -0.022, 0.018, 0.014),
    (0.008, -0.050, 0.039, 0.0145),
    (0.011, -0.080, 0.055, 0.0115),
    (0.013, -0.102, 0.061, 0.0065),
)
# The foot runs forward (X): segment, x, bottom and top height (Y) in the foot's axes, centre z, half-width.
# The arch lifts the inner middle of the sole; the ball and the heel stand 0.066 m below the ankle.
FOOT: tuple[tuple[str, float, float, float, float, float], ...] = (
    ("foot_r", -0.061, -0.050, -0.028, 0.000, 0.013),
    ("foot_r", -0.050, -0.063, -0.008, 0.000, 0.026),
    ("foot_r", -0.014, -0.066, 0.018, 0.000, 0.032),
    ("foot_r", 0.040, -0.063, 0.008, 0.003, 0.034),
    ("foot_r", 0.090, -0.061, -0.015, 0.004, 0.038),
    ("foot_r", 0.150, -0.066, -0.038, 0.002, 0.045),
    ("toes_r", 0.204, -0.066, -0.046, -0.003, 0.042),
    ("toes_r", 0.225, -0.065, -0.049, -0.007, 0.033),
    ("toes_r", 0.235, -0.063, -0.052, -0.009, 0.020),
)
# The yoke from the neck to the tip of the shoulder runs aside (Z): segment, z from the girdle,
# y, half-depth, half-height, neighbour, share.
YOKE: tuple[tuple[str, float, float, float, float, str | None, float], ...] = (
    ("thorax_3", 0.016, 0.012, 0.044, 0.048, None, 0.0),
    ("thorax_3", 0.055, 0.001, 0.057, 0.054, "girdle_r", 0.35),
    ("girdle_r", 0.105, -0.017, 0.057, 0.050, None, 0.0),
    ("girdle_r", 0.142, -0.027, 0.047, 0.040, None, 0.0),
    ("girdle_r", 0.163, -0.029, 0.026, 0.025, None, 0.0),
)
# The nose, a line and no more: height, how far its ridge stands forward, half-width.
NOSE: tuple[tuple[float, float, float], ...] = (
    (0.056, 0.097, 0.004),
    (0.040, 0.103, 0.008),
    (0.019, 0.113, 0.012),
    (0.010, 0.109, 0.011),
    (0.005, 0.098, 0.006),
)
