"""Proposals, requests and demands with what became of them: never more than a document tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.assess import assess
from servanda.model.act import Modality, Polarity
from servanda.model.actor import Actor, ActorType
from servanda.model.dossier import Dossier
from servanda.model.talks import Proposal, ProposalState
from tests.assess.making import AA, BB, ESCORT, FISH, LICENCE, Making


def proposals(made: Making, day: str) -> tuple[Proposal, ...]:
    return assess(made.reconciled(known_by=day), Dossier(), on=date.fromisoformat(day)).proposals


def offered() -> Making:
    made = Making()
    report = made.document("2009-05-22")
    offer = made.told(
        report, "talks.propose", f"agent={AA}", f"target={BB}", f"topic={FISH}|fish", when="2009-05-22"
    )
    made.event(offer)
    made.event(
        made.told(
            report, "talks.hold", f"agent={AA}", f"agent={BB}", modality=Modality.PROPOSED, content_of=offer
        )
    )
    return made


def test_silence_in_the_record_is_no_answer() -> None:
    made = offered()
    made.happened("2011-01-01", "contact.meet", f"agent={AA}", f"agent={BB}", when="2010-12-31")
    (one,) = proposals(made, "2011-01-01")
    assert (one.by, one.to, one.state, one.replies) == (AA, BB, ProposalState.TABLED, ())
    assert (one.what, str(one.tabled)) == ("talks.hold", "2009-05-22")


def test_an_acceptance_by_the_addressee_answers_the_offer() -> None:
    made = offered()
    made.happened("2009-06-01", "talks.accept", f"agent={BB}", f"target={AA}")
    (one,) = proposals(made, "2009-06-01")
    assert one.state is ProposalState.ACCEPTED
    assert len(one.replies) == 1
    assert proposals(made, "2009-05-25")[0].state is ProposalState.TABLED


def test_an_acceptance_by_anyone_else_or_before_the_offer_or_only_planned_answers_nothing() -> None:
    made = offered()
    made.happened("2009-06-01", "talks.accept", "agent=state:CC", f"target={AA}")
    made.happened("2009-06-01", "talks.accept", f"agent={BB}", f"target={AA}", when="2002")
    made.event(
        made.told(made.document("2009-06-01"), "talks.accept", f"agent={BB}", modality=Modality.PLANNED)
    )
    assert proposals(made, "2009-06-01")[0].state is ProposalState.TABLED


def test_a_denied_acceptance_leaves_it_unanswered() -> None:
    made = offered()
    made.event(
        made.told(made.document("2009-05-25"), "talks.accept", f"agent={BB}", polarity=Polarity.NEGATED)
    )
    assert proposals(made, "2009-05-25")[0].state is ProposalState.UNANSWERED


def test_a_refusal_declines_and_the_same_request_made_again_is_repeated() -> None:
    made = Making()
    ask = (f"agent={AA}", f"target={BB}", f"topic={ESCORT}|escorts in the strait")
    made.happened("2003-01-10", "position.request", *ask, when="2003-01-09")
    made.happened(
        "2003-02-10", "talks.decline", f"agent={BB}", f"target={AA}", f"topic={ESCORT}", when="2003-02-09"
    )
    assert proposals(made, "2003-03-01")[0].state is ProposalState.DECLINED
    made.happened("2009-07-15", "position.request", *ask, when="2009-07-14")
    (one,) = proposals(made, "2009-07-15")
    assert (one.state, one.what, len(one.repeats), str(one.tabled)) == (
        ProposalState.REPEATED,
        "escorts in the strait",
        1,
        "2003-01-09",
    )


def test_requests_on_other_matters_or_by_others_are_other_requests() -> None:
    made = Making()
    made.happened("2009-07-15", "position.request", f"agent={AA}", f"topic={ESCORT}", when="2009-07-14")
    made.happened("2009-07-16", "position.request", f"agent={AA}", f"topic={LICENCE}", when="2009-07-15")
    made.happened("2009-07-17", "position.request", f"agent={BB}", f"topic={ESCORT}", when="2009-07-16")
    made.happened("2009-07-18", "position.demand", f"agent={AA}", f"topic={ESCORT}", when="2009-07-17")
    assert [one.state for one in proposals(made, "2009-07-18")] == [ProposalState.TABLED] * 4


def test_two_requests_of_which_no_matter_is_told_are_never_held_to_be_one() -> None:
    made = Making()
    made.happened("2009-07-15", "position.request", f"agent={AA}", when="2009-07-14")
    made.happened("2009-07-20", "position.request", f"agent={AA}", when="2009-07-19")
    assert [one.repeats for one in proposals(made, "2009-07-20")] == [(), ()]


def test_proposals_of_different_rounds_are_different_and_a_signature_accepts_a_draft() -> None:
    made = Making()
    for known, month in (("2009-07-15", "2009-12"), ("2010-02-20", "2010-06")):
        report = made.document(known)
        ask = made.told(report, "talks.propose", f"agent={BB}", f"target={AA}", when=known)
        made.event(ask)
        made.event(
            made.told(
                report, "talks.hold", f"agent={BB}", when=month, modality=Modality.PROPOSED, content_of=ask
            )
        )
    made.happened(
        "2009-07-15", "instrument.propose", f"agent={BB}", f"target={AA}", f"topic={FISH}", when="2009-07-14"
    )
    made.happened(
        "2010-03-01", "instrument.sign", f"agent={AA}", f"agent={BB}", f"topic={FISH}", when="2010-02-28"
    )
    found = proposals(made, "2010-03-01")
    assert [(one.type, one.state) for one in found] == [
        ("instrument.propose", ProposalState.ACCEPTED),
        ("talks.propose", ProposalState.TABLED),
        ("talks.propose", ProposalState.TABLED),
    ]


def test_a_step_that_the_table_lacks_is_told_and_changes_nothing() -> None:
    made = offered()
    made.happened("2009-05-24", "talks.decline", f"agent={AA}", when="2009-05-24")
    made.happened("2009-06-01", "talks.accept", f"agent={BB}", when="2009-06-01")
    found = assess(made.reconciled(), Dossier(), on=date(2009, 6, 1))
    assert found.proposals[0].state is ProposalState.WITHDRAWN
    assert len(found.problems) == 1


def test_a_proposer_who_declines_anothers_talks_answers_them_and_withdraws_nothing_of_its_own() -> None:
    made = Making()
    made.happened(
        "2010-03-12", "talks.propose", f"agent={BB}", f"target={AA}", f"topic={ESCORT}", when="2010-03-12"
    )
    made.happened(
        "2010-04-01",
        "position.request",
        f"agent={AA}",
        f"addressee={BB}",
        f"topic={ESCORT}",
        when="2010-04-01",
    )
    made.happened(
        "2010-09-01", "talks.propose", f"agent={AA}", f"target={BB}", f"topic={ESCORT}", when="2010-09-01"
    )
    made.happened("2010-10-05", "talks.decline", f"agent={AA}", f"topic={ESCORT}", when="2010-10-05")
    assert [(one.type, one.by, one.to, one.state) for one in proposals(made, "2011-01-01")] == [
        ("talks.propose", BB, AA, ProposalState.DECLINED),
        ("position.request", AA, BB, ProposalState.TABLED),
        ("talks.propose", AA, BB, ProposalState.TABLED),
    ]


def test_who_declines_talks_withdraws_its_own_offer_of_them_but_no_request() -> None:
    made = Making()
    ask = (f"agent={AA}", f"target={BB}", f"topic={ESCORT}")
    made.happened("2010-04-01", "position.request", *ask, when="2010-04-01")
    made.happened("2010-04-02", "position.demand", *ask, when="2010-04-02")
    made.happened("2010-04-03", "talks.propose", *ask, when="2010-04-03")
    made.happened("2010-10-05", "talks.decline", f"agent={AA}", f"topic={ESCORT}", when="2010-10-05")
    assert [(one.type, one.state) for one in proposals(made, "2011-01-01")] == [
        ("position.request", ProposalState.TABLED),
        ("position.demand", ProposalState.TABLED),
        ("talks.propose", ProposalState.WITHDRAWN),
    ]


def test_a_deputys_demand_is_no_demand_of_the_deputys_state() -> None:
    made = Making()
    made.person("person:lind", "Ida Lind", AA)
    made.happened("2009-07-15", "position.demand", "agent=person:lind", f"target={BB}", f"topic={ESCORT}")
    assert [one.by for one in proposals(made, "2009-07-15")] == ["person:lind"]


def test_a_reply_on_the_day_of_the_proposal_answers_it() -> None:
    made = Making()
    ask = (f"target={BB}", f"topic={ESCORT}|escorts")
    made.happened("2009-07-15", "talks.decline", f"agent={BB}", f"topic={ESCORT}", when="2009-07-14")
    made.happened("2009-07-15", "position.request", f"agent={AA}", *ask, when="2009-07-14")
    made.happened("2009-07-16", "talks.accept", f"agent={BB}", f"topic={ESCORT}", when="2009-07")
    (one,) = proposals(made, "2009-07-31")
    assert (one.state, len(one.replies)) == (ProposalState.ACCEPTED, 2)


def test_what_meets_a_proposal_in_part_accepts_nothing() -> None:
    made = Making()
    both = (f"topic={ESCORT}|escorts", f"topic={LICENCE}|licences")
    made.happened("2009-07-15", "instrument.propose", f"agent={BB}", f"target={AA}", *both, when="2009-07-14")
    parties = (f"agent={AA}", f"agent={BB}")
    made.happened("2017-01-13", "instrument.sign", *parties, f"topic={ESCORT}", when="2017-01-12")
    (one,) = proposals(made, "2017-02-01")
    assert (one.state, one.replies, one.met_in_part) == (
        ProposalState.TABLED,
        (),
        (made.events[1].id,),
    )
    assert made.events[1].id in one.because
    made.happened("2018-01-13", "instrument.sign", *parties, *both, when="2018-01-12")
    assert proposals(made, "2018-02-01")[0].state is ProposalState.ACCEPTED


def test_an_offer_of_talks_is_spent_with_the_round_that_follows_it() -> None:
    made = Making()
    parties = (f"agent={AA}", f"agent={BB}", f"topic={FISH}")
    offer = ("talks.propose", f"agent={AA}", f"target={BB}", f"topic={FISH}")
    made.happened("2009-05-22", *offer, when="2009-05-22")
    made.happened("2009-06-22", *offer, when="2009-06-22")
    made.happened("2009-07-15", "talks.hold", *parties, when="2009-07-14")
    made.happened("2009-07-15", *offer, when="2009-07-14")
    made.happened("2012-07-15", "talks.decline", f"agent={BB}", f"topic={FISH}", when="2012-07-14")
    found = proposals(made, "2012-08-01")
    assert [(str(one.tabled), one.state, len(one.repeats)) for one in found] == [
        ("2009-05-22", ProposalState.REPEATED, 1),
        ("2009-07-14", ProposalState.DECLINED, 0),
    ]


def test_what_is_tabled_at_talks_of_two_is_put_to_the_other() -> None:
    made = Making()
    made.happened("2009-07-15", "talks.hold", f"agent={AA}", f"agent={BB}", when="2009-07-14")
    report = made.document("2009-07-15")
    made.event(made.told(report, "talks.propose", f"agent={AA}", when="2009-07-14"))
    assert [one.to for one in proposals(made, "2009-07-15")] == [BB]


def test_what_a_party_asks_of_itself_is_no_proposal_between_parties() -> None:
    made = Making()
    made.actors.append(Actor(id="organ:AA-court", name="High Court", type=ActorType.ORGAN, party=AA))
    made.happened("2009-05-22", "position.demand", "agent=organ:AA-court", f"target={AA}", f"topic={FISH}")
    made.happened("2009-05-22", "position.demand", "agent=organ:AA-court", f"target={BB}", f"topic={ESCORT}")
    assert [(one.by, one.topic) for one in proposals(made, "2010-01-01")] == [(AA, ESCORT)]


def test_a_proposal_that_was_withdrawn_tables_nothing() -> None:
    made = Making()
    roles = (f"agent={AA}", f"target={BB}", f"topic={FISH}")
    told = made.told(made.document("2009-05-22"), "position.request", *roles)
    made.event(told)
    gone = replace(made.reconciled(), withdrawn={told.id: "w_1"})
    assert [one.by for one in proposals(made, "2010-01-01")] == [AA]
    assert assess(gone, Dossier(), on=date(2010, 1, 1)).proposals == ()
