// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/network/tun_device.h"

#include "collect/system_error.h"
#include "lab/network/link_setup.h"

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstring>

namespace atlas::lab {
namespace {

constexpr const char* devicePath = "/dev/net/tun";
constexpr const char* deviceName = "lab0";

} // namespace

std::expected<TunDevice, TunDevice::Failure> TunDevice::make()
{
    // The kernel notes the namespace when the file is opened, not when the device is made.
    collect::UniqueFd device(::open(devicePath, O_RDWR | O_CLOEXEC | O_NONBLOCK));
    if (!device) {
        const std::error_code code = collect::lastError();
        return std::unexpected(Failure{collect::toError(Error::verbatim(std::string(devicePath)), code), code, true});
    }
    ifreq request{};
    std::strncpy(request.ifr_name, deviceName, sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    if (::ioctl(device.get(), TUNSETIFF, &request) != 0) {
        const std::error_code code = collect::lastError();
        return std::unexpected(Failure{collect::toError(Error::saying("making a network device"), code), code, false});
    }
    TunDevice made(std::move(device));
    made.m_buffer.resize(largestPacket);
    return made;
}

std::expected<void, Error> TunDevice::connect(const Address& own, const Address& neighbour) const
{
    const unsigned index = ::if_nametoindex(deviceName);
    if (index == 0)
        return std::unexpected(collect::toError(Error::saying("finding the network device"), collect::lastError()));
    return setUpLink(static_cast<int>(index), own, neighbour);
}

std::optional<std::span<const std::byte>> TunDevice::receive()
{
    for (;;) {
        const ssize_t length = ::read(m_device.get(), m_buffer.data(), m_buffer.size());
        if (length > 0)
            return std::span<const std::byte>(m_buffer).first(static_cast<std::size_t>(length));
        if (length == 0 || errno != EINTR)
            return std::nullopt;
    }
}

std::expected<void, Error> TunDevice::send(std::span<const std::byte> packet) const
{
    for (;;) {
        if (::write(m_device.get(), packet.data(), packet.size()) >= 0)
            return {};
        if (errno != EINTR)
            return std::unexpected(collect::toError(Error::saying("delivering a packet"), collect::lastError()));
    }
}

} // namespace atlas::lab
