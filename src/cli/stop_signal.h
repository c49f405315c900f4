// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"

namespace atlas::cli {

/// Wakes a thread that waits for descriptors, from another thread, once and for all.
class StopSignal {
public:
    StopSignal();

    void set();
    [[nodiscard]] bool isSet() const;
    [[nodiscard]] int descriptor() const { return m_event.get(); } ///< readable as soon as it is set

private:
    collect::UniqueFd m_event;
};

} // namespace atlas::cli
