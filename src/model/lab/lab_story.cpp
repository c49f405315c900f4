// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_story.h"

#include <algorithm>

namespace atlas::model {

void LabStory::begin(const LabReport& report)
{
    start = {report.hosts[0].end, report.hosts[1].end};
    packets = report.packets;
    hosts = report.hosts;
    events.clear();
    std::ranges::copy_if(report.news, std::back_inserter(events), [this](const LabNews& news) {
        const bool sending = news.kind == LabNews::Kind::Sent || news.kind == LabNews::Kind::Injected ||
            news.kind == LabNews::Kind::Duplicated;
        return sending && news.packet && std::ranges::find(packets, *news.packet, &LabPacket::id) != packets.end();
    });
}

void LabStory::add(const LabReport& report)
{
    if (report.hasHosts) {
        packets = report.packets;
        hosts = report.hosts;
    }
    events.insert(events.end(), report.news.begin(), report.news.end());
    if (events.size() > mostEvents)
        events.erase(events.begin(), events.end() - mostEvents);
}

} // namespace atlas::model
