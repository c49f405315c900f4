// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/action.h"
#include "formats/lab/situation.h"

#include <array>
#include <string>
#include <vector>

namespace atlas::model {

/// The calls that free play offers.
inline constexpr std::array<lab::CallName, 9> offeredCalls{
    lab::CallName::Socket, lab::CallName::Bind, lab::CallName::Listen,   lab::CallName::Connect, lab::CallName::Accept,
    lab::CallName::Send,   lab::CallName::Read, lab::CallName::Shutdown, lab::CallName::Close,
};

/// What a new socket gets before anything else is done with it.
struct LabSocketOptions {
    bool resetOnClose = false; ///< SO_LINGER with 0 seconds
    bool reuseAddress = false;
    bool deferAccept = false;
    bool smallBuffers = false;
};

/// Keeps the sockets that free play made on both hosts, and knows which calls make sense on each now. One socket a host
/// is the chosen one: the calls act on it.
class CallDesk {
public:
    struct Socket {
        std::string name;
        bool bound = false;
        bool listening = false;
        bool connecting = false; ///< connect() was called, or it was accepted
        bool shut = false; ///< shutdown() was called
        State state = State::Closed; ///< as last reported
    };

    void clear();
    /// Takes over the states of the sockets.
    void apply(const lab::PerHost<lab::HostSituation>& hosts);

    [[nodiscard]] const std::vector<Socket>& sockets(lab::Host host) const { return m_hosts[host].sockets; }
    [[nodiscard]] const Socket* chosen(lab::Host host) const;
    void choose(lab::Host host, const std::string& name);
    [[nodiscard]] bool makesSense(lab::Host host, lab::CallName call) const;

    /// The request for this call on the chosen socket. A listener's port is 80; the port that connect() asks for is the
    /// one that the other host's socket is bound to.
    [[nodiscard]] lab::Call request(lab::Host host, lab::CallName call) const;
    /// The requests that give the chosen socket these options.
    [[nodiscard]] std::vector<lab::Call> optionRequests(lab::Host host, const LabSocketOptions& options) const;
    /// This request is under way.
    void asked(const lab::Call& request);
    /// Until it is there, the next one would get the same name.
    [[nodiscard]] bool isMakingSocket(lab::Host host) const { return m_hosts[host].making; }
    /// It was answered; `done` if it was carried out without an error (a connect() in progress is none).
    void answered(const lab::Call& request, bool done);

    static constexpr std::size_t dataBytes = 100; ///< that one send() sends

private:
    struct Host {
        std::vector<Socket> sockets;
        std::string chosen;
        int made = 0;
        bool making = false; ///< a new socket was asked for
        std::optional<std::uint16_t> port{}; ///< the last one bound
    };

    [[nodiscard]] std::string nextName(lab::Host host) const;
    void carriedOut(const lab::Call& request);
    [[nodiscard]] Socket* find(lab::Host host, const std::string& name);

    lab::PerHost<Host> m_hosts;
};

} // namespace atlas::model
