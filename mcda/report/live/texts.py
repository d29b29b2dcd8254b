"""What the live panel says: templates that its script fills in, in the reader's language."""

from __future__ import annotations

from mcda.report.say import numeral, words

_HOLES = (
    *("number", "one", "two", "list", "last", "next", "leader", "leaders", "rival", "gap"),
    *("option", "options", "criterion", "low", "high", "who", "share", "points", "before"),
    *("after", "statement", "names", "view", "x", "y", "x_share", "y_share", "regions"),
    *("score", "rank", "total", "value", "weight", "unit", "best", "source", "where", "place"),
    "reason",
)
_OPEN = {name: f"{{{name}}}" for name in _HOLES}
"""Every hole left open, for the script to fill."""


def texts() -> dict[str, str]:
    """Key to template, `{hole}` where the script puts a number or a name."""
    return {**_shapes(), **_verdict(), **_controls(), **_map(), **_details(), **_yaml()}


def _shapes() -> dict[str, str]:
    return {
        "decimal": numeral("."),
        "thousands": numeral(","),
        "percent": words("{number}\u00a0%", **_OPEN),
        "two": words("{one} and {two}", **_OPEN),
        "row": words("{list}, {next}", **_OPEN),
        "all": words("{list} and {last}", **_OPEN),
        "shared": words("{rank}=", **_OPEN),
        "labelled": words("{criterion}: {share}", **_OPEN),
    }


def _verdict() -> dict[str, str]:
    return {
        "leads": words("{leader} leads", **_OPEN),
        "ahead": words("by {gap} over {rival}", **_OPEN),
        "level": words("{leaders} are level", **_OPEN),
        "level_ahead": words("ahead of {rival} by {gap}", **_OPEN),
        "scores": words("Overall scores", **_OPEN),
        "ranking": words("Ranks", **_OPEN),
        "ranks_first": words("{leader} ranks first", **_OPEN),
        "ranked_above": words("above {names}", **_OPEN),
        "ranked_above_many": words("above {number} options", **_OPEN),
        "all_level": words("No option is ahead of another.", **_OPEN),
        "inside": words("These weights are admissible.", **_OPEN),
        "outside": words("These weights are outside the admissible space.", **_OPEN),
        "broken": words("Broken: {statement} ({names}).", **_OPEN),
        "together": words("together {share}", **_OPEN),
        "broken_short": words("Broken: {statement}.", **_OPEN),
        "flip": words(
            "{number}\u00a0percentage points of weight, moved from some criteria to others, put "
            "{option} first.",
            **_OPEN,
        ),
        "flip_small": words(
            "Under {number}\u00a0percentage points of weight, moved from some criteria to others, "
            "put {option} first.",
            **_OPEN,
        ),
        "flip_outside": words(
            "The nearest admissible weights that put another option first are {number}\u00a0"
            "percentage points away: {option}.",
            **_OPEN,
        ),
        "flip_enough": words(
            "{number}\u00a0percentage points of weight, moved from some criteria to others, are "
            "enough to put {option} first; a smaller change may be.",
            **_OPEN,
        ),
        "flip_outside_enough": words(
            "Admissible weights that put {option} first are {number}\u00a0percentage points away; "
            "nearer ones may do so too.",
            **_OPEN,
        ),
        "flip_none": words("No admissible weights put another option first.", **_OPEN),
        "flip_locked": words(
            "No admissible weights put another option first while the locked ones stay.", **_OPEN
        ),
        "flip_unseen": words(
            "No other option was seen to lead at admissible weights in the sample.", **_OPEN
        ),
        "flip_unseen_locked": words(
            "No other option was seen to lead at admissible weights in the sample while the locked "
            "ones stay.",
            **_OPEN,
        ),
        "flip_unknown": words("The nearest change of leader is not known here.", **_OPEN),
        "flip_free": words(
            "Without the limits on weights: {number}\u00a0percentage points, for {option}.", **_OPEN
        ),
        "flip_free_enough": words(
            "Without the limits on weights {number}\u00a0percentage points are enough, for "
            "{option}.",
            **_OPEN,
        ),
        "flip_working": words("The nearest change of leader is being worked out.", **_OPEN),
        "change": words("{criterion} {before} → {after}", **_OPEN),
        "numeric": words("Worked out by this page in floating point, not proved.", **_OPEN),
        "failed": words("No answer came; what is shown may be out of date.", **_OPEN),
    }


def _controls() -> dict[str, str]:
    return {
        "weighs": words("{share}, {points} points", **_OPEN),
        "stays": words("The lead lasts from {low} to {high}.", **_OPEN),
        "below": words("Below that {who} leads.", **_OPEN),
        "above": words("Above that {who} leads.", **_OPEN),
        "held": words("Locked.", **_OPEN),
        "nothing": words("At least one weight must be above zero.", **_OPEN),
        "typed_nothing": words("There is no number here.", **_OPEN),
        "typed_comma": words("Decimals are written with a point, as in 2.5.", **_OPEN),
        "typed_words": words("This is no number.", **_OPEN),
        "typed_huge": words("This number is too large.", **_OPEN),
        "typed_below": words("Points are not below zero.", **_OPEN),
        "holds": words("{reason} Points of {points} still hold.", **_OPEN),
    }


def _map() -> dict[str, str]:
    return {
        "map": words(
            "Map over the weights of {x} and {y}; the others keep their proportions. "
            "Now {x} {x_share}, {y} {y_share}. Share of the map: {regions}.",
            **_OPEN,
        ),
        "region": words("{options} {share}", **_OPEN),
        "map_inside": words("Dashed outline: the admissible weights.", **_OPEN),
        "map_none": words("No weights on this map are admissible.", **_OPEN),
    }


def _details() -> dict[str, str]:
    return {
        "scored": words("Score {score}, rank {rank} of {total}, under {view}.", **_OPEN),
        "yours": words("your weights", **_OPEN),
        "entered": words("Score as entered", **_OPEN),
        "ranged": words("{best} ({low} to {high})", **_OPEN),
        "scale": words("Scale", **_OPEN),
        "worst": words("Worst end", **_OPEN),
        "best": words("Best end", **_OPEN),
        "value": words("Value", **_OPEN),
        "how": words("How it becomes a value", **_OPEN),
        "weight": words("Weight", **_OPEN),
        "weight_of": words("{share} under {view}", **_OPEN),
        "part": words("Weight × value", **_OPEN),
        "part_of": words("{weight} × {value} = {number}, of a score of {score}", **_OPEN),
        "place": words("Place on this criterion", **_OPEN),
        "place_of": words("{place} of {total}", **_OPEN),
        "grade": words("Grade", **_OPEN),
        "reason": words("Reason", **_OPEN),
        "source": words("Source", **_OPEN),
        "cited": words("{source}, {where}", **_OPEN),
        "missing": words("Nothing was entered: the worst end of the scale is taken.", **_OPEN),
        "criterion": words("Criterion", **_OPEN),
        "sum": words("Sum", **_OPEN),
        "hint": words(
            "Choose a score to see what it rests on; the arrow keys move between scores.", **_OPEN
        ),
    }


def _yaml() -> dict[str, str]:
    return {
        "view_name": words("What if", **_OPEN),
        "copied": words("Copied.", **_OPEN),
        "not_copied": words("The text is selected: copy it from there.", **_OPEN),
    }
