# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the real program from outside share: programs that end with the test, waiting for a condition, and
skipping with a reason."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77  # what ctest is told to count as skipped
PATIENCE = 20  # seconds; only a failing test waits so long
PR_SET_PDEATHSIG = 1


def skip(reason):
    print(f"SKIP: {reason}", file=sys.stderr)
    sys.exit(SKIPPED)


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            skip(f"{tool} is not installed")


def end_in(seconds):
    """The whole test, however it hangs."""
    signal.alarm(seconds)


def _die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def start(*command, **options):
    return subprocess.Popen(command, preexec_fn=_die_with_parent, **options)


def end(process):
    if process and process.poll() is None:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def until(condition, what):
    """Waits for a condition of the world outside, and returns its value. Nothing outside can be waited for otherwise."""
    last = time.monotonic() + PATIENCE
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > last:
            raise AssertionError(f"not within {PATIENCE} s: {what}")
        time.sleep(0.05)


def own_environment(**more):
    """The environment with settings of the test's own; the directory goes with the returned object."""
    directory = tempfile.TemporaryDirectory(prefix="tcpatlas-outside-")
    environment = dict(os.environ, XDG_CONFIG_HOME=directory.name, XDG_RUNTIME_DIR=directory.name, **more)
    os.chmod(directory.name, 0o700)
    return directory, environment
