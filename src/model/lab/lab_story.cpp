// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_story.h"

#include <algorithm>
#include <iterator>

namespace atlas::model {
namespace {

bool isSending(lab::PacketMove move)
{
    return move == lab::PacketMove::Sent || move == lab::PacketMove::Injected || move == lab::PacketMove::Duplicated;
}

} // namespace

void LabStory::begin(const lab::Report& report)
{
    now = report.situation.value_or(lab::Situation());
    start = {now.hosts.a.end.state, now.hosts.b.end.state};
    events.clear();
    std::ranges::copy_if(report.events, std::back_inserter(events), [this](const lab::Event& event) {
        const auto* const packet = std::get_if<lab::PacketMoved>(&event.what);
        return packet != nullptr && isSending(packet->move) &&
            std::ranges::find(now.packets, packet->id, &lab::Packet::id) != now.packets.end();
    });
}

void LabStory::add(const lab::Report& report)
{
    now = report.situation.value_or(std::move(now));
    events.insert(events.end(), report.events.begin(), report.events.end());
    if (events.size() > mostEvents)
        events.erase(events.begin(), events.end() - mostEvents);
}

} // namespace atlas::model
