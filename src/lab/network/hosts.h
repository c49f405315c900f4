// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two network namespaces, one for each host, both inside a user namespace of this process. A TUN device in each ends
// in this process, and there is no other way from one to the other: what one host sends, the other receives only if we
// read it here and write it there.
//
// Which network a socket belongs to is settled when it is made, so one thread can have sockets of both hosts, and
// a netlink socket to ask each for its list: it enters a host, makes the socket, and may enter the other. Nothing is
// forked and nothing has a name outside this process: when it ends, however it ends, the kernel closes its descriptors,
// and sockets, devices and namespaces are gone with them.
#pragma once

#include "collect/sock_diag.h"
#include "lab/network/namespaces.h"
#include "lab/network/network.h"
#include "lab/network/tun_device.h"

#include <array>
#include <memory>
#include <utility>

namespace atlas::lab {

class Hosts final : public Network {
public:
    /// Leaves the computer's network for good, and makes the two hosts. The process must have one thread.
    [[nodiscard]] static std::expected<std::unique_ptr<Hosts>, Refusal> make();
    ~Hosts() override;
    Hosts(const Hosts&) = delete;
    Hosts& operator=(const Hosts&) = delete;

    [[nodiscard]] Mode mode() const override { return Mode::Hosts; }
    [[nodiscard]] Address address(Host host) const override;
    [[nodiscard]] std::expected<void, Error> startOver() override;
    [[nodiscard]] std::expected<void, Error> enter(Host host) override;
    [[nodiscard]] std::expected<std::vector<SocketRecord>, Error> sockets(Host host,
                                                                          std::span<const Cookie> own) override;
    [[nodiscard]] bool holdsPackets() const override { return true; }
    [[nodiscard]] std::optional<std::span<const std::byte>> receive(Host from) override;
    [[nodiscard]] std::expected<void, Error> deliver(Host to, std::span<const std::byte> packet) override;
    [[nodiscard]] std::optional<int> descriptor(Host from) const override;

private:
    struct Machine {
        NetworkNamespace network;
        TunDevice device;
        collect::SockDiag diag;
    };
    class Channel;

    Hosts() = default;
    [[nodiscard]] std::expected<void, Refusal> build();
    [[nodiscard]] std::expected<std::unique_ptr<Machine>, Refusal> buildOne(Host host);
    [[nodiscard]] Machine& at(Host host) { return *m_machines[std::to_underlying(host)]; }

    std::array<std::unique_ptr<Machine>, 2> m_machines; ///< never null once made
    std::optional<Host> m_inside; ///< whose namespace this thread is in
};

} // namespace atlas::lab
