"""What a team lacks, said short: beside a rule that is being edited, and in reminders."""

from collections.abc import Sequence

from contest.registration.rules.composition import Amount, Violation, ViolationCode
from contest.registration.sentences import have_words, rule_sentence
from contest.regulations.rules.composition import CompositionRule, RuleKind


def gap_words(violations: Sequence[Violation]) -> str:
    """What a team lacks of one rule, without naming anybody: ``có 9, cần 10``; ``3 người``."""
    first = violations[0]
    if first.unit is not None:
        return f"{len(violations)} đơn vị"
    if first.member is not None:
        return f"{len(violations)} người"
    bound = "cần" if first.code is ViolationCode.TOO_FEW else "nhiều nhất"
    share = "%" if isinstance(first.have, str) else ""
    return f"có {_comma(first.have)}{share}, {bound} {_comma(first.need)}{share}"


_KINDS_OF_UNIT = (
    "Xã", "Phường", "Thị trấn", "Thị xã", "Đặc khu", "Huyện", "Thôn", "Bản", "Ấp", "Làng", "Buôn",
    "Tiểu khu", "Khu phố", "Khu", "Tổ dân phố", "Đội", "Đoàn", "Cụm",
)  # fmt: skip


def addressed(name: str) -> str:
    """The name of a unit or a team inside a sentence: ``Xã Hà Đông`` → ``xã Hà Đông``."""
    if any(name.startswith(f"{kind} ") for kind in _KINDS_OF_UNIT):
        return name[0].lower() + name[1:]
    return name


_OF_PEOPLE = {
    RuleKind.AGE: "còn {count} người cần xem lại",
    RuleKind.ELIGIBLE: "còn {count} người chưa ghi",
    RuleKind.ONCE: "{count} người có tên ở một đội khác, xin đối chiếu lại",
}
_COUNTED_ALOUD = frozenset({RuleKind.SIZE, RuleKind.ROLE, RuleKind.GENDER})


def missing_lines(
    violations: Sequence[Violation], rules: Sequence[CompositionRule]
) -> tuple[str, ...]:
    """What a list lacks, a line a rule, for the organiser: figures, but no names."""
    return tuple(
        f"{rule_sentence(rules[index])} – {_amount(found)}."
        for index, found in sorted(_by_rule(violations).items())
    )


def reminded_of(
    violations: Sequence[Violation], rules: Sequence[CompositionRule]
) -> tuple[str, ...]:
    """What a list lacks, a line a rule, for a message that leaves the house: no names, and no
    figure from which a household's status or somebody's ethnicity could be read."""
    return tuple(
        _reminder(rules[index], found) for index, found in sorted(_by_rule(violations).items())
    )


def _by_rule(violations: Sequence[Violation]) -> dict[int, list[Violation]]:
    by_rule: dict[int, list[Violation]] = {}
    for violation in violations:
        by_rule.setdefault(violation.rule, []).append(violation)
    return by_rule


def _amount(found: Sequence[Violation]) -> str:
    if found[0].member is not None or found[0].unit is not None:
        return gap_words(found)
    return have_words(found[0].have)


def _reminder(rule: CompositionRule, found: Sequence[Violation]) -> str:
    asked = rule_sentence(rule)
    if rule.rule in _OF_PEOPLE:
        return f"{asked} – {_OF_PEOPLE[rule.rule].format(count=len(found))}"
    if rule.rule in _COUNTED_ALOUD:
        return f"{asked} – {have_words(found[0].have)}"
    return asked


def _comma(amount: Amount | None) -> str:
    return str(amount or 0).replace(".", ",")
