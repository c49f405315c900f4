// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/call_desk.h"

#include <algorithm>

namespace atlas::model {
namespace {

constexpr int clientPort = 40001;
constexpr int serverPort = 80;
constexpr int backlog = 8;
constexpr int smallBuffer = 4096;
constexpr int deferSeconds = 5;

bool canSend(State state)
{
    return state == State::Established || state == State::CloseWait;
}

bool canRead(State state)
{
    return canSend(state) || state == State::FinWait1 || state == State::FinWait2;
}

} // namespace

QString identifier(LabCall call)
{
    static constexpr std::array<const char*, labCalls.size()> words{
        "socket", "bind", "listen", "connect", "accept", "send", "read", "shutdown", "close",
    };
    return QLatin1String(words.at(static_cast<std::size_t>(call)));
}

void CallDesk::clear()
{
    m_hosts = {};
}

void CallDesk::apply(const std::array<LabHostReport, 2>& hosts)
{
    for (const LabHost host : labHosts)
        for (Socket& socket : m_hosts[indexOf(host)].sockets) {
            const auto& reported = hosts[indexOf(host)].sockets;
            const auto found = std::ranges::find(reported, socket.name, &LabSocket::name);
            socket.state = found != reported.end() ? found->state : State::Closed;
        }
}

const CallDesk::Socket* CallDesk::chosen(LabHost host) const
{
    const Host& side = m_hosts[indexOf(host)];
    const auto found = std::ranges::find(side.sockets, side.chosen, &Socket::name);
    return found != side.sockets.end() ? &*found : nullptr;
}

void CallDesk::choose(LabHost host, const QString& name)
{
    if (find(host, name) != nullptr)
        m_hosts[indexOf(host)].chosen = name;
}

bool CallDesk::makesSense(LabHost host, LabCall call) const
{
    const Socket* socket = chosen(host);
    if (call == LabCall::Socket)
        return socket == nullptr || socket->asked || socket->listening;
    if (socket == nullptr)
        return false;
    const bool fresh = !socket->asked && !socket->listening;
    switch (call) {
    case LabCall::Socket:
    case LabCall::Close:
        return true;
    case LabCall::Bind:
        return fresh && !socket->bound;
    case LabCall::Listen:
    case LabCall::Connect:
        return fresh;
    case LabCall::Accept:
        return socket->listening;
    case LabCall::Send:
        return socket->asked && !socket->shut && canSend(socket->state);
    case LabCall::Read:
        return socket->asked && canRead(socket->state);
    case LabCall::Shutdown:
        return socket->asked && !socket->shut && canSend(socket->state);
    }
    return false;
}

QString CallDesk::nextName(LabHost host) const
{
    return identifier(host) + QString::number(m_hosts[indexOf(host)].made + 1);
}

QJsonObject CallDesk::request(LabHost host, LabCall call) const
{
    const Socket* socket = chosen(host);
    QJsonObject request{{QStringLiteral("do"), QStringLiteral("call")},
                        {QStringLiteral("host"), identifier(host)},
                        {QStringLiteral("call"), identifier(call)},
                        {QStringLiteral("socket"), socket != nullptr ? socket->name : QString()}};
    switch (call) {
    case LabCall::Socket:
        request[QStringLiteral("socket")] = nextName(host);
        break;
    case LabCall::Bind:
        request[QStringLiteral("port")] = host == LabHost::A ? clientPort : serverPort;
        break;
    case LabCall::Listen:
        request[QStringLiteral("backlog")] = backlog;
        break;
    case LabCall::Connect: {
        const int bound = m_hosts[indexOf(otherThan(host))].port;
        request[QStringLiteral("port")] = bound != 0 ? bound : serverPort;
        break;
    }
    case LabCall::Accept:
        request[QStringLiteral("as")] = nextName(host);
        break;
    case LabCall::Send:
        request[QStringLiteral("bytes")] = dataBytes;
        break;
    case LabCall::Read:
        request[QStringLiteral("bytes")] = 0;
        break;
    case LabCall::Shutdown:
    case LabCall::Close:
        break;
    }
    return request;
}

std::vector<QJsonObject> CallDesk::optionRequests(LabHost host, const LabSocketOptions& options) const
{
    std::vector<QJsonObject> requests;
    const Socket* socket = chosen(host);
    const auto set = [&](const char* option, int value) {
        requests.push_back({{QStringLiteral("do"), QStringLiteral("call")},
                            {QStringLiteral("host"), identifier(host)},
                            {QStringLiteral("call"), QStringLiteral("setsockopt")},
                            {QStringLiteral("socket"), socket->name},
                            {QStringLiteral("option"), QLatin1String(option)},
                            {QStringLiteral("value"), value}});
    };
    if (socket == nullptr)
        return requests;
    if (options.resetOnClose)
        set("linger", 0);
    if (options.reuseAddress)
        set("reuseaddr", 1);
    if (options.deferAccept)
        set("defer-accept", deferSeconds);
    if (options.smallBuffers) {
        set("send-buffer", smallBuffer);
        set("receive-buffer", smallBuffer);
    }
    return requests;
}

CallDesk::Socket* CallDesk::find(LabHost host, const QString& name)
{
    auto& sockets = m_hosts[indexOf(host)].sockets;
    const auto found = std::ranges::find(sockets, name, &Socket::name);
    return found != sockets.end() ? &*found : nullptr;
}

void CallDesk::carriedOut(LabHost host, LabCall call, const QJsonObject& request)
{
    Host& side = m_hosts[indexOf(host)];
    const QString name = request.value(QStringLiteral("socket")).toString();
    const auto add = [&](const QString& made, bool asked) {
        side.sockets.push_back({.name = made, .asked = asked});
        side.chosen = made;
        ++side.made;
    };
    if (call == LabCall::Socket)
        return add(name, false);
    if (call == LabCall::Accept)
        return add(request.value(QStringLiteral("as")).toString(), true);
    if (call == LabCall::Close) {
        std::erase_if(side.sockets, [&](const Socket& socket) { return socket.name == name; });
        side.chosen = side.sockets.empty() ? QString() : side.sockets.back().name;
        return;
    }
    Socket* socket = find(host, name);
    if (socket == nullptr)
        return;
    if (call == LabCall::Bind) {
        socket->bound = true;
        side.port = request.value(QStringLiteral("port")).toInt();
    }
    socket->listening = socket->listening || call == LabCall::Listen;
    socket->asked = socket->asked || call == LabCall::Connect;
    socket->shut = socket->shut || call == LabCall::Shutdown;
}

} // namespace atlas::model
