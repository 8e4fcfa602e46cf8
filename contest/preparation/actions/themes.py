"""The organiser writes the contest's catalogue of themes."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from contest.audit.actions.trail import SYSTEM, Actor, note
from contest.preparation.models import PieceTheme, Theme
from contest.preparation.queries.themes import LAID_OUT, themes_of, were_laid_out
from contest.preparation.rules.piece import tidy
from contest.preparation.sentences import FIRST_THEMES
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.shared.errors import Invalid, NotFound, Reason, Refusal, Stale
from contest.shared.folding import folded
from contest.shared.transaction import transaction

NAME_LENGTH = 300
THEMES_LIMIT = 60

SUBJECT = "themes"


def lay_out_themes(contest_id: int) -> None:
    """Offer the usual catalogue to a contest that has none and was never offered it."""
    if themes_of(contest_id) or were_laid_out(contest_id):
        return
    with transaction() as session:
        touch(contest_id)  # two who open the page at once
        if themes_of(contest_id) or were_laid_out(contest_id):
            return
        session.add_all(
            Theme(contest_id=contest_id, position=place, name=name)
            for place, name in enumerate(FIRST_THEMES)
        )
        note(SYSTEM, LAID_OUT, SUBJECT, contest_id=contest_id, new={"themes": len(FIRST_THEMES)})


def add_theme(contest_id: int, name: str, *, by: Actor) -> int:
    """Add a theme at the end; returns its id.

    Raises:
        Invalid: no name, too long, there already, or too many of them.
    """
    with transaction() as session:
        touch(contest_id)
        wanted = _name(session, contest_id, name)
        count, last = session.execute(
            select(func.count(), func.max(Theme.position)).where(Theme.contest_id == contest_id)
        ).one()
        if count >= THEMES_LIMIT:
            raise Invalid(Reason("too_many_themes", {"limit": THEMES_LIMIT}))
        row = Theme(contest_id=contest_id, position=0 if last is None else last + 1, name=wanted)
        session.add(row)
        session.flush()
        note(by, "theme.added", SUBJECT, contest_id=contest_id, new={"name": wanted})
        return row.id


def rename_theme(contest_id: int, theme_id: int, was: str, name: str, *, by: Actor) -> None:
    """Give a theme other words; ``was`` are those that were on screen.

    Raises:
        NotFound: the contest has no such theme.
        Invalid: no name, too long, or another theme has it.
        Stale: somebody else has renamed it; ``current`` is its name now.
    """
    with transaction() as session:
        row = _row(session, contest_id, theme_id)
        wanted = _name(session, contest_id, name, but=theme_id)
        if wanted == row.name:
            return
        if row.name != was:
            raise Stale(row.name)
        note(
            by,
            "theme.renamed",
            SUBJECT,
            contest_id=contest_id,
            old={"name": row.name},
            new={"name": wanted},
        )
        row.name = wanted


def move_theme(contest_id: int, theme_id: int, up: bool, *, by: Actor) -> None:
    """Change places with the theme above or below; the first and the last stay.

    Raises:
        NotFound: the contest has no such theme.
    """
    with transaction() as session:
        _row(session, contest_id, theme_id)
        order = [theme.id for theme in themes_of(contest_id)]
        place = order.index(theme_id)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(order):
            return
        order[place], order[other] = order[other], order[place]
        for position, number in enumerate(order):
            session.execute(update(Theme).where(Theme.id == number).values(position=position))
        note(by, "themes.ordered", SUBJECT, contest_id=contest_id)


def drop_theme(contest_id: int, theme_id: int, *, sure: bool, by: Actor) -> None:
    """Take a theme off the catalogue; ``sure``: although pieces treat it.

    Raises:
        NotFound: the contest has no such theme.
        Refusal: pieces treat it and nobody has said to be sure.
    """
    with transaction() as session:
        row = _row(session, contest_id, theme_id)
        used = session.scalar(
            select(func.count()).select_from(PieceTheme).where(PieceTheme.theme_id == theme_id)
        )
        if used and not sure:
            raise Refusal(Reason("theme_used", {"name": row.name, "pieces": used}))
        old = {"name": row.name, "pieces": used}
        note(by, "theme.dropped", SUBJECT, contest_id=contest_id, old=old)
        session.delete(row)


def _row(session: Session, contest_id: int, theme_id: int) -> Theme:
    session.get(Contest, contest_id, with_for_update=True)
    row = session.get(Theme, theme_id)
    if row is None or row.contest_id != contest_id:
        raise NotFound("not_found")
    return row


def _name(session: Session, contest_id: int, typed: str, but: int | None = None) -> str:
    name = " ".join(tidy(typed).split())
    if not name:
        raise Invalid("theme_name_missing")
    if len(name) > NAME_LENGTH:
        raise Invalid(Reason("piece_text_too_long", {"have": len(name), "limit": NAME_LENGTH}))
    taken = session.execute(select(Theme.id, Theme.name).where(Theme.contest_id == contest_id))
    if any(folded(other) == folded(name) and number != but for number, other in taken):
        raise Invalid("theme_there_already")
    return name
