"""Decisions in a browser: the queue, corrections, conflicts, undoing, and reviewers who disagree."""

from __future__ import annotations

import re
from html import unescape

from servanda.model.event import Difference
from servanda.model.record import Decision
from servanda.present.screens import queue
from servanda.present.web.clocks import Clocks
from tests.present.web.conftest import Browser, Served


def flat(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


def judged(served: Served) -> list[tuple[str, str, str, str]]:
    found = served.site.registers.shared().store.judgements()
    return [(one.decision, one.subject, one.value, one.by) for one in found]


def order(served: Served) -> tuple[queue.Entry, ...]:
    return queue.compose(served.site.answers.ask(Clocks()).view)


def test_the_first_of_the_queue_is_shown_with_its_words(open_record: Served, client: Browser) -> None:
    first = order(open_record)[0]
    text = client.get("/review").text
    assert f'name="id" value="{first.id}"' in text
    assert " ".join(first.told.split()) in flat(text)
    assert f'href="/documents/{first.document}#s-{first.start}-{first.end}"' in text
    assert f"The reader is {first.percent}% sure of it." in flat(text)


def test_what_is_accepted_leaves_the_queue_and_comes_back_when_undone(people: Served) -> None:
    vic, first = people.signed_in("Vic"), order(people)[0]
    answer = vic.send("/review/decide", id=first.id, do="accept", why="seen in the paper")
    assert answer.status_code == 303
    assert judged(people) == [("accept", first.id, "", "Vic")]
    text = vic.get(answer.headers["location"]).text
    assert f'name="id" value="{first.id}"' not in text
    (made,) = re.findall(r'name="judgement" value="(j_[0-9a-f]+)"', text)
    assert "seen in the paper" in flat(vic.get("/review/decided").text)
    vic.send("/judgements/undo", judgement=made, back="/review")
    assert f'name="id" value="{first.id}"' in vic.get("/review").text


def test_a_rejected_reading_counts_no_more_and_can_still_be_opened(people: Served) -> None:
    vic, first = people.signed_in("Vic"), order(people)[0]
    vic.send("/review/decide", id=first.id, do="reject")
    view = people.site.answers.ask(Clocks(), people.site.answers.revision()).view
    assert first.id not in view.reconciled.assertions
    text = flat(vic.get(f"/review?id={first.id}").text)
    assert "rejected" in text
    assert "the words do not say so" in text


def test_a_correction_changes_what_the_form_changed_and_nothing_else(people: Served) -> None:
    vic = people.signed_in("Vic")
    view = people.site.answers.ask(Clocks()).view
    one = next(each for each in view.reconciled.assertions.values() if each.type == "talks.suspend")
    when = view.reconciled.resolved[one.id].value
    fields = {
        "type": one.type, "polarity": one.polarity, "modality": "planned", "aspect": one.aspect, "when": when,
        "role": "place", "name": "place:tarn",
    }  # fmt: skip
    vic.send("/review/decide", id=one.id, do="correct", **fields)
    assert judged(people) == [
        ("correct", one.id, "modality=planned", "Vic"),
        ("correct", one.id, "place=place:tarn", "Vic"),
    ]
    now = people.site.answers.ask(Clocks(), people.site.answers.revision()).view.reconciled.assertions[one.id]
    assert now.modality == "planned"
    assert [role.entity for role in now.all_roles("place")] == ["place:tarn"]


def test_a_correction_that_cannot_be_is_told_and_kept_nowhere(people: Served) -> None:
    vic, first = people.signed_in("Vic"), order(people)[0]
    answer = vic.send("/review/decide", id=first.id, do="correct", when="some day")
    assert answer.status_code == 400
    assert vic.send("/review/decide", id=first.id, do="correct").status_code == 400
    assert judged(people) == []


def test_two_events_are_the_same_or_different(people: Served) -> None:
    vic = people.signed_in("Vic")
    view = people.site.answers.ask(Clocks()).view
    held = [one for one in view.reconciled.events if one.type == "talks.hold"]
    vic.send("/review/decide", id=held[0].assertions[0], do="same", other=held[1].id)
    assert judged(people) == [("same", held[0].id, held[1].id, "Vic")]
    assert vic.send("/review/decide", id=held[0].assertions[0], do="same").status_code == 400


def test_two_reviewers_who_disagree_are_shown_and_the_later_counts(people: Served) -> None:
    vic, kim, first = people.signed_in("Vic"), people.signed_in("Kim"), order(people)[0]
    vic.send("/review/decide", id=first.id, do="accept", why="plain words")
    assert "Nobody disagrees." in flat(vic.get("/review/disagreements").text)
    kim.send("/review/decide", id=first.id, do="reject", why="another river")
    text = flat(vic.get("/review/disagreements").text)
    assert re.search(r"Vic accepted because: plain words .*Kim rejected counts because: another river", text)
    assert "Disagreements (1)" in flat(vic.get("/review").text)


def test_one_person_who_changes_their_mind_disagrees_with_nobody(people: Served) -> None:
    vic, first = people.signed_in("Vic"), order(people)[0]
    vic.send("/review/decide", id=first.id, do="accept")
    vic.send("/review/decide", id=first.id, do="reject")
    assert "Nobody disagrees." in flat(vic.get("/review/disagreements").text)


def test_the_one_at_the_machine_gives_a_name_once(served: Served) -> None:
    browser, (first, second, *_) = served.browser(), order(served)
    assert 'name="by"' in browser.get("/review").text
    assert browser.send("/review/decide", id=first.id, do="accept").status_code == 400
    browser.send("/review/decide", id=first.id, do="accept", by="Ada Ørn")
    assert 'name="by"' not in browser.get("/review").text
    browser.send("/review/decide", id=second.id, do="accept")
    assert [by for _, _, _, by in judged(served)] == ["Ada Ørn", "Ada Ørn"]


def test_a_name_in_a_form_is_not_believed_of_who_signed_in(people: Served) -> None:
    vic, first = people.signed_in("Vic"), order(people)[0]
    vic.send("/judge", do=f"accept {first.id}", by="Kim", back="https://elsewhere.example/")
    assert judged(people) == [("accept", first.id, "", "Vic")]


def test_a_document_page_judges_and_comes_back_to_the_note(people: Served) -> None:
    vic, first = people.signed_in("Vic"), order(people)[0]
    answer = vic.send("/judge", do=f"reject {first.id} 4", back=f"/documents/{first.document}")
    assert answer.headers["location"] == f"/documents/{first.document}#n-4"
    assert "rejected by Vic" in flat(vic.get(f"/documents/{first.document}").text)


def test_a_conflict_is_settled_and_the_settling_undone(people: Served) -> None:
    vic = people.signed_in("Vic")
    view = people.site.answers.ask(Clocks()).view
    one = next(each for each in view.reconciled.conflicts if each.difference is not Difference.PRECISION)
    chosen = one.answers[1].assertions[0]
    page = vic.get(f"/conflicts/{one.id}").text
    assert f'value="prefer {chosen}"' in page
    assert vic.send(f"/conflicts/{one.id}/settle", do=f"prefer {chosen}").status_code == 400
    answer = vic.send(
        f"/conflicts/{one.id}/settle", do=f"prefer {chosen}", why="the <b>ministry</b>’s own text"
    )
    text = vic.get(answer.headers["location"]).text
    assert "by Vic: the &lt;b&gt;ministry&lt;/b&gt;’s own text" in text
    assert "settled on this" in flat(text)
    assert judged(people) == [(Decision.PREFER, one.id, chosen, "Vic")]
    (made,) = re.findall(r'name="judgement" value="(j_[0-9a-f]+)"', text)
    vic.send("/judgements/undo", judgement=made, back=f"/conflicts/{one.id}")
    assert "settled on this" not in flat(vic.get(f"/conflicts/{one.id}").text)


def test_a_conflict_shows_every_account_with_its_words(open_record: Served, client: Browser) -> None:
    view = open_record.site.answers.ask(Clocks()).view
    for one in view.reconciled.conflicts:
        text = client.get(f"/conflicts/{one.id}").text
        for answer in one.answers:
            for each in answer.assertions:
                for cited in view.reconciled.assertions[each].evidence[:1]:
                    assert " ".join(cited.quote.split()) in flat(text)
                    assert f"/documents/{cited.document}#s-{cited.start}-{cited.end}" in text
    assert client.get("/conflicts/x_none").status_code == 404


def test_a_fragment_comes_to_htmx_and_the_page_to_all_others(client: Browser) -> None:
    assert "<!doctype html>" in client.get("/review").text
    assert client.get("/review", headers={"HX-Request": "true"}).text.lstrip().startswith('<div id="item">')


def test_the_keys_are_told_on_the_page_and_stand_on_what_they_do(client: Browser) -> None:
    text = client.get("/review").text
    for key in "arcsn":
        assert f"<kbd>{key}</kbd>" in text
        assert f'data-key="{key}"' in text
    assert 'id="keys" checked' in text
