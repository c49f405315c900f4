// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <csignal>
#include <expected>
#include <system_error>
#include <thread>
#include <utility>

namespace atlas {

/// Begins `work`, which may take a std::stop_token, in a thread of its own; or says why the system refuses one, as it
/// does at the limit of processes. Then `work` has been destroyed. No signal reaches the thread: they are for those
/// that expect them.
template <typename Work> [[nodiscard]] std::expected<std::jthread, Error> startThread(Work work)
{
    struct AllSignalsBlocked {
        sigset_t before{};

        AllSignalsBlocked()
        {
            sigset_t all;
            sigfillset(&all);
            pthread_sigmask(SIG_SETMASK, &all, &before);
        }
        AllSignalsBlocked(const AllSignalsBlocked&) = delete;
        AllSignalsBlocked& operator=(const AllSignalsBlocked&) = delete;
        ~AllSignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before, nullptr); }
    };
    try {
        const AllSignalsBlocked inherited; // by the thread
        return std::jthread(std::move(work));
    } catch (const std::system_error& refusal) {
        return std::unexpected(
            within(Error::saying("cannot start a thread"), Error::verbatim(refusal.code().message())));
    }
}

} // namespace atlas
