"""Opening a new .xlsx. Imported in child processes only (``contest/shared/aside.py``):
XlsxWriter is never loaded by the server.
"""

from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types


def opened(kept: BytesIO) -> Workbook:
    """A workbook that is written to ``kept`` on closing and takes every text as it is: what looks
    like a formula, an address or a number stays text."""
    return Workbook(
        kept,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
