"""A small real case: six options, eight criteria, values and one view."""

import numpy as np

OPTIONS = [
    "Status quo",
    "HQ upgrade",
    "Coordination centre",
    "Fleet task force",
    "Four-star commander",
    "Unified command",
]
CRITERIA = [
    "Deterrence credibility",
    "Command proximity",
    "Warfighting integration",
    "Trilateral coordination",
    "Sovereignty",
    "Domestic acceptability",
    "Cost",
    "Time to effect",
]
GROUPS = ["Effectiveness"] * 4 + ["Legitimacy"] * 2 + ["Feasibility"] * 2
VALUES = np.array(
    [
        [0.30, 0.0, 0.25, 0.30, 0.90, 0.75, 0.95, 1.00],
        [0.45, 0.2, 0.45, 0.40, 0.85, 0.70, 0.75, 0.80],
        [0.50, 0.4, 0.60, 0.50, 0.75, 0.65, 0.75, 0.85],
        [0.55, 0.4, 0.60, 0.50, 0.75, 0.60, 0.55, 0.60],
        [0.75, 1.0, 0.70, 0.60, 0.55, 0.40, 0.50, 0.75],
        [0.90, 1.0, 0.90, 0.70, 0.15, 0.10, 0.25, 0.30],
    ]
)
VIEW = np.array([100, 60, 90, 40, 90, 90, 50, 40]) / 560
