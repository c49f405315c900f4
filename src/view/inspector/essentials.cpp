// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/inspector/essentials.h"

#include "view/words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace atlas::view {
namespace {

class Essentials {
    Q_DECLARE_TR_FUNCTIONS(Essentials)
};

QString held(const Holder& holder)
{
    return Essentials::tr("%1 holds %n of these, the oldest for %2", nullptr, static_cast<int>(holder.sockets))
        .arg(words::process(*holder.process), words::age(holder.oldest));
}

class Lines {
public:
    void add(const QString& label, const QString& value)
    {
        if (!value.isEmpty())
            m_facts.push_back({label, value});
    }
    [[nodiscard]] bool empty() const { return m_facts.empty(); }
    [[nodiscard]] std::vector<Fact> take() { return std::move(m_facts); }

private:
    std::vector<Fact> m_facts;
};

QString owner(const SocketRecord& record, const Names& names)
{
    const Process* const first = record.owners.first();
    if (first == nullptr) {
        const QString related = words::relation(record);
        return related.isEmpty() ? words::ownerMissing(record, names) : related;
    }
    const std::size_t others = record.owners.processCount() - 1;
    const QString name = words::process(*first);
    return others == 0 ? name : Essentials::tr("%1 and %n more", nullptr, static_cast<int>(others)).arg(name);
}

void addQueues(Lines& lines, const SocketRecord& record)
{
    if (record.state == State::Listen) {
        lines.add(
            Essentials::tr("Queues"),
            record.sendQueue
                ? Essentials::tr("%1 of at most %2 wait for accept()").arg(record.receiveQueue).arg(*record.sendQueue)
                : Essentials::tr("%1 wait for accept(); the limit is not known").arg(record.receiveQueue));
        return;
    }
    lines.add(Essentials::tr("Receive queue"), queuedToRead(record));
    lines.add(Essentials::tr("Send queue"), queuedToConfirm(record));
}

} // namespace

std::vector<Fact> essentialsOf(const SocketRecord& record, std::span<const Holder> holders, const Names& names,
                               Moment moment)
{
    Lines lines;
    lines.add(Essentials::tr("Process"), owner(record, names));
    const Process* const process = record.owners.first();
    if (process != nullptr) {
        constexpr std::size_t longest = 300;
        lines.add(Essentials::tr("Command"), words::hostile(std::string_view(process->commandLine).substr(0, longest)));
    }
    if (process != nullptr || record.uid)
        lines.add(Essentials::tr("User"), words::user(process != nullptr ? process->uid : *record.uid, names));
    if (process != nullptr && process->unit)
        lines.add(Essentials::tr("Unit"), words::hostile(*process->unit));
    lines.add(Essentials::tr("In this state"), words::age(stateAge(record, moment)));
    addQueues(lines, record);
    if (record.timer)
        lines.add(Essentials::tr("Timer"), words::timer(runDown(*record.timer, moment)));
    const auto same = std::ranges::find_if(
        holders, [&](const Holder& holder) { return process != nullptr && holder.process->pid == process->pid; });
    if (same != holders.end() && same->sockets > 1)
        lines.add(Essentials::tr("In all"), held(*same));
    return lines.take();
}

std::vector<Fact> essentialsOf(std::span<const Holder> holders)
{
    constexpr std::size_t most = 3;
    Lines lines;
    for (const Holder& holder : holders.first(std::min(holders.size(), most)))
        lines.add(lines.empty() ? Essentials::tr("Whose") : QString(), held(holder));
    return lines.take();
}

} // namespace atlas::view
