// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/sock_diag.h"
#include "core/base/error.h"
#include "lab/hold/hold.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string_view>

namespace atlas::lab {

class JsonMembers;

/// The requests of `tcpatlas-lab hold`: states held under a number each, until they are released or pass.
class HoldDesk {
public:
    using Json = nlohmann::json;
    static constexpr std::size_t mostHeld = 64;

    HoldDesk();

    /// Carries out one line of src/lab/README.md (`hold`, `release`, `held`), and answers it.
    [[nodiscard]] Json answer(std::string_view line);

    /// How long until one of them passes by itself; empty if none does.
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilOnePasses() const;
    /// Forgets what has passed, and tells what is left; empty if nothing has.
    [[nodiscard]] std::optional<Json> newsOfPassing();

private:
    [[nodiscard]] std::expected<void, Error> carryOut(JsonMembers& members, Json& answer);
    [[nodiscard]] std::expected<void, Error> take(State state, Json& answer);
    [[nodiscard]] std::expected<void, Error> release(std::int64_t handle);
    [[nodiscard]] bool forgetPassed();
    [[nodiscard]] Json list() const;

    collect::SockDiag m_kernel;
    std::map<std::int64_t, Held> m_held;
    std::int64_t m_lastHandle = 0;
};

} // namespace atlas::lab
