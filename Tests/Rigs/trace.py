"""What a program did to the files below a folder, in its order, as the kernel was asked for it (strace)."""
import os
import re
import subprocess

CALLS = ("openat,open,creat,close,write,pwrite64,writev,ftruncate,truncate,fsync,fdatasync,sync_file_range,rename,"
         "renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlinkat,fallocate,dup,dup2,dup3")
WHOLE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+).*", re.DOTALL)
CUT = re.compile(r"(\d+) +(\w+)\((.*?) *<unfinished \.\.\.>", re.DOTALL)
RESUMED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)", re.DOTALL)
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def calls(words, place):
    """Runs a program; answers the calls that did not fail: name, raw words, texts (bytes), result."""
    log = os.path.join(place, "trace")
    done = subprocess.run(["strace", "-f", "-qq", "-xx", "-s", "50000000", "-e", f"trace={CALLS}", "-e", "signal=none",
                           "-o", log, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 4):
        raise RuntimeError(f"the traced program ended with {done.returncode}: {done.stderr[-300:]}")
    begun = {}
    with open(log) as file:
        for line in file:
            line = line.rstrip("\n")
            if cut := CUT.fullmatch(line):
                begun[cut.group(1)] = cut.group(3)
                continue
            if resumed := RESUMED.fullmatch(line):
                process, name, rest = resumed.groups()
                line = f"{process} {name}({begun.pop(process)}{rest}"
            whole = WHOLE.fullmatch(line)
            if not whole or int(whole.group(4)) < 0:
                continue
            _, name, words_, result = whole.groups()
            texts = [bytes.fromhex(text.replace("\\x", "")) for text in TEXT.findall(words_)]
            yield name, TEXT.sub('""', words_), texts, int(result)


class Recorder:
    """Turns calls into steps on numbered files and folders. Folder 0 is the one that everything lies in."""

    def __init__(self, root):
        self.root = os.path.realpath(root)
        self.steps = []
        self.folders, self.sizes = {0: {}}, {}
        self.next = 1

    def run(self, words, place):
        """Records one program; what it says is a step too, for whoever was told."""
        open_files = {}
        for name, raw, texts, result in calls(words, place):
            self.call(name, raw, texts, result, open_files)

    def call(self, name, raw, texts, result, files):
        first = raw.split(",")[0].strip()
        if name in ("openat", "open"):
            at = self.at(raw, 0 if name == "openat" else None, texts[0], files)
            if at is None:
                return
            folder, leaf = at
            flags = raw.split(",")[2 if name == "openat" else 1]
            number = self.found(folder, leaf)
            if number is None and "O_CREAT" in flags:
                number = self.new()
                self.sizes[number] = 0
                self.folders[folder][leaf] = number
                self.steps.append(("link", folder, leaf, number))
            if number is None:
                return
            if "O_TRUNC" in flags and self.sizes.get(number):
                self.sizes[number] = 0
                self.steps.append(("size", number, 0))
            files[result] = number
        elif name == "close":
            files.pop(int(first), None)
        elif name in ("dup", "dup2", "dup3"):
            if int(first) in files:
                files[result] = files[int(first)]
        elif name == "write":
            if int(first) == 1:
                self.steps.append(("said", texts[0][:result].decode()))
            elif int(first) in files:
                number = files[int(first)]
                self.steps.append(("data", number, self.sizes[number], texts[0][:result]))
                self.sizes[number] += result
        elif name == "ftruncate":
            if int(first) in files:
                number, size = files[int(first)], int(raw.split(",")[1])
                self.sizes[number] = size
                self.steps.append(("size", number, size))
        elif name in ("fsync", "fdatasync"):
            if int(first) in files:
                self.steps.append(("sync", files[int(first)]))
        elif name in ("mkdir", "mkdirat"):
            at = self.at(raw, 0 if name == "mkdirat" else None, texts[0], files)
            if at:
                number = self.new()
                self.folders[number] = {}
                self.folders[at[0]][at[1]] = number
                self.steps.append(("link", *at, number))
        elif name in ("unlink", "unlinkat", "rmdir"):
            at = self.at(raw, 0 if name == "unlinkat" else None, texts[0], files)
            if at:
                self.folders[at[0]].pop(at[1], None)
                self.steps.append(("unlink", *at))
        elif name in ("rename", "renameat", "renameat2"):
            pair = name != "rename"
            old = self.at(raw, 0 if pair else None, texts[0], files)
            new = self.at(raw, 2 if pair else None, texts[1], files)
            if old and new:
                mine, other = self.folders[old[0]], self.folders[new[0]]
                if "RENAME_EXCHANGE" in raw:
                    mine[old[1]], other[new[1]] = other[new[1]], mine[old[1]]
                    self.steps.append(("exchange", *old, *new))
                else:
                    number = mine.pop(old[1])
                    other[new[1]] = number
                    self.steps.append(("rename", *old, *new, number))
        elif name in ("open", "creat", "pwrite64", "writev", "truncate", "link", "linkat", "symlinkat", "fallocate"):
            # Nothing of the kind is expected on the files that are watched.
            if any(text.startswith(self.root.encode()) for text in texts) or int(first) in files if first.isdigit() else False:
                raise RuntimeError(f"the recorder does not know {name}")

    def new(self):
        self.next += 1
        return self.next - 1

    def found(self, folder, leaf):
        if leaf in ("", "."):
            return folder
        return self.folders[folder].get(leaf)

    def at(self, raw, word, text, files):
        """The folder and the last part of a path, or None where it lies elsewhere."""
        path = text.decode()
        if path.startswith("/"):
            real = os.path.normpath(path)
            if real == self.root:
                return 0, ""
            if not real.startswith(self.root + "/"):
                return None
            folder, parts = 0, real[len(self.root) + 1:].split("/")
        else:
            base = raw.split(",")[word].strip() if word is not None else "AT_FDCWD"
            if not base.isdigit() or int(base) not in files or files[int(base)] not in self.folders:
                return None
            folder, parts = files[int(base)], path.split("/")
        for part in parts[:-1]:
            folder = self.folders[folder].get(part)
            if folder not in self.folders:
                return None
        if parts[-1] == "..":
            return None
        return folder, parts[-1]
