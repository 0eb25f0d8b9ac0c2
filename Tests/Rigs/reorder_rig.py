#!/usr/bin/env python3
"""Records what the store asks of the disk while it saves, attaches, erases and protects, and builds the images that a
crash may leave of it: of what was not waited for any part may be missing, in any order, cut or filled with zeros
(as in Pillai et al., OSDI 2014). Each image must open, hold what was confirmed, and tell nothing that was erased.
usage: reorder_rig.py WRITER IMAGES [SEED]
The same writer without fsync must be caught first."""
import os
import random
import shutil
import sys
import tempfile

import rig
import trace
import verify_journal

PAGE, LIMIT, VICTIM = 4096, "24000", 2
SECRETS = [b"save 2", b"number 2", b"letter 2 "]


def record(writer, place, options=()):
    """The steps of a life of a workspace; each program's name stands before its own."""
    root = os.path.join(place, "root")
    os.mkdir(root)
    recorder, store = trace.Recorder(root), os.path.join(root, "store")
    for name, words in (("save", ["--count", "4"]), ("attach", ["--attach", "1"]), ("attach", ["--attach", "2"]),
                        ("save", ["--from", "5", "--count", "2"]), ("erase", ["--erase", str(VICTIM)]),
                        ("protect", ["--protect"]), ("save", ["--from", "7", "--count", "2"]),
                        ("attach", ["--attach", "7"])):
        recorder.steps.append(("begun", name))
        recorder.run([writer, store, "--segment-limit", LIMIT, *words, *options], place)
    return recorder.steps, set(recorder.folders)


def synced(steps, end):
    """Which steps before `end` were waited for: a file's content by its own, a name by its folder's."""
    waited, sure = set(), set()
    for place in range(end - 1, -1, -1):
        step = steps[place]
        if step[0] == "sync":
            waited.add(step[1])
        elif step[0] in ("data", "size", "link", "unlink", "exchange"):
            if step[1] in waited:
                sure.add(place)
        elif step[0] == "rename":
            # Both names change together, and a journalling file system keeps them so.
            if step[1] in waited and step[3] in waited:
                sure.add(place)
    return sure


def image(steps, end, chance):
    """Files and folders as a crash before step `end` may leave them."""
    sure = synced(steps, end)
    kept = chance.choice((0.1, 0.5, 0.9))
    folders, contents = {0: {}}, {}
    for place, step in enumerate(steps[:end]):
        kind = step[0]
        if kind in ("said", "sync", "begun"):
            continue
        stays = place in sure or chance.random() < kept
        if kind == "data":
            _, number, offset, data = step
            whole = contents.setdefault(number, bytearray())
            if not stays and chance.random() < 0.5:
                continue
            if not stays:
                data = torn(data, offset, chance)
            if len(whole) < offset:
                whole.extend(bytes(offset - len(whole)))
            whole[offset:offset + len(data)] = data
        elif not stays:
            continue
        elif kind == "size":
            whole = contents.setdefault(step[1], bytearray())
            del whole[step[2]:]
            whole.extend(bytes(step[2] - len(whole)))
        elif kind == "link":
            folders.setdefault(step[1], {})[step[2]] = step[3]
        elif kind == "unlink":
            folders.setdefault(step[1], {}).pop(step[2], None)
        elif kind == "rename":
            _, old, name, new, other, number = step
            folders.setdefault(old, {}).pop(name, None)
            folders.setdefault(new, {})[other] = number
        elif kind == "exchange":
            _, old, name, new, other = step
            mine, others = folders.setdefault(old, {}), folders.setdefault(new, {})
            if name in mine and other in others:
                mine[name], others[other] = others[other], mine[name]
    return folders, contents


def torn(data, offset, chance):
    """A part of what was written: its beginning, its length without some pages, or both."""
    data = bytearray(data)
    if chance.random() < 0.5:
        del data[chance.randrange(len(data) + 1):]
    if chance.random() < 0.5:
        first = offset // PAGE
        for page in range(first, (offset + len(data)) // PAGE + 1):
            if chance.random() < 0.5:
                start, stop = max(0, page * PAGE - offset), min(len(data), (page + 1) * PAGE - offset)
                data[start:stop] = bytes(max(0, stop - start))
    return bytes(data)


def build(folders, contents, number, path, kinds):
    os.mkdir(path, 0o700)
    for name, inner in folders.get(number, {}).items():
        if inner in kinds:
            build(folders, contents, inner, os.path.join(path, name), kinds)
        else:
            with open(os.path.join(path, name), "wb") as file:
                file.write(contents.get(inner, b""))
            os.chmod(os.path.join(path, name), 0o600)


def told(steps, end):
    """What was confirmed before the crash, and what was under way."""
    saved, attached, erased, sealed, begun = set(), set(), False, False, []
    for step in steps[:end]:
        if step[0] == "begun":
            begun.append(step[1])
        elif step[0] == "said":
            for line in step[1].splitlines():
                word = line.split()
                if word[0].isdigit():
                    saved.add(int(word[0]))
                elif word[0] == "attached":
                    attached.add(int(word[1]))
                elif word[0] == "erased":
                    erased = True
                elif word[0] == "protected":
                    sealed = True
    return saved, attached, erased, sealed, begun


def judge(writer, store, steps, end):
    """Answers whether an end that was never confirmed is told as damage."""
    saved, attached, erased, sealed, begun = told(steps, end)
    if not os.path.exists(store):
        if saved:
            raise rig.Bad("the whole store is missing")
        return False
    # Each opening sets one unfinished line aside; of lines that were saved together several may be so.
    lines = ["was not finished"]
    while any("was not finished" in line for line in lines):
        lines = rig.run_any(writer, store, "--count", "0", "--segment-limit", LIMIT)
        if any(line.startswith("error") for line in lines):
            raise rig.Bad(f"it does not open: {lines}")
    is_sealed = os.path.exists(os.path.join(store, "keys.json"))
    if sealed and not is_sealed:
        raise rig.Bad("what was protected stands open again")
    verdict = verify_journal.verdict(store)
    lines = rig.run_any(writer, store, "--check")
    damage = [line for line in lines if line.startswith("damage ")]
    # Of lines that were saved together and never confirmed, one may be zeros and the next whole. Nobody can tell
    # that from lines that were confirmed, so it is told as damage; all that was confirmed must be there all the same.
    if damage and (not is_cut_among(steps, end) or any("attachments/" in line for line in damage)):
        raise rig.Bad(damage[0])
    if not damage and not verdict.startswith("sound "):
        raise rig.Bad(f"the independent check says {verdict}, and the store nothing")
    for line in lines:
        if line.split()[0] in ("wrong", "error") or line.startswith("gap") and not damage:
            raise rig.Bad(line)
    whole = {int(line.split()[1]) for line in lines if line.startswith("whole ")}
    letters = {int(line.split()[1]) for line in lines if line.startswith("letter ")}
    may_miss = {VICTIM} if "erase" in begun else set()
    if saved - whole - may_miss:
        raise rig.Bad(f"confirmed saves are lost: {sorted(saved - whole - may_miss)}")
    if attached - letters - may_miss:
        raise rig.Bad(f"confirmed letters are lost: {sorted(attached - letters - may_miss)}")
    if erased and VICTIM in whole:
        raise rig.Bad("what was erased is back")
    if os.path.exists(store + ".exchanging"):
        raise rig.Bad("what stood there before was not swept away")
    data = rig.contents(store)
    if VICTIM not in whole and "erase" in begun and not is_sealed:
        tells = [name for name, text in data.items() if any(secret in text for secret in SECRETS)]
        if tells:
            raise rig.Bad(f"what was erased stands in {tells}")
    if is_sealed:
        tells = [name for name, text in data.items() if b"save " in text or b"letter " in text]
        if tells:
            raise rig.Bad(f"a protected workspace tells in {tells}")
    return bool(damage)


def is_cut_among(steps, end):
    """Whether the crash came while several lines of one save were not waited for."""
    sure = synced(steps, end)
    return any(step[0] == "data" and place not in sure and step[3].count(b"\n") > 1
               for place, step in enumerate(steps[:end]))


def crashes(writer, steps, kinds, count, seed, place):
    chance, ends = random.Random(seed), 0
    for number in range(count):
        end = chance.randrange(1, len(steps) + 1)
        folders, contents = image(steps, end, chance)
        root = os.path.join(place, "image")
        shutil.rmtree(root, ignore_errors=True)
        build(folders, contents, 0, root, kinds)
        try:
            ends += judge(writer, os.path.join(root, "store"), steps, end)
        except rig.Bad as bad:
            raise rig.Bad(f"image {number}, crash before step {end} of {len(steps)}: {bad}")
    return ends


def main():
    writer, count = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    if shutil.which("strace") is None:
        print("reorder: skipped: it needs strace")
        return 0
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as place:
        steps, kinds = record(writer, place, ["--without-fsync"])
        try:
            crashes(writer, steps, kinds, 200, seed, place)
            print("reorder: a writer without fsync was NOT caught: the rig is blind")
            return 1
        except rig.Bad as caught:
            print(f"reorder: a writer without fsync is caught: {caught}")
    with tempfile.TemporaryDirectory(dir=memory) as place:
        steps, kinds = record(writer, place)
        try:
            ends = crashes(writer, steps, kinds, count, seed, place)
        except rig.Bad as bad:
            print(f"reorder: FAILED: {bad}")
            return 1
        waits = sum(step[0] == "sync" for step in steps)
        print(f"reorder: {count} images of crashes among {len(steps)} steps with {waits} waits for the disk: "
              f"each opens, 0 confirmed saves lost; {ends} ends that were never confirmed are told as damage")
    return 0


if __name__ == "__main__":
    sys.exit(main())
