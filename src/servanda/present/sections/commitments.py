"""Who owes what to whom, under what, and whether it was performed; who alleges otherwise.

Rule: the answer never exceeds the evidence. An allegation names who makes it, and says whether the
side that owes has replied; a count names who counts and its cut-off. Duties in force come before those that
ended, and of each the latest periods first.
"""

from __future__ import annotations

from datetime import date

from servanda.errors import BadDate
from servanda.model.duties import Commitment, Performance, PerformanceState, Step
from servanda.model.when import parse
from servanda.present.citing import OUTSIDE
from servanda.present.labels import PERFORMANCE
from servanda.present.naming import join, plain, spoken
from servanda.present.page import Cite, Group, Line, Section
from servanda.present.sections.counted import STEP, amount, counts
from servanda.present.sections.desk import Desk
from servanda.present.sections.runs import CONTESTED, SILENT, Run, latest, name, runs, silent, span

ROOM = 8
LINES = 3  # runs of periods of one duty
_OWN = "by the count of {} alone"
_LATE = ", after the day due"
_COMMAND = "servanda commitments"
_REFRAINING = ("not ", "refrain", "abstain", "forgo", "forego", "no ", "never ", "end ", "stop ", "cease ")


def commitments(desk: Desk) -> Section:
    """Write the section: duties in force, of these the contested first; then those that ended."""
    ranked = sorted(desk.view.assessment.commitments, key=_rank)
    standing = [one for one in ranked if not _ended(one, desk.view.on)]
    over = [one for one in ranked if _ended(one, desk.view.on)]
    shown, more = desk.cap(standing, ROOM)
    groups = [Group(tuple(line for one in shown for line in _commitment(desk, one)))] if shown else []
    if desk.whole and over:
        groups.append(Group(tuple(line for one in over for line in _commitment(desk, one)), "Ended by then"))
    elif over:
        groups.append(Group((_folded(desk, over),), "Ended by then"))
    return Section(
        "commitments",
        "Who owes what",
        tuple(groups),
        empty="No commitment is on record.",
        more=more,
        command=_COMMAND,
    )


def _ended(one: Commitment, on: date) -> bool:
    """Tell whether the last day of a duty has passed."""
    try:
        last = parse(one.valid_to).latest if one.valid_to else None
    except BadDate:
        return False
    return last is not None and last < on


def _folded(desk: Desk, over: list[Commitment]) -> Line:
    """Tell of all ended duties in one line: how many of whom, and how many were left contested."""
    owing = [desk.citing.names.of(one.obligor, "a side not stated") for one in over]
    by = join(tuple(f"{owing.count(who)} of {who}" for who in dict.fromkeys(owing)))
    contested = sum(any(row.state in CONTESTED for row in one.performance) for one in over)
    told = f"{contested} of them contested" if contested else "none of them contested"
    ground = tuple(id_ for one in over for id_ in one.because)
    return desk.citing.line(f"{by}; {told}: {_COMMAND}", ground, limit=1, outside=True)


def _rank(one: Commitment) -> tuple[bool, str, bool, bool]:
    """Contested before others, and of these the one whose latest contested period is the latest."""
    contested = [latest(row)[0] for row in one.performance if row.state in CONTESTED]
    day = max(contested, default="")
    newest = "".join(chr(0x10FFFF - ord(c)) for c in f"{day:<10}")
    told = any(not silent(period) for period in one.performance)
    return (not contested, newest, not told, one.provisional)


def _commitment(desk: Desk, one: Commitment) -> list[Line]:
    line = desk.citing.line(
        duty(desk, one),
        one.because,
        label=desk.citing.names.of(one.obligor, one.obligor_name or "not stated who"),
        id=one.id,
        limit=1,
        shown=duty(desk, one),
        outside=one.outside_knowledge,
    )
    return [line, *_periods(desk, one), *(step_line(one, step) for step in _steps(desk, one))]


def duty(desk: Desk, one: Commitment) -> str:
    """Say what is owed, to whom, and under what."""
    names = desk.citing.names
    to = f" (owed to {names.of(one.beneficiary)})" if one.beneficiary else ""
    under = names.of(one.instrument, one.instrument_text)
    where = provision(desk, one)
    under = f"{under}, {where}" if under and where else under
    whole = one.provisional and not one.topics and one.duty == one.instrument_text
    what = f"“{plain(one.duty)}”: no single duty is named" if whole and one.duty else names.told(one.duty)
    under = "" if whole and not one.instrument else under
    text = f"{what or 'a duty that is not told'}{to}" + (f", under {under}" if under else "")
    if one.form == "refrain" and not plain(one.duty).casefold().startswith(_REFRAINING):
        text = f"not to: {text}"
    if one.strength == "best-efforts":
        text += " — best efforts only"
    if one.exception:
        text += f"; except {plain(one.exception)}"
    if one.ambiguous:
        text += " — the words may mean another duty as well"
    return text


def provision(desk: Desk, one: Commitment) -> str:
    """Name the provision of the instrument in which it stands."""
    provisions = (each for instrument in desk.view.dossier.instruments for each in instrument.provisions)
    return next((plain(each.label) for each in provisions if each.id == one.provision), "")


def _periods(desk: Desk, one: Commitment) -> list[Line]:
    """The runs of which something is told, the latest first; where room is short the contested are kept."""
    found = runs(one.performance, grid=bool(one.periods), apart=desk.whole)
    ranked = sorted(range(len(found)), key=lambda at: (at > 0 and found[at].state not in CONTESTED, at))
    kept, _ = desk.cap(ranked, LINES)
    lines = [_run(desk, one, found[at]) for at in sorted(kept)]
    rest = sum(len(run.rows) for at, run in enumerate(found) if at not in kept)
    return lines + _remaining(desk, one, rest)


def _run(desk: Desk, one: Commitment, run: Run) -> Line:
    if len(run.rows) == 1:
        return performance_line(desk, one, run.rows[0])
    said = f"{_state(desk, one, run.rows[0])} ({span(run, grid=bool(one.periods))})"
    if run.rows[0].late:
        said += _LATE
    if run.rows[0].own_word:
        said += f", {_OWN.format(desk.citing.names.of(one.obligor))}"
    ground = tuple(id_ for row in run.rows for id_ in row.because) or one.because
    return desk.citing.line(said, ground, level=1, limit=1, outside=one.outside_knowledge)


def _remaining(desk: Desk, one: Commitment, rest: int) -> list[Line]:
    """One line for the periods of which nothing is told, and for those told that had no room."""
    quiet = sorted((row for row in one.performance if silent(row)), key=latest, reverse=True)
    left = (
        [f"{rest} more period{'s' if rest > 1 else ''} of which something is told: {_COMMAND}"]
        if rest
        else []
    )
    if len(quiet) == 1:
        row = quiet[0]
        left.append(PERFORMANCE[row.state] + (f" ({name(row)})" if row.period else ""))
    elif quiet:
        running = quiet[0].state is PerformanceState.NOT_YET_DUE
        past = quiet[running:]
        between = f" between {name(past[-1])} and {name(past[0])}" if len(past) > 1 else f", {name(past[0])}"
        plural = "s" if len(past) > 1 else ""
        left.append(f"{PERFORMANCE[PerformanceState.NO_EVIDENCE]} for {len(past)} period{plural}{between}")
        if running:
            left[-1] += f", {name(quiet[0])} not yet due"
    ground = tuple(id_ for period in quiet for id_ in period.because) or one.because
    outside = one.outside_knowledge
    return [desk.citing.line("; ".join(left), ground, level=1, limit=1, outside=outside)] if left else []


def _state(desk: Desk, one: Commitment, period: Performance) -> str:
    """Say a state; what only the obligor itself tells is its word."""
    if period.state is PerformanceState.NO_EVIDENCE and period.replies and not period.counts:
        return f"performed, by the word of {desk.citing.names.of(one.obligor)} alone"
    return PERFORMANCE[period.state]


def performance_line(desk: Desk, one: Commitment, period: Performance) -> Line:
    """Say how one period stands, with who counts, who alleges and who replied."""
    names = desk.citing.names
    said = _state(desk, one, period)
    if period.period:
        said = f"{said} ({name(period)})"
    if period.late:
        said += _LATE
    if period.cured_by:
        said += f", the shortfall of {amount(period.shortfall)} made good in {period.cured_by}" if (
            period.shortfall
        ) else f", made good in {period.cured_by}"  # fmt: skip
    if period.own_word:
        said += f", {_OWN.format(names.of(one.obligor))}"
    if period.counts:
        said += f": {counts(names, one, period)}"
    if period.shortfall and not period.cured_by:
        said += f"; short by {amount(period.shortfall)}"
    if period.alleged_by:
        word = "by" if period.state is PerformanceState.ALLEGED_NOT_PERFORMED else "alleged by"
        said += f", {word} {join(tuple(names.told(who) for who in period.alleged_by))}"
    if desk.whole or period.state in SILENT:  # what came about needs no forecast
        said += "".join(_foretold(desk, period))
    if period.withdrawn:
        said += f"; {len(period.withdrawn)} withdrawn since and not counted"
    if period.alleged_by and period.replies:
        said += "; answered"
    elif period.alleged_by and not period.counts:
        said += f"; no reply from {names.of(one.obligor, 'the side that owes it')} on record"
    ground = (*period.because, *period.replies) or one.because
    return desk.citing.line(said, ground, level=1, outside=one.outside_knowledge and not period.because)


def _foretold(desk: Desk, period: Performance) -> list[str]:
    """Say what is foretold, and by whom; all who foretell the same in one."""
    said = []
    for met in (True, False):
        some = [each for each in period.expected if each.met is met]
        by = tuple(dict.fromkeys(desk.citing.names.told(who) for each in some for who in each.by))
        if some:
            named = f" by {join(by)}" if by else ""
            said.append(f"; foretold{named} that it will {'be done' if met else 'be missed'}")
    return said


def _steps(desk: Desk, one: Commitment) -> tuple[Step, ...]:
    ordered = sorted(one.steps, key=lambda step: step.period.latest.isoformat() if step.period.latest else "")
    shown, _ = desk.cap(tuple(reversed(ordered)), LINES)
    return tuple(shown)


def step_line(one: Commitment, step: Step) -> Line:
    """Say what a coder gave for a period."""
    name = step.name if step.name.startswith("FY") else spoken(step.period)
    said = f"coded {STEP[step.step]} ({name}) by {plain(step.by)} on {spoken(step.on)}: {plain(step.why)}"
    return Line(said, (cite_step(step),), level=1, id=one.id)


def cite_step(step: Step) -> Cite:
    """Cite a coder's step: it is a decision, or the dossier's word, and stands in no document."""
    judged = next((id_ for id_ in step.because if id_.startswith("j_")), "")
    return Cite("", 0, 0, "", f"judgement {judged}" if judged else OUTSIDE)
