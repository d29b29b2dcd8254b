"""What analyses say of their evidence, in the reader's language.

Results hold reasons in English, since report.json does. A report finds the sentence that a reason
was made from and says it with the same parts; one that is not among them stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from mcda.files.catalogue import HOLES
from mcda.report.blocks import plain_text
from mcda.report.lists import clauses, in_a_row
from mcda.report.say import numeral, translated

REASONS = (
    (
        "upper bounds: performances were tried in steps of a 32nd of the way to the "
        "better end, then by halving, and what is needed elsewhere than at these weights "
        "is not known"
    ),
    "central weights are floats right to their last digit, their fractions being too long",
    "no weights tried inside put anybody else first, and not every weight was tried",
    "the first point at which the order is another, so up to a step too large",
    "two scores are level to all digits looked at, and not known to be so",
    "the strongest regret is a largest term: it has no rational values",
    "a gap narrower than the grid's step of 0.0005 would not be seen",
    "the strongest regret is a largest term, so VIKOR is not linear",
    "exact rank shares are given up for so many options and weights",
    "two performances differ by rounding alone, so they are tied",
    "the weighted product takes logarithms, so it is irrational",
    "a change of one performance moves other options' scores",
    "no views: 'equal' gives every criterion the same points",
    "distances in l2 are certified of rational values alone",
    "inner bounds: not all weights and scores were tried",
    "the regions have too many corners to list them here",
    "in l2 the distances are the roots of exact squares",
    "the nearest weights are not known to enough digits",
    "exact arithmetic would take too long at this size",
    "points on each line, ends refined by bisection",
    "a change found by halving, there may be others",
    "what an option is worth depends on the others",
    "only where lines between draws cross borders",
    "a value function has no inverse in fractions",
    "a crossing cannot be told to enough digits",
    "one criterion only: its weight is always 1",
    "inner bounds: not every weight was tried",
    "lower bounds: not every weight was tried",
    "the values have no inverse in fractions",
    "the model is not linear in its weights",
    "upper bounds: a nearer flip may exist",
    "pairwise and expected ranks are exact",
    "tolerance as a part of the range",
    "independent draws, by rejection",
    "programmes would take too long",
    "the score is no weighted sum",
    "draws of the only point",
    "the model is not linear",
    "points on each line",
    "independent draws",
    "weights as given",
    "certified",
    "numeric",
    "sampled",
    "exact",
    (
        "a polytope of dimension {dimension} with {limits} limits can have {corners} "
        "vertices, more than the {most} this is willing to list"
    ),
    (
        "exact shares are given up where the regions can have more than {most} corners, "
        "here up to {corners}"
    ),
    "exact rank shares are given up where more than {most} corners are possible",
    "exact shares are given up at {corners} corners, and the regions have more",
    "exact arithmetic would take too long for the borders of {options} options",
    "exact arithmetic would take too long for {options} options and {weights} weights",
    "the normalisation {name} takes roots, so its values are irrational",
    "Sobol' points of weights and scores, {count} independent scrambles",
    "{method} with several costs has no rational values: no weighted sum",
    "{method} of gains and costs has no rational values: no weighted sum",
    "exact arithmetic would take too long for {options} options in pairs",
    "exact shares of {options} options and {weights} weights would take too long",
    "draws by hit-and-run, {chains} chains, burn-in {steps} steps, thinning {thinning}",
    "{method} solves linear programmes, so it has no rational values",
    "brackets would take too long for {options} options and {weights} weights",
    "view '{view}' lies outside the weight space: it breaks {statements}",
    "{count} draws were asked for, which would take too long",
    "values of {criteria} are taken to rise or fall throughout",
    "all options are equal on '{criterion}': it sets none apart",
    ("the best estimates of all options are equal on '{criterion}': only ranges set any apart"),
    (
        "option '{option}' is called '{called}', as '{other}' is ({place}): reports add the ids "
        "to tell them apart"
    ),
    (
        "criterion '{criterion}' is called '{called}', as '{other}' is ({place}): reports add "
        "the ids to tell them apart"
    ),
    (
        "view '{view}' is called '{called}', as '{other}' is ({place}): reports add the ids to "
        "tell them apart"
    ),
    "the preference function {function} has irrational values",
    "attained ranks for {options}: the search was stopped",
    "{method} with several costs has no rational values",
    "{method} counts wins, so it has no rational values",
    "ranges left wider within the time limit: {options}",
    "the best estimates of '{option}' are those of '{other}': by these they tie everywhere",
    "'{option}' scores as '{other}' does: they tie everywhere",
    "{method} gives no bounds to prove anything with",
    "one option only, '{option}': it wins everywhere",
    "not exact for {options}: it would take too long",
    "Sobol' points, {count} independent scrambles",
    "gains to the power of {power} are irrational",
    "not known whether level or behind: {options}",
    "{drawn}, scores drawn independently",
    "there are more than {count} values",
    "{method} has no rational values",
    "margins known less closely: {options}",
    "{drawn}, scores as given",
    "not certified: {why}",
    "not numeric: {why}",
    "not decided: {options}",
    "not exact: {why}",
    "parts are {kinds}",
    "{option} ({count} of {ends} ends)",
    "{option} (to {tolerance})",
    "{options} and {count} more",
    "{one} and {two}",
)
"""What analyses, and the remarks on files, are made of: the most particular first."""


_PHRASES = {"why", "kinds", "one", "two", "drawn", "options", "option", "other", "criteria"}
_PHRASES |= {"criterion", "view", "statements", "called", "place"}
"""Parts that may hold spaces; all others are a number or a method's name."""
_NUMBER = re.compile(r"[\d.,]+(e-?\d+)?")


def reason_words(reason: str) -> str:
    """A reason, or several in a row, in the reader's language."""
    whole = _said(reason)
    if whole != reason:
        return whole
    return plain_text(clauses([_said(part) for part in reason.split("; ")]))


def _said(reason: str) -> str:
    for template in REASONS:
        found = _pattern(template).fullmatch(reason)
        if found:
            parts = {name: _part(name, part) for name, part in found.groupdict().items()}
            return _filled(translated(template), parts)
    return reason


def _part(name: str, part: str) -> str:
    if _NUMBER.fullmatch(part):
        return numeral(part)
    if name == "options" and ", " in part:
        return plain_text(in_a_row([_said(one) for one in part.split(", ")]))
    return _said(part) if name in _PHRASES else part


def _filled(template: str, parts: dict[str, str]) -> str:
    return HOLES.sub(lambda hole: parts[hole[1]] if hole[1] else hole[0][0], template)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What matches the sentences made from a template; each part is a group.

    Only the statements that a view breaks may themselves be several.
    """
    pattern = ""
    end = 0
    for hole in HOLES.finditer(template):
        part = r"(?:(?!; ).)+" if hole[1] in _PHRASES else r"[^ :;]+"
        part = ".+" if hole[1] == "statements" else part
        pattern += f"{re.escape(template[end : hole.start()])}(?P<{hole[1]}>{part})"
        end = hole.end()
    return re.compile(pattern + re.escape(template[end:]))
