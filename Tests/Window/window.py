"""A running window as a person without sight meets it: by accessible names, out of process.

Known limits of GTK 4.8: there is no state "showing", a text needs its real length to be read, the
keyboard cannot be moved to a control (a click does), and only the rows in sight of a list are there.
"""
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


class Failure(Exception):
    """What was expected of the window and did not come."""


def eventually(what, look, seconds=15):
    """Waits until `look` answers with something, and answers with it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:  # the tree changed while it was read
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise Failure(f"not within {seconds} s: {what}")


def walk(node):
    yield node
    for index in range(min(node.get_child_count(), 400)):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


class Window:
    def __init__(self, program, arguments, console):
        self.console = open(console, "w+")
        self.process = subprocess.Popen(
            [program, *arguments], stdout=self.console, stderr=self.console
        )
        self.root = eventually("the program on the accessibility bus", self._find_root)
        eventually("a window", lambda: self.root.get_child_count() > 0)

    def _find_root(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended at once: {self.said()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def all(self):
        self.root.clear_cache()
        return list(walk(self.root))

    def find(self, name, role=None, needs=None, called=None):
        """The control of this accessible name; `name` may be a test of names."""
        fits = name if callable(name) else lambda text: text == name

        def look():
            for node in self.all():
                if not fits(node.get_name() or ""):
                    continue
                if role is not None and node.get_role_name() != role:
                    continue
                if needs is None or needs in node.get_interfaces():
                    return node
            return None

        return eventually(f"{role or needs or 'something'} named {called or name}", look)

    def says(self, words):
        """Waits for a label that holds the words."""
        return self.find(lambda text: words in text, called=f"…{words}…").get_name()

    def description(self, name, holds=""):
        return eventually(
            f"{name} described with {holds!r}",
            lambda: next(
                (
                    node.get_description()
                    for node in self.all()
                    if node.get_name() == name and node.get_role_name() == "image"
                    and holds in (node.get_description() or "")
                ),
                None,
            ),
        )

    def set(self, name, text):
        field = self.find(name, needs="EditableText")
        Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), text)

    def text(self, name):
        field = self.find(name, needs="EditableText")
        length = Atspi.Text.get_character_count(field.get_text_iface())
        return Atspi.Text.get_text(field.get_text_iface(), 0, length)

    def click(self, node):
        place = node.get_extents(Atspi.CoordType.WINDOW)
        x, y = place.x + place.width // 2, place.y + place.height // 2
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
        time.sleep(0.2)

    def press(self, name):
        self.find(name, role="push button").get_action_iface().do_action(0)

    def choose(self, name, index):
        """Opens a choice and takes the entry at `index`, counted from what is chosen now."""
        self.click(self.find(name, role="combo box"))
        self.key(*["Down"] * index, "Return")

    def key(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", key], check=True)
            time.sleep(0.1)

    def tab_to(self, name, role=None, most=90):
        """Moves the keyboard with Tab until it is on the control; `name` may be a test of names."""
        fits = name if callable(name) else lambda text: text == name
        passed, reached = [], []

        def note(event):
            if event.detail1:
                reached.append(event.source)

        listener = Atspi.EventListener.new(note)
        listener.register("object:state-changed:focused")
        try:
            for _ in range(most):
                reached.clear()
                subprocess.run(["xdotool", "key", "Tab"], check=True)
                end = time.monotonic() + 2
                while not reached and time.monotonic() < end:
                    if not GLib.MainContext.default().iteration(False):
                        time.sleep(0.01)
                if not reached:
                    continue
                found, found_role = reached[-1].get_name() or "", reached[-1].get_role_name()
                if fits(found) and role in (None, found_role):
                    return found
                passed.append(f"{found_role} {found}")
        finally:
            listener.deregister("object:state-changed:focused")
        raise Failure(f"Tab does not reach {role or 'a control'} {name}; it passed {passed}")

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)

    def picture(self, path):
        subprocess.run(["xdotool", "mousemove", "2", "2"], check=True)
        time.sleep(0.6)
        subprocess.run(["import", "-window", "root", path], check=True)

    def ends(self):
        """Waits for the end of the program and answers with its exit status."""
        return self.process.wait(timeout=15)

    def said(self):
        self.console.flush()
        with open(self.console.name) as file:
            return file.read()

    def kill(self):
        if self.process.poll() is None:
            os.kill(self.process.pid, 9)
            self.process.wait()
