"""Phần thi: the list of rounds, and one round."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from flask import abort, g, url_for

from contest.regulations.forms.part import PartForm
from contest.regulations.forms.rounds import RoundForm, RoundsForm
from contest.regulations.queries.document import document_of
from contest.regulations.queries.example import example_of
from contest.regulations.rules.document import Document, read_regulations
from contest.regulations.rules.exact import ONE, half_up, shortest
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Outcome, Page, remember, render, save, show
from contest.shared.access import requires
from contest.shared.sentences import sentence


def _list_words(document: Document, _form: PartForm) -> Mapping[str, Any]:
    most = {one["key"]: _most(one) for one in document["rounds"]}
    weighted = sum(
        (Fraction(one["weight"]) * Fraction(most[one["key"]]) for one in document["rounds"]),
        Fraction(0),
    )
    return {
        "rounds_by_key": {
            one["key"]: {**one, "most": most[one["key"]]} for one in document["rounds"]
        },
        "total_most": shortest(half_up(weighted * ONE, 2)),
        "weighted": any(one["weight"] != "1" for one in document["rounds"]),
    }


def _most(one: Mapping[str, Any]) -> Decimal:
    """The most points a judge can give in a round."""
    return sum((Decimal(line["max"]) for line in one["criteria"]), Decimal(0))


LIST = Page("regulations/rounds.html", "rounds", RoundsForm, (), more=_list_words)


@blueprint.get("/hoi-thi/<slug>/the-le/phan-thi")
@requires("regulations.view")
def rounds() -> str:
    """The rounds in the order in which they are held."""
    return show(LIST)


@blueprint.post("/hoi-thi/<slug>/the-le/phan-thi")
@requires("regulations.edit")
def save_rounds() -> Any:
    """Save their order; take rounds away."""
    return save(LIST, lambda _document: url_for("regulations.rounds"))


@blueprint.get("/hoi-thi/<slug>/the-le/phan-thi/<round_key>")
@requires("regulations.view")
def round_page(round_key: str) -> str:
    """One round: sheet, scale, arithmetic, clock."""
    document = document_of(g.contest)
    if round_key not in _keys(document):
        abort(404)
    return show(_page(document, round_key))


@blueprint.post("/hoi-thi/<slug>/the-le/phan-thi/<round_key>")
@requires("regulations.edit")
def save_round(round_key: str) -> Any:
    """Save one round; one that was taken away meanwhile can be added again as typed."""
    document = document_of(g.contest)
    if round_key not in _keys(document):
        gone = Outcome(409, reasons=[sentence("round_gone")])
        form = RoundForm(document)
        remember(form, document)
        return render(_page(document, None), form, document, gone), 409
    here = url_for("regulations.round_page", round_key=round_key)
    return save(_page(document, round_key), lambda _document: here)


@blueprint.get("/hoi-thi/<slug>/the-le/them-phan-thi")
@requires("regulations.edit")
def new_round() -> str:
    """A round to be added."""
    return show(_page(document_of(g.contest), None))


@blueprint.post("/hoi-thi/<slug>/the-le/them-phan-thi")
@requires("regulations.edit")
def add_round() -> Any:
    """Add it, last."""
    page = _page(document_of(g.contest), None)
    return save(
        page,
        lambda document: url_for("regulations.round_page", round_key=document["rounds"][-1]["key"]),
    )


def _keys(document: Document) -> list[str]:
    return [one["key"] for one in document["rounds"]]


def _page(document: Document, key: str | None) -> Page:
    keys = _keys(document)
    area = f"/rounds/{keys.index(key) if key in keys else len(keys)}"
    shown = partial(RoundForm.shown, subject=key)
    return Page("regulations/round.html", "rounds", RoundForm, (area,), key, _round_words, shown)


def _round_words(document: Document, form: PartForm) -> Mapping[str, Any]:
    """The round as typed where it can be read, else as stored; its worked example."""
    assert isinstance(form, RoundForm)
    keys = _keys(document)
    place = keys.index(form.subject) if form.subject in keys else len(keys)
    value, _faults = read_regulations(form.write(document))
    stored = document["rounds"][place] if place < len(keys) else None
    if value is None:
        value, _faults = read_regulations(document)
    assert value is not None
    jury = tuple(judge.key for judge in value.judges)
    one = value.rounds[place] if place < len(value.rounds) else None
    return {
        "stored": stored,
        "form_url": url_for("regulations.round_page", round_key=form.subject)
        if form.subject
        else url_for("regulations.add_round"),
        "at": f"rounds/{form.subject or ''}",
        "example": None if one is None else example_of(one, jury),
        "example_round": one,
        "judge_names": {judge["key"]: judge["name"] for judge in document["judges"]},
    }
