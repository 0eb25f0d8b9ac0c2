#!/usr/bin/env python3
"""Lets each call to the system fail in turn, once and for good, with each error that a disk or a kernel gives,
while cases are saved and erased, letters attached, and all is backed up, restored, protected and opened again. Whatever fails: what was confirmed
is there, what was there before is whole, nothing is half done, nothing crashes or hangs, and the next opening works.
usage: fault_rig.py WRITER [--quick]
Writers that confirm too early or write over what stands there must be caught first."""
import os
import shutil
import signal
import subprocess
import sys
import tempfile

import rig

CASES, VICTIM, LIMIT = 6, 2, "9000"
CODES = {"EIO": 5, "ENOSPC": 28, "EDQUOT": 122, "EROFS": 30, "EACCES": 13, "EMFILE": 24, "ENOMEM": 12, "EINTR": 4}
SECRETS = [b"save 2", b"number 2", b"letter 2 "]


def work(writer, folder, *options):
    """Runs the writer; answers its exit code and what it said. It must end by itself, with a sentence."""
    words = [writer, folder, "--segment-limit", LIMIT, *options]
    try:
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        raise rig.Bad("the writer hangs")
    if done.returncode not in (0, 4):
        name = signal.Signals(-done.returncode).name if done.returncode < 0 else done.returncode
        raise rig.Bad(f"the writer ended with {name}: {done.stdout[-300:]}")
    return done.returncode, done.stdout.splitlines()


def acknowledged(lines):
    return {int(line.split()[0]) for line in lines if line and line[0].isdigit()}


def whole(writer, folder):
    """The cases that are whole, after the opening that a person would do next."""
    code, lines = work(writer, folder, "--count", "0")
    if code != 0:
        raise rig.Bad(f"the next opening fails: {lines}")
    verdict = rig.run(sys.executable, os.path.join(rig.HERE, "verify_journal.py"), folder)
    if not verdict or not verdict[0].startswith("sound "):
        raise rig.Bad(f"the independent check says {verdict}")
    found = set()
    for line in rig.run(writer, folder, "--check"):
        if line.split()[0] in ("damage", "wrong", "gap", "error"):
            raise rig.Bad(line)
        if line.startswith("whole "):
            found.add(int(line.split()[1]))
    return found


def tells(folder):
    return [name for name, data in rig.contents(folder).items() if any(secret in data for secret in SECRETS)]


class Operation:
    """A folder as it is before, and one thing that is done to it."""
    words, prepared = [], []

    def __init__(self, writer, place):
        self.writer, self.base = writer, os.path.join(place, "base")
        work(writer, self.base, "--count", str(CASES))
        for words in self.prepared:
            work(writer, self.base, *words)

    def once(self, place, *options):
        self.folder = os.path.join(place, "store")
        shutil.copytree(self.base, self.folder)
        code, lines = work(self.writer, self.folder, *self.words, *options)
        self.judge(code == 0, lines)
        return lines

    def judge(self, isDone, lines):
        raise NotImplementedError


class Saving(Operation):
    name, words = "saving", ["--from", str(CASES + 1), "--count", "4"]

    def judge(self, isDone, lines):
        lost = (set(range(1, CASES + 1)) | acknowledged(lines)) - whole(self.writer, self.folder)
        if lost:
            raise rig.Bad(f"{sorted(lost)} were confirmed and are lost")


class SavingSealed(Saving):
    name, prepared = "saving in a protected workspace", [["--protect"]]


class Attaching(Operation):
    name, words = "attaching", ["--attach", str(VICTIM)]

    def judge(self, isDone, lines):
        if whole(self.writer, self.folder) != set(range(1, CASES + 1)):
            raise rig.Bad("attaching took something from the store")
        has = f"letter {VICTIM}" in rig.run(self.writer, self.folder, "--check")
        if f"attached {VICTIM}" in lines and not has:
            raise rig.Bad("a letter that was confirmed is lost")
        if work(self.writer, self.folder, "--attach", str(VICTIM))[0] != 0:
            raise rig.Bad("what failed stands in the way of the next attachment")


class Erasing(Operation):
    name, words, prepared = "erasing", ["--erase", str(VICTIM)], [["--attach", str(VICTIM)]]

    def judge(self, isDone, lines):
        found, everyone = whole(self.writer, self.folder), set(range(1, CASES + 1))
        if found not in (everyone, everyone - {VICTIM}):
            raise rig.Bad(f"the cases {sorted(found)} are whole")
        if any(line.startswith("erased") for line in lines) and VICTIM in found:
            raise rig.Bad("an erasure that was confirmed did not happen")
        if VICTIM not in found and tells(self.folder):
            raise rig.Bad(f"what was erased stands in {tells(self.folder)}")


class BackingUp(Operation):
    name = "backing up"

    def __init__(self, writer, place):
        super().__init__(writer, place)
        self.backup = os.path.join(place, "backup")
        work(writer, self.base, "--backup", self.backup)
        work(writer, self.base, "--from", str(CASES + 1), "--count", "1")

    def once(self, place, *options):
        self.copy = os.path.join(place, "copy")
        shutil.copytree(self.backup, self.copy)
        self.words = ["--backup", self.copy]
        return super().once(place, *options)

    def judge(self, isDone, lines):
        everyone = set(range(1, CASES + 2))
        if whole(self.writer, self.folder) != everyone:
            raise rig.Bad("a backup took something from the store")
        restored = self.copy + "-restored"
        code, said = work(self.writer, restored, "--restore", self.copy)
        if code != 0:
            raise rig.Bad(f"the backup cannot be restored: {said}")
        found = whole(self.writer, restored)
        made = any(line.startswith("made") for line in lines)
        if found != everyone and (made or found != everyone - {CASES + 1}):
            raise rig.Bad(f"the backup holds {sorted(found)}")


class Restoring(Operation):
    name = "restoring"

    def __init__(self, writer, place):
        super().__init__(writer, place)
        self.backup = os.path.join(place, "backup")
        work(writer, self.base, "--backup", self.backup)

    def once(self, place, *options):
        self.folder = os.path.join(place, "restored")
        code, lines = work(self.writer, self.folder, "--restore", self.backup, *options)
        if code == 0 or os.path.exists(os.path.join(self.folder, "journal-000001.jsonl")):
            if whole(self.writer, self.folder) != set(range(1, CASES + 1)):
                raise rig.Bad("half a store was restored")
        elif work(self.writer, self.folder, "--restore", self.backup)[0] != 0:
            raise rig.Bad("what failed stands in the way of the next restore")
        return lines


class Protecting(Operation):
    name, words = "protecting", ["--protect"]

    def judge(self, isDone, lines):
        if whole(self.writer, self.folder) != set(range(1, CASES + 1)):
            raise rig.Bad("protecting took something from the store")
        isProtected = os.path.exists(os.path.join(self.folder, "keys.json"))
        if isProtected and tells(self.folder):
            raise rig.Bad(f"a protected workspace tells in {tells(self.folder)}")
        if os.path.exists(self.folder + ".exchanging"):
            raise rig.Bad("what stood there before was not swept away")
        if "protected" in lines and not isProtected:
            raise rig.Bad("what was confirmed did not happen")


class Unprotecting(Operation):
    name, words, prepared = "opening for good", ["--unprotect"], [["--protect"]]

    def judge(self, isDone, lines):
        if whole(self.writer, self.folder) != set(range(1, CASES + 1)):
            raise rig.Bad("opening a workspace for good took something from it")


def everywhere(kind, writer, codes, manners, extra=()):
    """Fails each call of an operation; answers how many failures that were."""
    failures = 0
    with tempfile.TemporaryDirectory() as place:
        operation = kind(writer, place)
        with tempfile.TemporaryDirectory() as once:
            lines = operation.once(once, "--fail-at", "0", *extra)
        calls = int(next(line.split()[1] for line in lines if line.startswith("calls ")))
        for call in range(1, calls + 1):
            for word, code in codes.items():
                for manner in manners:
                    # No kernel interrupts for ever.
                    if word == "EINTR" and manner:
                        continue
                    with tempfile.TemporaryDirectory() as once:
                        try:
                            operation.once(once, "--fail-at", str(call), "--fail-code", str(code), *manner, *extra)
                        except rig.Bad as bad:
                            raise rig.Bad(f"call {call} of {calls}, {word}{' for good' if manner else ''}: {bad}")
                    failures += 1
    return failures


def main():
    writer, isQuick, failed = sys.argv[1], "--quick" in sys.argv, False
    codes = {word: CODES[word] for word in ("EIO", "ENOSPC")} if isQuick else CODES
    manners = [()] if isQuick else [(), ("--for-good",)]
    for kind, extra in ((Saving, ["--buffered"]), (Erasing, ["--in-place"]), (Protecting, ["--in-place"])):
        try:
            everywhere(kind, writer, {"EIO": 5}, [("--for-good",)], extra)
            print(f"faults: {kind.name} with {extra[0]} was NOT caught: the rig is blind")
            failed = True
        except rig.Bad as caught:
            print(f"faults: {kind.name} with {extra[0]} is caught: {caught}")
    total = 0
    for kind in (Saving, SavingSealed, Attaching, Erasing, BackingUp, Restoring, Protecting, Unprotecting):
        try:
            failures = everywhere(kind, writer, codes, manners)
            total += failures
            print(f"faults: {kind.name} with {failures} failing calls: nothing lost, nothing half done", flush=True)
        except rig.Bad as bad:
            print(f"faults: {kind.name} FAILED: {bad}")
            failed = True
    print(f"faults: {total} failures injected")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
