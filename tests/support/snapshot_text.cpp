// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/snapshot_text.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <stdexcept>

namespace atlas::test {
namespace {

using namespace std::chrono_literals;

[[noreturn]] void refuse(std::string_view what, std::string_view word)
{
    throw std::invalid_argument(std::string(what) + ": '" + std::string(word) + "'");
}

template <typename Number> Number numberIn(std::string_view word)
{
    Number value{};
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size())
        refuse("not a number that fits", word);
    return value;
}

struct Unit {
    std::string_view name;
    std::chrono::microseconds length;
};
constexpr std::array units{Unit{"us", 1us}, Unit{"ms", 1ms}, Unit{"s", 1s},
                           Unit{"m", 1min}, Unit{"h", 1h},   Unit{"d", std::chrono::days(1)}};

std::chrono::microseconds durationIn(std::string_view word)
{
    const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
    const auto unit = std::ranges::find(units, word.substr(digits), &Unit::name);
    if (unit == units.end())
        refuse("not a duration such as 30ms", word);
    return unit->length * numberIn<std::int64_t>(word.substr(0, digits));
}

std::string textOf(std::chrono::nanoseconds duration)
{
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(duration);
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit)
        if (whole.count() != 0 && whole % unit->length == 0us)
            return std::to_string(whole / unit->length) + std::string(unit->name);
    return "0s";
}

std::string quoted(const std::string& value)
{
    return value.find(' ') == std::string::npos ? value : '"' + value + '"';
}

/// The next word of `line`, which is shortened by it; quotes hold spaces together and are taken off.
std::string nextWord(std::string_view& line)
{
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    std::string word;
    bool inQuotes = false;
    while (!line.empty() && (inQuotes || line.front() != ' ')) {
        if (line.front() == '"')
            inQuotes = !inQuotes;
        else
            word += line.front();
        line.remove_prefix(1);
    }
    if (inQuotes)
        refuse("the quote is not closed", word);
    return word;
}

Endpoint endpointIn(std::string_view word)
{
    const auto endpoint = Endpoint::parse(word);
    if (!endpoint)
        refuse("not an address with a port", word);
    return *endpoint;
}

template <typename Kind> Kind byIdentifier(Kind last, std::string_view word)
{
    for (int value = 0; value <= static_cast<int>(last); ++value)
        if (identifier(static_cast<Kind>(value)) == word)
            return static_cast<Kind>(value);
    refuse("no such name", word);
}

Timer timerIn(std::string_view word)
{
    const auto firstSlash = word.find('/');
    if (firstSlash == std::string_view::npos)
        refuse("a timer is KIND/LEFT or KIND/LEFT/RETRIES", word);
    const auto secondSlash = word.find('/', firstSlash + 1);
    Timer timer;
    timer.kind = byIdentifier(TimerKind::Unknown, word.substr(0, firstSlash));
    timer.remaining = std::chrono::duration_cast<decltype(timer.remaining)>(
        durationIn(word.substr(firstSlash + 1, secondSlash - firstSlash - 1)));
    if (secondSlash != std::string_view::npos)
        timer.retransmissions = numberIn<std::uint8_t>(word.substr(secondSlash + 1));
    return timer;
}

/// What the keys of one line have said so far.
struct Draft {
    SocketRecord record;
    Instant time;
    std::vector<Process> processes{};
    std::vector<int> descriptors{};

    TcpInfo& info() { return record.tcpInfo ? *record.tcpInfo : record.tcpInfo.emplace(); }
    Process& process()
    {
        if (processes.empty())
            refuse("an owner begins with pid=", "");
        return processes.back();
    }
};

using Setter = std::function<void(Draft&, std::string_view)>;

const std::map<std::string, Setter, std::less<>>& socketKeys()
{
    static const std::map<std::string, Setter, std::less<>> keys{
        {"cookie", [](Draft& d, auto v) { d.record.cookie = Cookie{numberIn<std::uint64_t>(v)}; }},
        {"inode", [](Draft& d, auto v) { d.record.inode = Inode{numberIn<std::uint32_t>(v)}; }},
        {"uid", [](Draft& d, auto v) { d.record.uid = Uid{numberIn<std::uint32_t>(v)}; }},
        {"if", [](Draft& d, auto v) { d.record.interface = Interface{numberIn<std::uint32_t>(v), {}}; }},
        {"dev",
         [](Draft& d, auto v) {
             (d.record.interface ? *d.record.interface : d.record.interface.emplace()).setName(v);
         }},
        {"v6only", [](Draft& d, auto v) { d.record.v6only = v == "yes"; }},
        {"raw", [](Draft& d, auto v) { d.record.kernelState = numberIn<std::uint8_t>(v); }},
        {"recvq", [](Draft& d, auto v) { d.record.receiveQueue = numberIn<std::uint32_t>(v); }},
        {"sendq", [](Draft& d, auto v) { d.record.sendQueue = numberIn<std::uint32_t>(v); }},
        {"timer", [](Draft& d, auto v) { d.record.timer = timerIn(v); }},
        {"age", [](Draft& d, auto v) { d.record.inStateSince = d.time - durationIn(v); }},
        {"seen", [](Draft& d, auto v) { d.record.firstSeen = d.time - durationIn(v); }},
        {"missing", [](Draft& d, auto v) { d.record.ownerMissing = byIdentifier(OwnerMissing::NotLookedUp, v); }},
        {"relation",
         [](Draft& d, auto v) {
             if (v != "was" && v != "listener")
                 refuse("no such relation", v);
             d.record.relation = v == "was" ? Relation::HeldLast : Relation::HoldListener;
         }},
        {"missed", [](Draft& d, auto) { d.record.missed = true; }},
    };
    return keys;
}

const std::map<std::string, Setter, std::less<>>& ownerKeys()
{
    static const std::map<std::string, Setter, std::less<>> keys{
        {"pid",
         [](Draft& d, auto v) {
             d.processes.push_back({});
             d.process().pid = Pid{numberIn<std::int32_t>(v)};
             d.descriptors.push_back(3);
         }},
        {"name", [](Draft& d, auto v) { d.process().name = v; }},
        {"start", [](Draft& d, auto v) { d.process().startTime = numberIn<std::uint64_t>(v); }},
        {"puid", [](Draft& d, auto v) { d.process().uid = Uid{numberIn<std::uint32_t>(v)}; }},
        {"unit", [](Draft& d, auto v) { d.process().unit = std::string(v); }},
        {"fd",
         [](Draft& d, auto v) {
             d.process();
             d.descriptors.back() = numberIn<int>(v);
         }},
    };
    return keys;
}

const std::map<std::string, Setter, std::less<>>& infoKeys()
{
    static const std::map<std::string, Setter, std::less<>> keys{
        {"rtt", [](Draft& d, auto v) { d.info().rtt = TcpInfo::Microseconds(durationIn(v).count()); }},
        {"retrans", [](Draft& d, auto v) { d.info().totalRetransmits = numberIn<std::uint32_t>(v); }},
        {"unacked", [](Draft& d, auto v) { d.info().unacked = numberIn<std::uint32_t>(v); }},
        {"sent", [](Draft& d, auto v) { d.info().bytesSent = numberIn<std::uint64_t>(v); }},
        {"acked", [](Draft& d, auto v) { d.info().bytesAcked = numberIn<std::uint64_t>(v); }},
        {"received", [](Draft& d, auto v) { d.info().bytesReceived = numberIn<std::uint64_t>(v); }},
        {"cc",
         [](Draft& d, auto v) {
             auto& name = d.info().congestionControl;
             std::ranges::copy(v.substr(0, name.size() - 1), name.begin());
         }},
    };
    return keys;
}

void applyWord(Draft& draft, std::string_view word)
{
    const auto equals = word.find('=');
    const auto key = word.substr(0, equals);
    const auto value = equals == std::string_view::npos ? std::string_view() : word.substr(equals + 1);
    for (const auto* keys : {&socketKeys(), &ownerKeys(), &infoKeys()}) {
        if (const auto found = keys->find(key); found != keys->end()) {
            found->second(draft, value);
            return;
        }
    }
    refuse("no such key", word);
}

void addInfo(std::string& text, const TcpInfo& info)
{
    text += " rtt=" + textOf(info.rtt);
    if (info.totalRetransmits != 0)
        text += " retrans=" + std::to_string(info.totalRetransmits);
    if (info.unacked != 0)
        text += " unacked=" + std::to_string(info.unacked);
    if (info.bytesSent)
        text += " sent=" + std::to_string(*info.bytesSent);
    if (info.bytesAcked)
        text += " acked=" + std::to_string(*info.bytesAcked);
    if (info.bytesReceived)
        text += " received=" + std::to_string(*info.bytesReceived);
    if (!info.congestionControlName().empty())
        text += " cc=" + std::string(info.congestionControlName());
}

void addOwners(std::string& text, const SocketRecord& record)
{
    for (const Owner& owner : record.named().all()) {
        const Process& process = *owner.process;
        text += " pid=" + std::to_string(number(process.pid));
        if (!process.name.empty())
            text += " name=" + quoted(process.name);
        if (process.startTime != 0)
            text += " start=" + std::to_string(process.startTime);
        if (process.uid != record.uid.value_or(Uid{}))
            text += " puid=" + std::to_string(number(process.uid));
        if (process.unit)
            text += " unit=" + quoted(*process.unit);
        if (owner.descriptor != 3)
            text += " fd=" + std::to_string(owner.descriptor);
    }
    if (record.relation != Relation::None)
        text += record.relation == Relation::HeldLast ? " relation=was" : " relation=listener";
    if (record.ownerMissing && record.ownerMissing != OwnerMissing::NotLookedUp)
        text += " missing=" + std::string(identifier(*record.ownerMissing));
}

} // namespace

SocketRecord socketFromText(std::string_view line, Instant time)
{
    Draft draft{.record = {}, .time = time};
    SocketRecord& record = draft.record;
    record.firstSeen = time;
    record.inStateSince = time;
    const std::string name = nextWord(line);
    const auto state = parseState(name);
    if (!state)
        refuse("not a state", name);
    record.state = *state;
    record.kernelState = names(*state).kernel;
    record.local = endpointIn(nextWord(line));
    const std::string peer = nextWord(line);
    record.remote = peer == "-" ? Endpoint{Address{{}, record.local.address.family}, 0} : endpointIn(peer);
    for (std::string word = nextWord(line); !word.empty(); word = nextWord(line))
        applyWord(draft, word);

    std::vector<Owner> owners;
    for (std::size_t i = 0; i < draft.processes.size(); ++i) {
        Process& process = draft.processes[i];
        if (process.uid == Uid{})
            process.uid = record.uid.value_or(Uid{});
        owners.push_back({std::make_shared<const Process>(std::move(process)), draft.descriptors[i]});
    }
    (record.relation == Relation::None ? record.owners : record.related) = OwnerList(std::move(owners));
    if (record.owners.empty() && !record.ownerMissing)
        record.ownerMissing = OwnerMissing::NotLookedUp;
    return record;
}

Snapshot snapshotFromText(std::string_view lines, Instant time, std::shared_ptr<const Names> names)
{
    Snapshot snapshot;
    snapshot.time = time;
    snapshot.ipv4.complete = true;
    snapshot.ipv6.complete = true;
    snapshot.names = names ? std::move(names) : usualNames();
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (!line.empty() && line.front() != '#')
            snapshot.sockets.push_back(socketFromText(line, time));
    }
    sortByKey(snapshot.sockets);
    return snapshot;
}

std::string toText(const SocketRecord& record, Instant time)
{
    std::string text(rfcName(record.state));
    text += ' ' + record.local.toString() + ' ' + (record.hasPeer() ? record.remote.toString() : "-");
    if (record.cookie)
        text += " cookie=" + std::to_string(number(*record.cookie));
    if (record.inode)
        text += " inode=" + std::to_string(number(*record.inode));
    if (record.uid)
        text += " uid=" + std::to_string(number(*record.uid));
    if (record.interface)
        text += " if=" + std::to_string(record.interface->index);
    if (record.interface && !record.interface->name().empty())
        text += " dev=" + quoted(std::string(record.interface->name()));
    if (record.v6only)
        text += *record.v6only ? " v6only=yes" : " v6only=no";
    if (record.kernelState != names(record.state).kernel)
        text += " raw=" + std::to_string(record.kernelState);
    if (record.receiveQueue != 0)
        text += " recvq=" + std::to_string(record.receiveQueue);
    if (record.sendQueue && *record.sendQueue != 0)
        text += " sendq=" + std::to_string(*record.sendQueue);
    if (record.timer) {
        text += " timer=" + std::string(identifier(record.timer->kind)) + '/' + textOf(record.timer->remaining);
        if (record.timer->retransmissions != 0)
            text += '/' + std::to_string(record.timer->retransmissions);
    }
    if (record.inStateSince != time)
        text += " age=" + textOf(time - record.inStateSince);
    if (record.firstSeen != time)
        text += " seen=" + textOf(time - record.firstSeen);
    addOwners(text, record);
    if (record.tcpInfo)
        addInfo(text, *record.tcpInfo);
    if (record.missed)
        text += " missed";
    return text;
}

std::string toText(const Snapshot& snapshot)
{
    std::string text;
    for (const SocketRecord& record : snapshot.sockets)
        text += toText(record, snapshot.time) + '\n';
    return text;
}

std::shared_ptr<const Names> usualNames()
{
    static const auto names = std::make_shared<const Names>(
        Names{{{Uid{0}, "root"}, {Uid{33}, "www-data"}, {Uid{1000}, "ada"}},
              {{22, "ssh"}, {80, "http"}, {443, "https"}, {5432, "postgresql"}, {8080, "http-alt"}},
              {}});
    return names;
}

} // namespace atlas::test
