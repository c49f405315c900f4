// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/snapshot_csv.h"

#include "core/base/visible.h"
#include "formats/export/csv_line.h"

#include <string>
#include <string_view>

namespace atlas::cli {
namespace {

std::string joined(const OwnerList& owners, std::string_view separator, std::string (*text)(const Process&))
{
    std::string list;
    for (const Owner& owner : owners.all())
        list.append(list.empty() ? "" : separator).append(text(*owner.process));
    return list;
}

/// Their pids, and their names.
void addProcesses(formats::CsvLine& line, const OwnerList& owners)
{
    line.add(joined(owners, " ", [](const Process& process) { return std::to_string(number(process.pid)); }));
    line.add(joined(owners, "; ", [](const Process& process) { return visible(process.name); }));
}

void writeSocket(std::ostream& out, const SocketRecord& record, const Names& names)
{
    const std::string* const user = record.uid ? names.user(*record.uid) : nullptr;
    formats::CsvLine line;
    line.add(record.cookie).add(record.family() == Family::IPv4 ? "ipv4" : "ipv6");
    line.add(record.local.address.toString()).add(record.local.port);
    if (record.hasPeer())
        line.add(record.remote.address.toString()).add(record.remote.port);
    else
        line.addEmpty(2);
    line.add(rfcName(record.state)).add(record.inode).add(record.uid).add(user ? visible(*user) : std::string());
    addProcesses(line, record.owners);
    line.add(record.ownerMissing ? identifier(*record.ownerMissing) : std::string_view());
    line.add(record.receiveQueue);
    if (record.sendQueue)
        line.add(*record.sendQueue);
    else
        line.addEmpty();
    if (record.timer)
        line.add(identifier(record.timer->kind))
            .add(record.timer->remaining.count())
            .add(record.timer->retransmissions);
    else
        line.addEmpty(3);
    if (record.tcpInfo)
        line.add(record.tcpInfo->rtt.count()).add(record.tcpInfo->totalRetransmits);
    else
        line.addEmpty(2);
    addProcesses(line, related(record, Relation::HeldLast));
    addProcesses(line, related(record, Relation::HoldListener));
    line.add(record.interface ? record.interface->text() : std::string());
    line.add(record.v6only ? std::string_view(*record.v6only ? "true" : "false") : std::string_view());
    out << line.text() << '\n';
}

} // namespace

void writeCsv(std::ostream& out, const Snapshot& snapshot, std::span<const SocketRecord* const> chosen)
{
    out << "cookie,family,local_address,local_port,remote_address,remote_port,state,inode,uid,user,pids,processes,"
           "owner_missing,receive_queue,send_queue,timer,timer_remaining_ms,timer_retransmissions,rtt_us,"
           "total_retransmits,last_pids,last_processes,listener_pids,listener_processes,interface,v6only\n";
    for (const SocketRecord* const record : chosen)
        writeSocket(out, *record, *snapshot.names);
}

} // namespace atlas::cli
