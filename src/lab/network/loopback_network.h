// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/sock_diag.h"
#include "lab/network/network.h"

#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace atlas::lab {

/// Two addresses of this computer's loopback device instead of two hosts: a is 127.0.0.1, b is 127.0.0.2. It needs no
/// privilege; but the kernel delivers each packet before it could be seen or held.
///
/// Other programs have connections there, too, and so had a lesson that ran a minute ago. So a socket belongs to the
/// laboratory if its cookie is one of the program's own, or if it has the addresses of such a one: its other end that
/// no program has accepted yet, or the TIME-WAIT that it left behind. And a port that is taken already, by a service or
/// by such a TIME-WAIT, is replaced by a free one.
class LoopbackNetwork final : public Network {
public:
    LoopbackNetwork();

    [[nodiscard]] Mode mode() const override { return Mode::Loopback; }
    [[nodiscard]] Address address(Host host) const override;
    [[nodiscard]] std::uint16_t port(Host host, std::uint16_t wanted) override;
    [[nodiscard]] std::expected<void, Error> startOver() override;
    [[nodiscard]] std::expected<void, Error> enter(Host host) override;
    [[nodiscard]] std::expected<std::vector<SocketRecord>, Error> sockets(Host host,
                                                                          std::span<const Cookie> own) override;
    [[nodiscard]] bool holdsPackets() const override { return false; }
    [[nodiscard]] std::optional<std::span<const std::byte>> receive(Host from) override;
    [[nodiscard]] std::expected<void, Error> deliver(Host to, std::span<const std::byte> packet) override;
    [[nodiscard]] std::optional<int> descriptor(Host from) const override;

private:
    /// The own sockets of one host that a listing has shown, as they were then.
    using Known = std::map<Cookie, SocketRecord>;

    [[nodiscard]] std::expected<void, Error> learn(Known& known, std::span<const Cookie> own);
    [[nodiscard]] std::expected<void, Error> addOwn(Known& known, std::vector<SocketRecord>& into);
    [[nodiscard]] std::expected<void, Error> addOtherEnds(const Known& others, std::vector<SocketRecord>& into);

    collect::SockDiag m_kernel;
    std::array<Known, 2> m_known;
    std::map<std::pair<Host, std::uint16_t>, std::uint16_t> m_ports; ///< those that were asked for, and what they are
};

} // namespace atlas::lab
