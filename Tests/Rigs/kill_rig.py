#!/usr/bin/env python3
"""Kills the store writer at random moments and looks whether a confirmed save was lost.
usage: kill_rig.py WRITER KILLS
A writer that confirms before it saves must be caught first; a rig that catches nothing proves nothing."""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import rig

KILLS_PER_STORE = 25
KILLS_OF_BAD_WRITER = 20


def kill_once(writer, folder, first, options):
    """Starts the writer, kills it, and answers with what it confirmed."""
    path = folder + ".acks"
    with open(path, "w") as acks:
        process = subprocess.Popen(
            [writer, folder, "--from", str(first), "--segment-limit", "200000", *options],
            stdout=acks, stderr=subprocess.DEVNULL)
        if random.random() < 0.5:
            # Any moment from the first instruction on: opening, recovery, creation of the store.
            time.sleep(random.uniform(0, 0.06))
        else:
            while os.path.getsize(path) == 0 and process.poll() is None:
                time.sleep(0.001)
            time.sleep(random.uniform(0, 0.06))
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            raise rig.Bad(f"the writer ended by itself: {open(path).read()[-300:]}")
    return rig.acknowledged(path)


def rounds(writer, kills, options=()):
    total = {"kills": 0, "confirmed": 0, "torn": 0}
    with tempfile.TemporaryDirectory() as place:
        acks, highest, folder = [], 0, ""
        for number in range(kills):
            if number % KILLS_PER_STORE == 0:
                shutil.rmtree(folder, ignore_errors=True)
                acks, highest, folder = [], 0, os.path.join(place, f"store{number}")
            new = kill_once(writer, folder, highest + 1, options)
            acks += new
            total["kills"] += 1
            total["confirmed"] += len(new)
            judged = rig.judge(writer, folder, acks)
            # A number may be used up by a save that was killed before it was confirmed.
            highest = max([judged["highest"], *acks])
            total["torn"] += judged["torn"]
    return total


def main():
    writer, kills = sys.argv[1], int(sys.argv[2])
    try:
        rounds(writer, KILLS_OF_BAD_WRITER, ["--buffered"])
        print("kill: the writer that confirms before it saves was NOT caught: the rig is blind")
        return 1
    except rig.Bad as caught:
        print(f"kill: a writer that confirms before it saves is caught: {caught}")
    try:
        total = rounds(writer, kills)
    except rig.Bad as bad:
        print(f"kill: FAILED: {bad}")
        return 1
    print(f"kill: {total['kills']} kills, {total['confirmed']} confirmed saves, 0 lost, 0 damaged; "
          f"{total['torn']} torn ends set aside")
    return 0


if __name__ == "__main__":
    sys.exit(main())
