// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/snapshot_csv.h"

#include "core/base/visible.h"

#include <string>
#include <string_view>

namespace atlas::cli {
namespace {

/// The fields of one line.
class Line {
public:
    explicit Line(std::ostream& out) : m_out(out) { }
    ~Line() { m_out << '\n'; }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    Line& operator<<(std::string_view field)
    {
        next();
        if (field.find_first_of("\",\n\r") == std::string_view::npos) {
            m_out << field;
            return *this;
        }
        m_out << '"';
        for (const char c : field)
            m_out << (c == '"' ? "\"\"" : std::string_view(&c, 1));
        m_out << '"';
        return *this;
    }
    Line& operator<<(std::uint64_t value)
    {
        next();
        m_out << value;
        return *this;
    }
    template <typename Value> Line& operator<<(const std::optional<Value>& value)
    {
        if (!value)
            return *this << std::string_view();
        return *this << std::uint64_t{number(*value)};
    }

private:
    void next()
    {
        if (!m_first)
            m_out << ',';
        m_first = false;
    }

    std::ostream& m_out;
    bool m_first = true;
};

std::string joined(const OwnerList& owners, std::string_view separator, std::string (*text)(const Process&))
{
    std::string list;
    for (const Owner& owner : owners.all())
        list.append(list.empty() ? "" : separator).append(text(*owner.process));
    return list;
}

void writeSocket(std::ostream& out, const SocketRecord& record, const Names& names)
{
    const std::string* const user = record.uid ? names.user(*record.uid) : nullptr;
    Line line(out);
    line << record.cookie << (record.family() == Family::IPv4 ? "ipv4" : "ipv6") << record.local.address.toString()
         << std::uint64_t{record.local.port};
    if (record.hasPeer())
        line << record.remote.address.toString() << std::uint64_t{record.remote.port};
    else
        line << "" << "";
    line << rfcName(record.state) << record.inode << record.uid << (user ? visible(*user) : std::string())
         << joined(record.owners, " ", [](const Process& process) { return std::to_string(number(process.pid)); })
         << joined(record.owners, "; ", [](const Process& process) { return visible(process.name); })
         << (record.ownerMissing ? identifier(*record.ownerMissing) : std::string_view())
         << std::uint64_t{record.receiveQueue} << std::uint64_t{record.sendQueue};
    if (record.timer)
        line << identifier(record.timer->kind) << std::uint64_t{record.timer->remaining.count()}
             << std::uint64_t{record.timer->retransmissions};
    else
        line << "" << "" << "";
    if (record.tcpInfo)
        line << std::uint64_t{record.tcpInfo->rtt.count()} << std::uint64_t{record.tcpInfo->totalRetransmits};
    else
        line << "" << "";
}

} // namespace

void writeCsv(std::ostream& out, const Snapshot& snapshot, std::span<const SocketRecord* const> chosen)
{
    out << "cookie,family,local_address,local_port,remote_address,remote_port,state,inode,uid,user,pids,processes,"
           "owner_missing,receive_queue,send_queue,timer,timer_remaining_ms,timer_retransmissions,rtt_us,"
           "total_retransmits\n";
    for (const SocketRecord* const record : chosen)
        writeSocket(out, *record, *snapshot.names);
}

} // namespace atlas::cli
