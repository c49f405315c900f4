// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/connection.h"

#include <algorithm>

namespace atlas {

void noteAge(SocketRecord& record, const Connection& connection)
{
    if (connection.steps.empty() || connection.closed || record.missed)
        return;
    const Step& last = connection.steps.back();
    if (last.to != record.state || !isCertain(last.known))
        return;
    record.inStateExactly = last.known == Known::Observed;
    record.inStateSince = record.inStateExactly ? last.time : std::min(record.inStateSince, last.time);
}

} // namespace atlas
