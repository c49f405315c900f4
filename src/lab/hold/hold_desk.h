// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/sock_diag.h"
#include "core/base/error.h"
#include "formats/lab/report.h"
#include "lab/hold/hold.h"

#include <chrono>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace atlas::lab {

/// The requests of `tcpatlas-lab hold`: states held under a number each, until they are released or pass.
class HoldDesk {
public:
    static constexpr std::size_t mostHeld = 64;

    HoldDesk();

    /// Carries out what a line asks for, and answers it.
    [[nodiscard]] Report answer(std::string_view line);

    /// How long until one of them passes by itself; empty if none does.
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilOnePasses() const;
    /// Forgets what has passed, and reports what is left; empty if nothing has.
    [[nodiscard]] std::optional<Report> reportPassing();

private:
    /// The handle of what was made.
    using Outcome = std::expected<std::optional<HoldHandle>, Error>;

    [[nodiscard]] Outcome carryOut(const Request& request);
    [[nodiscard]] Outcome carryOut(const HoldState& request);
    [[nodiscard]] Outcome carryOut(const ReleaseHeld& request);
    [[nodiscard]] Outcome carryOut(const ListHeld& request);
    [[nodiscard]] bool forgetPassed();
    [[nodiscard]] std::vector<HeldState> list() const;

    collect::SockDiag m_kernel;
    std::map<HoldHandle, Held> m_held;
    std::int64_t m_lastHandle = 0;
};

} // namespace atlas::lab
