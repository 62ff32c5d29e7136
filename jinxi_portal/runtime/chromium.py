"""Chromium for the browser tests: found, or installed from the distribution when root may do that."""

import os
import shutil
import subprocess

#: The shell first: it has no windows to draw, and costs half of what the whole browser does.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_INSTALL = "no Chromium was found; install one (Debian: apt-get install chromium fonts-noto-cjk), or name it with CHROMIUM=/path/to/it"
#: Root has no sandbox of Chromium's; small machines have a small /dev/shm.
ARGUMENTS = ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
#: What a release of the distribution may have; older ones have no shell.
_PACKAGES = ("chromium-headless-shell", "chromium")


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
    install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "fonts-noto-cjk"]
    for command in (["apt-get", "update", "-q"], *([*install, package] for package in _PACKAGES)):
        try:
            subprocess.run(command, check=True, **quiet)  # type: ignore[call-overload]
        except (OSError, subprocess.CalledProcessError):
            continue
        if find() is not None:
            return True
    return False
