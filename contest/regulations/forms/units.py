"""Đơn vị và khối: who may take part, and which teams are ranked apart."""

from collections.abc import Iterator
from typing import Any

from wtforms import StringField, TextAreaField

from contest.regulations.forms import notation
from contest.regulations.forms.part import LONGEST_TEXT, PartForm, Row, Rows
from contest.regulations.rules.document import Document
from contest.shared.vietnamese import free_slug


class NamedRow(Row):
    """One unit or division."""

    name = StringField("Tên")


class UnitsForm(PartForm):
    """Units and divisions."""

    page = "units"

    units = Rows(NamedRow, "Đơn vị tham gia", word="Đơn vị")
    more_units = TextAreaField("Thêm nhiều đơn vị")
    divisions = Rows(NamedRow, "Khối", word="Khối")

    @classmethod
    def shown(cls, document: Document) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        return {"units": document["units"], "divisions": document["divisions"]}

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        return [document["units"], document["divisions"]]

    def too_long(self) -> bool:
        """The list of more units may be long; its lines may not."""
        typed, self.more_units.data = self.more_units.data, ""
        found = super().too_long()
        self.more_units.data = typed
        return found

    def write(self, document: Document) -> Document:
        """The document with these units and divisions."""
        units = self._written(self.units, "/units")
        taken = {unit["key"] for unit in units}
        for name in self._more():
            key = free_slug(name, taken, "don-vi")
            taken.add(key)
            self.put(f"/units/{len(units)}", self.more_units)
            units.append({"key": key, "name": name})
        divisions = self._written(self.divisions, "/divisions")
        return {**document, "units": units, "divisions": divisions}

    def _more(self) -> Iterator[str]:
        return (line[:LONGEST_TEXT] for line in notation.lines(self.more_units.data))

    def _written(self, rows: Rows, at: str) -> list[dict[str, Any]]:
        written: list[dict[str, Any]] = []
        taken = {row.key.data for row in rows}
        for row in rows.filled():
            name = notation.clean(row.form.name.data)
            key = row.key.data or free_slug(name, taken, "khoi")
            taken.add(key)
            self.put(f"{at}/{len(written)}", row.form.name)
            written.append({"key": key, "name": name})
        self.put(at, rows)
        return written
