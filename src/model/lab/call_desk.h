// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lab/lab_values.h"

#include <QJsonObject>

namespace atlas::model {

/// A socket call, as free play offers it.
enum class LabCall : std::uint8_t { Socket, Bind, Listen, Connect, Accept, Send, Read, Shutdown, Close };
inline constexpr std::array<LabCall, 9> labCalls{
    LabCall::Socket, LabCall::Bind, LabCall::Listen,   LabCall::Connect, LabCall::Accept,
    LabCall::Send,   LabCall::Read, LabCall::Shutdown, LabCall::Close,
};
/// "shutdown", as in the protocol.
[[nodiscard]] QString identifier(LabCall call);

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
        QString name;
        bool bound = false;
        bool listening = false;
        bool asked = false; ///< connect() was called, or it was accepted
        bool shut = false; ///< shutdown() was called
        State state = State::Closed; ///< as last reported
    };

    void clear();
    /// What the hosts say of the sockets' states.
    void apply(const std::array<LabHostReport, 2>& hosts);

    [[nodiscard]] const std::vector<Socket>& sockets(LabHost host) const { return m_hosts[indexOf(host)].sockets; }
    [[nodiscard]] const Socket* chosen(LabHost host) const;
    void choose(LabHost host, const QString& name);
    [[nodiscard]] bool makesSense(LabHost host, LabCall call) const;

    /// The request for this call on the chosen socket. A listener's port is 80; the port that connect() asks for is the
    /// one that the other host's socket is bound to.
    [[nodiscard]] QJsonObject request(LabHost host, LabCall call) const;
    /// The requests that give the chosen socket these options.
    [[nodiscard]] std::vector<QJsonObject> optionRequests(LabHost host, const LabSocketOptions& options) const;
    /// The call of `request` was carried out without an error (a connect() in progress is none).
    void carriedOut(LabHost host, LabCall call, const QJsonObject& request);

    static constexpr int dataBytes = 100; ///< that one send() sends

private:
    struct Host {
        std::vector<Socket> sockets;
        QString chosen;
        int made = 0;
        int port = 0; ///< the last one bound; 0: none
    };

    [[nodiscard]] QString nextName(LabHost host) const;
    [[nodiscard]] Socket* find(LabHost host, const QString& name);

    std::array<Host, 2> m_hosts;
};

} // namespace atlas::model
