"""Pieces, files and themes on SQLite and on PostgreSQL alike, and two who write at once."""

import threading
from pathlib import Path

import pytest
from flask import Flask

from contest.audit.actions.trail import SYSTEM
from contest.files.actions.keeping import taken_in
from contest.files.rules.kinds import EVERY_KIND
from contest.preparation.actions.pieces import Writing, add_files, drop_act, drop_file, save_piece
from contest.preparation.actions.themes import add_theme, drop_theme, lay_out_themes, move_theme
from contest.preparation.queries.exchange import acts_of
from contest.preparation.queries.pieces import pieces_of
from contest.preparation.queries.themes import coverage_of, themes_of
from contest.preparation.rules.piece import PieceTexts
from contest.preparation.rules.slot import EXCHANGE, NEW_ACT, ROUND, TALENT, Slot
from contest.preparation.sentences import FIRST_THEMES
from contest.registration.actions.draft import begin_delegation
from contest.registration.rules.handing_in import Hand
from contest.regulations.models import Contest, Round, Unit
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Refusal, Stale
from contest.shared.transaction import transaction
from tests.files import samples


def a_delegation() -> tuple[Writing, int]:
    """A contest with a round and a delegation; the round's id."""
    with transaction() as session:
        contest = Contest(slug="hoi-thi", name="Hội thi", created_at=clock.now())
        contest.units = [Unit(position=0, key="u", name="Xã U")]
        contest.rounds = [Round(position=0, key="bt", name="Báo tường", staged=False)]
        session.add(contest)
        session.flush()
        contest_id, unit, round_ = contest.id, contest.units[0].id, contest.rounds[0].id
    number = begin_delegation(contest_id, [unit], hand=Hand.DELEGATION, by=SYSTEM)
    return Writing(contest_id, number, Hand.DELEGATION, SYSTEM), round_


def test_a_piece_goes_its_whole_way(any_app: Flask) -> None:
    writing, round_ = a_delegation()
    lay_out_themes(writing.contest_id)
    lay_out_themes(writing.contest_id)
    themes = themes_of(writing.contest_id)
    assert tuple(theme.name for theme in themes) == FIRST_THEMES
    mine = PieceTexts("Vươn lên", "Tóm tắt", themes=frozenset({themes[0].id, themes[1].id}))
    with taken_in("a.jpg", samples.picture(), EVERY_KIND) as file:
        first = save_piece(writing, Slot(ROUND, round_), mine, 0, [file])
    assert first.version == 2
    with pytest.raises(Stale):
        save_piece(writing, Slot(ROUND, round_), PieceTexts("Khác"), 1)
    assert save_piece(writing, Slot(ROUND, round_), mine, 1).version == 2
    save_piece(writing, Slot(TALENT), PieceTexts(summary="Sáo"), 1)
    act = save_piece(writing, NEW_ACT, PieceTexts("Hát", minutes=5), 0).piece_id
    wall, talent, song = pieces_of(writing.contest_id, writing.delegation_id)
    assert (wall.texts, wall.missing, song.slot) == (mine, (), Slot(EXCHANGE, act))
    assert talent.texts.summary == "Sáo"
    assert [one.teams[0].pieces for one in coverage_of(writing.contest_id) if one.teams] == [
        ("Báo tường",),
        ("Báo tường",),
    ]
    assert [(one.title, one.minutes) for one in acts_of(writing.contest_id)] == [("Hát", 5)]
    drop_file(writing, wall.files[0].id)
    drop_act(writing, act)
    with pytest.raises(Refusal):
        drop_theme(writing.contest_id, themes[0].id, sure=False, by=SYSTEM)
    drop_theme(writing.contest_id, themes[0].id, sure=True, by=SYSTEM)
    added = add_theme(writing.contest_id, "Cuối", by=SYSTEM)
    move_theme(writing.contest_id, added, True, by=SYSTEM)
    assert themes_of(writing.contest_id)[-2].id == added
    (wall, _talent) = pieces_of(writing.contest_id, writing.delegation_id)
    assert (len(wall.texts.themes), wall.files) == (1, ())
    folder: Path = any_app.config["SETTINGS"].data / "files"
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_two_who_write_at_once_begin_one_piece_and_lose_nothing(any_app: Flask) -> None:
    writing, round_ = a_delegation()
    outcomes: list[str] = []

    def write(place: int) -> None:
        with any_app.app_context():
            try:
                if place % 2:
                    text = f"Tệp {place}".encode()
                    with taken_in(f"{place}.txt", text, EVERY_KIND) as file:
                        add_files(writing, Slot(ROUND, round_), [file])
                    outcomes.append("file")
                else:
                    save_piece(writing, Slot(ROUND, round_), PieceTexts(f"Tên {place}"), 1)
                    outcomes.append("text")
            except Stale:
                outcomes.append("stale")
            finally:
                db.session.remove()

    threads = [threading.Thread(target=write, args=(place,)) for place in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    assert sorted(outcomes) == ["file", "file", "file", "stale", "stale", "text"]
    wall = pieces_of(writing.contest_id, writing.delegation_id)[0]
    assert (len(wall.files), wall.version) == (3, 2)
