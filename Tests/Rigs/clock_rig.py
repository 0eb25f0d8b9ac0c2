#!/usr/bin/env python3
"""Lets the clock say what clocks sometimes say, and keeps cases meanwhile; the journal must hold, its order be that in
which things were done, and a clock that went back by more than an hour be on record.
usage: clock_rig.py ASSAY [--quick]
A reader that orders by the clock must be caught first."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import rig
import verify_journal

# Name, what the clock says (`clock.c`), whether that is more than an hour behind the last record.
CLOCKS = [
    ("1970", "1", True), ("a day back", "-86400", True), ("ten years on", "+315360000", False),
    ("before the end of 32 bits", "2147483646", False), ("behind the end of 32 bits", "2147483700", False),
    ("the hour that a summer takes", "1806195599", False), ("the hour that comes twice", "1824942600", False),
    ("a leap day", "1835481599", False), ("a leap second", "1483228799", True),
    ("a clock that stands still", "+7200 stands", False), ("half an hour back", "-1800", False),
    ("the year 2100", "4102444800", False),
]
# What the disturbed clock must have written, lest the rig disturbs nothing.
YEARS = {"1970": 1970, "before the end of 32 bits": 2038, "behind the end of 32 bits": 2038, "a leap day": 2028,
         "a leap second": 2016, "the year 2100": 2100}
FORM = {"product": "installment-loan", "fields": {"loan_amount": 9000, "term_months": 36, "annual_income": 70000,
        "debt_to_income": 12, "fico_score": 735}}


def library(place):
    """The clock that stands before the real one; None where nothing compiles it."""
    compiler = shutil.which("clang") or shutil.which("cc")
    path = os.path.join(place, "clock.so")
    if compiler is None:
        return None
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", path, os.path.join(rig.HERE, "clock.c"), "-ldl"],
                   check=True)
    return path


class Program:
    def __init__(self, program, store, faked):
        self.program, self.store, self.faked = program, store, faked

    def run(self, *words, clock=None):
        environment = dict(os.environ, TZ="Europe/Berlin")
        if clock:
            at, *stands = clock.split()
            environment.update(LD_PRELOAD=self.faked, CLOCK_AT=at)
            if stands:
                environment["CLOCK_STANDS"] = "1"
        done = subprocess.run([self.program, *words, "--store", self.store], env=environment, text=True, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise rig.Bad(f"{' '.join(words[:2])} ended with {done.returncode}: {done.stderr[-300:]}")
        return done.stdout


def disturbed(program, faked, place, name, clock, is_back, order):
    store = os.path.join(place, "store")
    shutil.rmtree(store, ignore_errors=True)
    assay = Program(program, store, faked)
    form = os.path.join(place, "form.json")
    with open(form, "w") as file:
        json.dump(FORM, file)
    case = assay.run("case", "new", form, "--reference", "clock").split()[-1]
    assay.run("case", "note", case, "first")
    assay.run("case", "note", case, "second", clock=clock)
    assay.run("case", "decide", case, "approve", "--reason", "third", clock=clock)
    assay.run("case", "note", case, "fourth")
    assay.run("store", "backup", os.path.join(place, f"backup of {name}"), clock=clock)
    history = json.loads(assay.run("case", "show", case, "--json"))["case"]["history"]
    found = [words(event) for event in order(history)]
    if [word for word in found if word] != ["first", "second", "third", "fourth"]:
        raise rig.Bad(f"{name}: the history says {found}")
    verdict = verify_journal.verdict(store)
    if not verdict.startswith("sound "):
        raise rig.Bad(f"{name}: the independent check says {verdict}")
    if "every record is whole" not in assay.run("store", "verify", clock=clock):
        raise rig.Bad(f"{name}: the store's own check fails")
    journal = b"".join(data for path, data in rig.contents(store).items() if path.startswith("journal-"))
    if is_back and b'"clock.stepped"' not in journal:
        raise rig.Bad(f"{name}: a clock that went back is not on record")
    if not is_back and name != "half an hour back" and b'"clock.stepped"' not in journal:
        raise rig.Bad(f"{name}: the way back from a clock that was ahead is not on record")
    if name == "half an hour back" and b'"clock.stepped"' in journal:
        raise rig.Bad(f"{name}: a step is on record that is within what clocks do")
    times = [event["at"] for event in history if words(event) in ("second", "third")]
    if abs(int(times[0][:4]) - YEARS.get(name, int(times[0][:4]))) > 0:
        raise rig.Bad(f"{name}: the clock was not disturbed: {times}")
    assay.run("case", "list", "--due", clock=clock)
    assay.run("store", "status", clock=clock)


def words(event):
    what = event["what"]
    return what.get("noted", {}).get("_0", {}).get("text") or what.get("decided", {}).get("_0", {}).get("reason")


def main():
    program = sys.argv[1]
    clocks = CLOCKS[1::5] if "--quick" in sys.argv else CLOCKS
    with tempfile.TemporaryDirectory() as tools, tempfile.TemporaryDirectory() as place:
        faked = library(tools)
        if faked is None:
            print("clocks: skipped: it needs a C compiler")
            return 0
        try:
            for name, clock, is_back in CLOCKS[:1]:
                disturbed(program, faked, place, name, clock, is_back, lambda history: sorted(history, key=lambda e: e["at"]))
            print("clocks: a reader that orders by the clock was NOT caught: the rig is blind")
            return 1
        except rig.Bad as caught:
            print(f"clocks: a reader that orders by the clock is caught: {caught}")
        shutil.rmtree(place)
        os.mkdir(place)
        try:
            for name, clock, is_back in clocks:
                disturbed(program, faked, place, name, clock, is_back, lambda history: history)
        except rig.Bad as bad:
            print(f"clocks: FAILED: {bad}")
            return 1
    print(f"clocks: {len(clocks)} disturbances: the order is that in which things were done, each step back on record")
    return 0


if __name__ == "__main__":
    sys.exit(main())
