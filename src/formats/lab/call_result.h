// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace atlas::lab {

class JsonFields;

/// What a socket call gave.
struct CallResult {
    long value = 0; ///< as the call returned it; -1 beside an errno
    std::optional<int> error; ///< a positive errno

    bool operator==(const CallResult&) const = default;
};

/// "ECONNREFUSED"; the number for one without a name.
[[nodiscard]] std::string errnoName(int error);
/// The reverse.
[[nodiscard]] std::optional<int> parseErrno(std::string_view name);

/// {"value":-1,"errno":"ECONNREFUSED"}
[[nodiscard]] nlohmann::json toJson(const CallResult& result);
[[nodiscard]] CallResult readCallResult(JsonFields& fields);

} // namespace atlas::lab
