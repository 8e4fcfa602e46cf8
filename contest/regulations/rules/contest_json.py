"""The contest, its units, divisions, jury and settings in the contest file (section 2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from contest.regulations.rules import written
from contest.regulations.rules.contest import (
    Contest,
    Division,
    Judge,
    Lock,
    Plan,
    PublishLevel,
    PublishWhen,
    Settings,
    Signatures,
    Unit,
)
from contest.regulations.rules.faults import FaultCode
from contest.regulations.rules.fields import Fields

V = TypeVar("V")


def given(**fields: object) -> dict[str, object]:
    """The fields of one object that say something: nothing that is ``None``."""
    return {name: value for name, value in fields.items() if value is not None}


def read_contest(document: Fields) -> Contest:
    """The field ``contest`` of the document."""
    fields = document.required_inner("contest")
    if fields is None:
        return Contest("", "")
    contest = Contest(
        slug=fields.required("slug", written.key, ""),
        name=fields.text("name"),
        theme=fields.optional_text("theme"),
        organiser=fields.optional_text("organiser"),
        plan=_read_plan(fields),
        venue=fields.optional_text("venue"),
        dates=fields.items("dates", written.day) or (),
        registration_closes=fields.optional("registration_closes", written.moment, None),
    )
    fields.close()
    return contest


def _read_plan(contest: Fields) -> Plan | None:
    fields = contest.optional_inner("plan")
    if fields is None:
        return None
    plan = Plan(fields.optional_text("number"), fields.optional("date", written.day, None))
    fields.close()
    return plan


def write_contest(contest: Contest) -> dict[str, object]:
    """The object that ``read_contest`` reads back."""
    plan = contest.plan
    return given(
        slug=contest.slug,
        name=contest.name,
        theme=contest.theme,
        organiser=contest.organiser,
        plan=None
        if plan is None
        else given(number=plan.number, date=plan.date and plan.date.isoformat()),
        venue=contest.venue,
        dates=[day.isoformat() for day in contest.dates] or None,
        registration_closes=contest.registration_closes,
    )


def read_units(document: Fields) -> dict[str, Unit]:
    """The units by key, in file order."""
    units: dict[str, Unit] = {}
    for fields in document.rows("units"):
        unit = Unit(fields.new_key(units), fields.text("name"))
        fields.close()
        _keep(units, unit.key, unit)
    return units


def read_divisions(document: Fields) -> dict[str, Division]:
    """The divisions by key, in file order."""
    divisions: dict[str, Division] = {}
    for fields in document.rows("divisions"):
        division = Division(fields.new_key(divisions), fields.text("name"))
        fields.close()
        _keep(divisions, division.key, division)
    return divisions


def read_judges(document: Fields) -> dict[str, Judge]:
    """The jury by key, in file order; at most one head."""
    judges: dict[str, Judge] = {}
    has_head = False
    for fields in document.rows("judges"):
        judge = Judge(
            key=fields.new_key(judges),
            name=fields.text("name"),
            head=fields.optional("head", written.flag, False),
            title=fields.optional_text("title"),
            unit_name=fields.optional_text("unit_name"),
        )
        fields.close()
        if judge.head and has_head:
            fields.fault("head", FaultCode.TWO_HEADS)
        has_head = has_head or judge.head
        _keep(judges, judge.key, judge)
    return judges


def _keep(by_key: dict[str, V], key: str, value: V) -> None:
    if key:
        by_key[key] = value


def write_named(entries: Sequence[Unit] | Sequence[Division]) -> list[dict[str, object]]:
    """Units or divisions."""
    return [{"key": entry.key, "name": entry.name} for entry in entries]


def write_judge(judge: Judge) -> dict[str, object]:
    """One seat of the jury."""
    return given(
        key=judge.key,
        name=judge.name,
        head=judge.head or None,
        title=judge.title,
        unit_name=judge.unit_name,
    )


def read_settings(document: Fields) -> Settings:
    """The field ``settings``; publishing by turn needs locking by turn."""
    fields = document.inner("settings")
    publish = fields.inner("publish")
    settings = Settings(
        publish_level=publish.choice_or("level", PublishLevel.ALL),
        publish_when=publish.choice_or("when", PublishWhen.TURN),
        lock=fields.choice_or("lock", Lock.TURN),
        signatures=fields.choice_or("signatures", Signatures.WARN),
    )
    publish.close()
    fields.close()
    by_turn = settings.publish_when is PublishWhen.TURN
    known = fields.sound("publish", "lock") and publish.sound("when")
    if known and by_turn and settings.lock is not Lock.TURN:
        fields.fault("lock", FaultCode.BAD_VALUE, "lock_by_turn")
    return settings


def write_settings(settings: Settings) -> dict[str, object]:
    """The object that ``read_settings`` reads back."""
    return {
        "publish": {"level": settings.publish_level, "when": settings.publish_when},
        "lock": settings.lock,
        "signatures": settings.signatures,
    }
