// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/hold/hold_desk.h"

#include "collect/netlink_socket.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace atlas::lab {
HoldDesk::HoldDesk() : m_kernel(std::make_unique<collect::NetlinkSocket>()) { }

Report HoldDesk::answer(std::string_view line)
{
    const auto request = parseRequest(line);
    if (!request)
        return answerTo(request.error());
    const Outcome done = request->request ? carryOut(*request->request) : std::unexpected(request->request.error());
    if (!done)
        return {.id = request->id, .error = done.error()};
    (void)forgetPassed();
    return {.id = request->id, .answer = HeldStates{list(), *done}};
}

HoldDesk::Outcome HoldDesk::carryOut(const Request& request)
{
    if (const auto* const what = std::get_if<HoldRequest>(&request))
        return std::visit([this](const auto& one) { return carryOut(one); }, *what);
    return std::unexpected(Error::saying("do: hold, release or held is expected"));
}

HoldDesk::Outcome HoldDesk::carryOut(const HoldState& request)
{
    if (m_held.size() >= mostHeld)
        return std::unexpected(Error::saying("no more than %1 states are held at a time", mostHeld));
    auto held = hold(request.state);
    if (!held)
        return std::unexpected(held.error());
    const HoldHandle handle{++m_lastHandle};
    m_held.emplace(handle, std::move(*held));
    return handle;
}

HoldDesk::Outcome HoldDesk::carryOut(const ReleaseHeld& request)
{
    const auto found = m_held.find(request.handle);
    if (found == m_held.end())
        return std::unexpected(Error::saying("nothing is held under %1", std::to_underlying(request.handle)));
    if (!found->second.canBeReleased())
        return std::unexpected(
            Error::saying("a TIME-WAIT belongs to no program: the kernel ends it after %1 s", timeWaitLength.count()));
    m_held.erase(found);
    return std::nullopt;
}

HoldDesk::Outcome HoldDesk::carryOut(const ListHeld& /*request*/)
{
    return std::nullopt;
}

std::optional<std::chrono::milliseconds> HoldDesk::untilOnePasses() const
{
    std::optional<Instant> first;
    for (const auto& [handle, held] : m_held)
        if (const auto at = held.passesAt(); at && (!first || *at < *first))
            first = at;
    if (!first)
        return std::nullopt;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*first - std::chrono::steady_clock::now());
    // The kernel ends it within its own tick: so that it is asked a few times, and not without a pause.
    return std::max(left, std::chrono::milliseconds(50));
}

std::optional<Report> HoldDesk::reportPassing()
{
    if (!forgetPassed())
        return std::nullopt;
    return Report{.answer = HeldStates{list(), {}}};
}

/// What has passed by itself, or was ended from outside.
bool HoldDesk::forgetPassed()
{
    return std::erase_if(m_held, [this](const auto& entry) {
               const auto now = entry.second.look(m_kernel);
               return now && !now->has_value();
           }) > 0;
}

std::vector<HeldState> HoldDesk::list() const
{
    std::vector<HeldState> list;
    const auto now = std::chrono::steady_clock::now();
    for (const auto& [handle, held] : m_held) {
        HeldState entry{handle, held.state(), held.local(), {}, {}};
        if (held.remote().port != 0)
            entry.remote = held.remote();
        if (const auto at = held.passesAt())
            entry.passesIn = std::max(std::chrono::ceil<std::chrono::milliseconds>(*at - now), {});
        list.push_back(entry);
    }
    return list;
}

} // namespace atlas::lab
