// SPDX-License-Identifier: GPL-3.0-or-later
//
// The owners of sockets whose processes we may not read, as the probe reports them.
//
// The probe answers for the whole computer in one pass, but only when asked and some milliseconds later, in its
// own thread. A poll does not wait for it: it takes the last answer, and asks again for the sake of the sockets that
// were not in it, at most once a second. A socket that is not in the answer to a question that was asked after it had
// been listed has no descriptor anywhere, and is no reason to ask again. Since descriptors pass from one process to
// another, an answer is not believed for ever either.
#pragma once

#include "collect/probe_source.h"
#include "collect/proc_directory.h"
#include "core/socket/socket_record.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace atlas::collect {

class PrivilegedOwners {
public:
    /// Asks for an answer, which comes through take(), sooner or later.
    using Ask = std::function<void()>;

    static constexpr std::chrono::seconds shortestPause{1}; ///< between two questions
    static constexpr std::chrono::seconds longestBelief{10}; ///< while some socket's owner is known from the answer

    explicit PrivilegedOwners(const std::filesystem::path& procRoot = "/proc");

    // From any thread:

    /// From now on `ask` is asked, from the thread that calls fillIn(). `by` is a name for unsubscribe().
    void subscribe(const void* by, Ask ask);
    /// From now on there is no answer, and the last one counts no more; unless there is another subscriber meanwhile.
    /// When it returns, `ask` is not called any more.
    void unsubscribe(const void* by);
    void take(ProbeOwners&& answer);

    // One thread at a time:

    /// Fills in `owners` where a holder exists and could not be found by ourselves, and asks for what is not known yet.
    /// True if the owners of all processes are known now.
    bool fillIn(std::span<SocketRecord> sockets, Instant now);
    /// The users of the processes that were filled in.
    [[nodiscard]] const std::set<Uid>& users() const { return m_users; }

private:
    using ProcessKey = std::pair<Pid, std::uint64_t>;
    struct Holder {
        std::optional<Cookie> cookie;
        std::vector<decode::ProbeOwner> reported;
        OwnerList owners; ///< made when they are first wanted
    };

    [[nodiscard]] bool takeAnswer();
    void learn(ProbeOwners&& answer);
    [[nodiscard]] const OwnerList* find(const SocketRecord& record);
    [[nodiscard]] std::shared_ptr<const Process> processOf(const decode::ProbeOwner& owner);
    void askIfDue(std::set<Inode> missing, bool served, Instant now);

    std::mutex m_askMutex; ///< the outer one
    Ask m_ask; ///< guarded by m_askMutex, like the next; called under it
    const void* m_subscriber = nullptr;
    std::mutex m_answerMutex;
    std::optional<ProbeOwners> m_answer; ///< not taken yet; guarded by m_answerMutex, like the next
    bool m_withdrawn = false; ///< what was learned counts no more

    // What follows belongs to the thread of fillIn().
    ProcDirectory m_proc;
    std::unordered_map<std::uint64_t, Holder> m_holders; ///< by inode; of our own network namespace
    std::map<ProcessKey, std::shared_ptr<const Process>> m_processes;
    std::set<Uid> m_users;
    std::set<Inode> m_unfound; ///< were missing when the last answer was asked for, and were not in it
    std::set<Inode> m_askedFor; ///< were missing when the question that is open was asked
    std::optional<Instant> m_askedAt;
    bool m_answered = true; ///< nothing that was asked is open
    bool m_complete = false; ///< there is an answer, and it names all holders
};

/// The probe as a source of events that also reports the owners of all processes while it runs.
class ProbeWithOwners final : public EventSource {
public:
    ProbeWithOwners(std::vector<std::string> command, std::shared_ptr<PrivilegedOwners> owners);
    ~ProbeWithOwners() override;
    ProbeWithOwners(const ProbeWithOwners&) = delete;
    ProbeWithOwners& operator=(const ProbeWithOwners&) = delete;

    [[nodiscard]] std::expected<void, Error> start(Listener listener) override;

private:
    std::shared_ptr<PrivilegedOwners> m_owners; ///< never null
    ProbeSource m_probe;
};

} // namespace atlas::collect
