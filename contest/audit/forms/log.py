"""What the reader of the log looks for."""

from typing import Any

from wtforms import DateField, Form, SelectChoice, SelectField, StringField
from wtforms.validators import Length, Optional

from contest.audit.queries.log import Wanted

ALL = ""


class LogForm(Form):  # type: ignore[misc]
    """A question, not an act: it comes in the address and carries no token."""

    actor = SelectField("Người làm", default=ALL, validate_choice=False)
    action = SelectField("Việc", default=ALL, validate_choice=False)
    day = DateField("Ngày", [Optional()], format=["%d/%m/%Y", "%Y-%m-%d"])
    words = StringField("Tìm", [Optional(), Length(max=100, message="Xin gõ ngắn hơn.")])

    def __init__(
        self, *args: Any, actors: list[tuple[str, str]], actions: list[tuple[str, str]], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.actor.choices = _choices("Tất cả mọi người", actors)
        self.action.choices = _choices("Tất cả các việc", actions)

    def wanted(self) -> Wanted:
        """The question as far as it can be understood."""
        self.validate()
        if self.day.errors:
            self.day.errors = ["Xin ghi ngày dạng 21/11/2026."]
        return Wanted(
            actor=self.actor.data or None,
            action=self.action.data or None,
            day=None if self.day.errors else self.day.data,
            words=None if self.words.errors else (self.words.data or "").strip() or None,
        )


def _choices(everything: str, listed: list[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(ALL, everything), *(SelectChoice(key, words) for key, words in listed)]
