// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/netlink_answer.h"

#include <linux/netlink.h>

#include <cstring>

namespace atlas::decode {

std::expected<int, Error> parseAcknowledgement(std::span<const std::byte> bytes)
{
    constexpr int largestErrno = 4095; // MAX_ERRNO
    nlmsghdr header{};
    nlmsgerr answer{};
    if (bytes.size() < sizeof header + sizeof answer)
        return std::unexpected(Error::saying("the kernel's answer is cut off"));
    std::memcpy(&header, bytes.data(), sizeof header);
    std::memcpy(&answer, bytes.data() + sizeof header, sizeof answer);
    if (header.nlmsg_type != NLMSG_ERROR || answer.error > 0 || answer.error < -largestErrno)
        return std::unexpected(Error::saying("the kernel answers something else"));
    return -answer.error;
}

} // namespace atlas::decode
