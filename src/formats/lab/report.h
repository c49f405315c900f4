// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each line that the lab writes after its first one. The child may be broken or another version: what is not as
// PROTOCOL.md says is an error that names the place, never a guess. Members that are not known are passed over.
#pragma once

#include "core/base/error.h"
#include "formats/lab/answer.h"
#include "formats/lab/event.h"
#include "formats/lab/request.h"
#include "formats/lab/situation.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::lab {

struct Report {
    std::optional<RequestId> id{}; ///< of the request that it answers; empty: it was not asked for
    std::optional<Error> error{}; ///< the request was not carried out
    std::optional<std::size_t> column{}; ///< beside the error: where a line that is no request is wrong, from 1
    std::optional<Situation> situation{}; ///< how things stand; where there are two hosts
    std::vector<Event> events{}; ///< since the report before
    Answer answer{};

    [[nodiscard]] bool ok() const { return !error; }
    bool operator==(const Report&) const = default;
};

[[nodiscard]] nlohmann::json toJson(const Report& report);
/// Without its line feed. It may be longer than a line of the protocol: the caller has to check that.
[[nodiscard]] std::string lineOf(const Report& report);
[[nodiscard]] std::expected<Report, Error> parseReport(std::string_view line);

/// The answer to a line that is no request, or is longer than a request can be.
[[nodiscard]] Report answerTo(const NotJson& garbage);
[[nodiscard]] Report answerToTooLong();

/// How many bytes `event` adds to the line of a report, with the comma behind it.
[[nodiscard]] std::size_t lengthInLine(const Event& event);

} // namespace atlas::lab
