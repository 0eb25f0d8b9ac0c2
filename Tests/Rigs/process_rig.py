#!/usr/bin/env python3
"""Lets 2, 4 and 8 processes save into one store in turns, and kills one that holds the lock.
usage: process_rig.py WRITER OPERATIONS   (of each process)
Each process opens the store, saves and closes it: it waits for the others or is told that they write; nothing
that was confirmed is lost. A writer that removes the others' lock must be caught first."""
import os
import signal
import subprocess
import sys
import tempfile
import time

import rig

HOLDERS, FREE_WITHIN = 20, 1.0


def together(writer, place, count, operations, options=()):
    """Runs processes side by side; answers what they confirmed and how often one was told to wait."""
    folder = os.path.join(place, f"store{count}{len(options)}")
    running = []
    for number in range(count):
        path = f"{folder}.acks{number}"
        with open(path, "w") as acks:
            # One waits, the next is told at once, so that both ways are gone.
            words = [writer, folder, "--turns", "--from", str(number * operations + 1), "--count", str(operations),
                     "--wait", "5" if number % 2 == 0 else "0", *options]
            running.append((subprocess.Popen(words, stdout=acks, stderr=subprocess.DEVNULL), path))
    acks, told = [], 0
    for process, path in running:
        try:
            status = process.wait(timeout=3600)
        except subprocess.TimeoutExpired:
            process.kill()
            raise rig.Bad("a process hangs")
        with open(path) as file:
            text = file.read()
        if status != 0:
            raise rig.Bad(f"a process ended with {status}: {text[-300:]}")
        acks += rig.acknowledged(path)
        told += text.count("told ")
    if sorted(acks) != list(range(1, count * operations + 1)):
        raise rig.Bad(f"{count * operations} saves were asked for and {len(acks)} confirmed")
    rig.judge(writer, folder, acks)
    return len(acks), told


def killed_holder(writer, place):
    """Seconds until another process gets the lock of one that was killed, the longest of some."""
    folder, slowest = os.path.join(place, "holder"), 0.0
    for number in range(HOLDERS):
        holder = subprocess.Popen([writer, folder, "--from", str(2 * number + 1), "--count", "1", "--hold", "600"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        line = b"notice"
        while line and not line[:1].isdigit():
            line = holder.stdout.readline()
        told = time.monotonic()
        second = rig.run_any(writer, folder, "--count", "0")
        if not any("is being written by another" in line for line in second):
            raise rig.Bad(f"the second process was not told: {second}")
        if time.monotonic() - told > FREE_WITHIN:
            raise rig.Bad(f"the second process was told after {time.monotonic() - told:.1f} s only")
        waiting = subprocess.Popen([writer, folder, "--from", str(2 * number + 2), "--count", "1", "--wait", "30"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        time.sleep(0.1)
        start = time.monotonic()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        out, _ = waiting.communicate(timeout=60)
        slowest = max(slowest, time.monotonic() - start)
        if waiting.returncode != 0:
            raise rig.Bad(f"the lock of a killed process was not free: {out[-300:]}")
    rig.judge(writer, folder, range(1, 2 * HOLDERS + 1))
    if slowest > FREE_WITHIN:
        raise rig.Bad(f"the lock of a killed process was free after {slowest:.1f} s only")
    return slowest


def main():
    writer, operations = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as place:
        try:
            together(writer, place, 8, max(40, operations // 10), ["--without-lock"])
            print("processes: a writer that removes the lock was NOT caught: the rig is blind")
            return 1
        except rig.Bad as caught:
            print(f"processes: a writer that removes the lock is caught: {caught}")
        try:
            for count in (2, 4, 8):
                saves, told = together(writer, place, count, operations)
                print(f"processes: {count} at once, {saves} confirmed saves, 0 lost; {told} times one was told to wait",
                      flush=True)
            print(f"processes: {HOLDERS} holders killed, the lock was free within {killed_holder(writer, place):.2f} s")
        except rig.Bad as bad:
            print(f"processes: FAILED: {bad}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
