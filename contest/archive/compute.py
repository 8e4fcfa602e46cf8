"""The command ``hoithi compute``: a contest file in, its results as JSON out.

It loads neither Flask nor the database: the rules alone answer.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from contest.archive.fault_sentences import fault_line
from contest.archive.rules.reader import Reading, read, unreadable
from contest.ranking.rules.output import results_json
from contest.ranking.rules.results import compute as compute_results


def read_file(path: Path) -> Reading:
    """The reading of a file on disk; one that cannot be opened is a fault, not an error."""
    try:
        data = path.read_bytes()
    except OSError:
        return unreadable()
    return read(data)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def compute(file: Path) -> None:
    """Tính kết quả của tệp hội thi FILE và in ra dạng JSON.

    Tệp có lỗi: in mỗi lỗi một dòng (vị trí, mã lỗi, giải thích) ra luồng lỗi, trạng thái 2.
    """
    # One document is read, used and printed; looking for cycles in it costs a third of the time.
    gc.disable()
    try:
        reading = read_file(file)
        if reading.file is None:
            lines = "".join(f"{fault_line(fault)}\n" for fault in reading.faults)
            sys.stderr.buffer.write(lines.encode("utf-8"))
            raise SystemExit(2)
        text = results_json(compute_results(reading.file.record()))
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    finally:
        gc.enable()


if __name__ == "__main__":
    compute()
