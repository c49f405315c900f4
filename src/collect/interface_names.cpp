// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/interface_names.h"

#include <net/if.h>

#include <map>
#include <memory>

namespace atlas::collect {

std::vector<std::uint32_t> allInterfaces()
{
    const std::unique_ptr<struct if_nameindex, decltype(&::if_freenameindex)> all(::if_nameindex(), ::if_freenameindex);
    std::vector<std::uint32_t> indices;
    for (const auto* entry = all.get(); entry != nullptr && entry->if_index != 0; ++entry)
        indices.push_back(entry->if_index);
    return indices;
}

void nameInterfaces(std::span<SocketRecord> sockets)
{
    std::map<std::uint32_t, Interface> asked;
    for (SocketRecord& record : sockets) {
        if (!record.interface)
            continue;
        const auto [place, isNew] = asked.try_emplace(record.interface->index, *record.interface);
        if (isNew) {
            char name[IF_NAMESIZE] = {};
            if (::if_indextoname(record.interface->index, name) != nullptr)
                place->second.setName(name);
        }
        record.interface = place->second;
    }
}

} // namespace atlas::collect
