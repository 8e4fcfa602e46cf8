"""Reading what the organiser has remarked at the fields of a list."""

from dataclasses import dataclass

from sqlalchemy import select

from contest.registration.models import Remark
from contest.registration.queries.files import File
from contest.registration.rules.entry import places_of
from contest.registration.rules.remarks import FieldRemark, value_at
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Asked:
    """One remark as it stands against the list now.

    Attributes:
        who: the name of the person concerned; ``None`` for the delegation as a whole.
        at: the id of the field in the page where the list is filled in.
        row: the id of the row in a page where the list is read.
        now: what the field holds now; ``was`` in the remark is what it held.
    """

    remark: FieldRemark
    who: str | None
    at: str
    row: str
    now: str | None

    @property
    def is_changed(self) -> bool:
        """Whether the field no longer holds what was remarked on."""
        return self.now != self.remark.was


def remarks_of(file: File) -> list[Asked]:
    """The remarks that are not settled yet, in the order of the list."""
    rows = db.session.scalars(
        select(Remark).where(Remark.delegation_id == file.id).order_by(Remark.id)
    )
    places = dict(
        zip((person.ref for person in file.entry.people), places_of(file.entry), strict=True)
    )
    names = {person.ref: person.name for person in file.entry.people}
    return [
        _asked(file, FieldRemark(row.member_id, row.field, row.text, row.was), places, names)
        for row in rows
        if row.member_id is None or row.member_id in names
    ]


def _asked(
    file: File, remark: FieldRemark, places: dict[int | None, str], names: dict[int | None, str]
) -> Asked:
    place = places.get(remark.ref)
    return Asked(
        remark=remark,
        who=None if remark.ref is None else names[remark.ref],
        at=remark.field if remark.ref is None else f"{place}-{remark.field}",
        row=remark.field if place is None else place,
        now=value_at(file.entry, remark.ref, remark.field),
    )
