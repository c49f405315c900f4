// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"

#include <ostream>
#include <span>

namespace atlas::cli {

/// The chosen sockets of a snapshot as one JSON document, schema 1, one socket a line. It is written piece
/// by piece, so that 100,000 sockets need no second copy. Names of processes are shown by visible().
void writeJson(std::ostream& out, const Snapshot& snapshot, std::span<const SocketRecord* const> chosen);

} // namespace atlas::cli
