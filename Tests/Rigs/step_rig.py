#!/usr/bin/env python3
"""Kills an erasure, an attachment, a backup and a restore at every step that each takes on the disk, and again inside the
opening that follows; looks whether all that was there before is whole, or all that should be there after.
usage: step_rig.py WRITER
A writer that writes over what stands there must be caught first; a rig that catches nothing proves nothing."""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile

import rig

CASES, VICTIM, LIMIT = 9, 3, "9000"
SECRETS = [b"save 3", b"number 3", b"letter 3 "]


def work(writer, folder, *options, kill_at=0):
    """Runs the writer; answers whether it was killed, and what it said."""
    done = subprocess.run([writer, folder, "--segment-limit", LIMIT, "--kill-at", str(kill_at), *options],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if done.returncode not in (0, -signal.SIGKILL):
        raise rig.Bad(f"the writer ended with {done.returncode}: {done.stdout[-300:]}")
    return done.returncode != 0, done.stdout.splitlines()


def steps(lines):
    return int(next(line.split()[1] for line in lines if line.startswith("steps ")))


def tells(files):
    return [name for name, data in files.items() if any(secret in data for secret in SECRETS)]


def journal(files):
    return {name: data for name, data in files.items() if name.startswith("journal-")}


def check(writer, folder, expected):
    verdict = rig.run(sys.executable, os.path.join(rig.HERE, "verify_journal.py"), folder)
    if not verdict or not verdict[0].startswith("sound "):
        raise rig.Bad(f"the independent check says {verdict}")
    lines = rig.run(writer, folder, "--check")
    for line in lines:
        if line.split()[0] in ("damage", "wrong", "gap", "part", "error"):
            raise rig.Bad(line)
    whole = {int(line.split()[1]) for line in lines if line.startswith("whole ")}
    if whole not in expected:
        raise rig.Bad(f"the cases {sorted(whole)} are whole, not one of {[sorted(e) for e in expected]}")
    return whole


class Erasing:
    name = "erasure"

    def __init__(self, writer, place):
        self.writer, self.base = writer, os.path.join(place, "base")
        work(writer, self.base, "--count", str(CASES))
        work(writer, self.base, "--attach", str(VICTIM))
        self.old = rig.contents(self.base)
        after = os.path.join(place, "after")
        shutil.copytree(self.base, after)
        work(writer, after, "--erase", str(VICTIM))
        self.new = rig.contents(after)
        if tells(self.new) or not tells(self.old):
            raise rig.Bad(f"what was erased stands in {tells(self.new)}")

    def once(self, place, kill_at, options):
        folder = os.path.join(place, "store")
        shutil.copytree(self.base, folder)
        killed, lines = work(self.writer, folder, "--erase", str(VICTIM), *options, kill_at=kill_at)
        self.judge_generations(journal(rig.contents(folder)))
        # The opening that follows is killed as well, at any of its steps.
        work(self.writer, folder, "--count", "0", kill_at=random.randint(1, 40))
        self.judge_generations(journal(rig.contents(folder)))
        work(self.writer, folder, "--count", "0")
        files = rig.contents(folder)
        everyone = set(range(1, CASES + 1))
        whole = check(self.writer, folder, [everyone, everyone - {VICTIM}])
        if VICTIM not in whole and tells(files):
            raise rig.Bad(f"what was erased stands in {tells(files)}")
        if not killed and VICTIM in whole:
            raise rig.Bad("an erasure that was confirmed did not happen")
        return killed, lines

    def judge_generations(self, files):
        """Every file is its old or its new generation; the last may have grown by whole or torn records."""
        last = max(self.old and journal(self.old))
        for name, old in journal(self.old).items():
            found = files.get(name, b"")
            new = self.new[name][:len(old)]
            if found not in (old, new) and not (name == last and found[:len(old)] in (old, new)):
                raise rig.Bad(f"{name} is neither its old nor its new generation")


class Attaching:
    """A letter is there whole and told of, or neither; never told of and missing."""
    name = "attachment"

    def __init__(self, writer, place):
        self.writer, self.base = writer, os.path.join(place, "base")
        work(writer, self.base, "--count", str(CASES))

    def once(self, place, kill_at, options):
        folder = os.path.join(place, "store")
        shutil.copytree(self.base, folder)
        killed, lines = work(self.writer, folder, "--attach", str(VICTIM), *options, kill_at=kill_at)
        work(self.writer, folder, "--count", "0", kill_at=random.randint(1, 40))
        work(self.writer, folder, "--count", "0")
        check(self.writer, folder, [set(range(1, CASES + 1))])
        has = f"letter {VICTIM}" in rig.run(self.writer, folder, "--check")
        if f"attached {VICTIM}" in lines and not has:
            raise rig.Bad("a letter that was confirmed is lost")
        if any(name.startswith("attachments/.unfinished") for name in rig.contents(folder)):
            raise rig.Bad("half a letter was not swept away")
        return killed, lines


class BackingUp:
    name = "backup"

    def __init__(self, writer, place):
        """A backup of a store that then grew and lost a case: the next run adds, replaces and removes files."""
        self.writer, self.base, self.backup = writer, os.path.join(place, "base"), os.path.join(place, "backup")
        work(writer, self.base, "--count", str(CASES - 2))
        work(writer, self.base, "--attach", str(VICTIM))
        work(writer, self.base, "--attach", "1")
        _, lines = work(writer, self.base, "--backup", self.backup)
        self.old = self.head(lines)
        work(writer, self.base, "--from", str(CASES - 1), "--count", "2")
        work(writer, self.base, "--erase", str(VICTIM))

    def head(self, lines):
        return next(line.split()[1] for line in lines if line.split()[0] in ("made", "backup"))

    def once(self, place, kill_at, options):
        store, backup = os.path.join(place, "store"), os.path.join(place, "copy")
        shutil.copytree(self.base, store)
        shutil.copytree(self.backup, backup)
        killed, lines = work(self.writer, store, "--backup", backup, *options, kill_at=kill_at)
        head = self.head(rig.run(self.writer, store, "--check-backup", backup))
        if not killed and not options and head == self.old:
            raise rig.Bad("a backup that was confirmed did not happen")
        if head != self.old and tells(rig.contents(backup)) and not killed:
            raise rig.Bad(f"what was erased stands in the backup: {tells(rig.contents(backup))}")
        restored = os.path.join(place, "restored")
        work(self.writer, restored, "--restore", backup)
        everyone = set(range(1, CASES + 1))
        check(self.writer, restored, [everyone - {VICTIM}, everyone - {CASES - 1, CASES}])
        # The next run ends what this one began.
        work(self.writer, store, "--count", "0")
        work(self.writer, store, "--backup", backup)
        if tells(rig.contents(backup)):
            raise rig.Bad(f"what was erased stands in the backup: {tells(rig.contents(backup))}")
        rig.run(self.writer, store, "--check-backup", backup)
        return killed, lines


class Restoring:
    name = "restore"

    def __init__(self, writer, place):
        self.writer, self.backup = writer, os.path.join(place, "backup")
        store = os.path.join(place, "base")
        work(writer, store, "--count", str(CASES))
        work(writer, store, "--backup", self.backup)

    def once(self, place, kill_at, options):
        restored = os.path.join(place, "restored")
        killed, lines = work(self.writer, restored, "--restore", self.backup, kill_at=kill_at)
        everyone = set(range(1, CASES + 1))
        if os.path.exists(restored):
            check(self.writer, restored, [everyone])
        elif not killed:
            raise rig.Bad("a restore that was confirmed did not happen")
        else:
            work(self.writer, restored, "--restore", self.backup)
            check(self.writer, restored, [everyone])
        if os.path.exists(restored + ".restoring"):
            raise rig.Bad("what an earlier restore left was not swept away")
        return killed, lines


class Protecting:
    """A personal workspace becomes a protected one: it is one or the other, whole, at any moment."""
    name, word, before = "protection", "--protect", []

    def __init__(self, writer, place):
        self.writer, self.base = writer, os.path.join(place, "base")
        work(writer, self.base, "--count", str(CASES))
        work(writer, self.base, "--attach", "1")
        for word in self.before:
            work(writer, self.base, word)
        self.was_protected = self.is_protected(self.base)

    @staticmethod
    def is_protected(folder):
        return os.path.exists(os.path.join(folder, "keys.json"))

    def once(self, place, kill_at, options):
        folder = os.path.join(place, "store")
        shutil.copytree(self.base, folder)
        killed, lines = work(self.writer, folder, self.word, *options, kill_at=kill_at)
        check(self.writer, folder, [set(range(1, CASES + 1))])
        if not killed and self.is_protected(folder) == self.was_protected:
            raise rig.Bad("what was confirmed did not happen")
        # The opening that follows sweeps away what was there before, killed once more on its way.
        work(self.writer, folder, "--count", "0", kill_at=random.randint(1, 40))
        work(self.writer, folder, "--count", "0")
        if os.path.exists(folder + ".exchanging"):
            raise rig.Bad("what stood there before was not swept away")
        if self.is_protected(folder) and tells(rig.contents(folder)):
            raise rig.Bad(f"a protected workspace tells in {tells(rig.contents(folder))}")
        check(self.writer, folder, [set(range(1, CASES + 1))])
        return killed, lines


class Unprotecting(Protecting):
    name, word, before = "way back to a personal workspace", "--unprotect", ["--protect"]


def everywhere(kind, writer, options=()):
    with tempfile.TemporaryDirectory() as place:
        operation = kind(writer, place)
        with tempfile.TemporaryDirectory() as once:
            _, lines = operation.once(once, 0, options)
            last = steps(lines)
        for step in range(1, last + 1):
            with tempfile.TemporaryDirectory() as once:
                killed, _ = operation.once(once, step, options)
                if not killed:
                    raise rig.Bad(f"step {step} of {last} was not reached")
    return last


def main():
    writer, failed = sys.argv[1], False
    for kind in (Erasing, BackingUp, Protecting):
        try:
            everywhere(kind, writer, ["--in-place"])
            print(f"steps: the {kind.name} that writes in place was NOT caught: the rig is blind")
            failed = True
        except rig.Bad as caught:
            print(f"steps: {kind.name} that writes in place is caught: {caught}")
    for kind in (Erasing, Attaching, BackingUp, Restoring, Protecting, Unprotecting):
        try:
            print(f"steps: {kind.name} killed at each of {everywhere(kind, writer)} steps: nothing lost, "
                  "nothing half done")
        except rig.Bad as bad:
            print(f"steps: {kind.name} FAILED: {bad}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
