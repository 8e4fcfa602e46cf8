"""The wall newspapers on a wall: nothing that the organiser has not allowed, nor too early."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from werkzeug.test import TestResponse

from contest.audit.actions.trail import SYSTEM
from contest.displays.models import ShownPicture, Wall
from contest.files.actions.keeping import all_taken_in
from contest.files.rules.kinds import EVERY_KIND
from contest.preparation.actions.pieces import Writing, add_files, drop_file, save_piece
from contest.preparation.models import Piece, PieceFile
from contest.preparation.rules.piece import PieceTexts
from contest.preparation.rules.slot import ROUND, Slot
from contest.privacy.models import Consent
from contest.registration.models import Member
from contest.registration.rules.handing_in import Hand
from contest.regulations.models import Round
from contest.scoring.actions.completion import confirm_turn
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, looking_into, post
from tests.files.samples import picture
from tests.held import Held, held
from tests.small_contests import contest, round_

WALL = f"/hoi-thi/{HERE}/man-chieu/bao-tuong"
DESK = f"/hoi-thi/{HERE}/trinh-chieu-bao-tuong"
PEOPLE = [{"key": "le-thi-an", "name": "Lê Thị An", "role": "captain", "born": "1980-01-02"}]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Held]:
    """The newspapers of two teams, each with one photograph; that of a is judged."""
    with held(tmp_path_factory.mktemp("hall"), migrated_file) as day:
        document = contest(
            {"viet": {"a": ["40.25"], "b": ["30"]}}, rounds=[round_("viet", staged=False)]
        )
        document["teams"][0]["members"] = PEOPLE
        day.hold(document)
        with looking_into(day.app):
            confirm_turn(day.turn("viet", "a")[0], by=SYSTEM)
            for team in ("a", "b"):
                add(day, team, title=f"Báo của {team}")
        yield day


@pytest.fixture(autouse=True)
def undecided(day: Held) -> Iterator[None]:
    """Before and after each test nothing is decided, and nobody was asked."""
    yield
    with looking_into(day.app), transaction() as session:
        for table in (ShownPicture, Wall, Consent):
            session.execute(delete(table))


@pytest.fixture(scope="module")
def organiser(day: Held) -> FlaskClient:
    return day.client()


@pytest.fixture
def hall(day: Held) -> FlaskClient:
    return day.app.test_client()


def writing(day: Held, team: str) -> tuple[Writing, Slot]:
    with looking_into(day.app):
        round_id = db.session.scalars(select(Round.id).where(Round.key == "viet")).one()
    here = Writing(day.contest_id, day.team_id(team), Hand.ORGANISER, SYSTEM, "Gửi muộn")
    return here, Slot(ROUND, round_id)


def add(day: Held, team: str, title: str | None = None) -> None:
    """Hand in one more photograph."""
    here, slot = writing(day, team)
    if title:
        save_piece(here, slot, PieceTexts(title=title), 1)
    with all_taken_in([("bao.jpg", io.BytesIO(picture()))], EVERY_KIND) as files:
        add_files(here, slot, files)


def picture_ids(day: Held, team: str) -> list[int]:
    with looking_into(day.app):
        query = (
            select(PieceFile.id)
            .join(Piece, Piece.id == PieceFile.piece_id)
            .where(Piece.delegation_id == day.team_id(team))
        )
        return list(db.session.scalars(query.order_by(PieceFile.id)))


def decide(
    organiser: FlaskClient, number: int, shows: str, begins: str = "confirmed"
) -> TestResponse:
    fields = {f"anh-{number}": shows, f"truoc-{number}": "no", "from": begins}
    return post(organiser, DESK, DESK, **fields)


def told(hall: FlaskClient) -> list[str]:
    """The teams whose photographs are on the wall; each can be fetched, and is a picture."""
    page = hall.get(WALL).text
    for address in re.findall(rf"{WALL}/\d+", page):
        assert hall.get(address).mimetype == "image/jpeg"
    return re.findall(r'class="paper__team">Đội (\w)<', page)


def test_a_photograph_is_shown_once_it_is_allowed_and_the_newspaper_is_judged(
    day: Held, organiser: FlaskClient, hall: FlaskClient
) -> None:
    (a,), (b,) = picture_ids(day, "a"), picture_ids(day, "b")
    assert told(hall) == []
    assert "Báo tường của các đội" in hall.get(WALL).text
    assert hall.get(f"{WALL}/{a}").status_code == 404
    for number in (a, b):
        assert decide(organiser, number, "paper").status_code == 302
    assert told(hall) == ["a"]
    assert "Báo của a" in hall.get(WALL).text
    assert hall.get(f"{WALL}/{b}").status_code == 404
    assert "Chờ chấm xong" in organiser.get(DESK).text
    decide(organiser, b, "paper", begins="allowed")
    assert told(hall) == ["a", "b"]
    log = organiser.get(f"/hoi-thi/{HERE}/lich-su").text
    for words in ("Duyệt ảnh báo tường được trình chiếu", "ngay khi được duyệt"):
        assert words in log


def test_people_are_shown_only_while_everybody_of_the_delegation_agrees(
    day: Held, organiser: FlaskClient, hall: FlaskClient
) -> None:
    (a,) = picture_ids(day, "a")
    refused = decide(organiser, a, "people")
    assert refused.status_code == 409
    assert "Đội a: chưa phải mọi người đều đồng ý" in refused.text
    assert told(hall) == []
    answer(day, given=True)
    assert decide(organiser, a, "people").status_code == 302
    assert told(hall) == ["a"]
    answer(day, given=False)
    assert told(hall) == []
    assert hall.get(f"{WALL}/{a}").status_code == 404
    assert "có người rút đồng ý" in organiser.get(DESK).text


def answer(day: Held, *, given: bool) -> None:
    """Everybody of team a says yes or no to pictures."""
    with looking_into(day.app), transaction() as session:
        for member_id in session.scalars(select(Member.id)).all():
            by = {"how": "signed", "at": clock.now(), "by_name": "Ông Ghi"}
            session.add(Consent(member_id=member_id, kind="images", given=given, **by))


def test_another_photograph_is_another_decision(
    day: Held, organiser: FlaskClient, hall: FlaskClient
) -> None:
    (a,) = picture_ids(day, "a")
    decide(organiser, a, "paper")
    with looking_into(day.app):
        add(day, "a")
    assert told(hall) == ["a"]
    # The newest row goes, and the next photograph may be given its number.
    newest = picture_ids(day, "a")[-1]
    decide(organiser, newest, "paper")
    assert told(hall) == ["a", "a"]
    with looking_into(day.app):
        file_id = db.session.get_one(PieceFile, newest).file_id
        drop_file(writing(day, "a")[0], file_id)
        add(day, "a")
    assert told(hall) == ["a"]


def test_a_page_left_open_does_not_undo_what_was_decided_meanwhile(
    day: Held, organiser: FlaskClient, hall: FlaskClient
) -> None:
    a = picture_ids(day, "a")[0]
    decide(organiser, a, "paper")
    post(organiser, DESK, DESK, **{f"anh-{a}": "no", f"truoc-{a}": "no"})
    assert told(hall) == ["a"]


def test_the_organiser_alone_decides(day: Held) -> None:
    secretary = day.client("secretary")
    assert secretary.get(DESK).status_code == 403
    assert "trinh-chieu-bao-tuong" not in secretary.get(f"/hoi-thi/{HERE}/dieu-khien-man-hinh").text
