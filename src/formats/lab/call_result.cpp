// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/call_result.h"

#include "formats/lab/json_fields.h"

#include <charconv>
#include <cstring>
#include <limits>

namespace atlas::lab {
namespace {

constexpr int largestErrno = 4095; // of the kernel: MAX_ERRNO in include/linux/err.h

} // namespace

std::string errnoName(int error)
{
    const char* const known = ::strerrorname_np(error);
    return known != nullptr ? known : std::to_string(error);
}

std::optional<int> parseErrno(std::string_view name)
{
    for (int error = 1; error <= largestErrno; ++error)
        if (const char* const known = ::strerrorname_np(error); known != nullptr && name == known)
            return error;
    int error = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), error);
    const bool isNumber = problem == std::errc() && end == name.data() + name.size();
    return isNumber && error > 0 && error <= largestErrno ? std::optional(error) : std::nullopt;
}

nlohmann::json toJson(const CallResult& result)
{
    return {{"value", result.value},
            {"errno", result.error ? nlohmann::json(errnoName(*result.error)) : nlohmann::json(nullptr)}};
}

CallResult readCallResult(JsonFields& fields)
{
    return {fields.number("value", std::numeric_limits<long>::min()),
            fields.wordIfAny("errno", parseErrno, Error::saying("is no errno"))};
}

} // namespace atlas::lab
