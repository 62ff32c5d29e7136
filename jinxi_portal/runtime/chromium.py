"""Chromium for the browser tests: found, or installed from the distribution when root may do that."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_INSTALL = "no Chromium was found; install one (Debian: apt-get install chromium fonts-noto-cjk), or name it with CHROMIUM=/path/to/it"
#: Root has no sandbox of Chromium's; small machines have a small /dev/shm.
ARGUMENTS = ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
_PACKAGES = ["chromium", "fonts-noto-cjk"]


def find() -> str | None:
    """The path of an installed Chromium, or ``None``; ``CHROMIUM`` names one that lies elsewhere."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if os.access(named, os.X_OK) else None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> bool:
    """Install Debian's Chromium with Chinese fonts when it is missing and we are root; say whether there is one now."""
    if find() is not None:
        return True
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print("Installing Chromium for the browser tests …", flush=True)
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", *_PACKAGES],
    ):
        try:
            subprocess.run(command, check=True, **quiet)  # type: ignore[call-overload]
        except (OSError, subprocess.CalledProcessError):
            return False
    return find() is not None
