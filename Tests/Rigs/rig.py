"""What the kill rig and the power-cut rig share: run the store writer, and judge what is left."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


class Bad(Exception):
    """The store lost or damaged something."""


def acknowledged(path, before=None):
    """Numbers of the saves that were confirmed, up to a moment if one is given."""
    numbers = []
    with open(path) as file:
        for line in file:
            words = line.split()
            # The last line may be cut off: then its save was not confirmed to anyone.
            if line.endswith("\n") and len(words) == 2 and words[0].isdigit():
                if before is None or int(words[1]) < before:
                    numbers.append(int(words[0]))
    return numbers


def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        raise Bad(f"{os.path.basename(words[0])} ended with {done.returncode}: {done.stdout[-500:]}")
    return done.stdout.splitlines()


def run_any(*words, timeout=60):
    """What a program says, ended well or with a sentence; a crash or a hang is bad."""
    try:
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=timeout,
                              errors="replace")
    except subprocess.TimeoutExpired:
        raise Bad(f"{os.path.basename(words[0])} hangs")
    if done.returncode not in (0, 1, 4):
        raise Bad(f"{os.path.basename(words[0])} ended with {done.returncode}: {done.stdout[-500:]}")
    return done.stdout.splitlines()


def contents(folder):
    """The bytes of all plain files in a folder and below, by their paths in it."""
    found = {}
    for above, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(above, name)
            if os.path.isfile(path) and not os.path.islink(path):
                with open(path, "rb") as file:
                    found[os.path.relpath(path, folder)] = file.read()
    return found


def judge(writer, folder, acks):
    """Opens the store as a person would next, and checks it twice: by itself and by Python."""
    if not os.path.exists(folder) and not acks:
        return {"highest": 0, "torn": 0}
    torn = sum("was not finished" in line for line in run(writer, folder, "--count", "0"))
    verdict = run(sys.executable, os.path.join(HERE, "verify_journal.py"), folder)
    if not verdict or not verdict[0].startswith("sound "):
        raise Bad(f"the independent check says {verdict}")
    lines = run(writer, folder, "--check")
    for line in lines:
        if line.split()[0] in ("damage", "wrong", "gap", "error"):
            raise Bad(line)
    whole = {int(line.split()[1]) for line in lines if line.startswith("whole ")}
    part = {int(line.split()[1]) for line in lines if line.startswith("part ")}
    lost = set(acks) - whole
    if lost:
        raise Bad(f"{len(lost)} confirmed saves are lost, the first is {min(lost)}")
    return {"highest": max(whole | part, default=0), "torn": torn}
