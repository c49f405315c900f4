// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/inspector/placeholder_values.h"

namespace atlas::view {
namespace {

void addEnd(PlaceholderValues& values, const std::string& name, const Endpoint& end)
{
    const std::string address = end.address.toString();
    values[name] = end.toString();
    values[name + "_address"] = end.address.family == Family::IPv6 ? '[' + address + ']' : address;
    values[name + "_port"] = std::to_string(end.port);
}

} // namespace

PlaceholderValues placeholderValues(const SocketRecord& record)
{
    PlaceholderValues values;
    addEnd(values, "local", record.local);
    if (record.hasPeer())
        addEnd(values, "remote", record.remote);
    if (const Process* process = record.owners.first()) {
        values["process"] = process->name;
        values["pid"] = std::to_string(number(process->pid));
    }
    return values;
}

} // namespace atlas::view
