# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, used as a person with a keyboard and a mouse uses it, and heard as a screen reader hears it.

Runs under support/with_accessibility.sh:  window_test.py TCPATLAS HOLD_STATES
"""

import socket
import subprocess
import sys
import unittest
import warnings

import outside

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError) as error:
    outside.skip(f"python3-gi and gir1.2-atspi-2.0 are needed: {error}")
outside.need("xdotool", "openbox")
warnings.simplefilter("ignore", DeprecationWarning)

TCPATLAS, HOLD_STATES = sys.argv[1:3]
LOCAL_PORT, REMOTE_PORT, STATE = 4, 7, 9  # the places of model::Column


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, timeout=outside.PATIENCE)


def click(accessible):
    place = accessible.get_extents(Atspi.CoordType.SCREEN)
    xdotool("mousemove", place.x + place.width // 2, place.y + place.height // 2, "click", 1)


def descendants(accessible):
    """All below it but the cells of tables, which are thousands."""
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        if child is None:
            continue
        yield child
        if child.get_role() != Atspi.Role.TREE:
            yield from descendants(child)


def find(accessible, condition):
    return next((each for each in descendants(accessible) if condition(each)), None)


class Window(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.processes = []
        cls.addClassCleanup(lambda: [outside.end(process) for process in reversed(cls.processes)])
        cls.directory, environment = outside.own_environment()
        cls.addClassCleanup(cls.directory.cleanup)
        manager = cls.run_along("openbox", "--startup", "echo ready", env=environment, stdout=subprocess.PIPE, text=True)
        while manager.stdout.readline() not in ("ready\n", ""):
            pass
        held = cls.run_along(HOLD_STATES, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        cls.held = []
        for line in held.stdout:
            if line == "holding\n":
                break
            if not line.startswith("walk "):
                cls.held.append(line.split())
        cls.program = cls.run_along(TCPATLAS, "--language", "en", "--interval", "250ms", "--size", "1200x800",
                                    env=environment)
        Atspi.init()
        Atspi.set_timeout(5000, 10000)
        cls.application = outside.until(cls.find_application, "tcpatlas in the accessibility tree")
        cls.table = outside.until(
            lambda: find(cls.application, lambda each: each.get_role() == Atspi.Role.TREE
                         and each.get_name() == "Connections"), "the table")
        cls.diagram = find(cls.application, lambda each: each.get_name() == "TCP state diagram")
        cls.filter = find(cls.application, lambda each: each.get_name() == "Filter"
                          and each.get_role() == Atspi.Role.TEXT)
        outside.until(lambda: cls.table.get_n_rows() >= len(cls.held), "the first snapshot in the table")
        outside.until(lambda: find(cls.application, lambda each: each.get_role() == Atspi.Role.FRAME)
                      .get_state_set().contains(Atspi.StateType.ACTIVE), "the window to be active")

    @classmethod
    def run_along(cls, *command, **options):
        cls.processes.append(outside.start(*command, **options))
        return cls.processes[-1]

    @staticmethod
    def find_application():
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_name() == "tcpatlas" and application.get_child_count():
                return application
        return None

    def setUp(self):
        self.assertIsNone(self.program.poll(), "tcpatlas has ended")
        xdotool("key", "ctrl+shift+f", "mousemove", 1, 1)  # no filter, and the pointer nowhere
        outside.until(lambda: self.table.get_n_rows() >= len(self.held), "all sockets")

    @staticmethod
    def port(end):
        return end.rsplit(":", 1)[1]

    def row_of(self, local, remote):
        for row in range(self.table.get_n_rows()):
            if (self.cell(row, LOCAL_PORT), self.cell(row, REMOTE_PORT)) == (self.port(local), self.port(remote)):
                return row
        return None

    def cell(self, row, column):
        cell = self.table.get_accessible_at(row, column)
        return cell.get_name() if cell else None

    def states(self):
        return {self.cell(row, STATE) for row in range(self.table.get_n_rows())}

    def type_filter(self, text):
        xdotool("key", "ctrl+f")
        outside.until(lambda: self.filter.get_state_set().contains(Atspi.StateType.FOCUSED), "the filter's focus")
        xdotool("type", "--delay", 5, text)
        outside.until(lambda: self.typed() == text, f"the filter “{text}”")

    def typed(self):
        return Atspi.Text.get_text(self.filter, 0, -1)

    def select(self, local, remote):
        """Filters by the local port, so that the row is in sight, and clicks it."""
        self.type_filter("port:" + self.port(local))
        row = outside.until(lambda: (found := self.row_of(local, remote)) is not None and [found], local)[0]
        click(self.table.get_accessible_at(row, LOCAL_PORT))

    def boxes(self):
        """What is said of each box: "ESTABLISHED, 42 connections, firefox is here"."""
        return [self.diagram.get_child_at_index(index).get_name() for index in range(self.diagram.get_child_count())]

    def ends(self):
        """The states in which the selected connection's ends are said to be."""
        return {name.split(",")[0] for name in self.boxes() if name.endswith(" is here")}

    def inspector_says(self, text):
        return find(self.application, lambda each: each.get_role() == Atspi.Role.LABEL and text in each.get_name())

    def test_all_that_is_held_is_listed(self):
        passing = ("TIME-WAIT", "FIN-WAIT-2")
        held = {(state, self.port(local), "—" if state == "LISTEN" else self.port(remote))
                for state, local, remote in self.held if state not in passing}

        def listed():  # rows move while they are read
            return {tuple(self.cell(row, column) for column in (STATE, LOCAL_PORT, REMOTE_PORT))
                    for row in range(self.table.get_n_rows())}

        outside.until(lambda: held <= listed(), "every held socket with its state in the table")

    def test_a_click_lights_the_state_and_explains_it(self):
        for state in ("CLOSING", "SYN-SENT", "LAST-ACK"):
            with self.subTest(state=state):
                _, local, remote = next(held for held in self.held if held[0] == state)
                self.select(local, remote)
                outside.until(lambda: state in self.ends(), f"{state} to be said on the diagram")
                outside.until(lambda: self.inspector_says(local), f"{local} in the inspector")

    def test_a_real_change_is_heard(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            near = socket.create_connection(listener.getsockname())
            far, _ = listener.accept()
        with near, far:
            self.select("127.0.0.1:%d" % far.getsockname()[1], "127.0.0.1:%d" % near.getsockname()[1])
            outside.until(lambda: self.ends() == {"ESTABLISHED"}, "ESTABLISHED")
            near.shutdown(socket.SHUT_WR)
            outside.until(lambda: self.ends() == {"CLOSE-WAIT", "FIN-WAIT-2"}, "CLOSE-WAIT")
            far.close()
            outside.until(lambda: self.inspector_says("gone"), "that it is gone")

    def test_a_filter_is_typed(self):
        self.type_filter("state:closing")
        outside.until(lambda: self.states() == {"CLOSING"}, "the rows in CLOSING alone")
        xdotool("type", " (")
        message = outside.until(lambda: self.inspector_says("expected"), "what is wrong with the filter")
        self.assertRegex(message.get_name(), r"\d+")
        self.assertEqual(self.states(), {"CLOSING"})

    def test_arrow_keys_walk_the_diagram(self):
        self.select(*next(held[1:] for held in self.held if held[0] == "CLOSING"))
        outside.until(lambda: "CLOSING" in self.ends(), "CLOSING")

        def focused():
            for index in range(self.diagram.get_child_count()):
                child = self.diagram.get_child_at_index(index)
                if child.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return child.get_name().split(",")[0]
            return None

        for _ in range(40):
            xdotool("key", "Tab")
            if focused():
                break
        self.assertEqual(focused(), "CLOSING")
        for key, state in (("Down", "TIME-WAIT"), ("Right", "CLOSED"), ("Up", "LAST-ACK"), ("Up", "CLOSE-WAIT")):
            xdotool("key", key)
            outside.until(lambda: focused() == state, f"{key} to lead to {state}")
        xdotool("key", "ctrl+shift+f", "Return")  # only CLOSE-WAIT is shown
        outside.until(lambda: self.states() == {"CLOSE-WAIT"}, "the rows in CLOSE-WAIT alone")


if __name__ == "__main__":
    outside.end_in(100)
    unittest.main(argv=sys.argv[:1], verbosity=2)
