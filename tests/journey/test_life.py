"""The contest's life: where it is, what is missing, and which button comes next."""

from dataclasses import replace

from contest.journey.rules.life import Counts, StepState, life
from contest.journey.sentences import STEP_NAMES, TASKS

EMPTY = Counts(
    proposals=0,
    judges=5,
    units=20,
    delegations=0,
    drafts=0,
    submitted=0,
    returned=0,
    approved=0,
    drawn=False,
    turns=0,
    waiting=0,
    judging=0,
    complete=0,
    confirmed=0,
    released=0,
    without_result=0,
    unsigned=0,
    announced=False,
)
REGISTERING = replace(EMPTY, delegations=12, drafts=3, submitted=4, approved=5)
READY = replace(EMPTY, delegations=20, approved=20)
DAY = replace(READY, drawn=True, turns=60, waiting=40, judging=17, complete=3)
JUDGED = replace(READY, drawn=True, turns=60, confirmed=58, without_result=2)
OVER = replace(READY, drawn=True, turns=60, released=60, announced=True, unsigned=4)


def states(counts: Counts) -> dict[str, str]:
    return {step.key: step.state.value for step in life(counts)}


def due(counts: Counts) -> list[str]:
    return [task.code for step in life(counts) for task in step.tasks if task.due]


def test_there_is_always_one_step_that_is_now() -> None:
    for counts, now in (
        (EMPTY, "prepare"),
        (REGISTERING, "registration"),
        (READY, "draw"),
        (DAY, "day"),
        (JUDGED, "publish"),
        (OVER, "papers"),
    ):
        found = [step.key for step in life(counts) if step.state is StepState.NOW]
        assert found == [now]


def test_what_was_passed_over_is_missing_not_done() -> None:
    unprepared = replace(REGISTERING, proposals=57)
    assert states(unprepared)["prepare"] == "missing"
    assert states(REGISTERING)["prepare"] == "done"


def test_values_left_as_proposed_do_not_nag_once_the_draw_is_made() -> None:
    assert states(replace(DAY, proposals=57))["prepare"] == "done"
    assert "proposals" not in due(replace(DAY, proposals=57))


def test_each_state_of_the_contest_has_its_next_button() -> None:
    assert due(REGISTERING) == ["to_review"]
    assert due(READY) == ["draw"]
    assert due(DAY) == ["to_confirm"]
    assert due(JUDGED) == ["to_release", "announce"]
    assert due(OVER) == []


def test_every_step_and_task_has_its_words() -> None:
    for counts in (replace(EMPTY, judges=0, proposals=1), REGISTERING, READY, DAY, JUDGED, OVER):
        for step in life(counts):
            assert step.key in STEP_NAMES
            assert all(task.code in TASKS for task in step.tasks)


def test_scripts_to_read_lead_to_the_reviewers_until_the_results_are_out() -> None:
    def codes(counts: Counts) -> list[str]:
        return [task.code for step in life(counts) for task in step.tasks]

    assert "scripts" in codes(replace(REGISTERING, scripts=3))
    assert "scripts" not in codes(REGISTERING)
    assert "scripts" not in codes(replace(OVER, scripts=3))


def test_decisions_at_the_door_and_requests_to_change_a_list_are_tasks() -> None:
    asked = replace(READY, substitutions=2, to_decide=1)
    assert {"substitutions", "to_decide"} <= set(due(asked))
    day = next(step for step in life(asked) if step.key == "day")
    assert [(task.endpoint, task.query) for task in day.tasks] == [
        ("reception.arrivals", (("loc", "cho-quyet-dinh"),))
    ]


def test_the_announcement_is_not_all_done_while_nobody_noted_that_the_decision_is_signed() -> None:
    assert states(OVER)["publish"] == "done"
    unsigned = replace(OVER, undecided=1)
    assert states(unsigned)["publish"] == "missing"
    publish = next(step for step in life(unsigned) if step.key == "publish")
    assert [(task.code, task.endpoint) for task in publish.tasks] == [
        ("decision", "documents.papers")
    ]
    assert due(unsigned) == due(OVER)
    assert "decision" in TASKS


def test_the_report_is_the_last_step_and_done_once_it_is_signed() -> None:
    last = life(OVER)[-1]
    assert (last.key, last.state.value, last.endpoint) == ("report", "later", "documents.papers")
    assert [(task.code, task.query) for task in last.tasks] == [("report", last.query)]
    assert "report" in TASKS
    assert not life(JUDGED)[-1].tasks
    signed = life(replace(OVER, reported=True))[-1]
    assert signed.state.value == "done"
    assert not signed.tasks
