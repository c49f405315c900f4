// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/holders.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace atlas {

std::vector<Holder> holdersOf(const Snapshot& snapshot, State state)
{
    std::map<Pid, Holder> found;
    Holder* latest = nullptr; // neighbours often have one owner
    for (const SocketRecord& record : snapshot.sockets) {
        if (record.state != state || record.owners.empty())
            continue;
        const std::shared_ptr<const Process>& process = record.owners.all().front().process;
        if (latest == nullptr || latest->process->pid != process->pid)
            latest = &found[process->pid];
        if (!latest->process)
            latest->process = process;
        ++latest->sockets;
        const StateAge age = stateAge(record, snapshot.time);
        if (latest->sockets == 1 || age.duration > latest->oldest.duration)
            latest->oldest = age;
    }
    std::vector<Holder> holders;
    holders.reserve(found.size());
    for (auto& [pid, holder] : found)
        holders.push_back(std::move(holder));
    std::ranges::stable_sort(holders, std::ranges::greater(), &Holder::sockets);
    return holders;
}

} // namespace atlas
