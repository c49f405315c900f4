// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"

#include <filesystem>
#include <vector>

namespace atlas::collect {

/// Appends the TCP sockets of `family` from `procRoot`/net/tcp or tcp6 to `into`; the coverage says what is
/// wrong where the file cannot be read to its end or has lines that are not understood.
/// A computer without IPv6 has no tcp6; that is a complete list of none.
[[nodiscard]] Coverage listFromProc(const std::filesystem::path& procRoot, Family family,
                                    std::vector<SocketRecord>& into);

/// About how many TCP sockets there are, from `procRoot`/net/sockstat and sockstat6; 0 where they do not say.
[[nodiscard]] std::size_t countFromProc(const std::filesystem::path& procRoot);

} // namespace atlas::collect
