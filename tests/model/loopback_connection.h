// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/socket/address.h"

namespace atlas::test {

/// A real connection on 127.0.0.1; `client` is the side that connected. Throws std::system_error.
struct LoopbackConnection {
    LoopbackConnection();
    /// The client sends its FIN.
    void shutDownClient();

    collect::UniqueFd client;
    collect::UniqueFd server;
    Endpoint local; ///< the client's
    Endpoint remote;
};

} // namespace atlas::test
