#!/usr/bin/env python3
"""Fills the disk under the case store to many levels, uses up its inodes, bounds the size of its files, and takes
the right to write away; looks whether anything that was confirmed is lost and whether work goes on afterwards.
usage: full_disk_rig.py WRITER [--quick]   (root: it mounts file systems)
A writer that confirms before it saves must be caught first."""
import os
import shutil
import subprocess
import sys
import tempfile

import disk
import rig

BEFORE, MORE = 3, 40


def save(writer, folder, first, count, *options):
    """Saves and answers what was confirmed; the writer must end by itself, with a sentence for what it refused."""
    lines = rig.run_any(writer, folder, "--from", str(first), "--count", str(count), "--segment-limit", "60000", *options)
    acks = [int(line.split()[0]) for line in lines if line[:1].isdigit()]
    return acks, lines


def shown(writer, folder, acks):
    """What a reader shows of a store on a disk that is full or cannot be written."""
    lines = rig.run_any(writer, folder, "--check")
    for line in lines:
        if line.split()[0] in ("damage", "wrong", "gap"):
            raise rig.Bad(line)
    lost = set(acks) - {int(line.split()[1]) for line in lines if line.startswith("whole ")}
    if lost:
        raise rig.Bad(f"{len(lost)} confirmed saves are not shown, the first is {min(lost)}: {lines[:2]}")


def one_level(writer, folder, crowd, relieve, options=()):
    """Saves before, while and after there is no room."""
    acks, lines = save(writer, folder, 1, BEFORE)
    if len(acks) != BEFORE:
        raise rig.Bad(f"an empty disk refuses: {lines}")
    crowd()
    new, lines = save(writer, folder, BEFORE + 1, MORE, *options)
    acks += new
    refused = len(new) < MORE
    if refused and not any(line.startswith(("refused", "error", "notice")) for line in lines):
        raise rig.Bad(f"nobody was told that the disk is full: {lines}")
    shown(writer, folder, acks)
    # The opening that a person would try next: to write, or to look only with a notice.
    opened = rig.run_any(writer, folder, "--count", "0")
    if any(line.startswith("error") for line in opened):
        raise rig.Bad(f"a full disk keeps from looking: {opened}")
    relieve()
    rig.judge(writer, folder, acks)
    after, lines = save(writer, folder, 1000, 2)
    if after != [1000, 1001]:
        raise rig.Bad(f"work does not go on after there is room again: {lines}")
    rig.judge(writer, folder, acks + after)
    return refused


def levels(writer, mounted, count, step, options=()):
    """The same at levels from nothing left to `count` steps; answers how often the disk was full."""
    full = 0
    for level in range(count):
        folder = os.path.join(mounted.path, "store")
        ballast = []
        full += one_level(writer, folder, lambda: ballast.append(disk.fill(mounted.path, level * step)),
                          lambda: os.unlink(ballast[0]), options)
        shutil.rmtree(folder)
    if full == 0:
        raise rig.Bad("the disk was never full: the rig is blind")
    return full


def inodes(writer, place, count):
    """No room for further files, at several numbers of files that are left."""
    with disk.Memory(place, "8m", inodes=400) as mounted:
        for left in range(count):
            folder = os.path.join(mounted.path, "store")
            others = os.path.join(mounted.path, "others")
            os.mkdir(others)

            def crowd():
                while os.statvfs(mounted.path).f_ffree > left:
                    open(os.path.join(others, str(len(os.listdir(others)))), "w").close()

            one_level(writer, folder, crowd, lambda: shutil.rmtree(others))
            shutil.rmtree(folder)


def bounded(writer, place, count):
    """A file may not grow past a size (RLIMIT_FSIZE)."""
    for level in range(count):
        folder = os.path.join(place, f"bounded{level}")
        one_level(writer, folder, lambda: None, lambda: None, ["--file-limit", str(12_000 + level * 1_531)])
        shutil.rmtree(folder)


def state(folder):
    """All that is there, names, modes and contents."""
    found = {}
    for above, folders, names in os.walk(folder):
        for name in names + folders:
            path = os.path.join(above, name)
            found[path] = (os.lstat(path).st_mode, open(path, "rb").read() if os.path.isfile(path) else None)
    return found


def read_only(writer, place):
    """Places that cannot be written: each shows all cases, says that it is read-only, and stays as it is."""
    def immutable(folder):
        entries = [folder] + [os.path.join(folder, name) for name in os.listdir(folder)]
        for entry in entries:
            subprocess.run(["chattr", "+i", entry], check=True)
        return folder, None, lambda: [subprocess.run(["chattr", "-i", entry], check=True) for entry in entries]

    def immutable_files(folder):
        entries = [os.path.join(folder, name) for name in os.listdir(folder) if name.startswith("journal-")]
        for entry in entries:
            subprocess.run(["chattr", "+i", entry], check=True)
        return folder, None, lambda: [subprocess.run(["chattr", "-i", entry], check=True) for entry in entries]

    def bound(folder):
        other = folder + "-bound"
        os.makedirs(other)
        subprocess.run(["mount", "--bind", folder, other], check=True)
        subprocess.run(["mount", "-o", "remount,ro,bind", other], check=True)
        return other, None, lambda: subprocess.run(["umount", other], check=True)

    def remounted(folder):
        subprocess.run(["mount", "-o", "remount,ro", mounted.path], check=True)
        return folder, None, lambda: subprocess.run(["mount", "-o", "remount,rw", mounted.path], check=True)

    def stranger(folder):
        # Another user who may read, and nothing else.
        os.chmod(folder, 0o755)
        for name in os.listdir(folder):
            os.chmod(os.path.join(folder, name), 0o644)
        return folder, 65534, lambda: None

    def shut(folder):
        return folder, 65534, lambda: None

    states = 0
    # Another user has to get there.
    os.chmod(place, 0o755)
    with disk.Image(place, "ext4", 16 << 20) as mounted:
        os.chmod(mounted.path, 0o755)
        for kind in (immutable, immutable_files, bound, remounted, stranger, shut):
            for round_ in range(4):
                folder = os.path.join(mounted.path, f"{kind.__name__}{round_}")
                acks, _ = save(writer, folder, 1, BEFORE + round_)
                place_, user, undo = kind(folder)
                before = state(folder)
                try:
                    as_user = {} if user is None else {"user": user, "group": user, "extra_groups": []}
                    done = subprocess.run([readable(writer, place), place_, "--from", "100", "--count", "2"],
                                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=30,
                                          cwd="/", **as_user)
                    text = done.stdout
                    if done.returncode not in (0, 4) or any(line[:1].isdigit() for line in text.splitlines()):
                        raise rig.Bad(f"{kind.__name__}: the writer ended with {done.returncode}: {text}")
                    if kind is shut:
                        if "permission is missing" not in text:
                            raise rig.Bad(f"{kind.__name__}: it is not told why: {text}")
                    elif "read-only" not in text:
                        raise rig.Bad(f"{kind.__name__}: nobody is told that it is read-only: {text}")
                    if kind is not shut:
                        shown(writer, place_, acks)
                    if state(folder) != before:
                        raise rig.Bad(f"{kind.__name__}: something was changed")
                finally:
                    undo()
                rig.judge(writer, folder, acks)
                states += 1
    return states


def readable(writer, place):
    """The writer where another user reaches it."""
    copy = "/tmp/assay-rig-writer"
    if not os.path.exists(copy):
        shutil.copy(writer, copy)
        os.chmod(copy, 0o755)
    return copy


def main():
    writer, is_quick = sys.argv[1], "--quick" in sys.argv
    if os.geteuid() != 0:
        print("full-disk: skipped: it mounts file systems, which needs root")
        return 0
    try:
        with tempfile.TemporaryDirectory() as place, disk.Memory(place, "1m") as mounted:
            levels(writer, mounted, 10, 4096, ["--buffered"])
            print("full-disk: a writer that confirms before it saves was NOT caught: the rig is blind")
            return 1
    except rig.Bad as caught:
        print(f"full-disk: a writer that confirms before it saves is caught: {caught}")
    count = 8 if is_quick else 100
    try:
        with tempfile.TemporaryDirectory() as place, disk.Memory(place, "1m") as mounted:
            full = levels(writer, mounted, count, (200 << 10) // count)
            print(f"full-disk: {count} levels in memory, full at {full}: 0 lost, and work goes on", flush=True)
        with tempfile.TemporaryDirectory() as place, disk.Image(place, "ext4", 8 << 20) as mounted:
            full = levels(writer, mounted, count, (200 << 10) // count)
            print(f"full-disk: {count} levels on ext4, full at {full}: 0 lost, and work goes on", flush=True)
        with tempfile.TemporaryDirectory() as place:
            inodes(writer, place, 3 if is_quick else 20)
            bounded(writer, place, 4 if is_quick else 40)
            print(f"full-disk: inodes used up at {3 if is_quick else 20} levels, files bounded at "
                  f"{4 if is_quick else 40}: 0 lost, and work goes on", flush=True)
            print(f"full-disk: {read_only(writer, place)} places that cannot be written: all shown, all told, "
                  "nothing changed")
    except rig.Bad as bad:
        print(f"full-disk: FAILED: {bad}")
        return 1
    finally:
        if os.path.exists("/tmp/assay-rig-writer"):
            os.unlink("/tmp/assay-rig-writer")
    return 0


if __name__ == "__main__":
    sys.exit(main())
