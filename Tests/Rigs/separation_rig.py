#!/usr/bin/env python3
"""An officer of department A tries a hundred ways to read department B: every verb under every name, exchanged and
crafted key files, B's files among A's own, links, backups, the environment. Nothing of B may be told or written.
usage: separation_rig.py ASSAY [--quick]
The same eyes on B's own officer must see all of it first."""
import hashlib
import json
import os
import shutil
import sys
import tempfile

import rig
from department import Department

WORD_A, WORD_B = "ambrosia", "borealis"


class Attempts:
    def __init__(self, program, place, is_quick):
        self.a, self.b = Department(program, place, "a", WORD_A), Department(program, place, "b", WORD_B)
        self.place, self.is_quick, self.count, self.eyes = place, is_quick, 0, 0
        self.secrets = [text.encode() for text in (WORD_B, "24683", "24,683", "24 683", "82446", "82,446", "82 446")]

    def verbs(self, output):
        """What there is to be read by, each a command."""
        case = self.b.case
        return [("case", "list"), ("case", "show", case, "--history"), ("case", "show", case, "--json"),
                ("case", "export", case, "-o", output), ("case", "export", "--masked", "-o", output),
                ("case", "attachments", case), ("case", "attachment", case, f"{WORD_B}letter.txt", "-o", output),
                ("case", "groups", case), ("report", "case", case, "-o", output), ("store", "verify"),
                ("store", "backup", output + ".d"), ("account", "list"), ("account", "recovery-key"),
                ("store", "unprotect"), ("case", "note", case, "mine"), ("case", "erase", case, "--reason",
                "person-asked", "--yes")]

    def look(self, what, said, *written):
        """Nothing of B in what was said and written."""
        texts = [("what is said", said)]
        for path in written:
            if os.path.isfile(path):
                texts.append((path, open(path, "rb").read()))
            elif os.path.isdir(path):
                texts += rig.contents(path).items()
        for place, text in texts:
            for secret in self.secrets:
                if secret in text:
                    raise rig.Bad(f"{what}: {secret.decode()} stands in {place}")

    def attempt(self, what, person, *words, store=None, **how):
        """One attempt; what it writes lies in a folder of its own."""
        output = os.path.join(self.place, "output")
        shutil.rmtree(output + ".d", ignore_errors=True)
        if os.path.exists(output):
            os.unlink(output)
        _, said = person.run(*words, store=store, **how)
        self.count += 1
        self.look(f"{what}: assay {' '.join(words[:2])}", said, output, output + ".d")

    def copy(self, of, name):
        path = os.path.join(self.place, name)
        for old in (path, path + ".exchanging"):
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(of.store, path, symlinks=True)
        if os.path.exists(os.path.join(path, "attempts.json")):
            os.unlink(os.path.join(path, "attempts.json"))
        return path

    def some(self, items, few):
        return items[:few * (len(items) // few):len(items) // few] if self.is_quick else items

    def by_name(self):
        """A's person, B's names with A's passwords, nobody, at B's own folder."""
        output = os.path.join(self.place, "output")
        for by, password in (("a-officer", "a-officer"), ("b-officer", "a-officer"), ("b-root", "a-root")):
            for words in self.some(self.verbs(output), 1):
                store = self.copy(self.b, "b-copy")
                self.attempt(f"as {by} with the password of {password}", self.a, *words, store=store, by=by,
                             password=self.a.at(password))
                self.look("what is left", b"", store)

    def by_keys(self):
        """A's officer at B's folder, its key file exchanged or crafted."""
        mine = json.load(open(os.path.join(self.a.store, "keys.json")))
        theirs = json.load(open(os.path.join(self.b.store, "keys.json")))

        def own(document):
            return dict(theirs, keys=dict(theirs["keys"], **document))

        def officer(document):
            return next(account for account in document["keys"]["accounts"] if account["name"].endswith("-officer"))

        others = [account for account in theirs["keys"]["accounts"] if account is not officer(theirs)]
        crafted = {
            "A's key file": mine,
            "A's key file that names B": dict(mine, keys=dict(mine["keys"], workspace=theirs["keys"]["workspace"])),
            "A's officer added": own({"accounts": theirs["keys"]["accounts"] + [officer(mine)]}),
            "A's officer in the place of B's": own({"accounts": others + [dict(officer(mine), id=officer(theirs)["id"])]}),
            "A's officer with the grant of B's": own(
                {"accounts": others + [dict(officer(mine), grant=officer(theirs)["grant"])]}),
            "A's box key at B's officer": own({"accounts": others + [dict(officer(theirs), box=officer(mine)["box"])]}),
            "A's secrets at B's officer": own({"accounts": others + [
                dict(officer(theirs), sealed=officer(mine)["sealed"], kdf=officer(mine)["kdf"])]}),
            "A's recovery entry": own({"recovery": mine["keys"]["recovery"]}),
            "A's accounts all": own({"accounts": mine["keys"]["accounts"]}),
            "A's epochs": own({"epochs": mine["keys"]["epochs"]}),
            "A's mark": dict(theirs, mark=mine["mark"]),
            "an administrator of A's": own({"accounts": others + [dict(officer(mine), role="administrator")]}),
        }
        output = os.path.join(self.place, "output")
        for what, document in self.some(list(crafted.items()), 2):
            for by in ("a-officer", "b-officer"):
                store = self.copy(self.b, "b-copy")
                self.put(store, document)
                for words in self.some([("case", "list"), ("case", "export", self.b.case, "-o", output)], 1):
                    self.attempt(f"{what}, as {by}", self.a, *words, store=store, by=by,
                                 password=self.a.at("a-officer"))
        # Without a key file what is sealed must not pass for a personal workspace.
        store = self.copy(self.b, "b-copy")
        os.unlink(os.path.join(store, "keys.json"))
        self.attempt("no key file", self.a, "case", "list", store=store)
        store = self.copy(self.b, "b-copy")
        self.attempt("A's recovery key", self.a, "account", "recover", "b-root", "--recovery-key-file",
                     self.a.at("recovery"), "--new-password-file", self.a.at("a-root"), store=store)
        self.attempt("after it", self.a, "case", "list", store=store, by="b-root", password=self.a.at("a-root"))

    @staticmethod
    def put(store, document):
        """Writes a key file with a digest that holds; its mark needs a key that A has not."""
        keys = json.dumps(document["keys"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        text = f'{{"v":1,"keys":{keys},"mark":"{document["mark"]}'
        digest = hashlib.sha256(text.encode()).hexdigest()
        with open(os.path.join(store, "keys.json"), "w") as file:
            file.write(f'{text}","digest":"{digest}"}}\n')

    def by_files(self):
        """B's files among A's own, where A's officer is at home."""
        def lines(store):
            return open(os.path.join(store, "journal-000001.jsonl"), "rb").read().splitlines(True)

        def journal(store):
            shutil.copy(os.path.join(self.b.store, "journal-000001.jsonl"), store)

        def appended(store):
            with open(os.path.join(store, "journal-000001.jsonl"), "ab") as file:
                file.writelines(lines(self.b.store)[1:])

        def second(store):
            shutil.copy(os.path.join(self.b.store, "journal-000001.jsonl"),
                        os.path.join(store, "journal-000002.jsonl"))

        def contents(store):
            mine, theirs = lines(store), lines(self.b.store)
            for n in range(2, min(len(mine), len(theirs))):
                head = mine[n][:mine[n].index(b',"body":')]
                mine[n] = head + theirs[n][theirs[n].index(b',"body":'):]
            with open(os.path.join(store, "journal-000001.jsonl"), "wb") as file:
                file.writelines(mine)

        def linked(store):
            os.unlink(os.path.join(store, "journal-000001.jsonl"))
            os.symlink(os.path.join(self.b.store, "journal-000001.jsonl"), os.path.join(store, "journal-000001.jsonl"))

        def hard(store):
            os.unlink(os.path.join(store, "journal-000001.jsonl"))
            os.link(os.path.join(self.b.store, "journal-000001.jsonl"), os.path.join(store, "journal-000001.jsonl"))

        def cache(store):
            if os.path.exists(os.path.join(self.b.store, "index.cache")):
                shutil.copy(os.path.join(self.b.store, "index.cache"), store)

        def letters(store):
            mine = os.path.join(store, "attachments")
            theirs = os.path.join(self.b.store, "attachments")
            for name, other in zip(os.listdir(mine), os.listdir(theirs)):
                shutil.copy(os.path.join(theirs, other), os.path.join(mine, name))
                shutil.copy(os.path.join(theirs, other), mine)

        def linked_letters(store):
            shutil.rmtree(os.path.join(store, "attachments"))
            os.symlink(os.path.join(self.b.store, "attachments"), os.path.join(store, "attachments"))

        output = os.path.join(self.place, "output")
        for change in self.some([journal, appended, second, contents, linked, hard, cache, letters, linked_letters], 2):
            store = self.copy(self.a, "a-copy")
            change(store)
            for case in (self.a.case, self.b.case):
                for words in self.some([("case", "list"), ("case", "show", case, "--history"),
                                        ("case", "attachment", case, f"{WORD_A}letter.txt", "-o", output)], 1):
                    self.attempt(change.__name__, self.a, *words, store=store, by="officer")
        if not self.is_quick:
            backup = os.path.join(self.place, "backup")
            self.b.must("store", "backup", backup, by="root")
            self.attempt("B's backup, restored", self.a, "store", "restore", backup,
                         store=os.path.join(self.place, "restored"))
            self.attempt("and opened", self.a, "case", "list", store=os.path.join(self.place, "restored"),
                         by="officer")
            self.attempt("B's backup, checked", self.a, "store", "verify", "--backup", backup)

    def by_words(self):
        """The environment and the ways to write a path."""
        self.attempt("ASSAY_STORE", self.a, "case", "list", store="", by="officer",
                     environment={"ASSAY_STORE": self.b.store})
        self.attempt("a way round", self.a, "case", "list", store=os.path.join(self.a.store, "../../b/store"),
                     by="officer")
        self.attempt("XDG", self.a, "case", "list", store="", by="officer",
                     environment={"XDG_DATA_HOME": os.path.join(self.place, "b"), "ASSAY_STORE": ""})
        self.attempt("another's password file", self.a, "case", "list", store=self.b.store, by="b-officer",
                     password="/dev/null")
        link = os.path.join(self.place, "to-b")
        os.symlink(self.b.store, link)
        self.attempt("a link to it", self.a, "case", "list", store=link, by="officer")

    def see(self):
        """B's own people, with whom the eyes must see something: how many of the verbs tell."""
        seen, output = 0, os.path.join(self.place, "output")
        for words in self.verbs(output)[:7]:
            try:
                self.attempt("B's own officer", self.b, *words, by="officer")
            except rig.Bad:
                seen += 1
        return seen


def main():
    program, is_quick = sys.argv[1], "--quick" in sys.argv
    with tempfile.TemporaryDirectory() as place:
        try:
            attempts = Attempts(program, place, is_quick)
            seen = attempts.see()
            if seen < 5:
                print(f"separation: B's own officer was seen with {seen} verbs only: the rig is blind")
                return 1
            print(f"separation: B's own officer reads with {seen} verbs, and is caught at each")
            attempts.count = 0
            attempts.by_name()
            attempts.by_keys()
            attempts.by_files()
            attempts.by_words()
        except rig.Bad as bad:
            print(f"separation: FAILED: {bad}")
            return 1
    print(f"separation: {attempts.count} attempts of A at B: nothing read")
    return 0


if __name__ == "__main__":
    sys.exit(main())
