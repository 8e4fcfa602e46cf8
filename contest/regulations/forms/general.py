"""Thông tin chung: names, plan, days, deadline."""

from typing import Any

from wtforms import SelectChoice, SelectField, StringField

from contest.regulations.forms import notation
from contest.regulations.forms.part import PartForm, Row, Rows
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.document import Document


class DayRow(Row):
    """One day of the contest."""

    day = StringField("Ngày thi")


CLOSING_WORDS = [SelectChoice("until", "đến hết ngày"), SelectChoice("before", "trước ngày")]
"""How plans name the end of registration; both are kept as the same moment."""


class ContestFields(PartForm):
    """The contest's own texts and days, typed when it is created and edited later."""

    name = StringField("Tên hội thi")
    theme = StringField("Chủ đề")
    organiser = StringField("Cơ quan tổ chức")
    plan_number = StringField("Số kế hoạch")
    plan_date = StringField("Ngày ban hành kế hoạch")
    venue = StringField("Địa điểm")
    dates = Rows(DayRow, "Ngày thi", word="Ngày thi", min_entries=1)
    last_kind = SelectField("Nhận đăng ký", choices=CLOSING_WORDS, validate_choice=False)
    last_day = StringField("Ngày ghi trong kế hoạch")
    last_hour = StringField("Giờ của ngày đó")

    @classmethod
    def shown(cls, document: Document) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        contest = document["contest"]
        plan = contest.get("plan") or {}
        last_day, last_hour = notation.shown_closing(contest.get("registration_closes"))
        return {
            "name": contest["name"],
            "theme": contest.get("theme"),
            "organiser": contest.get("organiser"),
            "plan_number": plan.get("number"),
            "plan_date": notation.shown_day(plan.get("date")),
            "venue": contest.get("venue"),
            "dates": [
                {"key": str(place), "day": notation.shown_day(day)}
                for place, day in enumerate(contest.get("dates", ()))
            ],
            "last_kind": "until",
            "last_day": last_day,
            "last_hour": last_hour,
        }

    def contest(self, slug: str, closes: str | None) -> dict[str, Any]:
        """The field ``contest`` as typed; ``closes`` is the stored deadline, kept when it is not
        changed."""
        plan = given(
            number=notation.text(self.plan_number.data), date=notation.day(self.plan_date.data)
        )
        self.put("/contest/plan/number", self.plan_number)
        self.put("/contest/plan/date", self.plan_date)
        self.put("/contest/registration_closes", *self._closing_place())
        for name in ("name", "theme", "organiser", "venue"):
            self.put(f"/contest/{name}", self[name])
        return given(
            slug=slug,
            name=notation.clean(self.name.data),
            theme=notation.text(self.theme.data),
            organiser=notation.text(self.organiser.data),
            plan=plan or None,
            venue=notation.text(self.venue.data),
            dates=self._dates() or None,
            registration_closes=self._closes(closes),
        )

    def _dates(self) -> list[str]:
        days = [row.day for row in self.dates.entries if notation.clean(row.day.data)]
        for place, field in enumerate(days):
            self.put(f"/contest/dates/{place}", field)
        return [str(notation.day(field.data)) for field in days]

    def _closes(self, stored: str | None) -> str | None:
        typed = (notation.clean(self.last_day.data), notation.clean(self.last_hour.data))
        before = self.last_kind.data == "before"
        if typed == notation.shown_closing(stored) and not before:
            return stored
        return notation.closing(*typed, before=before)

    def _closing_place(self) -> tuple[Any, str]:
        """The hour where the day is sound, else the day."""
        alone = notation.closing(self.last_day.data, None) or ""
        return (self.last_hour, "") if alone.endswith("+07:00") else (self.last_day, "day")


class GeneralForm(ContestFields):
    """The contest's own texts and days."""

    page = "general"

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        return document["contest"]

    def write(self, document: Document) -> Document:
        """The document with these texts and days."""
        old = document["contest"]
        return {**document, "contest": self.contest(old["slug"], old.get("registration_closes"))}
