"""A paper as the answer to a request: seen in the browser, or kept and finished in Word."""

from flask import Response, g

from contest.accounts.gate import actor
from contest.documents.actions.own_papers import take_office_paper
from contest.documents.actions.printing import print_paper
from contest.documents.queries.printing import PrintJob
from contest.shared.vietnamese import slug

PDF_POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"
"""A browser's own viewer shows the file; the file itself may load nothing."""
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def printed(job: PrintJob) -> Response:
    """The paper made and noted as made.

    Raises:
        Refusal: the press could not make it.
    """
    return pdf_answer(print_paper(g.contest.id, job, by=actor()), job)


def in_word(job: PrintJob) -> Response:
    """The same paper as a Word file, noted as taken.

    Raises:
        Refusal: it could not be written.
    """
    return word_answer(take_office_paper(g.contest.id, job, by=actor()), job.name)


def pdf_answer(pdf: bytes, job: PrintJob) -> Response:
    """The PDF of a job; the name of a draft says so."""
    return pdf_named(pdf, f"{job.name} {'ban nhap' if job.draft else ''}")


def pdf_named(pdf: bytes, named: str) -> Response:
    """A PDF for the browser's own viewer, under a name without marks."""
    name = slug(named)
    return Response(
        pdf,
        mimetype="application/pdf",
        headers={
            "Content-Disposition": f"inline; filename=\"{name}.pdf\"; filename*=UTF-8''{name}.pdf",
            "Content-Security-Policy": PDF_POLICY,
        },
    )


def word_answer(written: bytes, name: str) -> Response:
    """A Word file to keep, under a name without marks."""
    return Response(
        written,
        mimetype=WORD_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{slug(name)}.docx"'},
    )
