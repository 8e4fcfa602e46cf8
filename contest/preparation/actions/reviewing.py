"""The reviewers (Tổ thẩm định) comment on passages, ask for changes, or agree."""

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.preparation.actions.script import (
    announced,
    move_script,
    newest_version,
    piece_here,
    subject_of,
)
from contest.preparation.models import PassageComment, Piece, ScriptVersion
from contest.preparation.rules.script import (
    COMMENT_LENGTH,
    QUOTE_LENGTH,
    ScriptState,
    paragraphs_of,
    why_not_judge,
    why_not_reopen,
)
from contest.preparation.rules.written import plain
from contest.registration.models import Delegation
from contest.shared import clock
from contest.shared.errors import Invalid, NotFound, Reason, Refusal, Stale
from contest.shared.transaction import transaction


def comment_on_passage(
    contest_id: int,
    piece_id: int,
    number: int,
    paragraph: int,
    quote: str,
    text: str,
    *,
    by: Actor,
) -> None:
    """Say something about a paragraph of version ``number``, or about some words of it.

    Raises:
        NotFound: the contest has no such piece, the version no such paragraph.
        Invalid: no text, too long a one, or a quote that is not in the paragraph.
        Refusal: nothing to judge, or no more.
        Stale: the delegation has handed in another version since; ``current`` is its number.
    """
    with transaction() as session:
        piece, delegation, script = _to_judge(session, contest_id, piece_id, number)
        lines = script.text.split("\n")
        if not 0 <= paragraph < len(lines) or not lines[paragraph]:
            raise NotFound("not_found")
        said, quoted = _comment(text), plain(quote)[:QUOTE_LENGTH].strip()
        if not said:
            raise Invalid("script_comment_missing")
        if quoted and quoted not in lines[paragraph]:
            raise Invalid("script_quote_not_found")
        script.comments.append(
            PassageComment(
                paragraph=paragraph,
                quote=quoted or None,
                text=said,
                at=clock.now(),
                by_name=by.name[:200],
            )
        )
        note(
            by,
            "script.commented",
            subject_of(session, piece, delegation),
            contest_id=contest_id,
            new={"version": number},
        )


def remove_comment(contest_id: int, piece_id: int, comment_id: int, *, by: Actor) -> None:
    """Take a comment back that the delegation has not been given yet.

    Raises:
        NotFound: the newest version of the piece has no such comment.
        Refusal: the verdict is given, the delegation has read it.
    """
    with transaction() as session:
        piece, delegation = piece_here(session, contest_id, piece_id)
        row = session.get(PassageComment, comment_id)
        script = newest_version(piece)
        if row is None or script is None or row.script_id != script.id:
            raise NotFound("not_found")
        if script.verdict is not None:
            raise Refusal("script_comment_given")
        script.comments.remove(row)
        note(
            by,
            "script.comment_removed",
            subject_of(session, piece, delegation),
            contest_id=contest_id,
            new={"version": script.number},
        )


def ask_for_changes(contest_id: int, piece_id: int, number: int, text: str, *, by: Actor) -> None:
    """Verdict on version ``number``: Đề nghị chỉnh sửa, with the comments and a word to all.

    Raises:
        NotFound: the contest has no such piece.
        Invalid: neither a comment nor a word, or too long a one.
        Refusal: nothing to judge, or no more.
        Stale: the delegation has handed in another version since.
    """
    with transaction() as session:
        piece, delegation, script = _to_judge(session, contest_id, piece_id, number)
        if script.verdict == ScriptState.AGREED:
            raise Refusal("script_reopened")  # the agreed version stays the agreed version
        said = _comment(text)
        if not said and not script.comments:
            raise Invalid("script_verdict_without_words")
        _judge(script, ScriptState.REVISE, said, by)
        move_script(session, piece, delegation, ScriptState.REVISE, by, number=number)


def agree_on_script(contest_id: int, piece_id: int, number: int, text: str, *, by: Actor) -> None:
    """Verdict on version ``number``: Thống nhất. It is kept as the one to be played.

    Raises:
        NotFound: the contest has no such piece.
        Invalid: too long a word.
        Refusal: nothing to judge, or no more.
        Stale: the delegation has handed in another version since.
    """
    with transaction() as session:
        piece, delegation, script = _to_judge(session, contest_id, piece_id, number)
        _judge(script, ScriptState.AGREED, _comment(text), by)
        move_script(session, piece, delegation, ScriptState.AGREED, by, number=number)


def reopen_script(contest_id: int, piece_id: int, reason: str, *, by: Actor) -> None:
    """Ask for a new version of a script that was agreed on; that version and its verdict stay.

    Raises:
        NotFound: the contest has no such piece.
        Invalid: no reason, or too long a one.
        Refusal: it is not agreed on, or the results are announced.
    """
    with transaction() as session:
        piece, delegation = piece_here(session, contest_id, piece_id)
        reasons = why_not_reopen(ScriptState(piece.state), announced=announced(session, contest_id))
        if reasons:
            raise Refusal(*reasons)
        said = _comment(reason)
        if not said:
            raise Invalid("reason_needed")
        script = newest_version(piece)
        move_script(
            session,
            piece,
            delegation,
            ScriptState.REVISE,
            by,
            number=0 if script is None else script.number,
            act="reopened",
            reason=said,
        )


def _to_judge(
    session: Session, contest_id: int, piece_id: int, number: int
) -> tuple[Piece, Delegation, ScriptVersion]:
    piece, delegation = piece_here(session, contest_id, piece_id)
    reasons = why_not_judge(ScriptState(piece.state), announced=announced(session, contest_id))
    script = newest_version(piece)
    if reasons or script is None:
        raise Refusal(*(reasons or ("script_not_handed_in",)))
    if script.number != number:
        raise Stale(script.number)
    return piece, delegation, script


def _judge(script: ScriptVersion, verdict: ScriptState, said: str, by: Actor) -> None:
    script.verdict = verdict.value
    script.verdict_text = said or None
    script.verdict_at = clock.now()
    script.verdict_by = by.name[:200]


def _comment(text: str) -> str:
    said = "\n".join(paragraphs_of(text))
    if len(said) > COMMENT_LENGTH:
        raise Invalid(Reason("comment_too_long", {"limit": COMMENT_LENGTH}))
    return said
