"""Two sides compared: what was entered differently, what follows, and what is not said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from mcda.report.blocks import Block, Bullets, Note, Paragraph, Section, Text, text
from mcda.report.changes.answers import Answer, answered, leaders, not_answered
from mcda.report.changes.changed_answers import changed_answers
from mcda.report.changes.changed_inputs import changed_inputs
from mcda.report.changes.inputs import Entry, entered, not_compared
from mcda.report.changes.sides import Side
from mcda.report.changes.tables import Names
from mcda.report.report import Report
from mcda.report.say import numeral, say, speaking, words


@dataclass(frozen=True)
class Comparison:
    """What differs between two sides."""

    before: Side
    after: Side

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The inputs that differ."""
        return entered(self.before, self.after)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The answers that differ, by more than their error or not."""
        return answered(self.before, self.after)

    @property
    def different(self) -> bool:
        """Whether anything was entered differently, or follows differently."""
        return bool(self.entries) or any(answer.sure for answer in self.answers)

    def report(self) -> Report:
        """The comparison for people, for any format, in the language of the later side."""
        with speaking(self.after.catalogue):
            return self._report()

    def _report(self) -> Report:
        title = words(
            "What differs: {before} and {after}", before=self.before.label, after=self.after.label
        )
        sections = (
            Section("inputs", words("What was entered"), tuple(self._inputs())),
            Section("answers", words("What follows"), tuple(self._answers())),
        )
        marking = self.after.inputs.get("marking") or self.before.inputs.get("marking") or ""
        spoken = self.after.catalogue
        return Report(
            "diff",
            title,
            "",
            sections,
            marking=str(marking),
            language=spoken.tag,
            catalogue=spoken,
        )

    def to_dict(self) -> dict[str, Any]:
        """The comparison as a JSON object; `change` is false within the errors of both numbers."""
        return {
            "before": self.before.label,
            "after": self.after.label,
            "different": self.different,
            "inputs": [{**asdict(entry), "path": list(entry.path)} for entry in self.entries],
            "leaders": list(self._leaders()),
            "answers": [_plain(answer) for answer in self.answers],
            "not_compared": {
                "inputs": list(not_compared(self.before, self.after)),
                "answers": [
                    {"analysis": a, "method": m, "view": v}
                    for a, m, v in not_answered(self.before, self.after)
                ],
            },
        }

    def _leaders(self) -> Iterator[dict[str, Any]]:
        for key, now in self.after.results.items():
            was = self.before.results.get(key)
            if key[0] == "rank" and was is not None and set(leaders(was)) != set(leaders(now)):
                asked = {"method": key[1], "view": key[2]}
                yield {**asked, "before": list(leaders(was)), "after": list(leaders(now))}

    def _inputs(self) -> Iterator[Block]:
        names = Names(self.before, self.after)
        yield from changed_inputs(self.entries, names)
        if not self.entries:
            yield Paragraph(say("No difference."))
        missing = not_compared(self.before, self.after)
        if missing:
            parts = text(", ".join(part.replace("_", " ") for part in missing))
            yield Note(
                say("Not compared, since one side does not hold them: {parts}.", parts=parts)
            )

    def _answers(self) -> Iterator[Block]:
        yield from changed_answers(self.answers, Names(self.before, self.after))
        if not any(answer.sure for answer in self.answers):
            yield Paragraph(say("No difference."))
        remarks = tuple(self._remarks())
        if remarks:
            yield Bullets(remarks)

    def _remarks(self) -> Iterator[Text]:
        """What is no change, and what could not be compared."""
        close = sum(not answer.sure for answer in self.answers)
        if close == 1:
            yield say("One number differs within its error and is not called a change.")
        elif close:
            count = numeral(f"{close:,}")
            yield say("{count} numbers differ within their error and are not called changes.",
                      count=count)  # fmt: skip
        alone = [" ".join(filter(None, key)) for key in not_answered(self.before, self.after)]
        if alone:
            yield say("Answered on one side only: {questions}.", questions=", ".join(alone))


def _plain(answer: Answer) -> dict[str, Any]:
    analysis, method, view = answer.question
    of = "criterion" if analysis == "stability" else "option"
    return {
        "analysis": analysis,
        "method": method,
        "view": view,
        of: answer.row,
        "of": answer.of,
        "within": answer.within or None,
        "before": answer.before,
        "after": answer.after,
        "evidence": list(answer.kinds),
        "change": answer.sure,
    }
