// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"
#include "core/tcp/state.h"

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {

/// A point of the monotonic clock. It is always passed in, never read below `collect`.
using Instant = std::chrono::steady_clock::time_point;

/// The kernel's name for one socket, made when it is first read, and never used again.
enum class Cookie : std::uint64_t { };
/// The number that joins a socket to the descriptors that hold it: `socket:[12345]`.
enum class Inode : std::uint32_t { };
enum class Pid : std::int32_t { };
enum class Uid : std::uint32_t { };

template <typename Small> [[nodiscard]] constexpr auto number(Small value)
{
    return static_cast<std::underlying_type_t<Small>>(value);
}

/// A process as it was when its descriptors were read. Every string is raw bytes that the process
/// chose: show it through `visible()` only. (pid, startTime) names a process once and for all.
struct Process {
    Pid pid{};
    std::uint64_t startTime = 0; ///< clock ticks after boot
    Uid uid{};
    std::string name; ///< comm
    std::string commandLine; ///< arguments separated by spaces
    std::optional<std::string> executable;
    std::optional<std::string> unit; ///< of systemd: nginx.service
    std::optional<std::string> container; ///< id, from the cgroup path

    bool operator==(const Process&) const = default;
};

/// In the place of a descriptor: it is held without one (by io_uring), or not known.
inline constexpr int noDescriptor = -1;

/// One descriptor of one process that holds the socket.
struct Owner {
    std::shared_ptr<const Process> process; ///< never null
    int descriptor = 0; ///< or noDescriptor
};

/// What owners are listed by: process, then descriptor.
[[nodiscard]] inline auto placeOf(const Owner& owner)
{
    return std::pair(owner.process->pid, owner.descriptor);
}

/// The owners of one socket, shared between snapshots: copying costs a reference count.
class OwnerList {
public:
    OwnerList() = default;
    /// `owners` in their order, each descriptor once.
    [[nodiscard]] static OwnerList ordered(std::vector<Owner> owners);
    explicit OwnerList(std::vector<Owner> owners)
        : m_owners(owners.empty() ? nullptr : std::make_shared<const std::vector<Owner>>(std::move(owners)))
    {
    }

    [[nodiscard]] bool empty() const { return !m_owners; }
    [[nodiscard]] std::span<const Owner> all() const
    {
        return m_owners ? std::span<const Owner>(*m_owners) : std::span<const Owner>();
    }
    /// The first owner's process, or null.
    [[nodiscard]] const Process* first() const { return m_owners ? m_owners->front().process.get() : nullptr; }
    /// How many processes these are.
    [[nodiscard]] std::size_t processCount() const;

    /// Equality of content: the same processes with the same descriptors in the same order.
    bool operator==(const OwnerList& other) const;

private:
    std::shared_ptr<const std::vector<Owner>> m_owners;
};

/// What the processes have to do with a socket that are named beside one without an owner.
enum class Relation : std::uint8_t {
    None, ///< none are named
    HeldLast, ///< they held it when it was last seen to be held
    HoldListener, ///< they hold the listener through which it came
};

/// Why a socket has no owner in this snapshot.
enum class OwnerMissing : std::uint8_t {
    NotPermitted, ///< another user's process holds it; `SocketRecord::uid` says whose
    TimeWait, ///< no program holds a TIME-WAIT
    OrphanedFinWait2, ///< closed by its program; the kernel waits for the peer's FIN
    Orphaned, ///< closed by its program; the kernel still delivers the rest (FIN-WAIT-1, CLOSING, LAST-ACK)
    SynReceived, ///< a request that no program has been given yet
    NotAcceptedYet, ///< complete, waiting for accept()
    Kernel, ///< the kernel's own socket
    NoDescriptor, ///< every process was read, and none has a descriptor of it
    InFlight, ///< the same, while Unix sockets hold descriptors that nobody has received yet
    Registered, ///< the same, while io_uring keeps files that it does not name
    NotReadable, ///< processes could not be read, for another reason than permission
    OtherNamespace, ///< held by processes that this process namespace cannot see
    ProcessGone, ///< the process ended while its descriptors were being read
    NotLookedUp, ///< owners were not asked for
};

/// `not-permitted`, `time-wait`, …: the words of the command line's JSON.
[[nodiscard]] std::string_view identifier(OwnerMissing reason);

/// What a timer will do. FinWait2 is ours: the kernel uses its keepalive timer, or that of a TIME-WAIT, to end a
/// FIN-WAIT-2 that no program holds (tcp_fin_timeout, TCP_LINGER2).
enum class TimerKind : std::uint8_t { Retransmit, Keepalive, TimeWait, Persist, FinWait2, Unknown };
[[nodiscard]] std::string_view identifier(TimerKind kind);

/// The timer that runs on a socket.
struct Timer {
    TimerKind kind = TimerKind::Unknown;
    std::uint8_t retransmissions = 0; ///< unanswered so far
    std::chrono::duration<std::uint32_t, std::milli> remaining{};

    bool operator==(const Timer&) const = default;
};

/// What the kernel says in tcp_info; a field that this kernel does not have, and the time of what never happened, is
/// empty. Bytes are those of the programs: neither SYN nor FIN is counted, and nothing twice.
struct TcpInfo {
    using Microseconds = std::chrono::duration<std::uint32_t, std::micro>;
    using Milliseconds = std::chrono::duration<std::uint32_t, std::milli>;

    Microseconds rtt{}; ///< smoothed round-trip time
    Microseconds rttvar{}; ///< its mean deviation
    Milliseconds rto{}; ///< retransmission timeout in force
    std::uint32_t cwnd = 0; ///< congestion window, segments
    std::optional<std::uint32_t> ssthresh; ///< segments; empty while it is still infinite
    std::uint32_t mss = 0; ///< bytes in a full segment that is sent
    std::uint32_t unacked = 0; ///< segments sent and not yet acknowledged
    std::uint32_t retransmits = 0; ///< unanswered repetitions of the oldest segment
    std::uint32_t totalRetransmits = 0; ///< segments sent again in the whole life
    std::optional<Milliseconds> lastDataSent; ///< ago
    std::optional<Milliseconds> lastDataReceived; ///< ago
    std::optional<Milliseconds> lastAckReceived; ///< ago
    std::optional<std::uint64_t> pacingRate; ///< bytes a second; empty where unlimited
    std::optional<std::uint64_t> deliveryRate; ///< bytes a second
    std::optional<std::uint64_t> bytesSent; ///< confirmed or not; Linux 4.19 on
    std::optional<std::uint64_t> bytesAcked; ///< confirmed by the other side
    std::optional<std::uint64_t> bytesReceived;
    std::array<char, 16> congestionControl{}; ///< name, 0-terminated; empty if not known

    bool operator==(const TcpInfo&) const = default;

    [[nodiscard]] std::string_view congestionControlName() const;
};

/// A network interface that a socket is bound to. The name is raw bytes: show it through `visible()`.
struct Interface {
    std::uint32_t index = 0;
    std::array<char, 16> nameBytes{}; ///< 0-terminated; empty where the name is not known

    bool operator==(const Interface&) const = default;

    [[nodiscard]] std::string_view name() const;
    void setName(std::string_view name);
    /// The name, or the index in decimal; safe to show.
    [[nodiscard]] std::string text() const;
};

/// What one snapshot says of one socket.
struct SocketRecord {
    std::optional<Cookie> cookie; ///< empty where the source has none (/proc)
    Endpoint local;
    Endpoint remote; ///< all 0 for a listener
    State state = State::Unknown;
    std::uint8_t kernelState = 0; ///< the raw number behind `state`
    std::optional<Interface> interface; ///< where it is bound to one; the scope of link-local addresses
    /// Whether an IPv6 listener takes no IPv4; empty where that is no question, or not known.
    std::optional<bool> v6only;
    std::optional<Inode> inode; ///< empty where no program holds the socket
    std::optional<Uid> uid; ///< empty where there is no user (TIME-WAIT, SYN-RECEIVED, …)
    std::uint32_t receiveQueue = 0; ///< bytes not yet read; for LISTEN connections waiting for accept()
    /// Bytes not yet acknowledged, a SYN or FIN included; for LISTEN the backlog's limit, empty where that is not
    /// known.
    std::optional<std::uint32_t> sendQueue = 0;
    std::optional<Timer> timer;
    std::optional<TcpInfo> tcpInfo;
    OwnerList owners;
    std::optional<OwnerMissing> ownerMissing; ///< set exactly when `owners` is empty
    OwnerList related; ///< other processes that it has to do with, where `owners` is empty; empty if none are known
    Relation relation = Relation::None; ///< what they have to do with it
    Instant firstSeen{}; ///< filled in by `settle()`
    Instant inStateSince{}; ///< it is in its state at least since then; filled in by `settle()` and noteAge()
    bool inStateExactly = false; ///< it came into its state just then
    std::uint32_t networkNamespace = 0; ///< inode number; 0: our own, as of all that is listed here
    bool missed = false; ///< not listed, and carried over from the snapshot before: nothing says that it is gone
    Instant lastListed{}; ///< of a missed one the beginning of the last snapshot that listed it

    /// Who is named for it: its owners, or otherwise those that are related to it.
    [[nodiscard]] const OwnerList& named() const { return owners.empty() ? related : owners; }
    [[nodiscard]] Family family() const { return local.address.family; }
    [[nodiscard]] bool hasPeer() const
    {
        return state != State::Listen && remote != Endpoint{Address{{}, family()}, 0};
    }
    /// CLOSED, but it has a port: its program called bind(), and neither listen() nor connect() since; or its
    /// connection ended, and the program has not let go of it.
    [[nodiscard]] bool isBoundOnly() const { return state == State::Closed && local.port != 0; }
};

/// Whether two sockets are the two ends of one connection; see sameEnd().
[[nodiscard]] bool areTwoEnds(const SocketRecord& one, const SocketRecord& other);
/// Whether both have the same two addresses, in whichever form.
[[nodiscard]] bool sameEnds(const SocketRecord& one, const SocketRecord& other);

/// What makes two records speak of the same socket: the cookie alone where there is one, otherwise
/// the addresses, and for listeners, which may share them, the inode.
struct SocketKey {
    std::optional<Cookie> cookie;
    Endpoint local; ///< empty beside a cookie
    Endpoint remote; ///< likewise
    std::optional<Inode> inode;

    auto operator<=>(const SocketKey&) const = default;
};

[[nodiscard]] SocketKey keyOf(const SocketRecord& record);
/// keyOf(a) <=> keyOf(b), without making the keys.
[[nodiscard]] std::strong_ordering compareKeys(const SocketRecord& a, const SocketRecord& b);

/// Whether a person would see a difference between two records of one socket. The times since
/// something happened and a timer's running down do not count: they follow from the clock.
[[nodiscard]] bool sameContent(const SocketRecord& a, const SocketRecord& b);

/// The processes that it is related to in this way.
[[nodiscard]] inline OwnerList related(const SocketRecord& record, Relation relation)
{
    return record.relation == relation ? record.related : OwnerList();
}

/// When a record was read, and when it is shown.
struct Moment {
    Instant read;
    Instant now;
};

/// How long a socket has been in its state.
struct StateAge {
    std::chrono::milliseconds duration{};
    bool exact = false; ///< otherwise it is at least this long

    bool operator==(const StateAge&) const = default;
};
/// At `moment.now`, of a record that was read at `moment.read`.
[[nodiscard]] StateAge stateAge(const SocketRecord& record, Moment moment);
/// The same at the moment when it was read.
[[nodiscard]] StateAge stateAge(const SocketRecord& record, Instant now);
/// When a TIME-WAIT began, by its timer as it stood at `seen`; empty for other records and where no timer is known.
[[nodiscard]] std::optional<Instant> timeWaitBegin(const SocketRecord& record, Instant seen);

/// `timer` as it stands at `moment.now`, after it was read at `moment.read`; it does not go below 0.
[[nodiscard]] Timer runDown(Timer timer, Moment moment);

/// TCP_TIMEWAIT_LEN: how long Linux keeps a TIME-WAIT. Not a setting.
inline constexpr std::chrono::seconds timeWaitLength{60};

} // namespace atlas
