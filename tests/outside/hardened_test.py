# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs as they are installed: are the second locks of compiler and linker in them?

hardened_test.py PROGRAM...
"""

import subprocess
import sys
import unittest

PROGRAMS = sys.argv[1:]


def readelf(option, program):
    return subprocess.run(["readelf", "-W", option, program], capture_output=True, text=True, check=True).stdout


class Programs(unittest.TestCase):
    def each(self, option, *expected):
        self.assertTrue(PROGRAMS)
        for program in PROGRAMS:
            text = readelf(option, program)
            for pattern in expected:
                with self.subTest(program=program):
                    self.assertRegex(text, pattern)

    def test_they_lie_at_a_random_address(self):
        self.each("-h", r"Type: +DYN")
        self.each("-d", r"FLAGS_1\) .*PIE")

    def test_what_the_linker_wrote_becomes_read_only(self):
        self.each("-l", r"GNU_RELRO")
        self.each("-d", r"FLAGS_1\) .*NOW")

    def test_no_stack_can_be_executed(self):
        self.each("-l", r"GNU_STACK .* RW +0x")

    def test_the_stack_is_checked(self):
        self.each("--dyn-syms", r"__stack_chk_fail@")

    def test_buffers_are_checked(self):
        self.each("--dyn-syms", r"__\w+_chk@GLIBC")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
