"""A bug is logged so that it can be found, without what its variables held."""

import pytest
from flask import Flask

from contest.shared.access import public


def test_a_bug_is_logged_without_the_values_of_its_variables(
    new_app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    @public
    def broken() -> str:
        ethnicity = "Thổ"
        raise RuntimeError(f"broken {len(ethnicity)}")

    new_app.add_url_rule("/hong", "broken", broken)
    answer = new_app.test_client().get("/hong")
    assert answer.status_code == 500
    assert "Traceback" not in answer.get_data(as_text=True)
    said = "".join(capsys.readouterr())
    assert "RuntimeError: broken 3" in said
    assert "Thổ" not in said
