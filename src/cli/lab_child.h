// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stop_signal.h"
#include "collect/child_process.h"
#include "core/base/error.h"
#include "core/socket/socket_record.h"
#include "formats/lab/line.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace atlas::cli {

/// tcpatlas-lab as a child, and the conversation of src/lab/README.md with it. It ends with this object.
class LabChild {
public:
    using Json = nlohmann::ordered_json;
    /// Hears of what comes without having been asked for.
    using Listener = std::function<void(const Json&)>;

    /// Why there is no lab.
    struct Refusal {
        std::string code; ///< of the greeting: "no-tun"; empty where there was none
        std::string message;
        std::string remedy; ///< how to allow it; may be empty
    };

    /// How waiting for a line ended where none came, or (`Garbled`) none of the protocol: after that nothing that it
    /// says can be relied on.
    enum class Silence : std::uint8_t { TimeIsOver, Stopped, Ended, Garbled };

    /// Starts it and waits for its greeting. `mode` is empty for the two hosts, "loopback" or "hold".
    [[nodiscard]] static std::expected<LabChild, Refusal> start(const std::filesystem::path& program,
                                                                std::string_view mode, const StopSignal& stop);

    [[nodiscard]] const Json& greeting() const { return m_greeting; }

    /// The answer to a request, which is given its id here. Errors: the child's own words where it is not ok; that it
    /// ended, or said what is no line of the protocol; or was stopped: then `stop` is set.
    [[nodiscard]] std::expected<Json, Error> ask(Json request, const Listener& listener);
    /// The next line that nobody asked for: an object.
    [[nodiscard]] std::expected<Json, Silence> listen(std::optional<Instant> deadline);

private:
    LabChild(collect::ChildProcess process, const StopSignal& stop);

    [[nodiscard]] std::expected<Json, Silence> nextLine(std::optional<Instant> deadline);
    /// Reads what there is; false at its end.
    [[nodiscard]] bool read();
    [[nodiscard]] Error whyNothingCame(Silence silence);

    collect::ChildProcess m_process;
    const StopSignal* m_stop;
    lab::LineBuffer m_lines;
    Json m_greeting;
    std::int64_t m_lastId = 0;
};

} // namespace atlas::cli
