#!/usr/bin/env python3
"""Damages the files of a protected workspace in every way that a disk can, and looks whether each is found.
usage: damage_rig.py WRITER COUNT [SEED]
What a hand can do is the audit rig. A reader that believes everything must be caught first."""
import os
import random
import shutil
import subprocess
import sys
import tempfile

import rig

CASES, LIMIT = 8, "9000"


class Workspace:
    def __init__(self, writer, place, is_protected=True):
        self.writer, self.place = writer, place
        self.base = os.path.join(place, "base")
        self.run(self.base, "--count", str(CASES - 2))
        if is_protected:
            self.run(self.base, "--protect")
        self.run(self.base, "--attach", "1")
        # Copies of earlier days, for whoever puts one back.
        self.earlier = [rig.contents(self.base)]
        for n in (CASES - 1, CASES):
            self.run(self.base, "--from", str(n), "--count", "1")
            self.earlier.append(rig.contents(self.base))
        del self.earlier[-1]
        self.files = rig.contents(self.base)
        self.sound = self.look(self.base)
        if self.found(self.sound) or len(self.whole(self.sound)) != CASES:
            raise rig.Bad(f"the untouched workspace says {self.sound}")
        self.head = next(line.split()[1] for line in self.sound if line.startswith("head "))
        self.journal = [name for name in self.files if name.startswith("journal-")]

    def run(self, folder, *options):
        done = subprocess.run([self.writer, folder, "--segment-limit", LIMIT, *options],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=60)
        if done.returncode not in (0, 1, 4):
            raise rig.Bad(f"the reader ended with {done.returncode}")
        return done.stdout.splitlines()

    def look(self, folder, *options):
        return self.run(folder, "--check", *options)

    @staticmethod
    def whole(lines):
        return {int(line.split()[1]) for line in lines if line.startswith("whole ")}

    @staticmethod
    def found(lines):
        return [line for line in lines if line.split()[0] in ("damage", "error", "notice", "checkpoint")]

    def damaged(self, files, *options):
        """What a reader says of these files in place of its own."""
        folder = os.path.join(self.place, "damaged")
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder, 0o700)
        for name, data in files.items():
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        return self.look(folder, *options)

    def judge(self, lines, what):
        """Found, or without any effect: nothing between."""
        for line in lines:
            if line.startswith("wrong "):
                raise rig.Bad(f"{what}: a case is shown otherwise than it was kept: {line}")
        if not self.found(lines) and lines != self.sound:
            raise rig.Bad(f"{what}: not found, and the reader says {lines[:3]}")


def blow(data, other):
    """One random damage of some bytes, and what it was."""
    size = len(data)
    kind = random.choice(["bit", "byte", "cut", "insertion", "deletion", "zeros", "copy", "exchange", "head"])
    at = random.randrange(size)
    length = min(size - at, random.choice([1, 2, 16, 512, 4096]))
    piece = data[at:at + length]
    if kind == "bit":
        return kind, data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1:]
    if kind == "byte":
        return kind, data[:at] + bytes([random.randrange(256)]) + data[at + 1:]
    if kind == "cut":
        return kind, data[:at]
    if kind == "head":
        return kind, data[at:]
    if kind == "insertion":
        return kind, data[:at] + random.randbytes(length) + data[at:]
    if kind == "deletion":
        return kind, data[:at] + data[at + length:]
    if kind == "zeros":
        return kind, data[:at] + bytes(length) + data[at + length:]
    if kind == "copy":
        to = random.randrange(size)
        return kind, data[:to] + piece + data[to + length:]
    return kind, data[:at] + other[at:at + length] + data[at + length:]


def at_random(workspace, count):
    for number in range(count):
        files = dict(workspace.files)
        # The journal is what counts; the cache may be damaged without any loss.
        others = [name for name in files if name == "index.cache" or name.startswith("attachments/")]
        name = random.choice(workspace.journal * 4 + others)
        kind, files[name] = blow(files[name], files[random.choice(workspace.journal)])
        if files[name] == workspace.files[name]:
            continue
        workspace.judge(workspace.damaged(files), f"damage {number}, {kind} in {name}")
    return count


def main():
    writer, count = sys.argv[1], int(sys.argv[2])
    random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as place:
        workspace = Workspace(writer, place)
        look = workspace.look
        workspace.look = lambda folder, *options: workspace.sound[:-1] + [f"whole {CASES + 1}"]
        try:
            at_random(workspace, 20)
            print("damage: a reader that believes everything was NOT caught: the rig is blind")
            return 1
        except rig.Bad as caught:
            print(f"damage: a reader that believes everything is caught: {caught}")
        workspace.look = look
        try:
            print(f"damage: {at_random(workspace, count)} damaged files: each found, or without any effect", flush=True)
        except rig.Bad as bad:
            print(f"damage: FAILED: {bad}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
