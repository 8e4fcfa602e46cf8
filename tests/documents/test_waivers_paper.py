"""Teams that took part although their composition was not complete stand in the minutes."""

from dataclasses import replace

from contest.audit.actions.trail import Actor, note
from contest.documents.engine import render
from contest.documents.queries.waivers import waiver_lines
from contest.documents.rules.minutes import WaiverLine
from contest.reception.models import Arrival
from contest.registration.actions.review import approve_delegation, return_delegation
from contest.registration.models import Delegation
from contest.registration.queries.files import file_of
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import looking_into
from tests.documents import ha_trung, pdf_page
from tests.documents.test_papers_page import MINUTES, WHOLE, text
from tests.held import Held

BY = Actor("person:1", "Ông Lê Văn Tổ Chức")


def test_each_waiver_is_printed_with_its_reason_and_its_name() -> None:
    paper = replace(
        ha_trung.minutes(),
        waivers=(
            WaiverLine("Đội xã Hà Bắc", "approval", "hai thành viên nằm viện", "Lê Văn A"),
            WaiverLine("Đội xã Hà Lĩnh", "hall", "xe hỏng dọc đường"),
        ),
    )
    printed = pdf_page.text(render("office_paper", ha_trung.minutes_data(paper)))
    assert "Các đội dự thi khi chưa đủ cơ cấu" in printed
    assert (
        "– Đội xã Hà Bắc: được duyệt dự thi khi chưa đủ cơ cấu theo Thể lệ, lý do: hai thành viên "
        "nằm viện (Lê Văn A ghi nhận)."
    ) in printed
    assert "lúc đón tiếp chưa đủ theo Thể lệ, lý do: xe hỏng dọc đường." in printed


def test_without_a_waiver_the_minutes_have_no_such_part() -> None:
    assert "chưa đủ cơ cấu" not in pdf_page.text(render("office_paper", ha_trung.minutes_data()))


def test_a_waiver_of_the_organiser_and_one_of_the_hall_reach_the_printed_minutes(
    hall: Held,
) -> None:
    hall.hold(WHOLE)
    with looking_into(hall.app), transaction() as session:
        first, second = session.query(Delegation).order_by(Delegation.position)
        note(
            BY,
            "delegation.approved",
            f"delegation:{first.key}",
            contest_id=first.contest_id,
            new={"waived": [{"rule": 0, "code": "too_few"}]},
            reason="Đội có hai người nằm viện.",
        )
        session.add(
            Arrival(
                delegation_id=second.id,
                at=clock.now(),
                by_name="Bà Lễ Tân",
                composition_kept=False,
                waiver="Xe hỏng.",
            )
        )
    printed = text(hall, MINUTES)
    assert "Đội có hai người nằm viện (Ông Lê Văn Tổ Chức ghi nhận)." in printed
    assert "Xe hỏng (Bà Lễ Tân ghi nhận)." in printed


def test_a_waiver_holds_while_the_list_changes_and_ends_when_it_is_returned(hall: Held) -> None:
    rule = {"rule": "size", "min": 3}
    hall.hold({**WHOLE, "composition": [rule]})
    with looking_into(hall.app):
        row = db.session.query(Delegation).order_by(Delegation.position).first()
        contest_id, number = row.contest_id, row.id

        def version() -> int:
            return file_of(contest_id, number).version

        return_delegation(contest_id, number, version(), "Xin bổ sung.", by=BY)
        assert waiver_lines(contest_id) == ()
        with transaction() as session:
            session.get_one(Delegation, number).status = "submitted"
        approve_delegation(contest_id, number, version(), "Có hai người ốm", by=BY)
        assert [one.reason for one in waiver_lines(contest_id)] == ["Có hai người ốm"]
        with transaction() as session:
            session.get_one(Delegation, number).version += 1
        assert [one.by for one in waiver_lines(contest_id)] == [BY.name]
        return_delegation(contest_id, number, version(), "Xin bổ sung.", by=BY)
        assert waiver_lines(contest_id) == ()
