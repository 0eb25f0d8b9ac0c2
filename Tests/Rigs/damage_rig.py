#!/usr/bin/env python3
"""Damages the files of a protected workspace in every way that a disk or a hand can, and looks whether each is found.
usage: damage_rig.py WRITER COUNT [SEED]
COUNT damages at random; then a hundred each of edit, deletion, insertion, exchange, cut, swap of files and rollback,
each with a checkpoint from before and without one. A reader that believes everything must be caught first."""
import os
import random
import shutil
import subprocess
import sys
import tempfile

import rig

CASES, LIMIT = 8, "16000"


def contents(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


class Workspace:
    def __init__(self, writer, place):
        self.writer, self.place = writer, place
        self.base = os.path.join(place, "base")
        self.run(self.base, "--count", str(CASES - 2))
        self.run(self.base, "--protect")
        self.early = contents(self.base)
        self.run(self.base, "--from", str(CASES - 1), "--count", "2")
        self.files = contents(self.base)
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
        name = random.choice(workspace.journal * 4 + ["index.cache"] * (1 if "index.cache" in files else 0))
        kind, files[name] = blow(files[name], files[random.choice(workspace.journal)])
        if files[name] == workspace.files[name]:
            continue
        workspace.judge(workspace.damaged(files), f"damage {number}, {kind} in {name}")
    return count


def on_purpose(workspace, each):
    """The hands of somebody who has the files and no key; answers by kind how many were found without a checkpoint."""
    seen = {}
    for kind in ("edit", "deletion", "insertion", "exchange", "cut", "swap", "rollback"):
        seen[kind] = 0
        for number in range(each):
            files = dict(workspace.files)
            name = random.choice(workspace.journal)
            lines = files[name].splitlines(True)
            n = random.randrange(len(lines))
            if kind == "edit":
                line = bytearray(lines[n])
                line[random.randrange(len(line) - 1)] ^= 1 << random.randrange(7)
                lines[n] = bytes(line)
            elif kind == "deletion":
                # The last line of all is what a cut is.
                if name == workspace.journal[-1] and n == len(lines) - 1:
                    continue
                del lines[n]
            elif kind == "insertion":
                lines.insert(n, random.choice(lines))
            elif kind == "exchange":
                other = random.randrange(len(lines))
                if lines[other] == lines[n]:
                    continue
                lines[n], lines[other] = lines[other], lines[n]
            files[name] = b"".join(lines)
            if kind == "cut":
                keep = random.randrange(1, len(workspace.journal) + 1)
                for gone in workspace.journal[keep:]:
                    del files[gone]
                last = workspace.journal[keep - 1]
                rest = files[last].splitlines(True)
                files[last] = b"".join(rest[:random.randrange(1, len(rest) + 1)])
            elif kind == "swap":
                other = random.choice([x for x in workspace.journal if x != name])
                files[name], files[other] = files[other], files[name]
            elif kind == "rollback":
                files = dict(workspace.early)
            if files == workspace.files or not files.get(name, b"x"):
                continue
            lines = workspace.damaged(files)
            seen[kind] += bool(workspace.found(lines))
            if kind not in ("cut", "rollback") and not workspace.found(lines):
                raise rig.Bad(f"{kind} {number} is not found")
            if not workspace.found(workspace.damaged(files, "--checkpoint", workspace.head)):
                raise rig.Bad(f"{kind} {number} is not found with a checkpoint")
    return seen


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
            seen = on_purpose(workspace, 100 if count >= 1000 else 10)
            print("damage: by hand, all found with a checkpoint; without one: "
                  + ", ".join(f"{kind} {number}" for kind, number in seen.items()))
        except rig.Bad as bad:
            print(f"damage: FAILED: {bad}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
