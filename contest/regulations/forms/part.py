"""What the forms of the regulations share: rows, places of faults, and what the page had seen."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from flask_wtf import FlaskForm
from wtforms import Field, FieldList, Form, FormField, HiddenField, StringField

from contest.regulations.forms.notation import clean
from contest.regulations.rules.document import Document
from contest.regulations.rules.faults import Fault
from contest.regulations.sentences import fault_sentence
from contest.shared.errors import Reason
from contest.shared.sentences import sentence

LONGEST_TEXT = 1000
MOST_ROWS = 300


class Row(Form):  # type: ignore[misc]  # WTForms has no types
    """One row of a list. ``key`` is what the contest file calls it; empty for a new one."""

    key = HiddenField()

    def is_blank(self) -> bool:
        """A new row in which nothing was typed; it is left out when the page is saved."""
        return not clean(self.key.data) and not any(
            clean(field.data) for field in self if isinstance(field.data, str)
        )


class Rows(FieldList):  # type: ignore[misc]  # WTForms has no types
    """A list whose rows can be added, moved and taken away without a script."""

    def __init__(self, row: type[Row], label: str, *, word: str, **kwargs: Any) -> None:
        super().__init__(FormField(row), label, max_entries=MOST_ROWS, **kwargs)
        self.row, self.word = row, word
        self.type = "FieldList"  # what the templates know it by

    @property
    def errors(self) -> list[Any]:
        """The errors of the rows; the list itself has none of its own."""
        own: list[Any] = list(self.__dict__.get("told", ()))
        return own + [entry.errors for entry in self.entries if entry.errors]

    @errors.setter
    def errors(self, _value: object) -> None:
        """Rows hold their own errors."""

    def tell(self, message: str) -> None:
        """Note an error of the list as a whole."""
        self.__dict__.setdefault("told", []).append(message)

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        """Take the rows in the order in which the browser sends them: as they stand."""
        if formdata:
            formdata = _InOrder(formdata, self.name)
        super().process(formdata, *args, **kwargs)
        self.name_rows()

    def name_rows(self) -> None:
        """Give each row its word and number, for the summary of errors."""
        for place, entry in enumerate(self.entries):
            entry.label.text = f"{self.word} {place + 1}"

    def filled(self) -> Iterator[Any]:
        """The rows that are not blank."""
        return (entry for entry in self.entries if not entry.form.is_blank())

    def blank(self, **values: Any) -> Any:
        """An empty row under the index ``__n__``, for a script to copy."""
        entry = FormField(self.row).bind(
            form=None, name=f"{self.name}-__n__", _meta=self.meta, translations=None
        )
        entry.process(None, values)
        return entry

    def act(self, verb: str, place: int, **values: Any) -> None:
        """``add`` a row, ``remove`` one, or move one ``up`` or ``down``."""
        count = len(self.entries)
        if verb == "add" and count < MOST_ROWS:
            self.append_entry(values)
        elif 0 <= place < count and verb == "remove":
            self.pop_entry(place)
        elif verb in ("up", "down"):
            other = place - 1 if verb == "up" else place + 1
            if 0 <= place < count and 0 <= other < count:
                rows = self.entries
                rows[place], rows[other] = rows[other], rows[place]
                self._compact_indices()
        self.name_rows()


class _InOrder:
    """Form data whose row numbers under one prefix are given by the order of appearance."""

    def __init__(self, formdata: Any, name: str) -> None:
        self._names: dict[str, str] = {}
        places: dict[str, int] = {}
        for field in formdata:
            number, dash, rest = field.removeprefix(f"{name}-").partition("-")
            if field.startswith(f"{name}-") and number.isdecimal() and dash:
                place = places.setdefault(number, len(places))
                self._names[f"{name}-{place}-{rest}"] = field
            else:
                self._names[field] = field
        self._formdata = formdata

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def getlist(self, name: str) -> list[str]:
        found: list[str] = self._formdata.getlist(self._names.get(name, name))
        return found


class PartForm(FlaskForm):  # type: ignore[misc]  # WTForms has no types
    """One page of the regulations.

    ``version`` and ``seen`` say what the page was opened on; ``reason`` is asked for where
    results already given would change.
    """

    version = HiddenField()
    seen = HiddenField()
    reason = StringField("Lý do thay đổi")

    page: ClassVar[str]
    """The page's name in addresses, templates and the log."""

    def __init__(self, document: Document, subject: str | None = None, **kwargs: Any) -> None:
        """Bind what was typed; ``subject`` is the key of the one thing that the page is about."""
        self.document, self.subject = document, subject
        super().__init__(**kwargs)
        self.places: dict[str, tuple[Field, str]] = {}
        self._dress_all()

    @classmethod
    def shown(cls, document: Document) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        raise NotImplementedError

    def part(self, document: Document) -> Any:
        """What this page shows of a document."""
        raise NotImplementedError

    def write(self, document: Document) -> Document:
        """The document with this page's part as typed; fills ``places``."""
        raise NotImplementedError

    def put(self, pointer: str, field: Field, kind: str = "") -> None:
        """Say which field holds the value under this pointer of the typed document."""
        self.places[pointer] = (field, kind)

    def rows(self) -> Iterator[Rows]:
        """Every list of rows of the form."""
        return _rows_in(self)

    def act(self, command: str) -> bool:
        """Carry out ``verb:list:place`` or ``add:list:kind``; False if it is none."""
        verb, _, rest = command.partition(":")
        name, _, detail = rest.partition(":")
        for rows in self.rows():
            if rows.name == name and verb in ("add", "remove", "up", "down"):
                place = int(detail) if detail.isdecimal() else -1
                rows.act(verb, place, **self.new_row(detail if verb == "add" else ""))
                self._dress_all()
                return True
        return False

    def new_row(self, kind: str) -> dict[str, Any]:
        """What the fields of a row that is added hold."""
        return {"kind": kind} if kind else {}

    def blank(self, rows: Rows, kind: str = "") -> Any:
        """An empty row under the index ``__n__``, for a script to copy."""
        row = rows.blank(**self.new_row(kind))
        self.dress(row)
        return row

    def dress(self, row: Any) -> None:
        """Give one row the choices of this contest."""

    def _dress_all(self) -> None:
        for rows in self.rows():
            for row in rows:
                self.dress(row)

    def too_long(self) -> bool:
        """Tell every text that is longer than any name; True if there is one."""
        found = False
        for field in _fields_in(self):
            if isinstance(field.data, str) and len(field.data) > LONGEST_TEXT:
                field.errors = [sentence(Reason("text_too_long", {"most": LONGEST_TEXT}))]
                found = True
        return found

    def take(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show each fault at its field; returns those that belong to another page."""
        elsewhere = []
        for fault in faults:
            place = self._place(fault.pointer)
            if place is None:
                elsewhere.append(fault)
                continue
            field, kind = place
            message = fault_sentence(fault, kind)
            if isinstance(field, Rows):
                field.tell(message)
            elif message not in field.errors:
                field.errors = [*field.errors, message]
        return elsewhere

    def _place(self, pointer: str) -> tuple[Field, str] | None:
        while pointer:
            if pointer in self.places:
                return self.places[pointer]
            pointer = pointer.rpartition("/")[0]
        return None


def _fields_in(form: Iterable[Any]) -> Iterator[Any]:
    for field in form:
        if isinstance(field, FormField):
            yield from _fields_in(field.form)
        elif isinstance(field, FieldList):
            yield from _fields_in(field.entries)
        else:
            yield field


def _rows_in(form: Iterable[Any]) -> Iterator[Rows]:
    for field in form:
        if isinstance(field, Rows):
            yield field
        elif isinstance(field, FormField):
            yield from _rows_in(field.form)
