"""How marks become a ranking, in one sentence each, for the minutes: read from the regulations."""

from collections.abc import Iterable, Sequence

from contest.documents import sentences
from contest.documents.rules import figures
from contest.regulations.rules.exact import micros, shortest
from contest.regulations.rules.prizes import TieBreak, TieBreakKind
from contest.regulations.rules.rounds import DeductionsApply, Round


def method_of(rounds: Sequence[Round], tie_breaks: Sequence[TieBreak]) -> tuple[str, ...]:
    """The sentences, in the order in which the arithmetic goes."""
    return (*_aggregates(rounds), _total(rounds), _tie_breaks(rounds, tie_breaks))


def _aggregates(rounds: Sequence[Round]) -> Iterable[str]:
    alike: dict[object, list[Round]] = {}
    for round_ in rounds:
        key = (round_.aggregate, round_.decimals, round_.deductions_apply)
        alike.setdefault(key, []).append(round_)
    for group in alike.values():
        one = group[0]
        subject = (
            sentences.EVERY_ROUND
            if len(alike) == 1
            else sentences.SOME_ROUNDS.format(rounds=", ".join(round_.name for round_ in group))
        )
        yield sentences.AGGREGATE.format(
            subject=subject,
            method=sentences.METHODS[one.aggregate.method],
            dropped=_dropped(one),
            rounded=_rounded(one),
        )
        if one.aggregate.outlier_band is not None:
            band = figures.decimal(shortest(micros(one.aggregate.outlier_band)) or "0")
            yield sentences.OUTLIERS.format(subject=subject, band=band)
        if one.deductions_apply is DeductionsApply.JUDGE:
            yield sentences.PER_JUDGE.format(subject=subject)


def _dropped(round_: Round) -> str:
    words = (
        (sentences.HIGHEST, round_.aggregate.drop_highest),
        (sentences.LOWEST, round_.aggregate.drop_lowest),
    )
    parts = " và ".join(text.format(count=f"{count:02d}") for text, count in words if count)
    return sentences.DROPPED.format(parts=parts) if parts else ""


def _rounded(round_: Round) -> str:
    if round_.decimals == 0:
        return sentences.ROUNDED_WHOLE
    return sentences.ROUNDED.format(decimals=f"{round_.decimals:02d}")


def _total(rounds: Sequence[Round]) -> str:
    if all(round_.weight_factor == 1 for round_ in rounds):
        return sentences.PLAIN_TOTAL
    weights = "; ".join(f"{round_.name} {round_.weight.replace('.', ',')}" for round_ in rounds)
    return sentences.WEIGHTED_TOTAL.format(weights=weights)


def _tie_breaks(rounds: Sequence[Round], tie_breaks: Sequence[TieBreak]) -> str:
    names = {round_.key: round_.name for round_ in rounds}
    criteria = {
        (round_.key, criterion.key): criterion.name
        for round_ in rounds
        for criterion in round_.criteria
    }
    words = [
        sentences.TIE_BREAK_WORDS[rule.by].format(
            round=names.get(rule.round or ""),
            criterion=criteria.get((rule.round or "", rule.criterion or "")),
        )
        for rule in tie_breaks
        if rule.by is not TieBreakKind.DECISION
    ]
    # A recorded decision is tried where it is listed and in any case last of all.
    words.append(sentences.TIE_BREAK_WORDS["decision"])
    return sentences.TIE_BREAKS.format(rules="; ".join(words))
