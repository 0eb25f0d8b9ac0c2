#!/usr/bin/env python3
"""Puts a link, a dangling link, a pipe, a device, a folder, a socket in the place of each entry of a workspace, and
lets the store look, write, attach, erase and protect there. It must answer within a second, follow nothing, change
nothing that lies elsewhere, and never take an intruder for an empty place.
usage: entry_rig.py WRITER   (devices need root)
A reader that follows links and waits for pipes must be caught first."""
import os
import shutil
import socket
import stat
import sys
import tempfile
import time

import rig

WITHIN, CASES = 1.0, 6


def link(path, outside):
    os.symlink(outside, path)


def dangling(path, outside):
    os.symlink(outside + "-nowhere", path)


def pipe(path, outside):
    os.mkfifo(path)


def device(path, outside):
    os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))


def folder(path, outside):
    os.mkdir(path)
    with open(os.path.join(path, "inside"), "w") as file:
        file.write("kept")


def plug(path, outside):
    held = socket.socket(socket.AF_UNIX)
    # The name of a socket may have a hundred letters only.
    here = os.getcwd()
    os.chdir(os.path.dirname(path))
    held.bind(os.path.basename(path))
    os.chdir(here)
    held.close()


KINDS = [link, dangling, pipe, device, folder, plug]


def entries(base):
    """One of each kind of entry; what stands in folders too."""
    names = ["journal-000001.jsonl", "journal-000002.jsonl", "lock", "index.cache", "keys.json", "settings.json",
             "torn-9-0123456789abcdef", ".unfinished-journal-000009.jsonl", "attachments", "drafts"]
    letters = os.listdir(os.path.join(base, "attachments"))
    return names + [os.path.join("attachments", letters[0])]


def works(writer, path):
    """What a person may do next, each with its name."""
    return {"look": [writer, path, "--check"], "write": [writer, path, "--from", "50", "--count", "2"],
            "attach": [writer, path, "--attach", "3"], "erase": [writer, path, "--erase", "1"],
            "protect": [writer, path, "--protect"], "back up": [writer, path, "--backup", path + "-backup"]}


def one(run, writer, base, place, name, kind):
    """An intruder in the place of one entry; answers the longest time that something took."""
    slowest = 0.0
    for work in works(writer, ""):
        path = os.path.join(place, "store")
        for old in (path, path + "-backup", path + ".exchanging"):
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(base, path)
        outside = os.path.join(place, "outside")
        with open(outside, "wb") as file:
            file.write(b"another's file\n" * 100)
        target = os.path.join(path, name)
        if os.path.isdir(target):
            shutil.rmtree(target)
        elif os.path.lexists(target):
            os.unlink(target)
        kind(target, outside)
        start = time.monotonic()
        lines = run(*works(writer, path)[work])
        took = time.monotonic() - start
        slowest = max(slowest, took)
        what = f"{kind.__name__} in the place of {name}, {work}"
        if took > WITHIN:
            raise rig.Bad(f"{what}: it took {took:.1f} s")
        with open(outside, "rb") as file:
            if file.read() != b"another's file\n" * 100 or os.path.lexists(outside + "-nowhere"):
                raise rig.Bad(f"{what}: something elsewhere was changed")
        for line in lines:
            if line.split()[0] in ("wrong", "gap"):
                raise rig.Bad(f"{what}: {line}")
        # Entries that count must be missed; a cache, copies and leftovers need not be.
        counts = name.startswith(("journal-", "keys", "lock")) or "/" in name
        told = any(line.split()[0] in ("error", "damage", "notice", "refused") for line in lines)
        whole = sum(line.startswith("whole ") for line in lines)
        if name.startswith("journal-") and work == "look" and not told:
            raise rig.Bad(f"{what}: nobody is told, and {whole} cases are shown")
        if counts and work == "write" and name != "keys.json" and "/" not in name and not told:
            raise rig.Bad(f"{what}: nobody is told")
    return slowest


def following(*words):
    """A reader as careless programs are."""
    path = words[1]
    for above, _, names in os.walk(path):
        for name in names:
            with open(os.path.join(above, name), "rb+") as file:
                file.write(b"x")
    return ["notice"]


def main():
    writer = sys.argv[1]
    kinds = [kind for kind in KINDS if kind is not device or os.geteuid() == 0]
    with tempfile.TemporaryDirectory() as place:
        base = os.path.join(place, "base")
        rig.run_any(writer, base, "--count", str(CASES), "--segment-limit", "9000")
        rig.run_any(writer, base, "--attach", "1")
        try:
            one(following, writer, base, place, "settings.json", link)
            print("entries: a reader that follows links was NOT caught: the rig is blind")
            return 1
        except rig.Bad as caught:
            print(f"entries: a reader that follows links is caught: {caught}")
        count, slowest = 0, 0.0
        try:
            for name in entries(base):
                for kind in kinds:
                    slowest = max(slowest, one(rig.run_any, writer, base, place, name, kind))
                    count += 1
        except rig.Bad as bad:
            print(f"entries: FAILED: {bad}")
            return 1
    print(f"entries: {count} intruders, six works each: none followed, nothing changed elsewhere, "
          f"each answer within {slowest:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
