// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <expected>

namespace atlas::lab {

/// `tcpatlas-lab hold`: greets, answers each line of `input` on `output` (src/formats/lab/PROTOCOL.md), and reports
/// what passes by itself, until `input` ends or the reader of `output` has gone. What is held then is released. An
/// error: nothing can be waited for.
[[nodiscard]] std::expected<void, Error> serveHolding(int input, int output);

} // namespace atlas::lab
