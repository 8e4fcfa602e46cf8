"""Small forms of the organiser's and the delegation's acts on a file."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectMultipleField, TextAreaField
from wtforms.widgets import CheckboxInput, ListWidget


class ReturnForm(FlaskForm):  # type: ignore[misc]
    """Asking for completion."""

    version = HiddenField()
    comment = TextAreaField(
        "Nội dung đề nghị bổ sung, chỉnh sửa",
        description="Đoàn sẽ đọc nguyên văn. Xin không ghi hoàn cảnh riêng của từng người.",
    )


class ApproveForm(FlaskForm):  # type: ignore[misc]
    """Approving; the reason only matters while the composition is not complete."""

    version = HiddenField()
    waiver = TextAreaField(
        "Lý do duyệt khi chưa đủ cơ cấu",
        description="Lý do và tên người duyệt được giữ trong lịch sử thao tác.",
    )


class MultiCheckboxField(SelectMultipleField):  # type: ignore[misc]
    """A set of check boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class BeginForm(FlaskForm):  # type: ignore[misc]
    """A list for one or several units."""

    units = MultiCheckboxField("Đơn vị", coerce=str, validate_choice=False)
