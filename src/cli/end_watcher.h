// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <expected>
#include <functional>
#include <memory>

namespace atlas::cli {

/// Calls a function when a command that runs until it is ended should end.
class EndWatcher {
public:
    virtual ~EndWatcher() = default;

protected:
    EndWatcher() = default;
    EndWatcher(const EndWatcher&) = default;
    EndWatcher& operator=(const EndWatcher&) = default;
};

/// Calls `onEnd`, from a thread of its own, when SIGINT, SIGTERM or SIGHUP comes, or when `output` has no reader any
/// more (a pipe whose other end was closed, or a terminal that is gone). While it exists, these signals are
/// blocked in the thread that made it, and so in those which that starts.
[[nodiscard]] std::expected<std::unique_ptr<EndWatcher>, Error> watchForEnd(int output, std::function<void()> onEnd);

} // namespace atlas::cli
