// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/end_watcher.h"
#include "cli/event_sources.h"
#include "cli/io.h"
#include "cli/lab_resources.h"
#include "core/guide/guide.h"
#include "core/socket/snapshot.h"

#include <expected>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace atlas::cli {

/// What commands are given to work with. main() names the real ones, tests name their own.
struct Workshop {
    Io io;
    /// What can list the sockets, with or without searching for their owners.
    std::function<std::unique_ptr<SnapshotSource>(bool withOwners)> makeSource;
    std::function<Guide()> makeGuide;
    /// The sources of transitions on this computer, the best first.
    std::function<std::vector<EventSources>()> makeEventSources{};
    std::function<LabResources()> labResources{};
    /// Calls its argument from another thread when the command should end: see end_watcher.h.
    std::function<std::expected<std::unique_ptr<EndWatcher>, Error>(std::function<void()>)> watchForEnd{};
};

/// One command of the program.
struct Command {
    std::string_view name;
    std::string_view summary; ///< for the list of commands
    std::string_view help; ///< the whole text of "--help", with the line of usage first
    std::span<const Option> options;
    ExitCode (*run)(const Arguments& arguments, const Workshop& workshop);
};

[[nodiscard]] const Command& listCommand();
[[nodiscard]] const Command& explainCommand();
[[nodiscard]] const Command& statesCommand();
[[nodiscard]] const Command& watchCommand();
[[nodiscard]] const Command& labCommand();

/// The whole program: `arguments` without its name.
[[nodiscard]] ExitCode run(std::span<const std::string_view> arguments, const Workshop& workshop);

/// Says what is wrong with the arguments of `command`, and where its help is.
ExitCode usageError(const Command& command, const Io& io, const std::string& message);

/// The state with this name in any dialect; otherwise a sentence with the nearest one.
[[nodiscard]] std::expected<State, Error> stateNamed(std::string_view name);

} // namespace atlas::cli
