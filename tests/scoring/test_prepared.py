"""The statements that run on the driver itself say the same on each database."""

from flask import Flask

from tests.hall import Hall

PLACE = {"round": "bao_tuong", "team": "an"}


def test_marks_are_taken_alike_on_each_database(any_app: Flask) -> None:
    hall = Hall()
    hall.move("bao_tuong", "an", "open")
    mark = {**PLACE, "op_id": "a", "type": "mark", "criterion": "noi_dung", "points": "7,25"}
    other = {**mark, "op_id": "b", "points": "99"}
    early = {**PLACE, "op_id": "c", "type": "submit"}
    nowhere = {**mark, "op_id": "d", "team": "khong-co"}
    sent = (mark, other, early, nowhere)
    first = hall.send("gk1", *sent)
    assert [answer.status for answer in first] == ["accepted", "refused", "refused", "refused"]
    assert [answer.reasons[0].code for answer in first[1:]] == [
        "off_scale",
        "marks_missing",
        "unknown_turn",
    ]
    again = hall.send("gk1", *sent)
    assert [answer.status for answer in again] == ["duplicate", "refused", "refused", "refused"]
    assert again[0].revision == first[0].revision
    assert [a.reasons for a in again[1:]] == [a.reasons for a in first[1:]]
    stale = {**mark, "op_id": "e", "points": "8", "base": None}
    [answer] = hall.send("gk1", stale, device="may-2")
    assert (answer.status, answer.reasons[0].code) == ("refused", "stale")
    [answer] = hall.send("gk1", {**stale, "op_id": "f", "base": first[0].revision}, device="may-2")
    assert (answer.status, answer.revision) == ("accepted", (first[0].revision or 0) + 1)
    [seen] = hall.send("gk1", {**mark, "op_id": "g", "points": "9", "base": first[0].revision})
    assert seen.reasons[0].facts["points"] == "8"
