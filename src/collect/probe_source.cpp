// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/probe_source.h"

#include "collect/network_namespaces.h"
#include "collect/system_error.h"
#include "core/base/start_thread.h"
#include "core/base/visible.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <utility>

namespace atlas::collect {
namespace {

// The probe writes what it collected for 8 ms at once: half a million events a second are 250 KiB each time. A pipe
// of this size takes several of them while we are not scheduled; the default of 64 KiB would not take one.
constexpr int pipeSize = 1024 * 1024;
constexpr std::size_t bufferSize = std::size_t{256} * 1024;
constexpr std::size_t longestMessage = 2048; ///< bytes kept of what the child said on its standard error
constexpr std::size_t mostOwners = 4'000'000; ///< of one pass; the kernel's default limit of open files is below it
constexpr std::chrono::milliseconds patience{2000}; ///< for a child whose pipes are closed

/// `what`, and the last line of `messages` if there is one. It is another program's text: raw bytes.
Error withMessage(Error what, std::string_view messages)
{
    while (messages.ends_with('\n'))
        messages.remove_suffix(1);
    if (messages.empty())
        return what;
    return within(std::move(what), Error::verbatim(visible(messages.substr(messages.rfind('\n') + 1))));
}

/// How the probe, or the program that asks for its permission, came to its end; none: it lives on.
Error inWords(const std::optional<ChildEnd>& end, bool asking)
{
    if (!end)
        return asking ? Error::saying("pkexec closed its output") : Error::saying("the probe closed its output");
    if (!end->killed)
        return asking ? Error::saying("pkexec ended with status %1", end->number)
                      : Error::saying("the probe ended with status %1", end->number);
    const Error death = asking ? Error::saying("pkexec was killed by signal %1", end->number)
                               : Error::saying("the probe was killed by signal %1", end->number);
    const char* const name = ::sigdescr_np(end->number);
    return name == nullptr ? death : death + Error::verbatim(" (" + std::string(name) + ")");
}

bool isPkexec(const std::string& program)
{
    return program == "pkexec" || program.ends_with("/pkexec");
}

} // namespace

ProbeSource::ProbeSource(std::vector<std::string> command, Listeners listeners)
    : m_command(std::move(command)), m_listeners(std::move(listeners))
{
}

ProbeSource::~ProbeSource()
{
    if (!m_thread.joinable())
        return;
    m_stopping = true;
    ::eventfd_write(m_wake.get(), 1);
    m_thread.join();
}

std::expected<void, Error> ProbeSource::start(Listener listener)
{
    if (m_thread.joinable())
        return std::unexpected(Error::saying("the probe has been started already"));
    m_wake = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!m_wake)
        return std::unexpected(toError(Error::saying("cannot start the probe"), lastError()));
    auto child = ChildProcess::start(m_command);
    if (!child)
        return std::unexpected(child.error());
    m_child.emplace(*std::move(child));
    ::fcntl(m_child->output(), F_SETPIPE_SZ, pipeSize); // where it is refused, more is lost under load, and reported
    m_listener = std::move(listener);
    m_ownNamespace = ownNetworkNamespace();
    m_buffer.resize(bufferSize);
    auto thread = startThread([this] { run(); });
    if (!thread) {
        m_child.reset();
        return std::unexpected(std::move(thread.error()));
    }
    m_thread = *std::move(thread);
    return {};
}

void ProbeSource::requestOwners()
{
    m_ownersWanted = true;
    ::eventfd_write(m_wake.get(), 1);
}

/// The thread's whole life.
void ProbeSource::run()
{
    while (waitForBytes()) {
        const auto bytes = read();
        std::optional<Error> problem;
        if (!bytes && bytes.error() == std::errc::resource_unavailable_try_again)
            continue;
        if (!bytes)
            problem = toError(Error::saying("cannot read from the probe"), bytes.error());
        else if (bytes->empty())
            problem = explainEnd();
        else if (auto passed = pass(*bytes); !passed)
            problem = passed.error();
        if (!problem)
            continue;
        m_child->end(patience);
        if (m_listener.ended)
            m_listener.ended(*problem);
        return;
    }
    m_child->end(patience);
}

/// Waits until there is something to read from the probe. False when the source is to stop.
bool ProbeSource::waitForBytes()
{
    for (;;) {
        if (m_stopping)
            return false;
        askForOwners();
        std::array<pollfd, 3> things{
            pollfd{m_wake.get(), POLLIN, 0},
            pollfd{m_child->output(), POLLIN, 0},
            pollfd{m_messagesClosed ? -1 : m_child->messages(), POLLIN, 0},
        };
        if (::poll(things.data(), things.size(), -1) < 0)
            continue; // EINTR
        eventfd_t woken = 0;
        if (things[0].revents != 0)
            ::eventfd_read(m_wake.get(), &woken);
        if (things[2].revents != 0)
            readMessages();
        if (things[1].revents != 0 && !m_stopping)
            return true;
    }
}

/// What has come from the probe; nothing at all where its stream has ended.
std::expected<std::span<const std::byte>, std::error_code> ProbeSource::read()
{
    for (;;) {
        const ssize_t got = ::read(m_child->output(), m_buffer.data(), m_buffer.size());
        if (got >= 0)
            return std::span(m_buffer).first(static_cast<std::size_t>(got));
        if (errno != EINTR)
            return std::unexpected(lastError());
    }
}

/// Hands over what `bytes` say. What came before an error is handed over too.
std::expected<void, Error> ProbeSource::pass(std::span<const std::byte> bytes)
{
    decode::ProbeBatch batch;
    auto decoded = m_decoder.feed(bytes, batch);
    if (batch.hello) {
        m_hello = std::move(batch.hello);
        if (m_listeners.greeted)
            m_listeners.greeted(*m_hello);
        // A probe that refuses greets, too, and says why at its end.
        if (m_listener.begun && m_hello->has(decode::ProbeFeature::StateChanges))
            m_listener.begun();
    }
    if (batch.end)
        m_lastWords = std::move(batch.end->reason);
    for (Event& event : batch.events)
        if (isOwn(event.networkNamespace))
            event.networkNamespace = 0;
    if (!batch.events.empty() && m_listener.sink)
        m_listener.sink(std::move(batch.events));
    passOwners(batch);
    if (decoded && m_owners.size() > mostOwners)
        return std::unexpected(Error::saying("the probe names more owners than this computer can have"));
    return decoded;
}

void ProbeSource::passOwners(decode::ProbeBatch& batch)
{
    auto next = std::make_move_iterator(batch.owners.begin());
    const auto takeUpTo = [&](std::size_t count) {
        const auto end = std::make_move_iterator(batch.owners.begin() + static_cast<std::ptrdiff_t>(count));
        m_owners.insert(m_owners.end(), next, end);
        next = end;
    };
    for (decode::ProbeOwner& owner : batch.owners)
        if (isOwn(owner.networkNamespace))
            owner.networkNamespace = 0;
    for (auto& [count, end] : batch.ownersEnds) {
        takeUpTo(count);
        ProbeOwners answer{std::exchange(m_owners, {}), std::nullopt};
        if (end.problem)
            answer.problem = Error::verbatim(*std::move(end.problem));
        if (m_listeners.owners)
            m_listeners.owners(std::move(answer));
    }
    takeUpTo(batch.owners.size());
}

/// Passes a request on, once the probe has said whether it can answer.
void ProbeSource::askForOwners()
{
    if (!m_hello || !m_ownersWanted.exchange(false))
        return;
    if (m_hello->has(decode::ProbeFeature::Owners)) {
        m_child->send(std::byte{std::to_underlying(decode::ProbeRequest::Owners)});
        return;
    }
    const auto about =
        std::ranges::find(m_hello->features, decode::ProbeFeature::Owners, &decode::ProbeFeatureReport::feature);
    const bool said = about != m_hello->features.end() && about->missing;
    if (m_listeners.owners)
        m_listeners.owners(
            {{}, said ? Error::verbatim(*about->missing) : Error::saying("the probe cannot tell owners")});
}

void ProbeSource::readMessages()
{
    std::array<char, 512> text{};
    const ssize_t got = ::read(m_child->messages(), text.data(), text.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        m_messagesClosed = true;
        return;
    }
    m_messages.append(text.data(), static_cast<std::size_t>(got));
    if (m_messages.size() > longestMessage)
        m_messages.erase(0, m_messages.size() - longestMessage);
}

/// Why the stream has ended: in the probe's own words where it had time for some.
Error ProbeSource::explainEnd()
{
    while (!m_messagesClosed) { // what is in the pipe already, no more
        const std::size_t before = m_messages.size();
        readMessages();
        if (m_messages.size() == before)
            break;
    }
    const auto end = m_child->end(patience);
    if (m_lastWords)
        return within(Error::saying("the probe has ended"), *m_lastWords);
    const bool asking = isPkexec(m_command.front()) && !m_hello;
    if (asking && end && !end->killed && end->number == 126)
        return Error::saying("the request to observe every transition was dismissed");
    if (asking && end && !end->killed && end->number == 127 && !m_messages.contains("Error executing"))
        return withMessage(Error::saying("the permission to observe every transition was refused"), m_messages);
    Error how = inWords(end, asking);
    const auto stream = m_decoder.finish();
    if (m_hello && !stream && !(end && end->killed))
        how = how + Error::saying(", and ") + stream.error();
    return withMessage(std::move(how), m_messages);
}

} // namespace atlas::collect
