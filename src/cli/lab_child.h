// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stop_signal.h"
#include "collect/child_process.h"
#include "core/base/error.h"
#include "core/socket/socket_record.h"
#include "formats/lab/greeting.h"
#include "formats/lab/line.h"
#include "formats/lab/report.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace atlas::cli {

/// tcpatlas-lab as a child, and the conversation of src/formats/lab/PROTOCOL.md with it. It ends with this object.
class LabChild {
public:
    /// Takes a report that was not asked for.
    using Listener = std::function<void(const lab::Report&)>;

    /// Why there is no lab. All of it is safe to be shown.
    struct Absence {
        std::string message;
        std::string remedy; ///< how to allow it; may be empty
        bool refused = false; ///< this computer refuses it, as the child's first line says
    };

    /// How waiting for a line ended where none came, or (`Garbled`) none of the protocol: after that nothing that the
    /// child says can be relied on.
    enum class Silence : std::uint8_t { TimeIsOver, Stopped, Ended, Garbled };

    /// Starts it and waits for its first line.
    [[nodiscard]] static std::expected<LabChild, Absence> start(const std::filesystem::path& program, lab::Mode mode,
                                                                const StopSignal& stop);

    [[nodiscard]] const lab::Greeting& greeting() const { return m_greeting; }

    /// The report that answers a request. Errors: the child's own words where the request was not carried out; that it
    /// ended, or said what is no line of the protocol; or was stopped: then `stop` is set.
    [[nodiscard]] std::expected<lab::Report, Error> ask(const lab::Request& request, const Listener& listener);
    /// The next report that was not asked for.
    [[nodiscard]] std::expected<lab::Report, Silence> listen(std::optional<Instant> deadline);

private:
    LabChild(collect::ChildProcess process, const StopSignal& stop);

    [[nodiscard]] std::expected<std::string, Silence> nextLine(std::optional<Instant> deadline);
    template <typename T> [[nodiscard]] std::expected<T, Silence> understood(std::expected<T, Error> read);
    /// Reads what there is; false at its end.
    [[nodiscard]] bool read();
    [[nodiscard]] Error whyNothingCame(Silence silence);

    collect::ChildProcess m_process;
    const StopSignal* m_stop;
    lab::LineBuffer m_lines;
    lab::Greeting m_greeting;
    std::string m_garbage; ///< what is wrong with a line that is none of the protocol
    lab::RequestId m_lastId = 0;
};

} // namespace atlas::cli
