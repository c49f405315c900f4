// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/report.h"

namespace atlas::model {

/// What has happened between the two hosts since a lesson or free play began, and how it stands now.
struct LabStory {
    lab::PerHost<State> start{State::Closed, State::Closed}; ///< of both ends when the story begins
    std::vector<lab::Event> events; ///< oldest first
    lab::Situation now;

    /// More events than this are not kept: the oldest go.
    static constexpr std::size_t mostEvents = 2000;

    /// A new story from how things stand in `report`. What happened before is left out, but for the sending of what
    /// is still on its way.
    void begin(const lab::Report& report);
    /// The story goes on.
    void add(const lab::Report& report);
};

} // namespace atlas::model
