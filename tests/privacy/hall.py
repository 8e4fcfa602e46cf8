"""A contest day with one team whose sensitive fields hold marks that stand nowhere else."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select

from contest.accounts.models import Membership, Person
from contest.preparation.models import Piece, ScriptVersion
from contest.privacy.models import Consent
from contest.ranking.models import Appeal
from contest.reception.models import Arrival, Attendance
from contest.registration.models import Delegation, PendingList, Remark, Substitution
from contest.registration.queries.files import entry_of
from contest.registration.rules.entry_json import entry_to_json
from contest.regulations.models import Contest, Unit
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, looking_into, name_of
from tests.held import Held, held
from tests.small_contests import contest

NEIGHBOUR = "hang-xom"
PHONE, ETHNICITY, VILLAGE, BORN, YEAR = "0999 111 333", "Zhétnic", "Thôn Zin", "1931-07-19", "1927"
SECRETS = (PHONE, ETHNICITY, VILLAGE, BORN, "19/07/1931", YEAR, "Thành phần khác")
"""Phone, ethnicity, village, birth days in both notations, a birth year, a group."""

PEOPLE = [
    {"key": "pham-van-dai", "name": "Phạm Văn Đại", "role": "manager"},
    {"key": "le-thi-an", "name": "Lê Thị An", "role": "captain", "born": BORN, "gender": "female",
     "ethnicity": ETHNICITY, "group": "other", "unit": "xa-a", "eligible_by": "residence"},
    {"key": "vi-van-binh", "name": "Vi Văn Bình", "role": "full", "born": YEAR, "gender": "male",
     "ethnicity": ETHNICITY, "group": "other", "unit": "xa-a", "eligible_by": "work"},
]  # fmt: skip
OTHERS = [
    {"key": "do-van-chi", "name": "Đỗ Văn Chi", "role": "captain", "born": "1980-01-02"},
    {"key": "le-thi-dung", "name": "Lê Thị Dung", "role": "full", "born": "1999-12-31"},
]
AWARDS = [
    {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1},
    {"key": "cao-tuoi", "name": "Cao tuổi nhất", "by": "oldest_member"},
    {"key": "tre-tuoi", "name": "Trẻ tuổi nhất", "by": "youngest_member"},
    {"key": "duyen", "name": "Duyên dáng", "by": "manual",
     "members": [{"team": "a", "member": "vi-van-binh"}]},
]  # fmt: skip


def document() -> dict[str, Any]:
    """Two teams that have performed, with prizes by age and by name."""
    made = contest(
        {"thi": {"a": ["40.25", "50"], "b": ["30", "31"]}},
        units=[{"key": "xa-a", "name": "Xã A"}, {"key": "xa-b", "name": "Xã B"}],
        awards=AWARDS,
        composition=[
            {"rule": "age", "on": "2023-01-01", "max": 60, "level": "info"},
            {"rule": "once", "level": "warning"},
        ],
    )
    made["contest"]["dates"] = ["2023-11-15"]
    a, b = made["teams"]
    a |= {"units": ["xa-a"], "members": PEOPLE}
    b |= {"units": ["xa-b"], "members": OTHERS}
    judge = made["judges"][0]
    judge |= {"head": True}
    return json.loads(json.dumps(made))


@contextmanager
def planted(folder: Path, migrated_file: Path) -> Iterator[Held]:
    """The installation, with everything about the team that can be written down."""
    with held(folder, migrated_file) as hall:
        hall.hold(document())
        with looking_into(hall.app), transaction() as session:
            _represent(hall.contest_id)
            rows = session.scalars(select(Delegation).order_by(Delegation.id)).all()
            a = next(row for row in rows if row.key == "a")
            a.manager_phone, a.team_number = PHONE, 1
            for member in a.members[1:]:
                member.village, member.job = VILLAGE, "Nông dân"
            session.flush()
            _plant(a)
        yield hall


def _represent(contest_id: int) -> None:
    """The cast's representative is the team's own; the neighbour's sees only the other."""
    units = {
        unit.key: unit.id
        for unit in db.session.scalars(select(Unit).where(Unit.contest_id == contest_id))
    }
    known = db.session.scalars(select(Person).where(Person.sign_in_name.like("representative%")))
    password = next(iter(known)).password_hash
    own = db.session.scalars(
        select(Person).where(Person.sign_in_name == name_of("representative"))
    ).one()
    own.memberships = [
        Membership(contest_id=contest_id, role="representative", unit_id=units["xa-a"])
    ]
    neighbour = Person(
        sign_in_name=NEIGHBOUR,
        name="Bà Hàng Xóm",
        password_hash=password,
        must_change_password=False,
        created_at=clock.now(),
    )
    neighbour.memberships = [
        Membership(contest_id=contest_id, role="representative", unit_id=units["xa-b"])
    ]
    db.session.add(neighbour)
    contest_row = db.session.scalars(select(Contest).where(Contest.slug == HERE)).one()
    contest_row.letterhead = {"place": "Hà Trung", "receiving_office": "Phòng Văn hóa - Xã hội"}


def _plant(row: Delegation) -> None:
    now, member = clock.now(), row.members[1]
    by = {"at": now, "by_name": "Ông Ghi"}
    list_ = entry_to_json(entry_of(row))
    piece = Piece(
        delegation_id=row.id,
        kind="exchange",
        title="Hát về bà Lê Thị An",
        summary="Chuyện của Lê Thị An.",
        scripts=[ScriptVersion(number=1, text="Lê Thị An ra chào.", **by)],
        state="handed_in",
    )
    db.session.add_all(
        [
            Remark(delegation_id=row.id, member_id=member.id, field="born", text="Bà An?", **by),
            Substitution(
                delegation_id=row.id,
                reason="Bà Lê Thị An ốm",
                based_on=row.version,
                before=list_,
                after=list_ | {"people": list_["people"][:2]},
                asked_at=now,
                asked_by="Ông Ghi",
            ),
            PendingList(
                contest_id=row.contest_id,
                delegation_id=row.id,
                owner="person:999",
                name="danh-sach.xlsx",
                grid=[["Họ và tên", "Dân tộc", "Ngày sinh"], ["Lê Thị An", ETHNICITY, BORN]],
                at=now,
                based_on=row.version,
            ),
            Consent(member_id=member.id, kind="data", given=True, how="read_aloud",
                    witness="Bà Trương Thị Chứng", **by),
            Consent(member_id=member.id, kind="images", given=False, how="signed", **by),
            Arrival(delegation_id=row.id, composition_kept=False, waiver="Bà Lê Thị An ốm", **by),
            Attendance(member_id=member.id, is_present=True, **by),
            Appeal(contest_id=row.contest_id, delegation_id=row.id, made_by="Phạm Văn Đại",
                   text="Bà Lê Thị An bị chấm nhầm.", received_at=now, recorded_by="Ông Ghi"),
            piece,
        ]
    )  # fmt: skip
