#!/usr/bin/env python3
"""Checks a journal of Assay from its description alone (Format.md), sharing no code with it.
usage: verify_journal.py FOLDER   prints "sound RECORDS SEQ-HASH" or "bad FILE LINE REASON" (exit 1)"""
import hashlib
import json
import os
import re
import sys

LINE = re.compile(
    rb'(\{"v":1,"seq":([1-9][0-9]*),"at":".*?","by":".*","kind":"([a-z.]+)","case":"(.*)",'
    rb'"digest":"([0-9a-f]{64})","prev":"([0-9a-f]{64})"),"hash":"([0-9a-f]{64})","body":(.*?)(?:,"signed":"[0-9a-f]{128}")?\}',
    re.DOTALL)


def fault(line, seq, head):
    match = LINE.fullmatch(line)
    if not match:
        return "notARecord"
    header, number, _, _, digest, previous, stated, body = match.groups()
    if hashlib.sha256(header).hexdigest() != stated.decode():
        return "headerChanged"
    json.loads(line)
    if not re.fullmatch(rb"null *", body):
        fault_of_body = body_fault(body, digest)
        if fault_of_body:
            return fault_of_body
    if int(number) != seq + 1 or previous.decode() != head:
        return "outOfPlace"
    return None


SEALED = re.compile(rb'\{"key":[1-9][0-9]*,"sealed":"[A-Za-z0-9+/]+=*"\}')


def body_fault(body, digest):
    # What a protected workspace has sealed, only its keys can check.
    if SEALED.fullmatch(body):
        return None
    salt = bytes.fromhex(json.loads(body)["salt"])
    if len(salt) != 32 or hashlib.sha256(salt + body).hexdigest() != digest.decode():
        return "bodyChanged"
    return None


def verdict(folder):
    """One line: sound RECORDS SEQ-HASH, or bad FILE LINE REASON."""
    seq, head = 0, "0" * 64
    # Lines without a body, by case, until an erasure of the case follows.
    missing = {}
    names = sorted(n for n in os.listdir(folder) if re.fullmatch(r"journal-\d{6}\.jsonl", n))
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    found = fault(line[:-1], seq, head) if line.endswith(b"\n") else "unfinished"
                except (ValueError, KeyError, TypeError):
                    found = "bodyChanged"
                if found:
                    return f"bad {name} {number} {found}"
                match = LINE.fullmatch(line[:-1])
                kind, case = match.group(3), match.group(4)
                if re.fullmatch(rb"null *", match.group(8)):
                    missing.setdefault(case, (name, number))
                elif kind == b"case.erased":
                    missing.pop(case, None)
                seq, head = seq + 1, match.group(7).decode()
    if missing:
        name, number = min(missing.values())
        return f"bad {name} {number} bodyMissing"
    return f"sound {seq} {seq}-{head}"


def main(folder):
    found = verdict(folder)
    print(found)
    return 0 if found.startswith("sound ") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
