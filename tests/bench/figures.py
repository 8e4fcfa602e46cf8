"""Tables of figures beside the targets that they have to meet."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; ``target`` in words, ``met`` None where there is none."""

    name: str
    value: str
    target: str = ""
    met: bool | None = None


def at_most(name: str, value: float, most: float, unit: str = "") -> Figure:
    """A figure that must not be larger."""
    return Figure(name, f"{value:.2f}{unit}", f"≤ {most:g}{unit}", value <= most)


def at_least(name: str, value: float, least: float, unit: str = "") -> Figure:
    """A figure that must not be smaller."""
    return Figure(name, f"{value:.2f}{unit}", f"≥ {least:g}{unit}", value >= least)


def told(title: str, figures: Sequence[Figure]) -> bool:
    """Print a table; whether every target in it is met."""
    width = max(len(figure.name) for figure in figures)
    say(f"\n{title}")
    for figure in figures:
        sign = {True: "ok", False: "MISSED", None: ""}[figure.met]
        say(f"  {figure.name:<{width}}  {figure.value:>14}  {figure.target:<10} {sign}".rstrip())
    return all(figure.met is not False for figure in figures)


def say(line: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
