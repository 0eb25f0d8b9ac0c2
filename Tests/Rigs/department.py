"""A department: a protected workspace made through the command line, with an officer, an administrator and a risk
manager, and cases whose every text holds a word that stands nowhere else."""
import json
import os
import subprocess

import rig


class Department:
    def __init__(self, program, place, name, word, environment=None):
        self.environment = environment or {}
        self.program, self.place, self.name, self.word = program, place, name, word
        self.store = os.path.join(place, name, "store")
        os.makedirs(os.path.dirname(self.store))
        # Numbers cannot hold a word: these stand for it.
        self.amount, self.income = 13_571 if name == "a" else 24_683, 91_337 if name == "a" else 82_446
        form = self.write("form.json", json.dumps({"product": "installment-loan", "fields": {
            "loan_amount": self.amount, "term_months": 36, "annual_income": self.income, "debt_to_income": 12,
            "fico_score": 735, "group_sex": f"{word}sex", "group_other": f"{word}other"}}))
        for person in ("officer", "root", "risk"):
            self.write(f"{name}-{person}", f"{word} password of {person}\n")
        self.case = self.must("case", "new", form, "--reference", f"{word} reference").split()[-1]
        made = self.must("store", "protect", "--by", f"{name}-root", "--new-password-file", self.at(f"{name}-root"))
        self.recovery = made.split()[-1]
        self.write("recovery", self.recovery + "\n")
        for person, role in (("officer", "officer"), ("risk", "risk-manager")):
            self.must("account", "add", f"{name}-{person}", "--role", role, "--new-password-file",
                      self.at(f"{name}-{person}"), by="root")
        self.must("case", "note", self.case, f"{word} note", by="officer")
        self.must("case", "attach", self.case, self.write(f"{word}letter.txt", f"{word} letter\n" * 50), by="officer")
        self.must("case", "decide", self.case, "decline", "--reason", f"{word} reason", by="officer")

    def at(self, name):
        return os.path.join(self.place, self.name, name)

    def write(self, name, text):
        with open(self.at(name), "w") as file:
            file.write(text)
        return self.at(name)

    def run(self, *words, store=None, by=None, password=None, environment=None):
        """Runs a command; answers its exit code and all that it said."""
        words = list(words)
        if store != "":
            words += ["--store", store or self.store]
        if by:
            by = by if "-" in by else f"{self.name}-{by}"
            words += ["--by", by, "--password-file", password or self.at(by)]
        done = subprocess.run([self.program, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                              stdin=subprocess.DEVNULL, env={**os.environ, **self.environment, **(environment or {})})
        if done.returncode < 0 or done.returncode > 7:
            raise rig.Bad(f"{words[:2]} ended with {done.returncode}: {done.stderr[-300:]}")
        return done.returncode, done.stdout + done.stderr

    def must(self, *words, **how):
        code, said = self.run(*words, **how)
        if code != 0:
            raise rig.Bad(f"{words[:3]} ended with {code}: {said.decode()[-300:]}")
        return said.decode()
