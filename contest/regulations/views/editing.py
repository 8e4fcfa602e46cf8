"""How every page of the regulations is shown and saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.regulations.actions.edit import Edit, Faulty, ReasonNeeded, digest_of, edit_regulations
from contest.regulations.forms.part import PartForm
from contest.regulations.queries.change_words import Difference, differences, last_edit
from contest.regulations.queries.document import document_of
from contest.regulations.queries.footing import footing_of
from contest.regulations.rules.document import Document
from contest.regulations.rules.faults import Fault
from contest.regulations.sentences import fault_sentence
from contest.regulations.views.proposed import Proposed
from contest.shared.access import may
from contest.shared.errors import Refusal, Stale
from contest.shared.sentences import sentence, sentences_of
from contest.shared.whole_numbers import whole_number

PAGES = (
    ("overview", "Toàn văn", ""),
    ("general", "Thông tin chung", "/contest"),
    ("rounds", "Phần thi", "/rounds"),
    ("jury", "Ban Giám khảo", "/judges"),
    ("composition", "Cơ cấu đội", "/composition"),
    ("prizes", "Xếp hạng, giải thưởng", "/awards"),
    ("publication", "Công bố, khóa phiếu", "/settings"),
    ("units", "Đơn vị, khối", "/units"),
    ("letterhead", "Đầu văn bản, chữ ký", "/letterhead"),
)
"""Name of the page's endpoint, its tab, and the part of the document where its faults point."""

AREAS = {
    "/contest": "general",
    "/letterhead": "letterhead",
    "/rounds": "rounds",
    "/judges": "jury",
    "/composition": "composition",
    "/ranking": "prizes",
    "/awards": "prizes",
    "/settings": "publication",
    "/units": "units",
    "/divisions": "units",
}
"""Field of the document → the page that edits it."""


@dataclass(slots=True)
class Outcome:
    """Why a page is shown again instead of saved.

    Attributes:
        reasons: sentences of a refusal.
        effects: what would change of results already given, when a reason is asked for.
        elsewhere: sentences of faults on other pages, each with that page's endpoint and tab.
        differences: the two versions, when somebody else was first.
        by: who that was and when, as an audit entry.
        moved: rows were added, moved or taken away without a script.
    """

    status: int = 200
    reasons: list[str] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    elsewhere: list[tuple[str, str, str]] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    by: Any = None
    stale: bool = False
    moved: bool = False


def _nothing_more(_document: Document, _form: PartForm) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        template, tab: how it is shown, and under which tab.
        form: what is typed on it.
        areas: pointers of the parts of the document whose proposals it shows.
        subject: key of the one thing the page is about, where it is about one.
        shown: what the fields hold for a document, where ``form.shown`` needs more to know.
        more: what else its template needs.
    """

    template: str
    tab: str
    form: type[PartForm]
    areas: tuple[str, ...]
    subject: str | None = None
    more: Callable[[Document, PartForm], Mapping[str, Any]] = _nothing_more
    shown: Callable[[Document], dict[str, Any]] | None = None


def show(page: Page) -> str:
    """The page as it is stored."""
    document = document_of(g.contest)
    form = page.form(document, page.subject, data=(page.shown or page.form.shown)(document))
    remember(form, document)
    return render(page, form, document, Outcome())


def save(page: Page, onward: Callable[[Document], str]) -> Any:
    """Save the page as typed, or show it again with what was typed and what is wrong with it."""
    document = document_of(g.contest)
    form = page.form(document, page.subject)
    command = request.form.get("act", "")
    if command and form.act(command):
        return render(page, form, document, Outcome(moved=True))
    if form.too_long():
        return render(page, form, document, Outcome(422)), 422
    contest_id = g.contest.id
    try:
        count = edit_regulations(contest_id, _edit(page, form, document), by=actor())
    except Refusal as refusal:
        outcome = _outcome(form, refusal)
        document = document_of(g.contest)
        if outcome.stale:
            remember(form, document)
        return render(page, form, document, outcome), outcome.status
    flash("Đã lưu." if count else "Đã lưu; không có gì thay đổi.", "done")
    return redirect(onward(document_of(g.contest)))


def _edit(page: Page, form: PartForm, document: Document) -> Edit:
    return Edit(
        page=form.page,
        write=form.write,
        part=form.part,
        version=whole_number(form.version.data),
        seen=form.seen.data or "",
        confirmed=_confirmed(page, document),
        reason=(form.reason.data or "").strip() or None,
    )


def _confirmed(page: Page, document: Document) -> tuple[str, ...]:
    if request.form.get("confirm") == "all":
        return tuple(Proposed(document, g.contest.proposals).inside(page.areas))
    ticked = " ".join(request.form.getlist("confirmed")).split()
    return tuple(pointer for pointer in ticked if pointer in g.contest.proposals)


def _outcome(form: PartForm, refusal: Refusal) -> Outcome:
    match refusal:
        case Faulty():
            return Outcome(422, elsewhere=[_elsewhere(f) for f in form.take(refusal.faults)])
        case Stale():
            typed = form.write(refusal.current)
            return Outcome(
                409,
                differences=differences(refusal.current, typed),
                by=last_edit(g.contest.id),
                stale=True,
            )
        case ReasonNeeded():
            return Outcome(422, effects=[sentence(reason) for reason in refusal.effects])
    return Outcome(refusal.status, reasons=sentences_of(refusal))


def _elsewhere(fault: Fault) -> tuple[str, str, str]:
    page = AREAS.get("/" + fault.pointer.split("/")[1], "overview")
    label = next(label for name, label, _ in PAGES if name == page)
    return page, label, fault_sentence(fault)


def remember(form: PartForm, document: Document) -> None:
    """Note in the form on which version of the document it is now shown."""
    form.version.data = str(g.contest.version)
    form.seen.data = digest_of(form.part(document))


def render(page: Page, form: PartForm, document: Document, outcome: Outcome) -> str:
    """The page with what is in the form, and why it is shown again."""
    proposed = Proposed(document, g.contest.proposals)
    footing = footing_of(g.contest.id)
    return render_template(
        page.template,
        form=form,
        document=document,
        outcome=outcome,
        tabs_here=tabs_of(page.tab),
        editable=may("regulations.edit"),
        proposed=proposed,
        proposals_left=len(proposed.inside(page.areas)),
        ticked=request.form.getlist("confirmed"),
        marked=footing.marked_rounds,
        **page.more(document, form),
    )


def tabs_of(current: str) -> list[dict[str, Any]]:
    """The tabs of the regulations."""
    return [
        {"label": label, "url": url_for(f"regulations.{name}"), "current": name == current}
        for name, label, _ in PAGES
    ]
