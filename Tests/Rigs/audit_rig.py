#!/usr/bin/env python3
"""What a hand can do to the audit trail, a hundred times each: edit, deletion, insertion, exchange of lines, cut, swap
of files, rollback, and all hashes computed anew; in a protected workspace and in a personal one, with a checkpoint
from before and without. Found must be exactly what Format.md and the threat model say, with a checkpoint all of it.
usage: audit_rig.py WRITER EACH [SEED]
A reader that believes everything must be caught first."""
import hashlib
import os
import random
import re
import sys
import tempfile

import rig
from damage_rig import Workspace

KINDS = ("edit", "deletion", "insertion", "exchange", "cut", "swap", "rollback", "forgery")
# Without a checkpoint nobody sees that the end is missing, or all of it older; and in a personal workspace, where
# there is no key, not that somebody has written all of it anew.
UNSEEN = {True: {"cut", "rollback"}, False: {"cut", "rollback", "forgery"}}


def edit(files, workspace, name, lines, n):
    line = bytearray(lines[n])
    line[random.randrange(len(line) - 1)] ^= 1 << random.randrange(7)
    lines[n] = bytes(line)
    files[name] = b"".join(lines)


def deletion(files, workspace, name, lines, n):
    # The last line of all is what a cut is.
    if name == workspace.journal[-1] and n == len(lines) - 1:
        n = 0
    del lines[n]
    files[name] = b"".join(lines)


def insertion(files, workspace, name, lines, n):
    lines.insert(n, random.choice(lines))
    files[name] = b"".join(lines)


def exchange(files, workspace, name, lines, n):
    other = random.randrange(len(lines))
    lines[n], lines[other] = lines[other], lines[n]
    files[name] = b"".join(lines)


def cut(files, workspace, name, lines, n):
    keep = random.randrange(1, len(workspace.journal) + 1)
    for gone in workspace.journal[keep:]:
        del files[gone]
    last = workspace.journal[keep - 1]
    rest = files[last].splitlines(True)
    # Letters of what is cut off would tell; whoever cuts takes them too.
    files[last] = b"".join(rest[:random.randrange(1, len(rest) + 1)])


def swap(files, workspace, name, lines, n):
    other = random.choice([x for x in workspace.journal if x != name])
    files[name], files[other] = files[other], files[name]


def rollback(files, workspace, name, lines, n):
    files.clear()
    files.update(random.choice(workspace.earlier))


def forgery(files, workspace, name, lines, n):
    """Changes who did something, and computes each hash behind it anew, as one without any key can."""
    journal = b"".join(files[x] for x in workspace.journal).splitlines(True)
    lengths = [len(files[x].splitlines()) for x in workspace.journal]
    first = random.randrange(1, len(journal))
    previous = None
    for place in range(first, len(journal)):
        line = journal[place]
        if place == first:
            line = line.replace(b'"by":"rig"', b'"by":"rog"', 1)
        if previous:
            line = re.sub(rb'"prev":"[0-9a-f]{64}"', b'"prev":"%s"' % previous, line, count=1)
        header = line[:line.index(b',"hash":')]
        previous = hashlib.sha256(header).hexdigest().encode()
        journal[place] = re.sub(rb'"hash":"[0-9a-f]{64}"', b'"hash":"%s"' % previous, line, count=1)
    for x, length in zip(workspace.journal, lengths):
        files[x] = b"".join(journal[:length])
        del journal[:length]


def is_whole_beginning(files, workspace, is_protected):
    """Whether what is left is a journal as it stood one day: nothing but a checkpoint tells that it is older."""
    left = b"".join(data for name, data in sorted(files.items()) if name.startswith("journal-"))
    whole = b"".join(workspace.files[name] for name in workspace.journal)
    # What was done before the workspace was protected has no signatures, which its key file demands.
    return whole.startswith(left) and left.endswith(b"\n") and (
        not is_protected or b'"kind":"workspace.protected"' in left)


def hands(workspace, each, is_protected):
    """Answers by kind how many were found without a checkpoint."""
    seen = {}
    for kind in KINDS:
        seen[kind], done = 0, 0
        while done < each:
            files = {name: data for name, data in workspace.files.items() if name != "index.cache"}
            before = dict(files)
            name = random.choice(workspace.journal)
            lines = files[name].splitlines(True)
            globals()[kind](files, workspace, name, lines, random.randrange(len(lines)))
            if files == before or any(not files.get(name, b"x") for name in workspace.journal):
                continue
            done += 1
            found = bool(workspace.found(workspace.damaged(files)))
            seen[kind] += found
            if not found and kind not in UNSEEN[is_protected]:
                raise rig.Bad(f"{kind} {done} is not found")
            if found and is_whole_beginning(files, workspace, is_protected):
                raise rig.Bad(f"{kind} {done} leaves a journal that is whole, and is told as damage")
            if not workspace.found(workspace.damaged(files, "--checkpoint", workspace.head)):
                raise rig.Bad(f"{kind} {done} is not found with a checkpoint")
    if not is_protected and seen["forgery"]:
        raise rig.Bad("a forged chain holds in itself without keys: Format.md says otherwise of this reader")
    return seen


def main():
    writer, each = sys.argv[1], int(sys.argv[2])
    random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    for is_protected in (True, False):
        kind = "protected" if is_protected else "personal"
        with tempfile.TemporaryDirectory(dir=memory) as place:
            workspace = Workspace(writer, place, is_protected)
            look = workspace.look
            workspace.look = lambda folder, *options: workspace.sound
            try:
                hands(workspace, 3, is_protected)
                print("audit: a reader that believes everything was NOT caught: the rig is blind")
                return 1
            except rig.Bad as caught:
                print(f"audit: a reader that believes everything is caught: {caught}")
            workspace.look = look
            try:
                seen = hands(workspace, each, is_protected)
            except rig.Bad as bad:
                print(f"audit: FAILED in a {kind} workspace: {bad}")
                return 1
            print(f"audit: {each} each in a {kind} workspace, all found with a checkpoint; without one: "
                  + ", ".join(f"{kind} {number}" for kind, number in seen.items()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
