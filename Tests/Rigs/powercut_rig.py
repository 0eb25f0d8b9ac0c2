#!/usr/bin/env python3
"""Cuts the power of a file system at random moments and looks whether a confirmed save was lost.
usage: powercut_rig.py WRITER CUTS        (root; ext4 on a loop device)

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

import rig

SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2
CUTS_PER_STORE = 10
CUTS_OF_BAD_WRITER = 20


class Disk:
    """An ext4 file system in a file."""

    def __init__(self, place):
        self.image, self.path = os.path.join(place, "disk"), os.path.join(place, "mounted")
        os.mkdir(self.path)
        with open(self.image, "wb") as file:
            file.truncate(96 << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", self.image], check=True)

    def mount(self):
        subprocess.run(["mount", "-o", "loop", self.image, self.path], check=True)

    def unmount(self):
        subprocess.run(["umount", self.path], check=True)

    def cut(self):
        """Answers with the moment just before the cut."""
        folder = os.open(self.path, os.O_RDONLY)
        moment = time.monotonic_ns()
        fcntl.ioctl(folder, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        os.close(folder)
        return moment


def cut_once(disk, writer, folder, first, place, options):
    path = os.path.join(place, "acks")
    with open(path, "w") as acks:
        process = subprocess.Popen(
            [writer, folder, "--from", str(first), "--segment-limit", "200000", *options],
            stdout=acks, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.02, 0.3))
        moment = disk.cut()
        process.kill()
        process.wait()
    disk.unmount()
    disk.mount()
    return rig.acknowledged(path, before=moment)


def rounds(writer, cuts, place, options=()):
    total = {"cuts": 0, "confirmed": 0, "torn": 0}
    disk = Disk(place)
    disk.mount()
    try:
        acks, highest, folder = [], 0, ""
        for number in range(cuts):
            if number % CUTS_PER_STORE == 0:
                shutil.rmtree(folder, ignore_errors=True)
                acks, highest, folder = [], 0, os.path.join(disk.path, f"store{number}")
                os.sync()
            new = cut_once(disk, writer, folder, highest + 1, place, options)
            acks += new
            total["cuts"] += 1
            total["confirmed"] += len(new)
            judged = rig.judge(writer, folder, acks)
            highest = max([judged["highest"], *acks])
            total["torn"] += judged["torn"]
    finally:
        disk.unmount()
    return total


def main():
    writer, cuts = sys.argv[1], int(sys.argv[2])
    if os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        print("powercut: skipped: it mounts a file system, which needs root and mkfs.ext4")
        return 0
    with tempfile.TemporaryDirectory() as place:
        try:
            rounds(writer, CUTS_OF_BAD_WRITER, place, ["--without-fsync"])
            print("powercut: the writer without fsync was NOT caught: the rig is blind")
            return 1
        except rig.Bad as caught:
            print(f"powercut: a writer without fsync is caught: {caught}")
    with tempfile.TemporaryDirectory() as place:
        try:
            total = rounds(writer, cuts, place)
        except rig.Bad as bad:
            print(f"powercut: FAILED: {bad}")
            return 1
    print(f"powercut: {total['cuts']} cuts, {total['confirmed']} confirmed saves, 0 lost, "
          f"0 damaged; {total['torn']} torn ends set aside")
    return 0


if __name__ == "__main__":
    sys.exit(main())
