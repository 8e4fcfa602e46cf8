"""Ban Giám khảo: the judges, their head, and who marks which round."""

from itertools import count
from typing import Any

from wtforms import BooleanField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from contest.regulations.forms import notation
from contest.regulations.forms.part import PartForm, Row, Rows
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.document import Document

HEAD_TITLE = "Trưởng Ban Giám khảo"
MEMBER_TITLE = "Thành viên Ban Giám khảo"


class MultiCheckboxField(SelectMultipleField):  # type: ignore[misc]  # WTForms has no types
    """Several of a list, each with its own box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class JudgeRow(Row):
    """One place on the jury."""

    name = StringField("Họ và tên")
    title = StringField("Chức danh")
    unit_name = StringField("Đơn vị công tác")
    head = BooleanField(HEAD_TITLE)
    rounds = MultiCheckboxField("Chấm phần thi", validate_choice=False)


class JuryForm(PartForm):
    """The jury and the panels of all rounds."""

    page = "jury"

    judges = Rows(JudgeRow, "Giám khảo", word="Giám khảo")

    @classmethod
    def shown(cls, document: Document) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        rounds = document["rounds"]
        return {
            "judges": [
                {
                    **judge,
                    "rounds": [
                        one["key"]
                        for one in rounds
                        if one.get("judges") is None or judge["key"] in one["judges"]
                    ],
                }
                for judge in document["judges"]
            ]
        }

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        return [document["judges"], [one.get("judges") for one in document["rounds"]]]

    def new_row(self, kind: str) -> dict[str, Any]:
        """A judge who is added marks every round until somebody says otherwise."""
        return super().new_row(kind) | {"rounds": [o["key"] for o in self.document["rounds"]]}

    def dress(self, row: Any) -> None:
        """Name the rounds that the judge may mark."""
        row.rounds.choices = [
            SelectChoice(one["key"], one["name"]) for one in self.document["rounds"]
        ]

    def write(self, document: Document) -> Document:
        """The document with this jury and these panels."""
        judges: list[dict[str, Any]] = []
        marking: list[tuple[str, list[str]]] = []
        taken = {row.key.data for row in self.judges} | {j["key"] for j in document["judges"]}
        for row in self.judges.filled():
            at = f"/judges/{len(judges)}"
            key = row.key.data or next(k for k in map("gk{}".format, count(1)) if k not in taken)
            taken.add(key)
            for name in ("name", "title", "unit_name", "head"):
                self.put(f"{at}/{name}", row.form[name])
            self.put(at, row.form.name)
            judges.append(
                given(
                    key=key,
                    name=notation.clean(row.form.name.data),
                    head=bool(row.head.data) or None,
                    title=_title(notation.text(row.title.data), head=bool(row.head.data)),
                    unit_name=notation.text(row.unit_name.data),
                )
            )
            marking.append((key, row.rounds.data or []))
        self.put("/judges", self.judges)
        rounds = [_with_panel(one, marking) for one in document["rounds"]]
        return {**document, "judges": judges, "rounds": rounds}


def _title(typed: str | None, *, head: bool) -> str | None:
    """The title as typed; the two usual ones follow the tick, so that no paper has two heads."""
    if typed in (HEAD_TITLE, MEMBER_TITLE):
        return HEAD_TITLE if head else MEMBER_TITLE
    return typed


def _with_panel(one: Any, marking: list[tuple[str, list[str]]]) -> dict[str, Any]:
    """The round with its panel: the old order stays, and nothing is named where all sit on it."""
    sitting = [key for key, rounds in marking if one["key"] in rounds]
    old = one.get("judges")
    kept = [key for key in old or () if key in sitting]
    panel = kept + [key for key in sitting if key not in kept]
    rest = {name: value for name, value in one.items() if name != "judges"}
    everybody = len(sitting) == len(marking)
    if everybody and (old is None or len(kept) != len(old) or len(old) != len(panel)):
        return rest
    return {**rest, "judges": panel}
