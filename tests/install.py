"""Find the programs that tests drive, or install them: ``python -m tests.install``."""

import os
import shutil
import subprocess
import sys

BROWSERS = (
    "chromium-headless-shell",  # draws no window that nobody sees: a quarter less work
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
)
NGINX = ("nginx",)
OFFICE = ("soffice", "libreoffice")
PACKAGES = {
    BROWSERS: ("chromium-headless-shell",),
    NGINX: ("nginx",),
    OFFICE: ("libreoffice-writer-nogui", "libreoffice-calc-nogui"),
}
"""A program → what Debian calls it; LibreOffice without its windows is 300 MB and half a minute."""
SBIN = "/usr/sbin"
"""Where Debian keeps nginx; not on everybody's path."""


def installed(names: tuple[str, ...]) -> str | None:
    """The path of the first of these programs on this machine, or None."""
    path = f"{os.environ.get('PATH', '')}{os.pathsep}{SBIN}"
    return next((found for name in names if (found := shutil.which(name, path=path))), None)


def missing(*, only_first: bool) -> list[str]:
    """The packages of programs that are not there; ``only_first``: whose first choice is not."""
    return [
        package
        for names, packages in PACKAGES.items()
        if installed(names[:1] if only_first else names) is None
        for package in packages
    ]


def main() -> int:
    """Install Debian's Chromium, nginx and LibreOffice as root; elsewhere the Chromium that
    Playwright brings, unless there is any."""
    by_apt = shutil.which("apt-get") is not None and os.geteuid() == 0
    packages = missing(only_first=by_apt)
    if not packages:
        return 0
    if by_apt:
        commands = [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        ]
    elif PACKAGES[BROWSERS][0] in packages:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    else:
        commands = []
    for command in commands:
        print("+", " ".join(command), flush=True)  # noqa: T201
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
            print("Could not install with:", *command, file=sys.stderr)  # noqa: T201
            return 0 if not missing(only_first=False) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
