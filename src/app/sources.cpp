// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources.h"

#include "collect/destroy_events.h"
#include "collect/own_program.h"
#include "collect/privileged_owners.h"
#include "collect/probe_access.h"
#include "collect/socket_follower.h"
#include "collect/system_source.h"

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace atlas::app {
namespace {

using model::ObserverSwitch;

std::expected<collect::ProbeAccess, Error> accessNow()
{
    return collect::probeAccess(collect::probeFacts());
}

ObserverSwitch::Access access()
{
    const auto way = accessNow();
    if (!way)
        return {ObserverSwitch::Route::Unavailable, way.error()};
    const bool asks = way->route == collect::ProbeRoute::Pkexec;
    return {asks ? ObserverSwitch::Route::AsksUser : ObserverSwitch::Route::Directly, {}};
}

} // namespace

Sources systemSources()
{
    const auto owners = std::make_shared<collect::PrivilegedOwners>();
    Sources sources;
    sources.snapshots = std::make_unique<collect::SystemSource>(collect::Owners::LookUp, owners);
    sources.follow = std::make_unique<collect::SocketFollower>();
    sources.makers.access = access;
    sources.makers.observer = [owners] {
        // Should it have vanished since access(), an empty command says so when it is started.
        const auto way = accessNow();
        return std::make_unique<collect::ProbeWithOwners>(way ? way->command : std::vector<std::string>(), owners);
    };
    sources.makers.withoutPrivilege = [] { return std::make_unique<collect::DestroyEvents>(); };
    return sources;
}

model::LabPrograms labPrograms()
{
    // Only ours: a bare name would be searched for in PATH, which is whatever the environment says.
    return {QString::fromStdString(collect::ownProgram("tcpatlas-lab").value_or(std::filesystem::path()).string()), {}};
}

} // namespace atlas::app
