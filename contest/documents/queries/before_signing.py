"""What somebody should look at before a paper is signed: names, money. Nothing here stops it."""

import re
from collections.abc import Mapping

from contest.documents.queries.editions import AMENDMENT, PRIZE_DECISION, ROUND_TABLE
from contest.documents.queries.office import Office, secretaries_of
from contest.documents.rules.frame import Signature
from contest.ranking.queries.standing import Standing
from contest.ranking.queries.standing_approval import latest_approvals
from contest.ranking.rules.approval import Step
from contest.shared.db import db
from contest.shared.errors import Reason

BY_COMMITTEE = ("ranking", "award_list", "day_minutes", "report")
"""Papers that whoever signs for Ban Tổ chức signs."""
BY_AWARDING = ("decision", AMENDMENT, PRIZE_DECISION, "certificates")
"""Papers that whoever decides on awards signs."""
BY_SECRETARY = ("ranking", "minutes", "award_list", "day_minutes")
"""Papers that a secretary signs."""
BY_HEAD_JUDGE = (ROUND_TABLE, "ranking", "minutes")
"""Papers that the head judge signs."""
WITH_MONEY = ("decision", AMENDMENT, "award_list")
"""Papers that list the prizes with their money."""
_ADDRESSED = re.compile(r"\b(ông|bà|anh|chị|đồng chí|đ/c)\b|[\W\d_]", re.IGNORECASE)


def before_signing(
    contest_id: int, standing: Standing, office: Office
) -> Mapping[str, tuple[Reason, ...]]:
    """Paper → what to look at, for every official paper where there is something."""
    agreed = _who(contest_id)
    committee = _of_name(office.organiser_signs, agreed.get(Step.AGREED), "paper_other_agreed")
    awarding = _of_name(office.awarding.signs, agreed.get(Step.DECIDED), "paper_other_decided")
    if office.awarding.body == office.body and Step.DECIDED not in agreed:
        awarding = committee
    of = {
        **dict.fromkeys(BY_COMMITTEE, committee),
        **dict.fromkeys(BY_AWARDING, awarding),
    }
    secretary, money = _of_secretary(contest_id, office), _of_money(standing)
    head_judge = _of_head_judge(office)
    papers = dict.fromkeys((*BY_HEAD_JUDGE, *BY_COMMITTEE, *BY_AWARDING, *BY_SECRETARY))
    found = {
        paper: (
            *(head_judge if paper in BY_HEAD_JUDGE else ()),
            *of.get(paper, ()),
            *(secretary if paper in BY_SECRETARY else ()),
            *(money if paper in WITH_MONEY else ()),
        )
        for paper in papers
    }
    return {paper: reasons for paper, reasons in found.items() if reasons}


def _of_name(signs: Signature, told: str | None, code: str) -> tuple[Reason, ...]:
    """Whether the block has a name, and the one that was told when the results were agreed to."""
    if signs.name is None and told is not None:
        return (Reason("paper_no_name_told", {"title": signs.title, "who": told}),)
    if signs.name is None:
        return (Reason("paper_no_name", {"title": signs.title}),)
    if told is None or _same(signs, told):
        return ()
    return (Reason(code, {"who": told, "name": signs.name}),)


def _same(signs: Signature, told: str) -> bool:
    """Whether the words name whoever signs; words that name nobody contradict nobody."""
    words = told.casefold()
    if (signs.name or "").casefold() in words:
        return True
    return not _ADDRESSED.sub("", words.replace(signs.title.casefold(), ""))


def _of_head_judge(office: Office) -> tuple[Reason, ...]:
    if office.head_judge is not None:
        return ()
    return (Reason("paper_no_head_judge", {"title": office.head_judge_title}),)


def _of_secretary(contest_id: int, office: Office) -> tuple[Reason, ...]:
    if office.secretary is not None:
        return ()
    count = len(secretaries_of(contest_id))
    return (Reason("paper_many_secretaries" if count else "paper_no_secretary", {"count": count}),)


def _of_money(standing: Standing) -> tuple[Reason, ...]:
    unpaid = list(dict.fromkeys(one.name for one in standing.awards if not one.money))
    if not unpaid:
        return ()
    if not any(one.money for one in standing.awards):
        return (Reason("paper_no_money"),)
    return (Reason("paper_some_money", {"awards": ", ".join(unpaid)}),)


def _who(contest_id: int) -> dict[Step, str]:
    """Who was told to have agreed, by step; the latest word on each counts."""
    latest = latest_approvals(db.session(), contest_id)
    return {step: row.who for step, row in latest.items() if row.agreed}
