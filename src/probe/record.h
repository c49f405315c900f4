/* SPDX-License-Identifier: GPL-3.0-or-later OR MIT */
/* What observer.bpf.c puts into its ring buffer, and what its iterator writes: read by the BPF object (as C) and by
 * the probe (as C++) of the same build on the same machine, so the layout is the compiler's. */
#pragma once

#include <linux/types.h>

enum record_kind {
    RECORD_STATE_CHANGED = 0,
    RECORD_RETRANSMITTED = 1,
    RECORD_RESET_SENT = 2,
    RECORD_RESET_RECEIVED = 3,
};

enum record_flag {
    RECORD_REPAIRED = 1, /* the socket is in the mode TCP_REPAIR: its state is set, not reached */
    RECORD_NOTHING_SENT = 2, /* not one segment ever; at a step to CLOSED only */
};

/* One event. Addresses are in network byte order, ports in the host's; an IPv4 address fills the first four bytes. */
struct record {
    __u64 time; /* CLOCK_MONOTONIC, ns */
    __u64 cookie;
    __u32 net_namespace; /* inode number */
    __u32 pid; /* of the caller of connect() or listen(); otherwise 0 */
    __u16 local_port;
    __u16 remote_port;
    __u8 kind; /* enum record_kind */
    __u8 is_ipv6;
    __u8 from; /* the kernel's numbers; a state change only */
    __u8 to;
    __u8 left; /* at a step to CLOSED: the state of what stays in the socket's place, CLOSED if nothing; 0: not known */
    __u8 flags; /* enum record_flag */
    __u16 error; /* at a step to CLOSED: the socket's error, an errno; otherwise 0 */
    __u8 icmp_version; /* the ICMP error that came in SYN-SENT: of IP, 4 or 6; 0 if none did */
    __u8 icmp_type;
    __u8 icmp_code;
    __u8 reserved[3];
    __u8 local_address[16];
    __u8 remote_address[16];
    char process[16]; /* comm; beside a pid only */
};

/* One descriptor that holds a TCP socket. */
struct owner_record {
    __u64 cookie;
    __u64 start_time; /* ns after boot */
    __u32 inode;
    __u32 net_namespace;
    __u32 pid;
    __u32 uid;
    __u32 descriptor;
    __u32 reserved;
    char process[16];
};
