"""The state tables drawn as Mermaid diagrams, which is what docs/tracks.md holds.

Rule: nothing is written there by hand; a test holds the file equal to what this draws.
`python -m servanda.assess.diagram > docs/tracks.md` draws it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from servanda.assess.conditions import CONCLUDES
from servanda.assess.in_force import IN_FORCE
from servanda.assess.instruments import AFTER
from servanda.assess.tables import (
    ADDRESSEE_REPLIES,
    PROPOSAL,
    PROPOSER_REPLIES,
    ROUND,
    ROUND_ACTS,
    ROUND_START,
    ROUND_STEPS,
    TRACK,
    TRACK_STEPS,
    WITHDRAW_GROUPS,
    State,
    To,
)
from servanda.model.talks import ProposalState, TrackState

_INTRO = """# States of tracks, rounds and proposals

Drawn from `servanda.assess.tables` by `python -m servanda.assess.diagram`; a test holds this file to them.

A step that no arrow shows either changes nothing (it is listed under its diagram) or is illegal: then it
becomes a Problem with its evidence and changes nothing. A step in brackets, as in `(held)`, is *loose*: it is
allowed, but answers nothing on record. Where the days of two steps do not tell their order, the order with
the fewest illegal and then the fewest loose steps is taken; where several remain, or accounts of a day differ
undisputed, the state is the set of states that they allow.
"""


def draw() -> str:
    """The whole page."""
    return "\n".join(
        [
            _INTRO,
            "## Track\n",
            _diagram(TRACK, {"": TrackState.NONE}),
            "*back* leads to the state from before the offer. *lapsed* is no act: twice the cadence went by "
            "since the last round, and no later one is on record as held.\n",
            _staying(TRACK),
            _table(("happened act", "step"), TRACK_STEPS.items()),
            "## Round\n",
            _diagram(ROUND, ROUND_START),
            _staying(ROUND),
            _table(
                ("holding talks, as told", "step"),
                [
                    *(
                        (f"{status}, {modality}, {polarity}", step)
                        for (status, modality, polarity), step in ROUND_STEPS.items()
                    ),
                    *ROUND_ACTS.items(),
                ],
            ),
            "Where one account tells that a round was held and another that it was not, both outcomes are "
            "kept until a person settles it.\n",
            "## Proposal\n",
            _diagram(PROPOSAL, {"": ProposalState.TABLED}),
            _staying(PROPOSAL),
            _table(
                ("act", "by", "step"),
                [
                    *(
                        (f"{act} ({status})", "addressee", step)
                        for (act, status), step in ADDRESSEE_REPLIES.items()
                    ),
                    *(
                        (f"{act} ({status})", f"proposer, of {', '.join(WITHDRAW_GROUPS[act])} alone", step)
                        for (act, status), step in PROPOSER_REPLIES.items()
                    ),
                ],
            ),
            "## Measure\n",
            "What an act lets one conclude about a measure:\n",
            _table(
                ("act", "in force after it", "in force just before"),
                [(act, _word(after), _word(before)) for act, (after, before) in IN_FORCE.items()],
            ),
            "## Instrument\n",
            "The state in which an act leaves an instrument; no other act tells anything of force:\n",
            _table(("act", "state after it"), AFTER.items()),
            "## Condition\n",
            "What a condition lets one conclude of its outcome, by the word of the one who holds to it:\n",
            _table(
                ("force", "requirements", "outcome", "not told"),
                [
                    (force, state, found.outlook, ", ".join(one.replace("-", " ") for one in found.not_told))
                    for (force, state), found in CONCLUDES.items()
                ],
            ).rstrip(),
            "",
        ]
    )


def _word(value: bool | None) -> str:
    return {True: "yes", False: "no", None: "not stated"}[value]


def _diagram(table: Mapping[tuple[State, str], To[State]], start: Mapping[str, State]) -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    names = {state for state, _ in table} | {to.state for to in table.values()}
    lines += [f'    state "{name}" as {_key(name)}' for name in sorted(names) if _key(name) != name]
    lines += [f"    [*] --> {_key(state)}{': ' + step if step else ''}" for step, state in start.items()]
    arrows: dict[tuple[str, str], list[str]] = {}
    for (state, step), to in table.items():
        if to.state != state:
            arrows.setdefault((state, to.state), []).append(f"({step})" if to.loose else step)
    lines += [f"    {_key(a)} --> {_key(b)}: {', '.join(steps)}" for (a, b), steps in arrows.items()]
    return "\n".join([*lines, "```", ""])


def _key(name: str) -> str:
    return name.replace("-", "_")


def _staying(table: Mapping[tuple[State, str], To[State]]) -> str:
    rows: dict[str, list[str]] = {}
    for (state, step), to in table.items():
        if to.state == state:
            rows.setdefault(state, []).append(f"({step})" if to.loose else step)
    return _table(("state", "steps that change nothing"), [(a, ", ".join(b)) for a, b in rows.items()])


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.stdout.write(draw())
