// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/call_desk.h"

#include <algorithm>

namespace atlas::model {
namespace {

constexpr std::uint16_t clientPort = 40001;
constexpr std::uint16_t serverPort = 80;
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

void CallDesk::clear()
{
    m_hosts = {};
}

void CallDesk::apply(const lab::PerHost<lab::HostSituation>& hosts)
{
    for (const lab::Host host : lab::bothHosts)
        for (Socket& socket : m_hosts[host].sockets) {
            const auto& listed = hosts[host].sockets;
            const auto found = std::ranges::find(listed, socket.name, &lab::HostSocket::name);
            socket.state = found != listed.end() ? found->state : State::Closed;
        }
}

const CallDesk::Socket* CallDesk::chosen(lab::Host host) const
{
    const Host& side = m_hosts[host];
    const auto found = std::ranges::find(side.sockets, side.chosen, &Socket::name);
    return found != side.sockets.end() ? &*found : nullptr;
}

void CallDesk::choose(lab::Host host, const std::string& name)
{
    if (find(host, name) != nullptr)
        m_hosts[host].chosen = name;
}

bool CallDesk::makesSense(lab::Host host, lab::CallName call) const
{
    const Socket* socket = chosen(host);
    if (call == lab::CallName::Socket)
        return socket == nullptr || socket->connecting || socket->listening;
    if (socket == nullptr)
        return false;
    const bool fresh = !socket->connecting && !socket->listening;
    switch (call) {
    case lab::CallName::Socket:
    case lab::CallName::Close:
        return true;
    case lab::CallName::Bind:
        return fresh && !socket->bound;
    case lab::CallName::Listen:
    case lab::CallName::Connect:
        return fresh;
    case lab::CallName::Accept:
        return socket->listening;
    case lab::CallName::Send:
        return socket->connecting && !socket->shut && canSend(socket->state);
    case lab::CallName::Read:
        return socket->connecting && canRead(socket->state);
    case lab::CallName::Shutdown:
        return socket->connecting && !socket->shut && canSend(socket->state);
    case lab::CallName::SetOption:
        break;
    }
    return false;
}

std::string CallDesk::nextName(lab::Host host) const
{
    return std::string(name(host)) + std::to_string(m_hosts[host].made + 1);
}

lab::Call CallDesk::request(lab::Host host, lab::CallName name) const
{
    const Socket* socket = chosen(host);
    lab::Call call{.host = host, .call = name, .socket = socket != nullptr ? socket->name : std::string()};
    switch (name) {
    case lab::CallName::Socket:
        call.socket = nextName(host);
        break;
    case lab::CallName::Bind:
        call.port = host == lab::Host::A ? clientPort : serverPort;
        break;
    case lab::CallName::Listen:
        call.backlog = backlog;
        break;
    case lab::CallName::Connect:
        call.port = m_hosts[other(host)].port.value_or(serverPort);
        break;
    case lab::CallName::Accept:
        call.as = nextName(host);
        break;
    case lab::CallName::Send:
        call.bytes = dataBytes;
        break;
    case lab::CallName::Read:
        call.bytes = 0;
        break;
    case lab::CallName::Shutdown:
    case lab::CallName::Close:
    case lab::CallName::SetOption:
        break;
    }
    return call;
}

std::vector<lab::Call> CallDesk::optionRequests(lab::Host host, const LabSocketOptions& options) const
{
    std::vector<lab::Call> requests;
    const Socket* socket = chosen(host);
    const auto set = [&](lab::SocketOption option, int value) {
        requests.push_back(
            {.host = host, .call = lab::CallName::SetOption, .socket = socket->name, .option = option, .value = value});
    };
    if (socket == nullptr)
        return requests;
    if (options.resetOnClose)
        set(lab::SocketOption::Linger, 0);
    if (options.reuseAddress)
        set(lab::SocketOption::ReuseAddress, 1);
    if (options.deferAccept)
        set(lab::SocketOption::DeferAccept, deferSeconds);
    if (options.smallBuffers) {
        set(lab::SocketOption::SendBuffer, smallBuffer);
        set(lab::SocketOption::ReceiveBuffer, smallBuffer);
    }
    return requests;
}

CallDesk::Socket* CallDesk::find(lab::Host host, const std::string& name)
{
    auto& sockets = m_hosts[host].sockets;
    const auto found = std::ranges::find(sockets, name, &Socket::name);
    return found != sockets.end() ? &*found : nullptr;
}

void CallDesk::asked(const lab::Call& request)
{
    if (request.call == lab::CallName::Socket || request.call == lab::CallName::Accept)
        m_hosts[request.host].making = true;
}

void CallDesk::answered(const lab::Call& request, bool done)
{
    if (request.call == lab::CallName::Socket || request.call == lab::CallName::Accept)
        m_hosts[request.host].making = false;
    if (done)
        carriedOut(request);
}

void CallDesk::carriedOut(const lab::Call& request)
{
    Host& side = m_hosts[request.host];
    const auto add = [&](const std::string& made, bool connecting) {
        side.sockets.push_back({.name = made, .connecting = connecting});
        side.chosen = made;
        ++side.made;
    };
    if (request.call == lab::CallName::Socket)
        return add(request.socket, false);
    if (request.call == lab::CallName::Accept)
        return add(request.as.value_or(""), true);
    if (request.call == lab::CallName::Close) {
        std::erase_if(side.sockets, [&](const Socket& socket) { return socket.name == request.socket; });
        side.chosen = side.sockets.empty() ? std::string() : side.sockets.back().name;
        return;
    }
    Socket* socket = find(request.host, request.socket);
    if (socket == nullptr)
        return;
    if (request.call == lab::CallName::Bind) {
        socket->bound = true;
        side.port = request.port;
    }
    socket->listening = socket->listening || request.call == lab::CallName::Listen;
    socket->connecting = socket->connecting || request.call == lab::CallName::Connect;
    socket->shut = socket->shut || request.call == lab::CallName::Shutdown;
}

} // namespace atlas::model
