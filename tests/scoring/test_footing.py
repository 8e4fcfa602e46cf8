"""What stands on the regulations holds them: marks, turns and teams are not pulled away."""

from flask import Flask

from contest.regulations.queries.footing import footing_of
from tests.hall import Hall


def test_marks_turns_and_teams_are_what_the_regulations_stand_under(app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    hall.mark("gk2", "bao_tuong", "an", "7.25", "8")
    footing = footing_of(hall.contest_id)
    assert footing.rounds == {"bao_tuong", "chao_hoi"}
    assert footing.judges == {"bao_tuong": {"gk2"}}
    given = {place: {str(points) for points in all_} for place, all_ in footing.points.items()}
    assert given == {
        ("bao_tuong", "noi_dung"): {"7.25"},
        ("bao_tuong", "hinh_thuc"): {"8"},
    }
