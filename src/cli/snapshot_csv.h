// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"

#include <ostream>
#include <span>

namespace atlas::cli {

/// The chosen sockets as comma-separated values with a line of titles (RFC 4180, but with plain line
/// ends). Several owners stand in one field, separated by spaces (pids) and by "; " (names).
/// A field that a spreadsheet could take for a formula has an apostrophe in front: see CsvLine.
void writeCsv(std::ostream& out, const Snapshot& snapshot, std::span<const SocketRecord* const> chosen);

} // namespace atlas::cli
