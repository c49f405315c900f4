// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/network/hosts.h"

#include "collect/netlink_socket.h"
#include "lab/network/refusals.h"

namespace atlas::lab {

/// A netlink socket that is always opened inside its host, whenever that is.
class Hosts::Channel final : public collect::NetlinkChannel {
public:
    Channel(Hosts& hosts, Host host) : m_hosts(hosts), m_host(host) { }

    [[nodiscard]] std::expected<void, std::error_code> send(std::span<const std::byte> request) override
    {
        if (!m_hosts.enter(m_host))
            return std::unexpected(std::make_error_code(std::errc::operation_not_permitted));
        return m_socket.send(request);
    }
    [[nodiscard]] std::expected<collect::Datagram, std::error_code> receive() override { return m_socket.receive(); }
    void close() override { m_socket.close(); }

private:
    Hosts& m_hosts;
    Host m_host;
    collect::NetlinkSocket m_socket;
};

std::expected<std::unique_ptr<Hosts>, Refusal> Hosts::make()
{
    if (auto left = leaveForOwnNamespaces(); !left)
        return std::unexpected(std::move(left.error()));
    std::unique_ptr<Hosts> hosts(new Hosts); // its constructor is private
    if (auto built = hosts->build(); !built)
        return std::unexpected(std::move(built.error()));
    return hosts;
}

Hosts::~Hosts() = default;

Address Hosts::address(Host host) const
{
    return Address::v4(10, 77, 0, host == Host::A ? 1 : 2);
}

std::expected<void, Error> Hosts::startOver()
{
    if (const auto built = build(); !built)
        return std::unexpected(built.error().error);
    return {};
}

std::expected<void, Refusal> Hosts::build()
{
    std::array<std::unique_ptr<Machine>, 2> machines;
    for (const Host host : {Host::A, Host::B}) {
        auto machine = buildOne(host);
        if (!machine)
            return std::unexpected(std::move(machine.error()));
        machines[std::to_underlying(host)] = std::move(*machine);
    }
    m_machines = std::move(machines);
    return {};
}

std::expected<std::unique_ptr<Hosts::Machine>, Refusal> Hosts::buildOne(Host host)
{
    m_inside.reset();
    auto network = NetworkNamespace::make();
    if (!network)
        return std::unexpected(std::move(network.error()));
    auto device = TunDevice::make();
    if (!device)
        return std::unexpected(noTun(device.error()));
    if (const auto connected = device->connect(address(host), address(other(host))); !connected)
        return std::unexpected(failedOtherwise(connected.error()));
    return std::make_unique<Machine>(std::move(*network), std::move(*device),
                                     collect::SockDiag(std::make_unique<Channel>(*this, host)));
}

std::expected<void, Error> Hosts::enter(Host host)
{
    if (m_inside == host)
        return {};
    auto entered = at(host).network.enter();
    m_inside = entered ? std::optional(host) : std::nullopt;
    return entered;
}

std::expected<std::vector<SocketRecord>, Error> Hosts::sockets(Host host, std::span<const Cookie> /*own*/)
{
    std::vector<SocketRecord> records;
    const Coverage coverage = at(host).diag.list(Family::IPv4, records);
    if (!coverage.complete)
        return std::unexpected(coverage.problem.value_or(Error::saying("the list of sockets is not complete")));
    return records;
}

std::optional<std::span<const std::byte>> Hosts::receive(Host from)
{
    return at(from).device.receive();
}

std::expected<void, Error> Hosts::deliver(Host to, std::span<const std::byte> packet)
{
    return at(to).device.send(packet);
}

std::optional<int> Hosts::descriptor(Host from) const
{
    return m_machines[std::to_underlying(from)]->device.descriptor();
}

} // namespace atlas::lab
