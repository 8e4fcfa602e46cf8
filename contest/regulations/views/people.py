"""The people of a contest: who has which role, new accounts, one-time slips."""

from collections.abc import Sequence
from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask_login import current_user

from contest.accounts.actions.people import NewPerson, add_people, give_role, take_role
from contest.accounts.actions.slips import Slip, end_sessions, new_slips
from contest.accounts.addresses import only_this_machine, public_base, qr_image
from contest.accounts.gate import actor
from contest.accounts.queries.people import Colleague, colleagues
from contest.accounts.words import ROLE_NAMES
from contest.regulations.forms.people import KnownPersonForm, NewPeopleForm
from contest.regulations.queries.people import (
    people_by_role,
    units_of,
    units_without_representative,
)
from contest.regulations.views import blueprint
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentence, sentences_of

PAGE = "/hoi-thi/<slug>/nhan-su"


@blueprint.get(PAGE)
@requires("people.manage")
def people() -> Any:
    """Everybody with a role, and the ways to add more."""
    return _people_page()


def _people_page(
    new: NewPeopleForm | None = None, known: KnownPersonForm | None = None, status: int = 200
) -> Any:
    units = units_of(g.contest.id)
    page = render_template(
        "regulations/people.html",
        roles=people_by_role(g.contest.id),
        new=new or NewPeopleForm(units, formdata=None),
        known=known or KnownPersonForm(units, formdata=None, prefix="known"),
        missing=units_without_representative(g.contest.id),
        fresh=_never_signed_in(),
        role_names=ROLE_NAMES,
    )
    return page, status


def _never_signed_in() -> list[int]:
    return [
        person.person_id
        for person in colleagues(g.contest.id)
        if person.last_seen_at is None and person.active
    ]


@blueprint.post(f"{PAGE}/them")
@requires("people.manage")
def add_new_people() -> Any:
    """Accounts for people who have none; answers their slips, which are shown this once."""
    form = NewPeopleForm(units_of(g.contest.id))
    if not form.validate():
        return _people_page(new=form, status=422)
    new = [NewPerson(name, form.role.data, form.unit_id) for name in form.listed]
    return _slips_page(add_people(g.contest.id, new, by=actor()))


@blueprint.post(f"{PAGE}/dai-dien")
@requires("people.manage")
def add_representatives() -> Any:
    """An account for every unit that nobody registers for yet."""
    new = [
        NewPerson(f"Đại diện {name}", "representative", unit_id, stem=key)
        for unit_id, key, name in units_without_representative(g.contest.id)
    ]
    return _slips_page(add_people(g.contest.id, new, by=actor()))


@blueprint.post(f"{PAGE}/them-co-san")
@requires("people.manage")
def add_known_person() -> Any:
    """A role for somebody who has an account."""
    form = KnownPersonForm(units_of(g.contest.id), prefix="known")
    if not form.validate():
        return _people_page(known=form, status=422)
    try:
        name = give_role(
            g.contest.id, form.sign_in_name.data or "", form.role.data, form.unit_id, by=actor()
        )
    except Refusal as refusal:
        form.sign_in_name.errors = sentences_of(refusal)
        return _people_page(known=form, status=refusal.status)
    flash(f"{name} đã có vai trò {ROLE_NAMES[form.role.data]}.", "done")
    return redirect(url_for("regulations.people"))


@blueprint.post(f"{PAGE}/phieu-moi")
@requires("people.manage")
def renew_fresh_slips() -> Any:
    """New slips for everybody who has never signed in: the first printing was lost."""
    try:
        return _slips_page(new_slips(g.contest.id, _never_signed_in(), by=actor()))
    except Refusal as refusal:
        return _back(refusal)


@blueprint.get(f"{PAGE}/<int:person_id>")
@requires("people.manage")
def person(person_id: int) -> Any:
    """One person: their roles here, a new slip, an end to their sessions."""
    return render_template(
        "regulations/person.html",
        person=_colleague(person_id),
        units=dict(units_of(g.contest.id)),
        role_names=ROLE_NAMES,
        is_self=person_id == current_user.person_id,
    )


@blueprint.post(f"{PAGE}/<int:person_id>/phieu")
@requires("people.manage")
def renew_slip(person_id: int) -> Any:
    """A new slip for one person, shown this once."""
    _colleague(person_id)
    try:
        return _slips_page(new_slips(g.contest.id, [person_id], by=actor()))
    except Refusal as refusal:
        return _back(refusal, person_id)


@blueprint.post(f"{PAGE}/<int:person_id>/ket-thuc-phien")
@requires("people.manage")
def end_person_sessions(person_id: int) -> Any:
    """Sign one person out everywhere."""
    try:
        name = end_sessions(g.contest.id, person_id, by=actor())
    except Refusal as refusal:
        return _back(refusal, person_id)
    flash(f"{name} đã được đăng xuất khỏi mọi máy.", "done")
    return redirect(url_for("regulations.person", person_id=person_id))


@blueprint.post(f"{PAGE}/vai-tro/<int:membership_id>/thoi")
@requires("people.manage")
def take_person_role(membership_id: int) -> Any:
    """Take one role back."""
    try:
        name = take_role(g.contest.id, membership_id, by=actor())
    except Refusal as refusal:
        return _back(refusal)
    flash(f"{name} đã thôi vai trò này.", "done")
    return redirect(url_for("regulations.people"))


def _colleague(person_id: int) -> Colleague:
    for found in colleagues(g.contest.id):
        if found.person_id == person_id:
            return found
    raise NotFound("not_found")


def _back(refusal: Refusal, person_id: int | None = None) -> Any:
    """Back to the page with the reasons, nothing changed."""
    if isinstance(refusal, NotFound):
        raise refusal
    for reason in refusal.reasons:
        flash(sentence(reason), "problem")
    if person_id is None:
        return redirect(url_for("regulations.people"))
    return redirect(url_for("regulations.person", person_id=person_id))


def _slips_page(slips: Sequence[Slip]) -> Any:
    """The slips, straight in the answer: a password is in no address, cookie or table."""
    if not slips:
        return redirect(url_for("regulations.people"))
    base = public_base()
    door = f"{base}{url_for('accounts.sign_in')}"
    return render_template(
        "accounts/slips.html",
        slips=[(slip, qr_image(f"{door}?ten={slip.sign_in_name}")) for slip in slips],
        units=dict(units_of(g.contest.id)),
        role_names=ROLE_NAMES,
        door=door,
        only_this_machine=only_this_machine(),
        back_url=url_for("regulations.people"),
    )
