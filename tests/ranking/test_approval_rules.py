"""The chain of approval: a step is worth the figures that it was about, and the steps before."""

from contest.ranking.rules.approval import (
    CHAIN,
    Agreement,
    Step,
    StepState,
    missing_before,
    missing_to_announce,
    states,
)

NOW, EARLIER = "a" * 64, "b" * 64


def taken(*steps: Step, digest: str = NOW) -> dict[Step, Agreement]:
    return {step: Agreement(True, digest) for step in steps}


def test_steps_are_taken_in_their_order() -> None:
    now = states(taken(Step.COMPILED), NOW)
    assert now[Step.COMPILED] is StepState.TAKEN
    assert missing_before(Step.PROPOSED, now) == []
    assert missing_before(Step.DECIDED, now) == [Step.PROPOSED, Step.AGREED]


def test_a_changed_result_makes_every_step_outdated() -> None:
    now = states(taken(*CHAIN, digest=EARLIER), NOW)
    assert set(now.values()) == {StepState.OUTDATED}
    assert missing_to_announce(now) == [Step.COMPILED, Step.PROPOSED, Step.AGREED]


def test_a_step_taken_back_makes_the_later_ones_outdated() -> None:
    latest = taken(*CHAIN) | {Step.PROPOSED: Agreement(False, None)}
    now = states(latest, NOW)
    assert now == {
        Step.COMPILED: StepState.TAKEN,
        Step.PROPOSED: StepState.OPEN,
        Step.AGREED: StepState.OUTDATED,
        Step.DECIDED: StepState.OUTDATED,
    }


def test_an_announcement_does_not_wait_for_the_number_of_the_decision() -> None:
    now = states(taken(Step.COMPILED, Step.PROPOSED, Step.AGREED), NOW)
    assert missing_to_announce(now) == []
    assert now[Step.DECIDED] is StepState.OPEN
