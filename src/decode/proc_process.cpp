// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/proc_process.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace atlas::decode {
namespace {

/// The whole of `digits` as a number of type T; empty on anything else, overflow included.
template <typename T> std::optional<T> wholeNumber(std::string_view digits)
{
    T value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

/// Cuts the text up to `separator` (or all of it) off the front of `rest`.
std::string_view cut(std::string_view& rest, char separator)
{
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

bool stripPrefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool isContainerId(std::string_view text)
{
    constexpr std::size_t length = 64;
    return text.size() == length &&
        std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isUnit(std::string_view component)
{
    for (const std::string_view suffix : {".service", ".scope"})
        if (component.ends_with(suffix) && component.size() > suffix.size())
            return true;
    return false;
}

/// The container that one component of a cgroup path names. The shapes, each by its runtime:
///   docker-ID.scope  libpod-ID.scope  cri-containerd-ID.scope  crio-ID.scope   (driver systemd)
///   …:cri-containerd:ID                                                         (containerd under its own service)
///   ID                               (driver cgroupfs: /docker/ID, /kubepods/besteffort/podUID/ID, /ecs/TASK/ID)
/// A `…-conmon-ID.scope` is the runtime's monitor outside of the container, and has no shape here.
std::optional<std::string_view> containerOf(std::string_view component)
{
    static constexpr std::array<std::string_view, 5> prefixes{"docker-", "libpod-", "cri-containerd-", "crio-",
                                                              "containerd-"};
    if (component.ends_with(".scope"))
        component.remove_suffix(6);
    if (const std::size_t colon = component.rfind(':'); colon != std::string_view::npos)
        component.remove_prefix(colon + 1);
    for (const std::string_view prefix : prefixes)
        if (stripPrefix(component, prefix))
            break;
    if (isContainerId(component))
        return component;
    return std::nullopt;
}

/// /lxc/NAME, /lxc.payload/NAME and /lxc.payload.NAME; `lxc.monitor` runs outside.
std::optional<std::string_view> lxcName(std::string_view component, std::string_view next)
{
    if ((component == "lxc" || component == "lxc.payload") && !next.empty())
        return next;
    if (stripPrefix(component, "lxc.payload.") && !component.empty())
        return component;
    return std::nullopt;
}

void readPath(std::string_view path, bool hasUnits, ControlGroup& group)
{
    while (!path.empty()) {
        std::string_view component = cut(path, '/');
        if (component.empty())
            continue;
        if (!group.container)
            group.container = containerOf(component);
        if (!group.container)
            group.container = lxcName(component, path.substr(0, path.find('/')));
        // systemd puts '_' in front of a name that would collide with a file of the cgroup file system.
        if (component.starts_with('_'))
            component.remove_prefix(1);
        // The manager of a user sits in an init.scope inside of its own service, whose name says more.
        if (hasUnits && isUnit(component) && (component != "init.scope" || !group.unit))
            group.unit = component;
    }
}

} // namespace

std::optional<ProcessStat> parseStat(std::string_view text)
{
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open || open == 0)
        return std::nullopt;
    const auto pid = wholeNumber<std::int32_t>(text.substr(0, open - 1));
    if (!pid || *pid <= 0 || text[open - 1] != ' ')
        return std::nullopt;

    std::string_view rest = text.substr(close + 1);
    if (!stripPrefix(rest, " "))
        return std::nullopt;
    const std::string_view state = cut(rest, ' ');
    if (state.size() != 1)
        return std::nullopt;
    ProcessStat stat{.pid = Pid{*pid}, .name = text.substr(open + 1, close - open - 1), .state = state.front()};
    for (int field = 4; field <= 22; ++field) {
        const std::string_view word = cut(rest, ' ');
        if (field == 9) {
            const auto flags = wholeNumber<std::uint32_t>(word);
            if (!flags)
                return std::nullopt;
            stat.flags = *flags;
        } else if (field == 22) {
            const auto startTime = wholeNumber<std::uint64_t>(word.substr(0, word.find('\n')));
            if (!startTime)
                return std::nullopt;
            stat.startTime = *startTime;
        }
    }
    return stat;
}

std::string_view parseComm(std::string_view text)
{
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    return text;
}

std::string parseCommandLine(std::string_view text)
{
    while (text.ends_with('\0'))
        text.remove_suffix(1);
    std::string line(text);
    std::ranges::replace(line, '\0', ' ');
    return line;
}

std::optional<Inode> parseSocketLink(std::string_view link)
{
    if (!stripPrefix(link, "socket:[") || !link.ends_with(']'))
        return std::nullopt;
    link.remove_suffix(1);
    if (link.empty() || link.front() == '0')
        return std::nullopt;
    const auto value = wholeNumber<std::uint32_t>(link);
    return value ? std::optional(Inode{*value}) : std::nullopt;
}

RegisteredFiles parseRegisteredFiles(std::string_view text)
{
    RegisteredFiles files;
    std::optional<std::uint32_t> count;
    std::size_t listed = 0;
    bool allNamed = true;
    while (!text.empty()) {
        std::string_view line = cut(text, '\n');
        if (stripPrefix(line, "UserFiles:\t")) {
            count = wholeNumber<std::uint32_t>(line);
        } else if (count) {
            // "    0: socket:[17]"; other lines end the list.
            line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
            std::string_view name = line;
            if (!wholeNumber<std::uint32_t>(cut(name, ':')))
                break;
            stripPrefix(name, " ");
            ++listed;
            allNamed = allNamed && !name.empty();
            if (const auto inode = parseSocketLink(name))
                files.sockets.push_back(*inode);
        }
    }
    files.named = count && allNamed && (*count == 0 || listed > 0);
    return files;
}

std::uint32_t parseDescriptorsInFlight(std::string_view text)
{
    while (!text.empty()) {
        std::string_view line = cut(text, '\n');
        if (stripPrefix(line, "scm_fds: "))
            return wholeNumber<std::uint32_t>(line).value_or(0);
    }
    return 0;
}

std::vector<Pid> parseChildren(std::string_view text)
{
    std::vector<Pid> children;
    const char* const last = text.data() + text.size();
    for (const char* word = text.data(); word != last;) {
        std::int32_t pid = 0;
        const auto [end, error] = std::from_chars(word, last, pid);
        if (error != std::errc{} || pid <= 0)
            break;
        children.push_back(Pid{pid});
        word = std::find_if(end, last, [](char c) { return c != ' '; });
    }
    return children;
}

ControlGroup parseControlGroup(std::string_view text)
{
    ControlGroup group;
    while (!text.empty()) {
        std::string_view line = cut(text, '\n');
        const std::string_view hierarchy = cut(line, ':');
        const std::string_view controllers = cut(line, ':');
        if (!line.starts_with('/'))
            continue;
        // systemd keeps its units in the unified hierarchy (0, no controllers), before that in one of its own name.
        const bool unified = hierarchy == "0" && controllers.empty();
        const bool hasUnits = (unified || controllers == "name=systemd") && !group.unit;
        readPath(line, hasUnits, group);
    }
    return group;
}

} // namespace atlas::decode
