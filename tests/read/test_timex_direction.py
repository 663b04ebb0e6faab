"""Weekdays, days and months without a year, behind and ahead: the words, the day of publication, the TIMEX3 value."""

from __future__ import annotations

import pytest

from tests.read.timex_rows import reading_of

ROWS = (
    ("2013-03-12", "The envoy said on [[Friday|2013-03-08]] that she would return on [[Monday|2013-03-18]]."),
    ("2013-03-12", "The envoy said [[Friday|2013-03-08]] she will return [[Monday|2013-03-18]]."),
    ("2013-03-12", "The commission is due to meet on [[Thursday|2013-03-14]]."),
    ("2013-03-12", "The commission is scheduled to report in [[May|2013-05]]."),
    ("2013-03-12", "The commission was scheduled to report in [[January|2013-01]], but did not."),
    ("2013-03-12", "The commission plans to report on [[30 April|2013-04-30]]."),
    ("2013-03-12", "The commission reported on [[30 April|2012-04-30]]."),
    ("2013-03-12", "The commission has met since [[Friday|2013-03-08]]."),
    ("2013-03-12", "A second round is expected in [[September|2013-09]]."),
    ("2013-03-12", "A second round opened in [[September|2012-09]]."),
    ("2013-03-12", "A second round opens in [[September|2013-09]]."),
    ("2013-03-12", "Elections are on [[5 May|2013-05-05]]."),
    ("2013-03-12", "Elections, which take place on [[5 May|2013-05-05]], will be watched."),
    ("2013-03-12", "They invited the commission to visit in [[June|2013-06]]."),
    ("2013-03-12", "They asked that inspectors arrive before [[1 June|2013-06-01]]."),
    ("2013-03-12", "Inspectors left before [[1 June|2012-06-01]]."),
    ("2013-03-12", "The deadline expires on [[Sunday|2013-03-17]]."),
    ("2013-03-12", "The deadline expired on [[Sunday|2013-03-10]]."),
    ("2013-03-12", "The parties gave the mediator until [[Sunday|2013-03-17]] to reply."),
    ("2013-03-12", "The truce held until [[Sunday|2013-03-10]]."),
    ("2013-03-12", "Ahead of [[Friday|2013-03-15]]'s meeting the envoys will confer."),
    ("2013-03-12", "After [[Friday|2013-03-08]]'s meeting the envoys conferred."),
    ("2013-03-12", "The envoys will confer at [[Friday|2013-03-15]]'s meeting."),
    ("2013-03-12", "At [[Friday|2013-03-08]]'s meeting the envoys quarrelled."),
    ("2013-03-12", "The ministers prepare for [[Friday|2013-03-15]]'s vote."),
    ("2013-03-12", "Delegates are arriving for [[Friday|2013-03-15]]'s summit."),
    ("2013-03-12", "The minister welcomed the outcome of [[Friday|2013-03-08]]'s vote."),
    ("2013-03-12", "The [[Friday|2013-03-08]] meeting ended without result."),
    ("2013-03-12", "The [[Friday|2013-03-15]] meeting will end the quarrel."),
    ("2013-03-12", "Both sides will implement the [[December|2012-12]] agreement."),
    ("2013-03-12", "Both sides hailed the [[December|2012-12]] agreement."),
    ("2013-03-12", "The parties begin talks [[Monday|2013-03-18]]."),
    (
        "2013-03-12",
        "Talks on fishing begin [[Thursday|2013-03-14]] in Lume, two officials said [[Monday|2013-03-11]].",
    ),
    ("2013-03-12", "Talks resume [[Thursday|2013-03-14]]."),
    ("2013-03-12", "The ferry sails again from [[Monday|2013-03-18]]."),
    ("2013-03-12", "They have agreed to meet on [[Thursday|2013-03-14]]."),
    ("2013-03-12", "They agreed [[Thursday|2013-03-07]] to meet."),
    ("2013-03-12", "The panel could meet as early as [[Thursday|2013-03-14]]."),
    (
        "2013-03-12",
        "The minister, who arrived on [[Sunday|2013-03-10]], will leave on [[Thursday|2013-03-14]].",
    ),
    ("2013-03-12", "If no deal is found by [[Friday|2013-03-15]], the truce ends."),
    ("2013-03-12", "The president intends to sign the decree on [[Wednesday|2013-03-13]]."),
    ("2013-03-12", "The court postponed its ruling to [[20 March|2013-03-20]]."),
    ("2013-03-12", "The court set [[20 March|2013-03-20]] as the date of its ruling."),
    ("2013-03-12", "The court set the hearing for [[20 March|2013-03-20]]."),
    ("2013-03-12", "The hearing set for [[20 March|2013-03-20]] will be public."),
    ("2013-03-12", "The date of [[20 March|2013-03-20]] was proposed."),
    ("2013-03-12", "The next round is on [[20 March|2013-03-20]]."),
    ("2013-03-12", "The last round was on [[20 February|2013-02-20]]."),
    ("2013-03-12", "It takes effect [[1 July|2013-07-01]]."),
    ("2013-03-12", "The decree took effect on [[1 July|2012-07-01]]."),
    ("2013-03-12", "Minister to visit island in [[April|2013-04]]"),
    ("2013-03-12", "Minister visited island in [[April|2012-04]]"),
    (
        "2013-03-12",
        "Speaking on [[Monday|2013-03-11]], he promised that ballots would be printed by [[April|2013-04]].",
    ),
    ("2013-03-12", "In [[December|2013-12]] the mandate will end."),
    ("2013-03-12", "In [[December|2012-12]] the mandate ended."),
    ("2013-03-12", "On [[Thursday|2013-03-14]], the two will sign a protocol."),
    ("2013-03-12", "On [[Thursday|2013-03-07]], the two signed a protocol."),
    (
        "2013-03-12",
        "The ceremony, planned for [[21 March|2013-03-21]], has been moved to [[4 April|2013-04-04]].",
    ),
    ("2013-03-12", "The meeting, originally planned for [[21 February|2013-02-21]], was called off."),
    ("2013-03-12", "Let us meet on [[Saturday|2013-03-16]], the envoy wrote."),
    ("2013-03-12", "The ships must leave by [[15 May|2013-05-15]]."),
    ("2013-03-12", "Parliament is likely to vote in [[June|2013-06]]."),
    ("2013-03-12", "Parliament voted in [[June|2012-06]] to extend the mandate until [[December|2013-12]]."),
    ("2013-03-12", "There will be no round in [[April|2013-04]]."),
    ("2013-03-12", "There was no round in [[November|2012-11]]."),
    ("2013-03-12", "The mission's mandate runs out in [[July|2013-07]]."),
    ("2013-03-12", "The delegation is to leave on [[Thursday|2013-03-14]]."),
    (
        "2013-03-12",
        "The foreign ministry confirmed [[Monday|2013-03-11]] that it would send a team to [[Saturday|2013-03-16]]'s talks.",
    ),
)


@pytest.mark.parametrize(("published", "sentence"), ROWS)
def test_the_governing_verb_tells_which_day_or_month_is_meant(published: str, sentence: str) -> None:
    assert reading_of(sentence, published) == sentence
