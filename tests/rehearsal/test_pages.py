"""What a robot reads on a page."""

from contest.rehearsal.pages import problems_on, token_on


def test_the_token_of_the_forms_is_found() -> None:
    assert token_on('<meta charset="utf-8"><meta name="csrf-token" content="a&amp;b.c">') == "a&b.c"
    assert token_on("<p>csrf-token</p>") == ""


def test_only_what_is_wrong_is_read_out() -> None:
    page = """<div class="notice notice--done"><div><p>Đã ghi.</p></div></div>
    <div class="notice notice--problem" role="alert"><svg></svg>
      <div class="notice__body"><p>Chưa thực hiện được</p><ul><li>Phiếu   chưa khóa.</li></ul></div>
    </div><p>Trang khác</p>"""
    assert problems_on(page) == "Chưa thực hiện được Phiếu chưa khóa."
    assert problems_on("<p>Mọi việc đều ổn</p>") == ""
