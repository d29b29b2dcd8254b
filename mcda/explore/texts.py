"""What the live page says: templates that its scripts fill in, in the reader's language."""

from __future__ import annotations

from mcda.report.say import words

_HOLES = (
    *("method", "methods", "scenario", "option", "criterion", "kind", "reason", "number"),
    *("file", "line", "low", "best", "high", "before", "after", "statement", "command"),
    *("scores", "flip", "borders", "first", "total", "end"),
)
_OPEN = {name: f"{{{name}}}" for name in _HOLES}
"""Every hole left open, for the script to fill."""


def texts() -> dict[str, str]:
    """Key to template, `{hole}` where the script puts a number or a name."""
    return {**_controls(), **_edits(), **_tables(), **_kinds(), **_files(), **_server()}


def _controls() -> dict[str, str]:
    return {
        "title": words("What if scores, limits or the method were different?", **_OPEN),
        "about": words(
            "All numbers here are computed anew by the server on this machine. Nothing is written "
            "to the files until you save.",
            **_OPEN,
        ),
        "bar": words("Ways to look, and what you changed", **_OPEN),
        "method": words("Method", **_OPEN),
        "stated": words("Stated by the study", **_OPEN),
        "others": words("Other methods that can read it", **_OPEN),
        "scenario": words("Scenario", **_OPEN),
        "no_scenario": words("None: scores as entered", **_OPEN),
        "undo": words("Undo", **_OPEN),
        "redo": words("Redo", **_OPEN),
        "reset": words("Reset", **_OPEN),
        "link": words("Copy a link", **_OPEN),
        "link_made": words("The link holds what you changed. It is copied.", **_OPEN),
        "link_here": words("The link holds what you changed; copy it from here:", **_OPEN),
        "save": words("Save…", **_OPEN),
        "take_back": words("Take back a save…", **_OPEN),
        "close": words("Close", **_OPEN),
        "cancel": words("Cancel", **_OPEN),
    }


def _edits() -> dict[str, str]:
    return {
        "scores": words("Scores", **_OPEN),
        "scores_about": words(
            "Choose a score and change it, within its scale and with low ≤ best ≤ high.", **_OPEN
        ),
        "option": words("Option", **_OPEN),
        "criterion": words("Criterion", **_OPEN),
        "low": words("Low", **_OPEN),
        "best": words("Best", **_OPEN),
        "high": words("High", **_OPEN),
        "apply": words("Apply", **_OPEN),
        "end": words("{end}: {reason}", **_OPEN),
        "score_stays": words("The score stays as it is.", **_OPEN),
        "changed_scores": words("Changed scores", **_OPEN),
        "put_back": words("Put back", **_OPEN),
        "put_back_score": words("Put back {option}, {criterion}", **_OPEN),
        "score_now": words("{option}, {criterion}: {before} → {after}", **_OPEN),
        "range": words("{best} ({low} to {high})", **_OPEN),
        "tried": words("{before}; tried here: {after}", **_OPEN),
        "nothing": words("nothing", **_OPEN),
        "by_scenario": words("The scenario replaces best here by {number}.", **_OPEN),
        "statements": words("Limits on the weights", **_OPEN),
        "statements_about": words(
            "Each limit narrows the admissible weights. Take one out, or add another.", **_OPEN
        ),
        "statement": words("A limit, such as {statement}", **_OPEN),
        "add": words("Add", **_OPEN),
        "there": words("This limit is there already.", **_OPEN),
        "take_out": words("Take out", **_OPEN),
        "take_out_one": words("Take out: {statement}", **_OPEN),
        "put_in": words("Put back", **_OPEN),
        "put_in_one": words("Put back: {statement}", **_OPEN),
        "out": words("taken out", **_OPEN),
        "new": words("added", **_OPEN),
        "no_statements": words("No limits: all weights are admissible.", **_OPEN),
    }


def _tables() -> dict[str, str]:
    return {
        "by_method": words("Who leads by each method at these weights", **_OPEN),
        "places": words("First, second, third", **_OPEN),
        "evidence": words("Evidence", **_OPEN),
        "refused": words("Cannot be used here: {reason}", **_OPEN),
        "by_option": words("Over all admissible weights, by {method}", **_OPEN),
        "rank_ranges": words("Ranks", **_OPEN),
        "regret": words("Largest shortfall", **_OPEN),
        "win_shares": words("Share won", **_OPEN),
        "win_ranges": words("Wins", **_OPEN),
        "working": words("working", **_OPEN),
        "row": words("{first}, {option}", **_OPEN),
        "place": words("{number} {option}", **_OPEN),
        "not_linear": words(
            "{method} is not linear in the weights: there is no map, and what a score consists of "
            "is that of the weighted sum.",
            **_OPEN,
        ),
        "how": words("What {method} makes of the scores before they are weighted.", **_OPEN),
        "note": words(
            "Scores: {scores}. Nearest change: {flip}. How far a weight may go: {borders}.", **_OPEN
        ),
    }


def _kinds() -> dict[str, str]:
    return {
        "exact": words("exact", **_OPEN),
        "certified": words("certified", **_OPEN),
        "numeric": words("numeric", **_OPEN),
        "sampled": words("sampled", **_OPEN),
        "pending": words("being computed", **_OPEN),
        "none": words("no answer", **_OPEN),
        "local": words(
            "Computed in this page, in floating point, while the server is away.", **_OPEN
        ),
    }


def _files() -> dict[str, str]:
    return {
        "save_title": words("Save to the study's files", **_OPEN),
        "save_about": words(
            "These lines change; all else stays as it is. The view chosen, the method and the "
            "scenario are ways to look and are not saved.",
            **_OPEN,
        ),
        "save_nothing": words(
            "There is nothing to save: no points, scores or limits differ.", **_OPEN
        ),
        "save_now": words("Save", **_OPEN),
        "saved": words("Saved. The report below is made anew from the files.", **_OPEN),
        "take_back_title": words("Take back what was saved last", **_OPEN),
        "take_back_about": words("It was made by {command}. These lines change back:", **_OPEN),
        "take_back_nothing": words("Nothing was saved that could be taken back.", **_OPEN),
        "take_back_now": words("Take it back", **_OPEN),
        "taken_back": words("Taken back. The report below is made anew from the files.", **_OPEN),
        "conflict": words("Somebody else has changed these lines in the meantime:", **_OPEN),
        "line": words("{file}, line {line}", **_OPEN),
    }


def _server() -> dict[str, str]:
    return {
        "away": words(
            "The server does not answer. What you changed is kept in this page, which tries again.",
            **_OPEN,
        ),
        "back": words("The server answers again.", **_OPEN),
        "stale": words(
            "The files have changed since this page was made. Load it again to see them; what you "
            "changed is kept.",
            **_OPEN,
        ),
        "trouble": words(
            "The files have changed since this page was made, and cannot be read now: {reason}",
            **_OPEN,
        ),
        "load": words("Load again", **_OPEN),
        "not_taken_up": words("What was changed before does not fit any more: {reason}", **_OPEN),
        "no_link": words("The link cannot be opened: {reason}", **_OPEN),
        "signed_out": words("The server was started anew", **_OPEN),
        "signed_out_about": words(
            "Paste the address that it printed; what you changed is kept.", **_OPEN
        ),
        "address": words("Address", **_OPEN),
        "go_on": words("Go on", **_OPEN),
        "no_address": words("This address holds no token.", **_OPEN),
    }
