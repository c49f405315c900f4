/* SPDX-License-Identifier: GPL-3.0-or-later OR MIT */
/* The part of observer.bpf.c that says how connections ended: what is left of them, and why, ICMP errors included. It
 * stands behind the kernel's structs there. */
#pragma once

/* ICMP errors that came for connections, by what they quote: the latest ones. */
struct quoted {
    __u32 net_namespace;
    __u16 local_port;
    __u16 remote_port;
    __u8 local_address[16];
    __u8 remote_address[16];
};
struct icmp_error {
    __u8 version; /* of IP: 4 or 6 */
    __u8 type;
    __u8 code;
};
struct {
    __uint(type, BPF_MAP_TYPE_LRU_HASH);
    __uint(max_entries, 4 * 1024);
    __type(key, struct quoted);
    __type(value, struct icmp_error);
} icmp_errors SEC(".maps");

/* What stays in the place of a socket that is closing: the state of a small object, CLOSED for none, 0 where that
 * cannot be told. Out of these two states, without an error, the kernel makes one, if the namespace may have one more.
 * Without a FIN it is a FIN-WAIT-2; or a reset is sent at this moment, which is reported by itself. */
static __always_inline __u8 state_left(const struct tcp_sock* tcp, __u8 from)
{
    const struct sock* sk = &tcp->inet_conn.icsk_inet.sk;
    if ((from != FIN_WAIT2 && from != CLOSING) || sk->sk_err != 0)
        return CLOSED;
    const struct net* net = sk->__sk_common.skc_net.net;
    if (!bpf_core_field_exists(net->ipv4.tcp_death_row.sysctl_max_tw_buckets) ||
        !bpf_core_field_exists(net->ipv4.tcp_death_row.tw_refcount.refs))
        return 0;
    const struct inet_timewait_death_row* row = &net->ipv4.tcp_death_row;
    if (row->tw_refcount.refs.counter - 1 >= row->sysctl_max_tw_buckets)
        return 0;
    if (from == CLOSING || (sk->__sk_common.skc_flags >> bpf_core_enum_value(enum sock_flags, SOCK_DONE) & 1))
        return TIME_WAIT;
    return tcp->linger2 < 0 ? CLOSED : FIN_WAIT2;
}

static __always_inline void describe_end(struct record* record, const struct tcp_sock* tcp, __u8 from)
{
    record->error = tcp->inet_conn.icsk_inet.sk.sk_err;
    record->left = state_left(tcp, from);
    if (tcp->segs_out == 0)
        record->flags |= RECORD_NOTHING_SENT;
}

static __always_inline void describe_icmp(struct record* record)
{
    struct quoted key = {};
    key.net_namespace = record->net_namespace;
    key.local_port = record->local_port;
    key.remote_port = record->remote_port;
    __builtin_memcpy(key.local_address, record->local_address, sizeof key.local_address);
    __builtin_memcpy(key.remote_address, record->remote_address, sizeof key.remote_address);
    struct icmp_error* icmp = bpf_map_lookup_elem(&icmp_errors, &key);
    if (!icmp)
        return;
    record->icmp_version = icmp->version;
    record->icmp_type = icmp->type;
    record->icmp_code = icmp->code;
    bpf_map_delete_elem(&icmp_errors, &key);
}

/* For an ICMP error about a TCP segment of this computer: what it quotes, and what it says. Little is looked at of any
 * other packet. */
SEC("tp_btf/netif_receive_skb")
int BPF_PROG(packet_received, struct sk_buff* packet)
{
    enum { ICMP = 1, TCP = 6, ICMPV6 = 58, UNREACHABLE = 3, UNREACHABLE_V6 = 1 };
    const __u16 protocol = bpf_ntohs(packet->protocol);
    const unsigned char* data = packet->data;
    struct quoted key = {};
    struct icmp_error icmp = {};
    __u8 ip[40];
    __u8 said[8]; /* of ICMP: type and code come first */
    __u16 ports[2];
    if (protocol == 0x0800) {
        if (bpf_probe_read_kernel(ip, 20, data) != 0 || ip[9] != ICMP)
            return 0;
        data += (ip[0] & 15) * 4;
        if (bpf_probe_read_kernel(said, 8, data) != 0 || said[0] != UNREACHABLE)
            return 0;
        if (bpf_probe_read_kernel(ip, 20, data + 8) != 0 || ip[9] != TCP)
            return 0;
        data += 8 + (ip[0] & 15) * 4;
        __builtin_memcpy(key.local_address, ip + 12, 4);
        __builtin_memcpy(key.remote_address, ip + 16, 4);
        icmp.version = 4;
    } else if (protocol == 0x86DD) {
        if (bpf_probe_read_kernel(ip, 40, data) != 0 || ip[6] != ICMPV6)
            return 0;
        if (bpf_probe_read_kernel(said, 8, data + 40) != 0 || said[0] != UNREACHABLE_V6)
            return 0;
        if (bpf_probe_read_kernel(ip, 40, data + 48) != 0 || ip[6] != TCP)
            return 0;
        data += 88;
        __builtin_memcpy(key.local_address, ip + 8, 16);
        __builtin_memcpy(key.remote_address, ip + 24, 16);
        icmp.version = 6;
    } else {
        return 0;
    }
    if (bpf_probe_read_kernel(ports, sizeof ports, data) != 0)
        return 0;
    key.local_port = bpf_ntohs(ports[0]);
    key.remote_port = bpf_ntohs(ports[1]);
    key.net_namespace = packet->dev->nd_net.net->ns.inum;
    icmp.type = said[0];
    icmp.code = said[1];
    bpf_map_update_elem(&icmp_errors, &key, &icmp, BPF_ANY);
    return 0;
}
