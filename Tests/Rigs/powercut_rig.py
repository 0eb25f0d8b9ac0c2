#!/usr/bin/env python3
"""Cuts the power of a file system at random moments and looks whether a confirmed save was lost.
usage: powercut_rig.py WRITER CUTS [ext4|xfs]        (root; a file system in a file)

The cut is FS_IOC_SHUTDOWN with NOLOGFLUSH: what was not waited for is gone, and the next mount
recovers as after a real cut. It tears no sectors and the disk does not lie. Only saves confirmed
before the cut count. The same writer without fsync must be caught first."""
import fcntl
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time

import disk
import rig

SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2
CUTS_PER_STORE = 10
CUTS_OF_BAD_WRITER = 20


class Disk(disk.Image):
    """A file system in a file, whose power can be cut."""

    def __init__(self, place, kind):
        # XFS takes no file system below 300 MB.
        super().__init__(place, kind, 96 << 20 if kind == "ext4" else 320 << 20)

    def cut(self):
        """Answers with the moment just before the cut."""
        folder = os.open(self.path, os.O_RDONLY)
        moment = time.monotonic_ns()
        fcntl.ioctl(folder, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        os.close(folder)
        return moment


def cut_once(mounted, writer, folder, first, place, options):
    path = os.path.join(place, "acks")
    with open(path, "w") as acks:
        process = subprocess.Popen(
            [writer, folder, "--from", str(first), "--segment-limit", "200000", *options],
            stdout=acks, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.02, 0.3))
        moment = mounted.cut()
        process.kill()
        process.wait()
    mounted.unmount()
    mounted.mount()
    return rig.acknowledged(path, before=moment)


def rounds(writer, cuts, place, kind, options=()):
    total = {"cuts": 0, "confirmed": 0, "torn": 0}
    mounted = Disk(place, kind)
    mounted.mount()
    try:
        acks, highest, folder = [], 0, ""
        for number in range(cuts):
            if number % CUTS_PER_STORE == 0:
                shutil.rmtree(folder, ignore_errors=True)
                acks, highest, folder = [], 0, os.path.join(mounted.path, f"store{number}")
                os.sync()
            new = cut_once(mounted, writer, folder, highest + 1, place, options)
            acks += new
            total["cuts"] += 1
            total["confirmed"] += len(new)
            judged = rig.judge(writer, folder, acks)
            highest = max([judged["highest"], *acks])
            total["torn"] += judged["torn"]
    finally:
        mounted.unmount()
    return total


def main():
    writer, cuts = sys.argv[1], int(sys.argv[2])
    kind = sys.argv[3] if len(sys.argv) > 3 else "ext4"
    if os.geteuid() != 0 or shutil.which(f"mkfs.{kind}") is None:
        print(f"powercut: skipped: it mounts a file system, which needs root and mkfs.{kind}")
        return 0
    with tempfile.TemporaryDirectory() as place:
        try:
            rounds(writer, CUTS_OF_BAD_WRITER, place, kind, ["--without-fsync"])
            print("powercut: the writer without fsync was NOT caught: the rig is blind")
            return 1
        except rig.Bad as caught:
            print(f"powercut: a writer without fsync is caught: {caught}")
    with tempfile.TemporaryDirectory() as place:
        try:
            total = rounds(writer, cuts, place, kind)
        except rig.Bad as bad:
            print(f"powercut: FAILED: {bad}")
            return 1
    print(f"powercut on {kind}: {total['cuts']} cuts, {total['confirmed']} confirmed saves, 0 lost, "
          f"0 damaged; {total['torn']} torn ends set aside")
    return 0


if __name__ == "__main__":
    sys.exit(main())
