// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/socket/socket_record.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace atlas {

/// Where a snapshot's sockets came from.
enum class Source : std::uint8_t {
    SockDiag, ///< netlink: everything the kernel says
    Proc, ///< /proc/net/tcp and tcp6: no cookie, no tcp_info
};

/// Whether one family was listed to its end.
struct Coverage {
    bool complete = false;
    std::optional<Error> problem; ///< why not; or what was lost although the list ended
};

/// TCP ports and the names of their services; hashed, because a filter asks for the name of every socket's ports.
using ServiceNames = std::unordered_map<std::uint16_t, std::string>;

/// The names that numbers have on this computer: users from the user database, services from /etc/services, network
/// namespaces from /run/netns.
struct Names {
    std::map<Uid, std::string> users;
    ServiceNames services;
    std::map<std::uint32_t, std::string> networkNamespaces; ///< by inode number
    std::uint32_t ownNetworkNamespace = 0; ///< the inode number that a 0 stands for; 0: not known

    [[nodiscard]] const std::string* user(Uid uid) const;
    [[nodiscard]] const std::string* service(std::uint16_t port) const;
    /// Of the inode number, or of our own namespace for 0.
    [[nodiscard]] const std::string* networkNamespace(std::uint32_t inode) const;
};

/// All TCP sockets of one network namespace, as one dump of the kernel listed them. It is not an
/// instant: under churn the list may lack one end of a pair or show both sides of a change.
struct Snapshot {
    Instant time{};
    std::chrono::system_clock::time_point wallTime;
    Source source = Source::SockDiag;
    std::optional<Error> fallback; ///< why `source` is not SockDiag
    Coverage ipv4;
    Coverage ipv6;
    std::vector<SocketRecord> sockets; ///< sorted by key, each key once
    std::shared_ptr<const Names> names; ///< never null
    std::size_t processesHidden = 0; ///< processes whose descriptors we may not read
    std::optional<Error> ownersProblem; ///< why the search for owners was cut short, beside missing permission
    std::chrono::nanoseconds listCost{}; ///< time spent on listing the sockets
    std::chrono::nanoseconds ownerCost{}; ///< time spent on finding their owners

    [[nodiscard]] bool complete() const { return ipv4.complete && ipv6.complete; }
    [[nodiscard]] const Coverage& coverage(Family family) const { return family == Family::IPv4 ? ipv4 : ipv6; }
    /// The socket with this key, or null.
    [[nodiscard]] const SocketRecord* find(const SocketKey& key) const;
};

/// Sockets in each state; index with State's value.
using StateCounts = std::array<std::size_t, stateCount>;
[[nodiscard]] StateCounts countStates(const std::vector<SocketRecord>& sockets);

/// Sorts by key and drops all but the last record of each key. Returns how many were dropped.
std::size_t sortByKey(std::vector<SocketRecord>& sockets);

/// A seam: lists this computer's TCP sockets. One thread at a time.
class SnapshotSource {
public:
    virtual ~SnapshotSource() = default;

    /// All sockets now. An error means that nothing at all could be read.
    [[nodiscard]] virtual std::expected<Snapshot, Error> capture() = 0;
    /// One socket as it is now, without its owners; empty if the kernel says that it does not exist.
    [[nodiscard]] virtual std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& record) = 0;

protected:
    SnapshotSource() = default;
    SnapshotSource(const SnapshotSource&) = default;
    SnapshotSource& operator=(const SnapshotSource&) = default;
};

} // namespace atlas
