"""Migrations are numbered, follow one another, and give exactly what the models ask for."""

import re

from flask import Flask

from config import ROOT
from contest.shared.health import readiness_faults
from contest.shared.migrations import current, drift, migrate, newest


def test_migrations_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in (ROOT / "migrations/versions").glob("*.py"))
    assert names
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+\.py", name) for name in names)
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_the_migrated_database_is_what_the_models_say(any_app: Flask) -> None:
    assert current() == newest()
    assert drift() == []


def test_migrating_again_changes_nothing(any_app: Flask) -> None:
    before = current()
    migrate()
    assert current() == before


def test_a_migrated_database_is_ready(any_app: Flask) -> None:
    assert readiness_faults() == []
