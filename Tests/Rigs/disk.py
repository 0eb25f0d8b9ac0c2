"""File systems of their own for the rigs: in memory, or in a file on a loop device. Root only."""
import os
import subprocess


class Mounted:
    """A file system under `path`, gone at the end."""

    def __init__(self, place):
        self.path = os.path.join(place, "mounted")
        os.makedirs(self.path, exist_ok=True)

    def __enter__(self):
        self.mount()
        return self

    def __exit__(self, *_):
        self.unmount()

    def unmount(self):
        subprocess.run(["umount", self.path], check=True)

    def free(self):
        found = os.statvfs(self.path)
        return found.f_bavail * found.f_frsize


class Memory(Mounted):
    def __init__(self, place, size, inodes=0):
        super().__init__(place)
        self.options = f"size={size},mode=0755" + (f",nr_inodes={inodes}" if inodes else "")

    def mount(self):
        subprocess.run(["mount", "-t", "tmpfs", "-o", self.options, "tmpfs", self.path], check=True)


class Image(Mounted):
    """A file system of a kind (ext4, xfs) in a file."""

    def __init__(self, place, kind, size, *options):
        super().__init__(place)
        self.file = os.path.join(place, "disk")
        with open(self.file, "wb") as file:
            file.truncate(size)
        quiet = {"ext4": ["mkfs.ext4", "-q", "-F", "-m", "0"], "xfs": ["mkfs.xfs", "-q", "-f"]}[kind]
        subprocess.run([*quiet, *options, self.file], check=True)

    def mount(self):
        subprocess.run(["mount", "-o", "loop", self.file, self.path], check=True)


def fill(path, leave, step=4096):
    """Fills a file system up to so many bytes that are left; answers with the file that takes the room."""
    name = os.path.join(path, "ballast")
    with open(name, "wb") as file:
        while True:
            found = os.statvfs(path)
            room = found.f_bavail * found.f_frsize - leave
            if room < step:
                break
            try:
                file.write(bytes(min(room, 1 << 20)))
                file.flush()
            except OSError:
                break
    return name
