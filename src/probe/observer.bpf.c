/* SPDX-License-Identifier: GPL-3.0-or-later OR MIT */
/* The part of the privileged observer that runs inside the kernel.
 *
 * inet_sock_set_state fires for each step of each TCP socket, with the socket's lock held, so that the steps of one
 * socket come in their order. Some of the kernel's habits are put right here, where they still can be:
 *
 * - A connection that arrives is a copy of its listener. The first step (LISTEN -> SYN-RECEIVED) is traced inside
 *   inet_csk_clone_lock(), before the copy has its peer's address or its own cookie: that is copied from the request
 *   afterwards. So the step is only remembered, with its time, and reported together with the next one.
 * - inet_num, the port in struct sock_common, is 0 again when a close is traced; inet_sport still has it.
 * - The current task is the owner only in connect() and listen(): otherwise the network has interrupted any task. Even
 *   then it may be one of the kernel's own, which opens a subflow of MPTCP for a program.
 * - Its number is that of the first process namespace. What is reported is the one by which our reader knows it.
 * - A socket that leaves a TIME-WAIT, or a FIN-WAIT-2 that no program holds, is traced as closed (tcp_time_wait()). That
 *   it does can be told from its fields then: describe_end().
 * - Why a socket closed is told by its error: that is set before the step to CLOSED. An error that came by ICMP has lost
 *   its code there, and may only have been shown to the program, so such packets are read when they arrive.
 *
 * An event does not wake the reader: a wake-up for each costs more than all the rest. The reader says when it is
 * asleep; the first event afterwards wakes it, and the following ones are collected by its timer.
 */
#include "record.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <linux/bpf.h>
#include <linux/types.h>

/* The kernel lends its helpers only to licences of a list, in these words; MIT is the one of ours that is on it. */
char LICENSE[] SEC("license") = "Dual MIT/GPL";

/* The parts of the kernel's structs that are read; where they lie is found out when the program is loaded. */
#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)
struct in6_addr {
    union {
        __u8 u6_addr8[16];
        __be32 u6_addr32[4];
    } in6_u;
};
struct ns_common {
    unsigned int inum;
};
typedef struct {
    int counter;
} atomic_t;
typedef struct refcount_struct {
    atomic_t refs;
} refcount_t;
struct inet_timewait_death_row {
    refcount_t tw_refcount;
    int sysctl_max_tw_buckets;
};
struct netns_ipv4 {
    struct inet_timewait_death_row tcp_death_row;
};
struct net {
    struct ns_common ns;
    struct netns_ipv4 ipv4;
};
typedef struct {
    struct net* net;
} possible_net_t;
struct sock_common {
    __be32 skc_daddr;
    __be32 skc_rcv_saddr;
    __be16 skc_dport;
    __u16 skc_num;
    unsigned short skc_family;
    volatile unsigned char skc_state;
    possible_net_t skc_net;
    struct in6_addr skc_v6_daddr;
    struct in6_addr skc_v6_rcv_saddr;
    unsigned long skc_flags;
};
struct sock {
    struct sock_common __sk_common;
    __u16 sk_protocol;
    int sk_err;
};
struct net_device {
    possible_net_t nd_net;
};
struct sk_buff {
    struct net_device* dev;
    __be16 protocol;
    unsigned char* data;
};
struct inet_sock {
    struct sock sk;
    __be16 inet_sport;
};
struct inet_connection_sock {
    struct inet_sock icsk_inet;
};
struct tcp_sock {
    struct inet_connection_sock inet_conn;
    __u32 segs_out;
    int linger2;
    __u8 repair : 1;
};
struct inode {
    unsigned long i_ino;
};
struct file {
    struct inode* f_inode;
};
struct socket {
    struct sock* sk;
};
typedef struct {
    __u32 val;
} kuid_t;
struct cred {
    kuid_t uid;
};
struct pid_namespace {
    struct ns_common ns;
};
struct upid {
    int nr;
    struct pid_namespace* ns;
};
struct pid {
    unsigned int level;
    struct upid numbers[]; /* one for each namespace, from the first to its own */
};
struct task_struct {
    unsigned int flags;
    __s32 tgid;
    struct pid* thread_pid;
    struct task_struct* group_leader;
    __u64 start_boottime;
    const struct cred* cred;
    char comm[16];
};
struct bpf_iter_meta {
    struct seq_file* seq;
};
struct bpf_iter__task_file {
    struct bpf_iter_meta* meta;
    struct task_struct* task;
    __u32 fd;
    struct file* file;
};
#pragma clang attribute pop

enum { AF_INET = 2, AF_INET6 = 10 };
enum { PROTOCOL_MPTCP = 262 };
enum { PF_KTHREAD = 0x200000, DEEPEST_PID_NAMESPACE = 32 };
/* <net/tcp_states.h> */
enum { SYN_SENT = 2, SYN_RECEIVED = 3, FIN_WAIT2 = 5, TIME_WAIT = 6, CLOSED = 7, LISTENING = 10, CLOSING = 11 };
enum sock_flags { SOCK_DONE = 1 }; /* a FIN has come */

struct {
    __uint(type, BPF_MAP_TYPE_RINGBUF);
    __uint(max_entries, 8 * 1024 * 1024);
} events SEC(".maps");

/* Connections that are between LISTEN -> SYN-RECEIVED and their next step, which comes at once, but for TCP Fast Open.
 * The address of the socket is the key, since it has no cookie yet; it never leaves the kernel. */
struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __uint(max_entries, 16 * 1024);
    __type(key, __u64);
    __type(value, __u64); /* time of the step */
} arriving SEC(".maps");

/* Shared with the reader. */
__u32 reader_sleeps = 0;
__u64 lost = 0;

/* Inode number of the process namespace whose numbers are reported; 0: those of the first one. */
const volatile __u32 own_pid_namespace = 0;

/* The number of a process by its first thread; 0 where our namespace does not have it. */
static __always_inline __u32 number_of(struct task_struct* leader)
{
    if (own_pid_namespace == 0)
        return BPF_CORE_READ(leader, tgid);
    struct pid* pid = BPF_CORE_READ(leader, thread_pid);
    if (!pid)
        return 0;
    __u32 level = BPF_CORE_READ(pid, level);
    struct upid* numbers = &pid->numbers[0];
    for (__u32 i = 0; i <= DEEPEST_PID_NAMESPACE && i <= level; ++i) {
        struct pid_namespace* ns = BPF_CORE_READ(&numbers[i], ns);
        if (BPF_CORE_READ(ns, ns.inum) == own_pid_namespace)
            return BPF_CORE_READ(&numbers[i], nr);
    }
    return 0;
}

/* The program that has called connect() or listen(). */
static __always_inline void tell_caller(struct record* record)
{
    struct task_struct* current = (struct task_struct*)bpf_get_current_task();
    if (BPF_CORE_READ(current, flags) & PF_KTHREAD)
        return;
    struct task_struct* leader = BPF_CORE_READ(current, group_leader);
    record->pid = number_of(leader);
    bpf_probe_read_kernel(record->process, sizeof record->process, &leader->comm);
}

#include "ends.bpf.h"

static __always_inline struct record* reserve(void)
{
    struct record* record = bpf_ringbuf_reserve(&events, sizeof *record, 0);
    if (!record)
        __sync_fetch_and_add(&lost, 1);
    return record;
}

static __always_inline void submit(struct record* record)
{
    __u64 flags = BPF_RB_NO_WAKEUP;
    if (reader_sleeps) {
        reader_sleeps = 0;
        flags = BPF_RB_FORCE_WAKEUP;
    }
    bpf_ringbuf_submit(record, flags);
}

static __always_inline void describe(struct record* record, const struct sock_common* common)
{
    record->net_namespace = common->skc_net.net->ns.inum;
    record->remote_port = bpf_ntohs(common->skc_dport);
    record->is_ipv6 = common->skc_family == AF_INET6;
    if (record->is_ipv6 && bpf_core_field_exists(common->skc_v6_daddr)) {
        __u32* local = (__u32*)record->local_address;
        __u32* remote = (__u32*)record->remote_address;
        for (int i = 0; i < 4; ++i) {
            local[i] = common->skc_v6_rcv_saddr.in6_u.u6_addr32[i];
            remote[i] = common->skc_v6_daddr.in6_u.u6_addr32[i];
        }
    } else {
        __builtin_memset(record->local_address, 0, sizeof record->local_address);
        __builtin_memset(record->remote_address, 0, sizeof record->remote_address);
        *(__u32*)record->local_address = common->skc_rcv_saddr;
        *(__u32*)record->remote_address = common->skc_daddr;
    }
}

static __always_inline void set_no_end(struct record* record)
{
    record->error = 0;
    record->left = 0;
    record->icmp_version = 0;
    record->icmp_type = 0;
    record->icmp_code = 0;
    record->flags = 0;
}

static __always_inline void tell_step(struct tcp_sock* tcp, __u64 cookie, __u64 time, __u8 from, __u8 to)
{
    struct record* record = reserve();
    if (!record)
        return;
    record->time = time;
    record->cookie = cookie;
    record->kind = RECORD_STATE_CHANGED;
    record->from = from;
    record->to = to;
    record->local_port = bpf_ntohs(tcp->inet_conn.icsk_inet.inet_sport);
    describe(record, &tcp->inet_conn.icsk_inet.sk.__sk_common);
    record->pid = 0;
    if (from == CLOSED && (to == SYN_SENT || to == LISTENING))
        tell_caller(record);
    set_no_end(record);
    if (BPF_CORE_READ_BITFIELD(tcp, repair))
        record->flags = RECORD_REPAIRED;
    if (to == CLOSED)
        describe_end(record, tcp, from);
    if (from == SYN_SENT)
        describe_icmp(record);
    submit(record);
}

SEC("tp_btf/inet_sock_set_state")
int BPF_PROG(state_changed, struct sock* sk, int from, int to)
{
    struct tcp_sock* tcp = bpf_skc_to_tcp_sock(sk);
    if (!tcp)
        return 0; /* DCCP, SCTP, MPTCP's upper half */
    __u64 now = bpf_ktime_get_ns();
    __u64 address = (__u64)sk;
    if (from == LISTENING && to == SYN_RECEIVED) {
        if (bpf_map_update_elem(&arriving, &address, &now, BPF_ANY) != 0)
            __sync_fetch_and_add(&lost, 1);
        return 0;
    }
    __u64 cookie = bpf_get_socket_cookie(sk);
    if (from == SYN_RECEIVED) {
        __u64* arrived = bpf_map_lookup_elem(&arriving, &address);
        if (arrived) {
            tell_step(tcp, cookie, *arrived, LISTENING, SYN_RECEIVED);
            bpf_map_delete_elem(&arriving, &address);
        }
    }
    tell_step(tcp, cookie, now, from, to);
    return 0;
}

static __always_inline int tell_hint(struct sock* sk, __u8 kind)
{
    if (!sk || sk->__sk_common.skc_state == LISTENING)
        return 0; /* a reset that answers a stray segment: no connection's */
    __u64 cookie = bpf_get_socket_cookie(sk);
    struct record* record = reserve();
    if (!record)
        return 0;
    record->time = bpf_ktime_get_ns();
    record->cookie = cookie;
    record->kind = kind;
    record->from = 0;
    record->to = 0;
    record->pid = 0;
    set_no_end(record);
    record->local_port = sk->__sk_common.skc_num;
    describe(record, &sk->__sk_common);
    submit(record);
    return 0;
}

SEC("tp_btf/tcp_retransmit_skb")
int BPF_PROG(retransmitted, struct sock* sk)
{
    return tell_hint(sk, RECORD_RETRANSMITTED);
}

SEC("tp_btf/tcp_send_reset")
int BPF_PROG(reset_sent, struct sock* sk)
{
    return tell_hint(sk, RECORD_RESET_SENT);
}

SEC("tp_btf/tcp_receive_reset")
int BPF_PROG(reset_received, struct sock* sk)
{
    return tell_hint(sk, RECORD_RESET_RECEIVED);
}

SEC("iter/task_file")
int owners(struct bpf_iter__task_file* context)
{
    struct task_struct* task = context->task;
    struct file* file = context->file;
    if (!task || !file)
        return 0;
    struct socket* socket = bpf_sock_from_file(file);
    if (!socket)
        return 0;
    struct sock* sk = socket->sk;
    if (!sk)
        return 0;
    /* What a program holds of MPTCP is the upper half, and its subflows share the number. */
    __u16 family = sk->__sk_common.skc_family;
    struct tcp_sock* tcp = bpf_skc_to_tcp_sock(sk);
    if (!tcp && (sk->sk_protocol != PROTOCOL_MPTCP || (family != AF_INET && family != AF_INET6)))
        return 0;
    struct owner_record record = {};
    struct task_struct* process = task->group_leader;
    if (tcp)
        record.cookie = bpf_get_socket_cookie(tcp);
    record.start_time = process->start_boottime;
    record.inode = file->f_inode->i_ino;
    record.net_namespace = sk->__sk_common.skc_net.net->ns.inum;
    record.pid = number_of(process);
    if (!record.pid)
        return 0;
    record.uid = process->cred->uid.val;
    record.descriptor = context->fd;
    for (int i = 0; i < 16; ++i)
        record.process[i] = process->comm[i];
    bpf_seq_write(context->meta->seq, &record, sizeof record);
    return 0;
}
