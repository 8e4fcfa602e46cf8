"""``hoithi simulate``: robots play a whole contest through the real doors of a running server."""

import secrets

import click

from contest.regulations.queries.contests import contest_by_slug
from contest.rehearsal.playing import Asked, find_the_server, own_address, play_the_day
from contest.rehearsal.situation import contest_here, is_announced
from contest.rehearsal.tally import Tally
from contest.rehearsal.wire import NoAnswerError
from contest.shared.command_line import Failure, with_database
from contest.shared.errors import NotFound, Reason
from contest.shared.sentences import sentence


@click.command()
@click.argument("slug")
@click.option("--seed", type=click.IntRange(min=0), help="Hạt giống: cùng số thì cùng điểm.")
@click.option(
    "--speed",
    type=click.FloatRange(min=0.01),
    help="Nhanh gấp mấy lần thời gian thật; không ghi thì nhanh hết mức.",
)
@click.option("--faults", is_flag=True, help="Gây mất mạng, gửi trùng, đổi máy trong lúc chấm.")
@click.option("--url", help="Địa chỉ máy chủ đang chạy; không ghi thì theo bản cài đặt này.")
@with_database
def simulate(
    slug: str, seed: int | None, speed: float | None, faults: bool, url: str | None
) -> None:
    """Diễn tập hội thi SLUG: máy đóng vai giám khảo, thư ký, người theo dõi thời gian, tổ chức.

    Mọi việc đi qua trang web và cổng chấm của máy chủ đang chạy. Hội thi diễn dở được diễn tiếp;
    hội thi đã công bố kết quả thì không. Diễn xong, bảng điểm công khai được đối chiếu với kết
    quả tính lại từ tệp xuất của hội thi.
    """
    asked = Asked(
        base=(url or own_address()).rstrip("/"),
        seed=secrets.randbelow(10**6) if seed is None else seed,
        speed=speed,
        faults=faults,
    )
    try:
        contest = contest_here(contest_by_slug(slug).id)
    except NotFound as missing:
        raise Failure(sentence(Reason("no_such_contest", {"slug": slug}))) from missing
    if is_announced(contest.id):
        raise Failure(f"Hội thi “{contest.name}” đã công bố kết quả nên không diễn lại được.")
    find_the_server(asked.base)
    try:
        play_the_day(contest, asked, Tally(), click.echo)
    except NoAnswerError as lost:
        raise Failure(f"Máy chủ tại {asked.base} không trả lời nữa.") from lost
