#!/usr/bin/env python3
"""Makes .venv from a hash-locked file under the system's Python, then hands over: bootstrap.py <lock> <python arguments …>

Uses the standard library only, and no syntax newer than Python 3.6, so that an old Python can read far enough to be told.
"""

import errno
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
INSTALLED = os.path.join(VENV, "installed.json")
UNFINISHED = os.path.join(VENV, "installing")
OLDEST = (3, 11)
NEWEST_WITH_REDIS = (3, 12)


class Refusal(Exception):  # noqa: N818 -- a sentence for people
    """What happened and what to do, in both languages."""


def fits(version):
    return version >= OLDEST and (version <= NEWEST_WITH_REDIS or bool(os.environ.get("REDIS_URL")))


def find_python():
    """This Python, or another one on the path that fits.

    Raises:
        Refusal: when none fits.
    """
    own = sys.version_info[:2]
    if fits(own):
        return sys.executable
    for minor in (12, 11):
        other = shutil.which("python3.%d" % minor)
        if other and subprocess.call([other, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            return other
    if own < OLDEST:
        raise Refusal(
            "这里的 Python 是 %d.%d，太旧了；本系统需要 Python 3.11 或 3.12。请先安装，再运行：make run PYTHON=python3.12\n"
            "This Python is %d.%d, which is too old; the portal needs Python 3.11 or 3.12. Install one, then: make run PYTHON=python3.12"
            % (own + own)
        )
    raise Refusal(
        "这里的 Python 是 %d.%d；内置的 Redis 只支持 Python 3.11 和 3.12。请安装其中之一（make run PYTHON=python3.12），"
        "或用 REDIS_URL 指定一个 Redis 服务器：REDIS_URL=redis://localhost:6379/0 make run\n"
        "This Python is %d.%d; the embedded Redis exists for 3.11 and 3.12 only. Install one of these (make run PYTHON=python3.12), "
        "or name a Redis server: REDIS_URL=redis://localhost:6379/0 make run" % (own + own)
    )


def lock_file(name):
    return os.path.join(ROOT, "deploy", "lock", name + ".txt")


def digest(name):
    with open(lock_file(name), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def installed():
    """Digest per lock of what lies whole in .venv."""
    if os.path.exists(UNFINISHED):
        return {}
    try:
        with open(INSTALLED, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def venv_works():
    """Whether .venv has a Python that starts and fits."""
    code = "import sys; print(sys.version_info[0], sys.version_info[1])"
    try:
        done = subprocess.run([PYTHON, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        return fits(tuple(int(part) for part in done.stdout.split()))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return False


def make_venv():
    """A new, empty .venv; the old one is thrown away."""
    say("正在准备 Python 环境 .venv …", "Making the Python environment .venv …")
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([find_python(), "-m", "venv", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode and b"ensurepip" in done.stdout:
        raise Refusal(
            "系统缺少 python3-venv。请先安装（Debian、Ubuntu：apt-get install python3-venv），再重新运行。\n"
            "The system lacks python3-venv. Install it (Debian, Ubuntu: apt-get install python3-venv), then run again."
        )
    if done.returncode:
        raise OSError(errno.EIO, done.stdout.decode("utf-8", "replace").strip())


def install(name):
    """Install a lock whole. A kill in the middle leaves a note behind, and the next start begins anew."""
    if os.path.exists(UNFINISHED) or not venv_works():
        make_venv()
    with open(UNFINISHED, "w", encoding="utf-8") as file:
        file.write(name)
    say("正在安装依赖（首次约需一两分钟）…", "Installing the dependencies (a minute or two the first time) …")
    os.umask(0o022)
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    if os.geteuid() == 0:
        command.append("--root-user-action=ignore")
    if subprocess.call([*command, "--require-hashes", "-r", lock_file(name)], cwd=ROOT):
        raise Refusal(
            "依赖没有装全，原因见上面几行。多为网络不通或磁盘已满；解决后再运行一次，会从头重装。\n"
            "The dependencies could not be installed; the lines above say why. Mostly it is the network or a full disk. "
            "Mend that and run again: it starts over."
        )
    done = {"portal": digest("portal")}
    if name == "dev":
        done["dev"] = digest("dev")
    with open(INSTALLED + ".new", "w", encoding="utf-8") as file:
        json.dump(done, file)
    os.replace(INSTALLED + ".new", INSTALLED)
    os.remove(UNFINISHED)


def say(chinese, english):
    print(chinese + "\n" + english, file=sys.stderr, flush=True)


def ensure(name):
    """Make .venv hold the lock ``portal`` or ``dev`` (which contains ``portal``); one process at a time."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if installed().get(name) != digest(name) or not venv_works():
            install(name)
    finally:
        os.close(handle)


def main(arguments):
    name, rest = arguments[0], arguments[1:]
    try:
        find_python() if not venv_works() else None
        ensure(name)
    except Refusal as refusal:
        sys.exit("\n" + str(refusal))
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            sys.exit(
                "\n磁盘已满，.venv 装不下（约需 900 MB）。请清理后再运行。\nThe disk is full; .venv needs about 900 MB. Free some space and run again."
            )
        sys.exit(
            "\n无法准备 %s：%s。请确认这个文件夹可写（不要放在只读的盘上），再运行一次。\n"
            "%s could not be prepared: %s. Make sure that this folder can be written to, then run again."
            % (VENV, error.strerror, VENV, error.strerror)
        )
    except KeyboardInterrupt:
        sys.exit(130)
    os.environ["PYTHONUTF8"] = "1"
    os.environ["VIRTUAL_ENV"] = VENV
    os.environ["PATH"] = os.path.join(VENV, "bin") + os.pathsep + os.environ.get("PATH", os.defpath)
    os.chdir(ROOT)
    os.execv(PYTHON, [PYTHON, *rest])


if __name__ == "__main__":
    main(sys.argv[1:])
