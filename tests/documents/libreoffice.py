"""Opening Word and Excel files in LibreOffice, as an office without Microsoft's would.

Nothing of the machine's own settings or fonts takes part: the profile is new, and Times New Roman
is Tinos, whose measures are the same.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from contest.documents.engine import FONTS
from tests.install import OFFICE, installed

SECONDS = 120
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="assign" binding="strong">
<string>Tinos</string></edit></match></fontconfig>
"""
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""Formulas are worked out anew on opening, whatever figure is written beside them."""


def written_out(files: dict[str, bytes], folder: Path, ending: str) -> list[Path]:
    """Put files with this ending into a folder, by their names."""
    paths = []
    for name, file in files.items():
        paths.append(folder / f"{name}.{ending}")
        paths[-1].write_bytes(file)
    return paths


def converted(files: Sequence[Path], to: str, folder: Path) -> dict[str, bytes]:
    """Name of a file without its ending → the file that LibreOffice made of it, in one start."""
    program = installed(OFFICE)
    assert program is not None, "LibreOffice is missing; install it with: make tools"
    user, out = folder / "profile" / "user", folder / to
    user.mkdir(parents=True, exist_ok=True)
    out.mkdir(exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE)
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(fonts=FONTS, cache=folder / "fonts"))
    subprocess.run(
        [
            program,
            f"-env:UserInstallation=file://{folder / 'profile'}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            out,
            *files,
        ],
        env=os.environ | {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder)},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
    )
    made = {path.stem: path.read_bytes() for path in out.iterdir()}
    assert set(made) == {path.stem for path in files}
    return made
