# SPDX-License-Identifier: GPL-3.0-or-later
"""`watch` in a storm of short connections: each end of each one ends exactly once, and the side that closes first ends
in TIME-WAIT, as the kernel's list says. The storm is in a network namespace of its own.

storm_test.py TCPATLASCTL
"""

import collections
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
CONNECTIONS = 3000
NOBODY = 65534
CLONE_NEWNET = 0x40000000
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
if os.geteuid() != 0 or ctypes.CDLL(None).unshare(CLONE_NEWNET) != 0:
    outside.skip("a network namespace of its own needs root")
with socket.socket() as any_socket:
    fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def storm():
    """Connections whose client closes first. Returns the clients' ports and the server's."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        clients = set()
        for _ in range(CONNECTIONS):
            client = socket.create_connection(listener.getsockname())
            with listener.accept()[0]:
                clients.add(client.getsockname()[1])
                client.close()
        return clients, listener.getsockname()[1]


class Storm(unittest.TestCase):
    def watch(self, source, **options):
        try:
            process = outside.start(TCPATLASCTL, "watch", "--json", stdout=subprocess.PIPE, text=True, **options)
        except PermissionError:
            self.skipTest("that user may not run the program here")
        self.addCleanup(process.stdout.close)
        self.addCleanup(outside.end, process)
        lines = queue.Queue()
        threading.Thread(target=lambda: [lines.put(json.loads(line)) for line in process.stdout], daemon=True).start()
        first = lines.get(timeout=outside.PATIENCE)
        if first["source"] != source:
            self.skipTest(f"it runs with {first['source']} here")
        return lines

    def all_end_once(self, lines):
        clients, server = storm()
        ends = collections.defaultdict(list)  # of each client, and of each of the server's: what its last step leads to
        left = {(port, server) for port in clients} | {(server, port) for port in clients}
        while left:
            line = lines.get(timeout=outside.PATIENCE)
            if line.get("to") in ("TIME-WAIT", "CLOSED") and line["remote"]:
                end = line["local"]["port"], line["remote"]["port"]
                ends[end].append(line["to"])
                left.discard(end)
        told = collections.Counter((local == server, tuple(states)) for (local, _), states in ends.items())
        self.assertEqual(told, {(False, ("TIME-WAIT",)): len(clients), (True, ("CLOSED",)): len(clients)})

    def test_with_the_observer(self):
        self.all_end_once(self.watch("probe"))

    def test_with_the_notice_of_each_close(self):
        self.all_end_once(self.watch("destroy-events", user=NOBODY, group=NOBODY, extra_groups=[]))


if __name__ == "__main__":
    outside.end_in(120)
    unittest.main(argv=sys.argv[:1])
