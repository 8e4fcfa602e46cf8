"""What the page makes of a snapshot: boards, running order, podium, who is next."""

from contest.schedule.rules.states import TurnState
from tests.displays.small_boards import FIVE, posted, small_contest, two_rounds


def test_before_the_first_result_the_page_shows_the_running_order() -> None:
    teams = [{"key": key, "name": f"Đội {key}"} for key in ("an", "binh")]
    page = posted(small_contest({"thi": {}}, teams=teams))
    assert not page.has_board
    assert page.columns == ()
    assert [row["team"] for row in page.sections[0].listed] == ["an", "binh"]
    assert page.numbers == {"an": 1, "binh": 2}


def test_the_first_result_makes_it_a_board() -> None:
    teams = [{"key": key, "name": f"Đội {key}"} for key in ("an", "binh")]
    page = posted(small_contest({"thi": {"binh": ["70"]}}, teams=teams))
    assert page.has_board
    assert [row["team"] for row in page.sections[0].ranked] == ["binh", "an"]
    assert (page.published, page.expected, page.complete) == (1, 2, False)


def test_the_day_is_over_once_nobody_is_on_stage_or_still_to_come() -> None:
    teams = [{"key": key, "name": f"Đội {key}"} for key in ("an", "binh")]
    assert not posted(small_contest({"thi": {}}, teams=teams)).is_over
    assert not posted(small_contest({"thi": {"an": ["70"]}}, teams=teams)).is_over
    both = small_contest({"thi": {"an": ["70"], "binh": ["60"]}}, teams=teams)
    assert posted(both).is_over
    assert posted(both, announced=True).is_over


def test_where_figures_are_withheld_there_are_no_empty_columns() -> None:
    page = posted(small_contest(FIVE, "prizes"), announced=True)
    assert (page.columns, page.has_board) == ((), False)
    assert len(page.sections[0].listed) == 5


def test_level_top_has_a_board_of_the_winners_without_round_columns() -> None:
    page = posted(small_contest(FIVE, "top"), announced=True)
    assert page.columns == ()
    assert [row["team"] for row in page.sections[0].ranked] == ["binh", "chi", "an"]
    assert [row["team"] for row in page.sections[0].listed] == ["dung", "em"]
    assert page.complete


def test_the_podium_stands_apart_from_the_rest_and_the_side_prizes() -> None:
    (ceremony,) = posted(small_contest(FIVE), announced=True).ceremonies
    assert [(prize.name, prize.step) for prize in ceremony.podium] == [
        ("Giải Nhất", 1),
        ("Giải Nhì", 2),
    ]
    assert [winner.total for winner in ceremony.podium[1].winners] == ["80.00", "70.00"]
    assert [prize.name for prize in ceremony.rest] == ["Giải Khuyến khích"]
    assert [winner.total for winner in ceremony.rest[0].winners] == [None, None]
    assert [prize.name for prize in ceremony.side] == ["Phần thi hay nhất"]


def test_prizes_without_published_totals_have_none() -> None:
    (ceremony,) = posted(small_contest(FIVE, "prizes"), announced=True).ceremonies
    winners = [winner for prize in ceremony.podium for winner in prize.winners]
    assert {winner.total for winner in winners} == {None}


def test_each_division_has_its_own_board_and_podium() -> None:
    teams = [
        {"key": key, "name": f"Đội {key}", "division": division}
        for key, division in (("an", "k1"), ("binh", "k2"))
    ]
    divisions = [
        {"key": "k1", "name": "Khối 1"},
        {"key": "k2", "name": "Khối 2"},
        {"key": "k3", "name": "Khối trống"},
    ]
    scores = {"thi": {"an": ["70"], "binh": ["90"]}}
    page = posted(small_contest(scores, teams=teams, divisions=divisions), announced=True)
    assert [section.name for section in page.sections] == ["Khối 1", "Khối 2"]
    assert [one.name for one in page.ceremonies] == ["Khối 1", "Khối 2"]
    assert page.ceremonies[1].podium[0].winners[0].team == "binh"


def test_next_is_the_first_staged_turn_that_still_waits() -> None:
    teams = [{"key": key, "name": f"Đội {key}"} for key in ("an", "binh", "chi")]
    document = small_contest({"thi": {}}, teams=teams, rounds=two_rounds())
    states = {("thi", "an"): TurnState.ON_STAGE, ("thi", "binh"): TurnState.ABSENT}
    page = posted(document, states=states)
    assert [(one.round_name, one.team_name, one.number) for one in page.coming] == [
        ("Phần thi", "Đội chi", 3)
    ]


def test_nothing_is_coming_after_the_announcement() -> None:
    assert posted(small_contest(FIVE), announced=True).coming == ()


def test_a_phone_lists_the_teams_by_name_with_marks_in_their_place() -> None:
    teams = [
        {"key": key, "name": name}
        for key, name in (("a", "Đội Yến Sơn"), ("b", "Đội Đông"), ("c", "Đội Dương"))
    ]
    page = posted(small_contest({"thi": {}}, teams=teams))
    assert [row["name"] for row in page.teams_by_name] == ["Đội Dương", "Đội Đông", "Đội Yến Sơn"]
