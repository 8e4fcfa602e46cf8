"""How the order of a tied group was decided, as it is typed: a number beside each team."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from contest.shared.whole_numbers import whole_number

LONGEST_REASON = 1000
LONGEST_NAME = 200


@dataclass(slots=True)
class DecisionForm:
    """One tied group with what was typed for it.

    Attributes:
        teams: keys of the group's teams, in the order of the page.
        numbers: what was typed beside each.
        errors: field name (``order-0``, ``reason``, ``agreed_by``) → sentence.
    """

    teams: list[str]
    numbers: list[str]
    reason: str = ""
    agreed_by: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def typed(cls, form: Any) -> "DecisionForm":
        """What a browser sent (a werkzeug ``MultiDict``)."""
        teams = form.getlist("team")
        numbers = [text.strip() for text in form.getlist("order")]
        return cls(
            teams,
            (numbers + [""] * len(teams))[: len(teams)],
            form.get("reason", "").strip(),
            form.get("agreed_by", "").strip(),
        )

    def number_of(self, team: str) -> str:
        """What was typed beside this team."""
        return dict(zip(self.teams, self.numbers, strict=True)).get(team, "")

    def order(self, names: Mapping[str, str]) -> list[str] | None:
        """The team keys, best first; ``None`` when a field is wrong, said in ``errors``."""
        self.errors = {}
        count = len(self.teams)
        taken: dict[int, str] = {}
        for team, text in zip(self.teams, self.numbers, strict=True):
            number = whole_number(text)
            if not 1 <= number <= count:
                self.errors[f"order-{team}"] = f"Xin ghi số từ 1 đến {count}."
            elif number in taken:
                other = names.get(taken[number], taken[number])
                self.errors[f"order-{team}"] = f"Số {number} đã ghi cho {other}."
            else:
                taken[number] = team
        if not self.reason:
            self.errors["reason"] = "Xin ghi lý do."
        elif len(self.reason) > LONGEST_REASON:
            self.errors["reason"] = f"Xin ghi gọn trong {LONGEST_REASON} ký tự."
        if not self.agreed_by:
            self.errors["agreed_by"] = "Xin ghi ai đã đồng ý, chức vụ."
        elif len(self.agreed_by) > LONGEST_NAME:
            self.errors["agreed_by"] = f"Xin ghi gọn trong {LONGEST_NAME} ký tự."
        return None if self.errors else [taken[number] for number in sorted(taken)]
