#!/usr/bin/env python3
"""Fills every field of a protected workspace with words that stand nowhere else, works in it, and looks for them in
all that was left on the disk; then looks into the memory of a program that has unlocked the workspace and locked it
again, for the password and the keys; and lets it crash, for what a core file would tell.
usage: canary_rig.py ASSAY LOCKER
A personal workspace, and a program that does not wipe, must be caught first."""
import os
import signal
import subprocess
import sys
import tempfile

import rig
from department import Department

WORD = "borealis"


def world(place):
    """Folders of its own for all that a program may write to."""
    found = {"HOME": "home", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state",
             "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp"}
    for name in found:
        found[name] = os.path.join(place, found[name])
        os.makedirs(found[name], mode=0o700)
    return found


def live(program, place, is_protected=True):
    """A life in a workspace; answers the department and the folders in which nothing may stand."""
    folders = world(place)
    department = Department(program, place, "b", WORD, environment=folders)
    if not is_protected:
        department.must("store", "unprotect", by="root")
    case, person = department.case, {"by": "officer"} if is_protected else {}
    for words in (("case", "list", WORD), ("case", "show", case, "--history"), ("case", "show", case, "--json"),
                  ("case", "attachments", case), ("case", "assess", case), ("store", "rebuild")):
        department.must(*words, **person)
    department.run("case", "groups", case, **({"by": "risk"} if is_protected else {}))
    # What goes wrong may not tell either.
    for words in (("case", "decide", case, "approve"), ("case", "show", WORD), ("case", "note", case, " "),
                  ("case", "attachment", case, WORD, "-o", "/nowhere/x")):
        department.run(*words, **person)
    backup = os.path.join(place, "backup")
    department.must("store", "backup", backup, **({"by": "root"} if is_protected else {}))
    return department, [department.store, backup, *folders.values()]


def look(places, secrets):
    hits = []
    for place in places:
        for path, data in rig.contents(place).items():
            text = path.encode() + b"\0" + data
            hits += [f"{secret.decode()} in {os.path.join(place, path)}" for secret in secrets if secret in text]
    return hits


def strays(before):
    """Files that are new in the temporary folders of the machine and hold the word."""
    found = []
    for top in ("/tmp", "/var/tmp", "/dev/shm"):
        for name in set(os.listdir(top)) - before.get(top, set()):
            path = os.path.join(top, name)
            if os.path.isfile(path) and os.path.getsize(path) < 1 << 22:
                with open(path, "rb") as file:
                    if WORD.encode() in file.read():
                        found.append(path)
    return found


def memory(process, secrets):
    """Which of some bytes stand in the memory of a process."""
    found = set()
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as file:
        for line in maps:
            span, rights, *rest = line.split()
            if "r" not in rights or line.rstrip().endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = (int(word, 16) for word in span.split("-"))
            try:
                file.seek(start)
                data = file.read(end - start)
            except (OSError, ValueError):
                continue
            found |= {name for name, secret in secrets.items() if secret in data}
    return found


def locked(locker, department, *options, crash=False):
    """What a program that unlocks and locks has in memory before and after."""
    keys = os.path.join(department.place, "keys")
    with open(department.at("b-officer"), "rb") as file:
        password = file.read().rstrip(b"\n")
    core = os.path.join(department.place, "cores")
    os.makedirs(core, exist_ok=True)
    process = subprocess.Popen(["/bin/sh", "-c", 'ulimit -c unlimited; exec "$0" "$@"', locker, department.store,
                                "b-officer", keys, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=core,
                               env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
    process.stdin.write(password + b"\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if line != b"unlocked\n":
        raise rig.Bad(f"the program says {line}")
    with open(keys, "rb") as file:
        data = file.read()
    secrets = {"the password": password}
    for n in range(len(data) // 32):
        secrets[f"key {n + 1}"] = data[32 * n:32 * n + 32]
        secrets[f"key {n + 1} in digits"] = data[32 * n:32 * n + 32].hex().encode()
    if crash:
        process.send_signal(signal.SIGSEGV)
        process.wait()
        return core, secrets
    before = memory(process.pid, secrets)
    process.stdin.write(b"\n")
    process.stdin.flush()
    if process.stdout.readline() != b"locked\n":
        raise rig.Bad("the program does not lock")
    after = memory(process.pid, secrets)
    process.stdin.close()
    process.wait()
    return before, after


def plain_cores(place):
    """How many core files a program leaves that forbids none."""
    folder = os.path.join(place, "plain")
    os.makedirs(folder)
    subprocess.run(["/bin/sh", "-c", "ulimit -c unlimited; kill -SEGV $$"], cwd=folder)
    return len(os.listdir(folder))


def main():
    program, locker = sys.argv[1:3]
    if os.geteuid() != 0:
        print("canary: skipped: it looks into the memory of another process, which needs root")
        return 0
    before = {top: set(os.listdir(top)) for top in ("/tmp", "/var/tmp", "/dev/shm")}
    try:
        with tempfile.TemporaryDirectory() as place:
            department, places = live(program, place, is_protected=False)
            if not look(places, [WORD.encode(), b"24683"]):
                print("canary: a personal workspace was NOT caught: the rig is blind")
                return 1
            print("canary: a personal workspace is caught: its files tell")
        with tempfile.TemporaryDirectory() as place:
            department, places = live(program, place)
            kept, seen = locked(locker, department, "--keeps")
            if not {"the password", "key 1"} <= seen:
                print(f"canary: a program that does not wipe was NOT caught ({seen}): the rig is blind")
                return 1
            print(f"canary: a program that does not wipe is caught: {', '.join(sorted(seen))} after the lock")
            held, after = locked(locker, department)
            if "key 1" not in held:
                print(f"canary: an unlocked program was seen without a key ({held}): the rig is blind")
                return 1
            if after:
                raise rig.Bad(f"after the lock there is in memory: {', '.join(sorted(after))}")
            print(f"canary: unlocked, {', '.join(sorted(held))} in memory; after the lock neither password nor key")
            core, secrets = locked(locker, department, crash=True)
            cores = rig.contents(core)
            if any(secret in data for data in cores.values() for secret in [*secrets.values(), WORD.encode()]):
                raise rig.Bad("a core file tells")
            hits = look(places, [WORD.encode(), b"24683", b"82446"]) + strays(before)
            if hits:
                raise rig.Bad(f"{len(hits)} places tell: {hits[:5]}")
            files = sum(len(rig.contents(path)) for path in places)
            plain = plain_cores(place)
            print(f"canary: {files} files after the work: nothing tells; a crash leaves {len(cores)} core files"
                  + ("" if plain else ", and any other program's too on this machine"))
    except rig.Bad as bad:
        print(f"canary: FAILED: {bad}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
