"""Which fields of a newcomer this contest's rules need: at the door nothing else is asked."""

from __future__ import annotations

from collections.abc import Iterable

from contest.regulations.rules.composition import RuleKind

FIELDS_OF_KIND = {
    RuleKind.GROUP: "group",
    RuleKind.GROUP_SHARE: "group",
    RuleKind.GENDER: "gender",
    RuleKind.GENDER_GAP: "gender",
    RuleKind.ETHNIC_MINORITY: "ethnicity",
    RuleKind.AGE: "born",
    RuleKind.ONCE: "born",
    RuleKind.ELIGIBLE: "eligible_by",
    RuleKind.PER_UNIT: "unit",
}
ORDER = ("born", "gender", "ethnicity", "group", "eligible_by", "unit")


def fields_asked(kinds: Iterable[RuleKind], *, joint: bool) -> tuple[str, ...]:
    """The fields beside the name, in the order of the list; the unit only of a joint team."""
    needed = {FIELDS_OF_KIND[kind] for kind in kinds if kind in FIELDS_OF_KIND}
    return tuple(name for name in ORDER if name in needed and (joint or name != "unit"))
