"""The composition rules in the contest file (section 7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from contest.regulations.rules import written
from contest.regulations.rules.composition import (
    CompositionRule,
    Gender,
    Group,
    Level,
    Role,
    RuleKind,
)
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.faults import FaultCode, Faults
from contest.regulations.rules.fields import Fields

_ALL_FIELDS = (
    "min",
    "max",
    "min_percent",
    "max_percent",
    "role",
    "groups",
    "gender",
    "on",
)


def read_composition(document: Fields) -> tuple[CompositionRule, ...]:
    """The field ``composition`` of the document, in order: violations name rules by index."""
    return tuple(read_composition_rule(fields) for fields in document.rows("composition"))


def read_composition_rule(fields: Fields) -> CompositionRule:
    """One rule of the list."""
    kind = fields.choice("rule", RuleKind)
    level = fields.choice_or("level", Level.ERROR)
    if not fields.sound("rule"):
        fields.close(*_ALL_FIELDS)
        return CompositionRule(kind, level)
    rule = _READERS[kind](fields, level)
    fields.close()
    return rule


def read_each_rule(rules: Sequence[Mapping[str, object]]) -> tuple[CompositionRule | None, ...]:
    """Each rule by itself; ``None`` for one that is not, or not yet, well formed."""
    return tuple(_read_alone(rule) for rule in rules)


def _read_alone(rule: Mapping[str, object]) -> CompositionRule | None:
    faults = Faults()
    value = read_composition_rule(Fields(faults, "", rule))
    return None if faults.found else value


def _read_size(fields: Fields, level: Level) -> CompositionRule:
    low, high = _min_max(fields)
    return CompositionRule(RuleKind.SIZE, level, min=low, max=high)


def _read_role(fields: Fields, level: Level) -> CompositionRule:
    low, high = _min_max(fields)
    role = fields.choice("role", Role)
    return CompositionRule(RuleKind.ROLE, level, min=low, max=high, role=role)


def _read_group(fields: Fields, level: Level) -> CompositionRule:
    low, high = _min_max(fields)
    return CompositionRule(RuleKind.GROUP, level, min=low, max=high, groups=_groups(fields))


def _read_gender(fields: Fields, level: Level) -> CompositionRule:
    low, high = _min_max(fields)
    gender = fields.choice("gender", Gender)
    return CompositionRule(RuleKind.GENDER, level, min=low, max=high, gender=gender)


def _read_group_share(fields: Fields, level: Level) -> CompositionRule:
    low = fields.optional_decimal("min_percent")
    high = fields.optional_decimal("max_percent")
    crossed = low is not None and high is not None and low > high
    _check_pair(fields, "min_percent", "max_percent", crossed)
    return CompositionRule(
        RuleKind.GROUP_SHARE, level, min_percent=low, max_percent=high, groups=_groups(fields)
    )


def _read_gender_gap(fields: Fields, level: Level) -> CompositionRule:
    return CompositionRule(RuleKind.GENDER_GAP, level, max_percent=fields.decimal("max_percent"))


def _read_ethnic_minority(fields: Fields, level: Level) -> CompositionRule:
    low = fields.optional_whole("min")
    share = fields.optional_decimal("min_percent")
    if fields.given("min") == fields.given("min_percent"):
        fields.faults.add(fields.pointer, FaultCode.BAD_VALUE, "one_of_min")
    return CompositionRule(RuleKind.ETHNIC_MINORITY, level, min=low, min_percent=share)


def _read_age(fields: Fields, level: Level) -> CompositionRule:
    low, high = _min_max(fields)
    return CompositionRule(RuleKind.AGE, level, min=low, max=high, on=fields.day("on"))


def _read_eligible(_fields: Fields, level: Level) -> CompositionRule:
    return CompositionRule(RuleKind.ELIGIBLE, level)


def _read_per_unit(fields: Fields, level: Level) -> CompositionRule:
    return CompositionRule(RuleKind.PER_UNIT, level, min=fields.whole("min"))


def _read_once(_fields: Fields, level: Level) -> CompositionRule:
    return CompositionRule(RuleKind.ONCE, level)


_READERS: dict[RuleKind, Callable[[Fields, Level], CompositionRule]] = {
    RuleKind.SIZE: _read_size,
    RuleKind.ROLE: _read_role,
    RuleKind.GROUP: _read_group,
    RuleKind.GENDER: _read_gender,
    RuleKind.GROUP_SHARE: _read_group_share,
    RuleKind.GENDER_GAP: _read_gender_gap,
    RuleKind.ETHNIC_MINORITY: _read_ethnic_minority,
    RuleKind.AGE: _read_age,
    RuleKind.ELIGIBLE: _read_eligible,
    RuleKind.PER_UNIT: _read_per_unit,
    RuleKind.ONCE: _read_once,
}


def _groups(fields: Fields) -> tuple[Group, ...]:
    groups = fields.items(
        "groups", lambda value: written.choice(value, Group), required=True, at_least=1
    )
    return groups or ()


def _min_max(fields: Fields) -> tuple[int | None, int | None]:
    low = fields.optional_whole("min")
    high = fields.optional_whole("max")
    crossed = low is not None and high is not None and low > high
    _check_pair(fields, "min", "max", crossed)
    return low, high


def _check_pair(fields: Fields, low: str, high: str, crossed: bool) -> None:
    if not fields.given(low) and not fields.given(high):
        fields.faults.add(fields.pointer, FaultCode.BAD_VALUE, "min_or_max")
    elif crossed:
        fields.fault(high, FaultCode.BAD_VALUE, "max_below_min")


def write_composition_rule(rule: CompositionRule) -> dict[str, object]:
    """The object that is read back as the same rule."""
    return given(
        rule=rule.rule,
        level=rule.level,
        role=rule.role,
        groups=None if rule.groups is None else list(rule.groups),
        gender=rule.gender,
        on=None if rule.on is None else rule.on.isoformat(),
        min=rule.min,
        max=rule.max,
        min_percent=None if rule.min_percent is None else str(rule.min_percent),
        max_percent=None if rule.max_percent is None else str(rule.max_percent),
    )
