// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace atlas {

/// Events LISTEN → SYN-RECEIVED of sockets that do not have their peer yet, kept until the transition that follows says
/// which connection was born. inet_csk_clone_lock() reports such a birth under a cookie that is replaced right after.
class Births {
public:
    void add(const Event& event, const StateChanged& birth);
    /// When the socket was born that left SYN-RECEIVED at `time`; empty if not reported. Each birth is taken once.
    [[nodiscard]] std::optional<Instant> take(std::uint32_t networkNamespace, const StateChanged& change, Instant time);

private:
    struct Birth {
        std::uint32_t networkNamespace = 0;
        std::uint16_t localPort = 0;
        Cookie cookie{};
        Instant time{};
    };

    std::deque<Birth> m_births; ///< in the order of their events
};

} // namespace atlas
