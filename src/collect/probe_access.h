// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace atlas::collect {

/// How tcpatlas-probe gets its privilege.
enum class ProbeRoute : std::uint8_t {
    Root, ///< from us: we are root
    FileCapabilities, ///< from its file, which we may execute (an installation with a group)
    Pkexec, ///< from pkexec, which asks the user
};

struct ProbeAccess {
    ProbeRoute route = ProbeRoute::Root;
    std::vector<std::string> command; ///< for ProbeSource
};

/// What decides how the probe can be started.
struct ProbeFacts {
    bool root = false;
    std::optional<std::filesystem::path> probe; ///< empty: it is not installed
    bool executable = false; ///< by us
    bool capable = false; ///< its file gives it what it needs
    std::optional<std::filesystem::path> pkexec; ///< empty: not on this computer
};

/// The facts of this computer for this process. The probe is searched for beside our own program, and then in the
/// directory that it is installed to.
[[nodiscard]] ProbeFacts probeFacts();
/// The way that asks least; or the reason why there is none.
[[nodiscard]] std::expected<ProbeAccess, Error> probeAccess(const ProbeFacts& facts);

/// Whether the bytes of a file's attribute `security.capability` make its program start with CAP_BPF and CAP_PERFMON
/// in force.
[[nodiscard]] bool givesProbeCapabilities(std::span<const std::byte> attribute);

} // namespace atlas::collect
