// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/base/error.h"
#include "core/socket/socket_record.h"
#include "formats/lab/action.h"
#include "formats/lab/call_result.h"
#include "lab/network/network.h"

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace atlas::lab {

/// The sockets of the program that runs on one host, by the names that it gives them. No call waits.
class ProgramSockets {
public:
    /// `unread` counts what all programs sent and none has read; so what the kernel has to keep for them is bounded.
    ProgramSockets(Network& network, Host host, std::size_t& unread);

    static constexpr std::size_t mostUnread = 8UZ << 20U; ///< bytes

    /// Carries a call out. An error says that there is no such socket, or that its name is taken.
    [[nodiscard]] std::expected<CallResult, Error> perform(const Call& call);

    struct Finished {
        std::string socket;
        CallResult result;
    };
    /// The calls of connect() that have come to their end since the last time.
    [[nodiscard]] std::vector<Finished> finishedConnects();

    /// The program's name for a socket that it has or had; empty for one that it has not been given.
    [[nodiscard]] std::optional<std::string> nameOf(Cookie cookie) const;
    /// Whether it ever had a socket of this name.
    [[nodiscard]] bool knew(const std::string& name) const;
    [[nodiscard]] std::vector<Cookie> cookies() const;

    struct Open {
        std::string name;
        Cookie cookie{};
        std::optional<Endpoint> local; ///< where it is bound
    };
    [[nodiscard]] std::vector<Open> open() const;
    void closeAll();

private:
    struct Socket {
        collect::UniqueFd descriptor;
        Cookie cookie{};
        bool connecting = false;
    };
    using Result = std::expected<CallResult, Error>;

    [[nodiscard]] Result makeSocket(const Call& call);
    [[nodiscard]] Result accept(const Call& call, const Socket& listener);
    [[nodiscard]] Result onOpen(const Call& call, Socket& socket);
    [[nodiscard]] Result connect(const Call& call, Socket& socket) const;
    [[nodiscard]] Result send(int descriptor, std::size_t bytes);
    [[nodiscard]] Result read(int descriptor, std::size_t bytes);
    [[nodiscard]] std::optional<Error> takenName(const std::string& name) const;
    void adopt(const std::string& name, collect::UniqueFd descriptor);

    Network& m_network;
    Host m_host;
    std::size_t& m_unread;
    std::map<std::string, Socket> m_open;
    std::map<Cookie, std::string> m_names; ///< of all that it ever had
};

/// "listen(5)", "close()": a call as a person writes it.
[[nodiscard]] std::string callText(const Call& call);

} // namespace atlas::lab
