# SPDX-License-Identifier: GPL-3.0-or-later
"""tcpatlas from outside: its exit codes, its words on standard error, and the picture that --screenshot saves.

screenshot_test.py TCPATLAS
"""

import os
import socket
import struct
import subprocess
import sys
import unittest

import outside

TCPATLAS = sys.argv[1]
DONE, FAILED, USAGE = 0, 1, 2


class Program(unittest.TestCase):
    def setUp(self):
        self.directory, self.environment = outside.own_environment(QT_QPA_PLATFORM="offscreen")
        self.addCleanup(self.directory.cleanup)
        self.picture = os.path.join(self.directory.name, "picture.png")

    def run_it(self, *arguments, **environment):
        return subprocess.run([TCPATLAS, "--language", "en", *arguments], env=self.environment | environment,
                              capture_output=True, text=True, timeout=outside.PATIENCE, check=False)

    def size_of_picture(self):
        with open(self.picture, "rb") as file:
            head = file.read(24)
        self.assertEqual(head[:8], b"\x89PNG\r\n\x1a\n")
        return struct.unpack(">II", head[16:24])

    def test_a_picture_has_the_asked_size(self):
        for size in ((1440, 920), (1024, 700)):
            for theme in ("light", "dark"):
                with self.subTest(size=size, theme=theme):
                    run = self.run_it("--size", "%dx%d" % size, "--theme", theme, "--screenshot", self.picture)
                    self.assertEqual((run.returncode, run.stderr, run.stdout), (DONE, "", ""))
                    self.assertEqual(self.size_of_picture(), size)
                    os.remove(self.picture)

    def test_a_selected_socket_changes_the_picture(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            local = "127.0.0.1:%d" % listener.getsockname()[1]
            pictures = set()
            for selection in ((), ("--select", local)):
                run = self.run_it("--filter", "local:" + local, *selection, "--screenshot", self.picture)
                self.assertEqual((run.returncode, run.stderr), (DONE, ""))
                with open(self.picture, "rb") as file:
                    pictures.add(file.read())
            self.assertEqual(len(pictures), 2)

    def test_a_socket_that_does_not_exist_is_a_failure(self):
        run = self.run_it("--select", "192.0.2.1:9,192.0.2.2:9", "--screenshot", self.picture)
        self.assertEqual(run.returncode, FAILED)
        self.assertRegex(run.stderr, r"\Atcpatlas: [^\n]*192\.0\.2\.1:9[^\n]*192\.0\.2\.2:9[^\n]*\n\Z")
        self.assertFalse(os.path.exists(self.picture))

    def test_a_file_that_cannot_be_written_is_a_failure(self):
        run = self.run_it("--screenshot", os.path.join(self.directory.name, "nowhere", "picture.png"))
        self.assertEqual(run.returncode, FAILED)
        self.assertRegex(run.stderr, r"\Atcpatlas: [^\n]*nowhere/picture\.png\n\Z")

    def test_what_is_not_understood_is_a_mistake_in_usage(self):
        for arguments in (("--colour",), ("--theme", "pink"), ("--filter", "state:nowhere"), ("--screenshot",)):
            with self.subTest(arguments=arguments):
                run = self.run_it(*arguments)
                self.assertEqual((run.returncode, run.stdout), (USAGE, ""))
                self.assertRegex(run.stderr, r"\Atcpatlas: [^\n]+\n\Z")

    def test_without_a_display_one_line_says_so(self):
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            self.environment.pop(name, None)
        run = self.run_it()
        self.assertEqual((run.returncode, run.stdout), (FAILED, ""))
        self.assertRegex(run.stderr, r"\Atcpatlas: [^\n]*display[^\n]*tcpatlasctl list[^\n]*\n\Z")
        # What needs none still answers.
        for argument, answer in (("--help", "Usage: tcpatlas"), ("--version", "tcpatlas ")):
            run = self.run_it(argument)
            self.assertEqual((run.returncode, run.stderr), (DONE, ""))
            self.assertTrue(run.stdout.startswith(answer))


if __name__ == "__main__":
    outside.end_in(100)
    unittest.main(argv=sys.argv[:1], verbosity=2)
