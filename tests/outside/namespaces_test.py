# SPDX-License-Identifier: GPL-3.0-or-later
"""`watch` beside another network namespace: its connections are left out, and told where they are asked for.

namespaces_test.py TCPATLASCTL
"""

import ctypes
import fcntl
import json
import os
import queue
import socket
import struct
import subprocess
import sys
import threading
import unittest

import outside

TCPATLASCTL = sys.argv[1]
CLONE_NEWNET = 0x40000000
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
if os.geteuid() != 0:
    outside.skip("the observer and a network namespace need root")
libc = ctypes.CDLL(None, use_errno=True)


def connect():
    """One connection on this namespace's loopback, opened and closed. Returns the client's port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        client = socket.create_connection(listener.getsockname())
        with listener.accept()[0]:
            port = client.getsockname()[1]
            client.close()  # first
        return port


def connect_elsewhere():
    """The same in a new network namespace. Returns its inode number and the client's port."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if libc.unshare(CLONE_NEWNET) == 0:
                with socket.socket() as any_socket:
                    fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
                os.write(writing, f"{os.stat('/proc/self/ns/net').st_ino} {connect()}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        words = answer.read().split()
    if not words:
        outside.skip("a network namespace cannot be made here")
    return tuple(map(int, words))


class Watch(unittest.TestCase):
    def watch(self, *options):
        process = outside.start(TCPATLASCTL, "watch", "--json", *options, stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(outside.end, process)
        self.lines = queue.Queue()
        threading.Thread(target=lambda: [self.lines.put(json.loads(line)) for line in process.stdout], daemon=True).start()
        first = self.lines.get(timeout=outside.PATIENCE)
        if first["source"] != "probe":
            self.skipTest(f"only the observer sees other namespaces, and here it is {first['source']}")

    def until_end_of(self, port):
        """The lines up to the one in which this client closes."""
        lines = []
        while not lines or (lines[-1].get("to"), (lines[-1].get("local") or {}).get("port")) != ("FIN-WAIT-1", port):
            lines.append(self.lines.get(timeout=outside.PATIENCE))
        return lines

    def test_the_own_one_alone_without_a_word(self):
        self.watch()
        elsewhere, _ = connect_elsewhere()
        lines = self.until_end_of(connect())  # the kernel reports in its order, so the other's would be here by now
        self.assertNotIn(elsewhere, [line.get("network_namespace") for line in lines])

    def test_all_where_they_are_wanted(self):
        self.watch("--all-namespaces")
        elsewhere, port = connect_elsewhere()
        lines = self.until_end_of(connect())
        theirs = [line for line in lines if line.get("network_namespace") == elsewhere]
        self.assertIn(("ESTABLISHED", "FIN-WAIT-1", port), [(each["from"], each["to"], each["local"]["port"]) for each in theirs])

    def test_a_filter_asks_by_itself(self):
        self.watch("--filter", "netns:other")
        elsewhere, port = connect_elsewhere()
        lines = self.until_end_of(port)
        self.assertIn(elsewhere, {line.get("network_namespace") for line in lines})


if __name__ == "__main__":
    outside.end_in(120)
    unittest.main(argv=sys.argv[:1])
