// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/state.h"

#include <bitset>

namespace atlas::model {

/// Some of the states: the bit of each is its number in the enum.
using StateSet = std::bitset<stateCount>;

} // namespace atlas::model
