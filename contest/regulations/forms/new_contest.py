"""Hội thi mới: the first texts and days of a contest made from a preset."""

from wtforms import HiddenField, StringField

from contest.regulations.forms import notation
from contest.regulations.forms.general import ContestFields
from contest.regulations.rules.document import Document
from contest.shared.vietnamese import slug


class NewContestForm(ContestFields):
    """What a new contest is called, where and when it is held, and its address."""

    page = "new_contest"

    preset = HiddenField()
    slug = StringField("Địa chỉ trang của hội thi")

    def address(self) -> str:
        """The slug as typed; without one the name gives it."""
        return notation.clean(self.slug.data) or slug(self.name.data or "") or "hoi-thi"

    def write(self, document: Document) -> Document:
        """The preset's document with this contest."""
        self.put("/contest/slug", self.slug)
        closes = document["contest"].get("registration_closes")
        return {**document, "contest": self.contest(self.address(), closes)}
