// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"

#include <string_view>

namespace atlas::decode {

/// The TCP ports of /etc/services (services(5)) and their names; of several names for one port the
/// first counts. Lines that are not "name port/tcp" are passed over.
[[nodiscard]] ServiceNames parseServices(std::string_view text);

} // namespace atlas::decode
