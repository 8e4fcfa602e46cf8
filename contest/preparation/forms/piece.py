"""The form of a piece, and of the catalogue of themes."""

from collections.abc import Iterable

from flask import request
from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    MultipleFileField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.widgets import CheckboxInput, ListWidget

from contest.preparation.queries.pieces import PieceValue
from contest.preparation.queries.themes import ThemeValue
from contest.preparation.rules.piece import PieceFault, TypedPiece
from contest.preparation.rules.slot import EXCHANGE
from contest.preparation.sentences import PIECE_FIELDS
from contest.shared.errors import Reason
from contest.shared.sentences import sentence
from contest.shared.whole_numbers import whole_number


class MultiCheckboxField(SelectMultipleField):  # type: ignore[misc]
    """A set of check boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class PieceForm(FlaskForm):  # type: ignore[misc]
    """One piece; ``rules/piece.py`` says what the texts mean."""

    version = HiddenField()
    title = StringField(PIECE_FIELDS["title"])
    summary = TextAreaField(PIECE_FIELDS["summary"])
    stage_needs = TextAreaField(PIECE_FIELDS["stage_needs"])
    minutes = StringField(PIECE_FIELDS["minutes"])
    themes = MultiCheckboxField(PIECE_FIELDS["themes"], coerce=str, validate_choice=False)
    files = MultipleFileField("Tệp")
    reason = StringField("Lý do nhận muộn")

    def typed(self) -> TypedPiece:
        """What was typed, to be read by the rules."""
        return TypedPiece(
            title=self.title.data or "",
            summary=self.summary.data or "",
            stage_needs=self.stage_needs.data or "",
            minutes=self.minutes.data or "",
            themes=tuple(self.themes.data or ()),
        )

    def built_on(self) -> int:
        """The version that was on screen; 0, which nothing has, for one that is no number."""
        return whole_number(self.version.data)

    def tell(self, faults: Iterable[PieceFault]) -> None:
        """Show each fault at its field."""
        for fault in faults:
            self[fault.at].errors = [sentence(Reason(fault.code, fault.facts))]


ACT_TITLE = "Tên tiết mục"


def form_of(piece: PieceValue, themes: Iterable[ThemeValue]) -> PieceForm:
    """The form with what is stored."""
    texts = piece.texts
    form = PieceForm(
        formdata=None,
        prefix=f"{piece.slot.name}-",
        data={
            "version": str(piece.version),
            "title": texts.title or "",
            "summary": texts.summary or "",
            "stage_needs": texts.stage_needs or "",
            "minutes": "" if texts.minutes is None else str(texts.minutes),
            "themes": [str(number) for number in texts.themes],
        },
    )
    return _fitted(form, piece, themes)


def posted_form(piece: PieceValue, themes: Iterable[ThemeValue]) -> PieceForm:
    """The form as this request carries it."""
    form = PieceForm(formdata=request.form, prefix=f"{piece.slot.name}-")
    return _fitted(form, piece, themes)


def _fitted(form: PieceForm, piece: PieceValue, themes: Iterable[ThemeValue]) -> PieceForm:
    if piece.slot.kind == EXCHANGE:
        form.title.label.text = ACT_TITLE
    form.themes.choices = [SelectChoice(str(theme.id), theme.name) for theme in themes]
    return form
