"""Who may do what with a file, in which state, before and after the deadline."""

import pytest

from contest.registration.rules.handing_in import (
    Hand,
    why_not_approve,
    why_not_edit,
    why_not_resume,
    why_not_return,
    why_not_submit,
    why_not_take_back,
    why_not_withdraw,
)
from contest.registration.rules.teams import TeamStatus
from contest.registration.sentences import SENTENCES

S = TeamStatus
OWN, ORGANISER = Hand.DELEGATION, Hand.ORGANISER


def states(question: object, *rest: object) -> set[TeamStatus]:
    """The states in which it may be done."""
    assert callable(question)
    return {status for status in S if not question(status, *rest)}


def test_a_delegation_edits_and_submits_its_draft_until_the_deadline() -> None:
    for question in (why_not_edit, why_not_submit):
        assert states(question, OWN, True) == {S.DRAFT, S.RETURNED}


def test_what_the_organiser_asked_to_complete_stays_open_after_the_deadline() -> None:
    for question in (why_not_edit, why_not_submit):
        assert states(question, OWN, False) == {S.RETURNED}


@pytest.mark.parametrize("in_time", [True, False])
def test_the_deadline_does_not_bind_the_organiser(in_time: bool) -> None:
    assert states(why_not_edit, ORGANISER, in_time) == set(S) - {S.WITHDRAWN}
    assert states(why_not_submit, ORGANISER, in_time) == {S.DRAFT, S.RETURNED}
    assert states(why_not_resume, ORGANISER, in_time) == {S.WITHDRAWN}


def test_a_submitted_list_can_be_taken_back_while_registration_is_open() -> None:
    assert states(why_not_take_back, True) == {S.SUBMITTED}
    assert states(why_not_take_back, False) == set()


def test_only_what_was_handed_in_is_judged() -> None:
    assert states(why_not_approve) == {S.SUBMITTED}
    assert states(why_not_return) == {S.SUBMITTED, S.APPROVED}


def test_an_approved_delegation_withdraws_through_the_organiser() -> None:
    assert states(why_not_withdraw, OWN) == {S.DRAFT, S.SUBMITTED, S.RETURNED}
    assert states(why_not_withdraw, ORGANISER) == set(S) - {S.WITHDRAWN}
    assert states(why_not_resume, OWN, True) == {S.WITHDRAWN}
    assert states(why_not_resume, OWN, False) == set()


def test_all_reasons_are_told_and_each_has_its_sentence() -> None:
    assert why_not_take_back(S.DRAFT, False) == ("delegation_not_submitted", "registration_closed")
    asked = [
        *(why_not_edit(s, h, t) for s in S for h in Hand for t in (True, False)),
        *(why_not_resume(s, h, t) for s in S for h in Hand for t in (True, False)),
        *(why_not_withdraw(s, h) for s in S for h in Hand),
        *(question(s) for s in S for question in (why_not_approve, why_not_return)),
    ]
    assert {code for codes in asked for code in codes} <= set(SENTENCES)
