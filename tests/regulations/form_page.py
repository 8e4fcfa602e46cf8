"""A page with its form, as a browser without a script reads it, fills it in and sends it."""

from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse


class FormPage(HTMLParser):
    """The fields of the largest form of a page; what stands in a template is not there."""

    def __init__(self, client: FlaskClient, path: str, answer: TestResponse | None = None) -> None:
        super().__init__()
        self._client, self.path = client, path
        self.answer = answer or client.get(path)
        self.action = path
        self.fields: MultiDict[str, str] = MultiDict()
        self.buttons: list[tuple[str, str]] = []
        self._forms: list[tuple[str, MultiDict[str, str], list[tuple[str, str]]]] = []
        self._inside = self._templates = 0
        self._select: str | None = None
        self._options: list[tuple[str, bool]] = []
        self._area: str | None = None
        self._text = ""
        self.feed(self.answer.text)
        if self._forms:
            self.action, self.fields, self.buttons = max(self._forms, key=lambda f: len(f[1]))
            self.action = self.action or path

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        if tag == "template":
            self._templates += 1
        if self._templates:
            return
        if tag == "form":
            self._inside = 1
            self._forms.append((a.get("action") or "", MultiDict(), []))
        if not self._inside:
            return
        _, fields, buttons = self._forms[-1]
        name = a.get("name") or ""
        if tag == "input" and name:
            kind = a.get("type")
            if kind not in ("checkbox", "radio") or "checked" in a:
                fields.add(name, a.get("value") or "")
        elif tag == "button" and name:
            buttons.append((name, a.get("value") or ""))
        elif tag == "select":
            self._select, self._options = name, []
        elif tag == "option" and self._select:
            self._options.append((a.get("value") or "", "selected" in a))
        elif tag == "textarea":
            self._area, self._text = name, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._templates -= 1
        if self._templates or not self._inside:
            return
        _, fields, _ = self._forms[-1]
        if tag == "form":
            self._inside = 0
        elif tag == "select" and self._select:
            chosen = [value for value, selected in self._options if selected]
            first = [value for value, _ in self._options[:1]]
            for value in chosen or first:
                fields.add(self._select, value)
            self._select = None
        elif tag == "textarea" and self._area:
            fields.add(self._area, self._text.removeprefix("\n").removeprefix("\r\n"))
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text += data

    def fill(self, **fields: object) -> "FormPage":
        """Type into fields (``__`` stands for ``-``); None takes a tick away."""
        for word, value in fields.items():
            name = word.replace("__", "-")
            if value is None:
                self.fields.poplist(name)
            elif isinstance(value, (list, tuple)):
                self.fields.setlist(name, [str(one) for one in value])
            else:
                self.fields[name] = str(value)
        return self

    def send(self, **button: str) -> "FormPage":
        """Send the form with this button; the page that answers, after a redirect the next."""
        data = MultiDict(self.fields)
        for name, value in button.items():
            data.add(name, value)
        answer = self._client.post(self.action, data=data)
        if answer.status_code == 302:
            return FormPage(self._client, answer.location)
        return FormPage(self._client, self.path, answer)

    @property
    def status(self) -> int:
        """The status of the answer."""
        return self.answer.status_code

    @property
    def text(self) -> str:
        """The page as it was sent."""
        return self.answer.text
