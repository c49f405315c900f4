// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever happens in whatever order, the table shows what a plain, slow reading of the rules says; a view that
// believes the signals alone sees the same; and a row that stays keeps its persistent indexes.
#include "model/model_support.h"
#include "model/table/sort_keys.h"

#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace atlas;
using namespace atlas::model;
using namespace atlas::model::test;
using namespace std::chrono_literals;

namespace {

using Id = std::uint64_t;

Id idOf(const SocketRecord& record)
{
    return number(*record.cookie);
}

/// Sockets that come, change and go by chance; a cookie is never used twice.
class World {
public:
    /// At most `crowd` sockets come at a time.
    World(unsigned seed, std::size_t crowd) : m_random(seed), m_crowd(crowd) { }

    std::size_t upTo(std::size_t last) { return std::uniform_int_distribution<std::size_t>(0, last)(m_random); }

    Snapshot next(Instant time)
    {
        const std::size_t churn = 2 + upTo(6);
        std::erase_if(m_sockets, [&](const SocketRecord&) { return upTo(churn) == 0; });
        for (SocketRecord& socket : m_sockets)
            if (upTo(churn) == 0)
                change(socket, time);
        for (std::size_t count = upTo(m_crowd); count > 0; --count)
            m_sockets.push_back(make(time));
        Snapshot snapshot;
        snapshot.time = time;
        snapshot.ipv4.complete = snapshot.ipv6.complete = true;
        snapshot.names = m_names;
        snapshot.sockets = m_sockets;
        sortByKey(snapshot.sockets);
        return snapshot;
    }

private:
    SocketRecord make(Instant time)
    {
        // Cookies rise, but not always: new sockets come between old ones too.
        Id id = m_nextId += 1 + upTo(3);
        if (upTo(2) == 0)
            id += 1'000'000 * (1 + upTo(3));
        SocketRecord socket;
        socket.cookie = Cookie{id};
        const bool ipv6 = upTo(3) == 0;
        const auto byte = [&] { return static_cast<std::uint8_t>(upTo(3)); };
        socket.local.address = ipv6 ? *Address::parse("fe80::1") : Address::v4(10, byte(), 0, byte());
        socket.local.port = static_cast<std::uint16_t>(20 + upTo(70));
        socket.remote.address = ipv6 ? *Address::parse("fe80::2") : Address::v4(10, 0, byte(), byte());
        socket.remote.port = static_cast<std::uint16_t>(5000 + upTo(9));
        socket.state = knownStates[1 + upTo(9)];
        if (socket.state == State::Listen)
            socket.remote = {Address{{}, socket.family()}, 0};
        if (upTo(3) != 0)
            socket.uid = std::array{Uid{0}, Uid{33}, Uid{1000}, Uid{77}}[upTo(3)];
        if (upTo(3) != 0) {
            auto process = std::make_shared<Process>();
            process->pid = Pid{static_cast<int>(1 + upTo(5))};
            process->name = std::array{"nginx", "Firefox", "ssh", "sshd"}[upTo(3)];
            socket.owners = OwnerList({{process, 3}});
        }
        socket.firstSeen = socket.inStateSince = time;
        return socket;
    }

    void change(SocketRecord& socket, Instant time)
    {
        if (upTo(1) == 0) {
            socket.receiveQueue = static_cast<std::uint32_t>(upTo(4));
            auto& info = socket.tcpInfo ? *socket.tcpInfo : socket.tcpInfo.emplace();
            info.rtt = TcpInfo::Microseconds(upTo(3) * 10);
            info.bytesAcked = upTo(5);
        } else if (const State state = knownStates[2 + upTo(8)];
                   socket.state != State::Listen && socket.state != state) {
            socket.state = state;
            socket.inStateSince = time;
        }
    }

    std::mt19937 m_random;
    std::size_t m_crowd;
    Id m_nextId = 0;
    std::vector<SocketRecord> m_sockets;
    std::shared_ptr<const Names> m_names = atlas::test::usualNames();
};

/// One row as the rules want it.
struct Wanted {
    SocketRecord record;
    Freshness freshness = Freshness::Settled;
    Instant markEnd{};
    bool matches = false;
};

/// The rules, read slowly: everything is worked out again each time.
struct Reference {
    std::map<Id, Wanted> sockets; ///< live and gone
    std::shared_ptr<const Snapshot> snapshot;
    Filter filter;
    StateSet hidden;
    std::optional<Column> column;
    bool descending = false;
    Instant now{};

    void apply(const SnapshotUpdate& update)
    {
        now = std::max(now, update.after->time);
        expire();
        std::map<Id, Wanted> next;
        for (const SocketRecord& record : update.after->sockets) {
            Wanted wanted{record, Freshness::Settled, {}, false};
            const auto old = sockets.find(idOf(record));
            const Instant end = update.after->time + markTime;
            if (old == sockets.end() && update.before)
                wanted = {record, Freshness::New, end, false};
            else if (old != sockets.end() && old->second.record.state != record.state)
                wanted = {record, Freshness::Changed, end, false};
            else if (old != sockets.end())
                wanted = {record, old->second.freshness, old->second.markEnd, false};
            next.emplace(idOf(record), wanted);
        }
        for (const auto& [id, wanted] : sockets) {
            if (next.contains(id))
                continue;
            Wanted gone = wanted;
            if (gone.freshness != Freshness::Gone)
                gone = {wanted.record, Freshness::Gone, update.after->time + markTime, wanted.matches};
            next.emplace(id, gone);
        }
        sockets = std::move(next);
        snapshot = update.after;
        judge(false);
    }

    void advance(Instant time)
    {
        now = std::max(now, time);
        expire();
        if (filter.dependsOnTime())
            judge(false);
    }

    void expire()
    {
        std::erase_if(sockets, [&](const auto& entry) {
            return entry.second.freshness == Freshness::Gone && entry.second.markEnd <= now;
        });
        for (auto& [id, wanted] : sockets)
            if (wanted.markEnd <= now)
                wanted.freshness = Freshness::Settled;
    }

    void judge(bool andGone)
    {
        for (auto& [id, wanted] : sockets)
            if (andGone || wanted.freshness != Freshness::Gone)
                wanted.matches = filter.matches(wanted.record, {*snapshot->names, now});
    }

    [[nodiscard]] bool isShown(const Wanted& wanted) const
    {
        return wanted.matches && !hidden[static_cast<std::size_t>(wanted.record.state)];
    }

    [[nodiscard]] StateCounts counts() const
    {
        StateCounts counts{};
        for (const auto& [id, wanted] : sockets)
            if (wanted.matches && wanted.freshness != Freshness::Gone)
                ++counts[static_cast<std::size_t>(wanted.record.state)];
        return counts;
    }

    /// The shown sockets in the order of the rows.
    [[nodiscard]] std::vector<Id> rows() const
    {
        std::vector<Id> ids;
        for (const auto& [id, wanted] : sockets)
            if (isShown(wanted))
                ids.push_back(id);
        if (!column)
            return ids;
        const auto value = [&](Id id) {
            return orderOf(*column).value(sockets.at(id).record, {*snapshot->names, snapshot->time});
        };
        std::ranges::stable_sort(ids, [&](Id a, Id b) {
            const QVariant left = value(a);
            const QVariant right = value(b);
            if (!left.isValid() || !right.isValid())
                return left.isValid();
            return descending ? less(right, left) : less(left, right);
        });
        return ids;
    }

    /// Users without a name are numbers, and follow the names.
    static bool less(const QVariant& a, const QVariant& b)
    {
        const bool textA = a.typeId() == QMetaType::QString;
        const bool textB = b.typeId() == QMetaType::QString;
        if (textA != textB)
            return textA;
        if (textA)
            return a.toString().compare(b.toString(), Qt::CaseInsensitive) < 0;
        if (a.typeId() == QMetaType::QByteArray)
            return a.toByteArray() < b.toByteArray();
        return a.toLongLong() < b.toLongLong();
    }
};

/// A view that knows nothing but what it read again after a signal.
class Mirror : public QObject {
public:
    explicit Mirror(const SocketTableModel& model) : m_model(model)
    {
        connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const auto&, int first, int last) {
            m_rows.insert(m_rows.begin() + first, static_cast<std::size_t>(last) - static_cast<std::size_t>(first) + 1,
                          {});
            read(first, last);
        });
        connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const auto&, int first, int last) {
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        });
        connect(&model, &QAbstractItemModel::dataChanged, this, [this](const auto& first, const auto& last) {
            if (first.column() == 0)
                read(first.row(), last.row());
        });
        connect(&model, &QAbstractItemModel::layoutChanged, this, [this] { read(0, m_model.rowCount() - 1); });
    }

    [[nodiscard]] bool isRight() const
    {
        if (static_cast<int>(m_rows.size()) != m_model.rowCount())
            return false;
        for (int row = 0; row < m_model.rowCount(); ++row)
            if (m_rows[static_cast<std::size_t>(row)] != cell(row))
                return false;
        return true;
    }

private:
    using Cell = std::tuple<Id, State, std::uint32_t, std::optional<std::uint64_t>, Freshness>;

    [[nodiscard]] Cell cell(int row) const
    {
        const SocketRecord& socket = m_model.record(row);
        return {idOf(socket), socket.state, socket.receiveQueue,
                socket.tcpInfo ? socket.tcpInfo->bytesAcked : std::nullopt, m_model.freshness(row)};
    }
    void read(int first, int last)
    {
        for (int row = first; row <= last; ++row)
            m_rows[static_cast<std::size_t>(row)] = cell(row);
    }

    const SocketTableModel& m_model;
    std::vector<Cell> m_rows;
};

struct Pin {
    QPersistentModelIndex index;
    int column = 0;
    Id id = 0;
};

/// One run: the table, the rules, and the deeds that both see.
class Story {
public:
    Story(unsigned seed, std::size_t crowd) : m_world(seed, crowd), m_mirror(m_table.model)
    {
        if (crowd > 1000)
            m_table.tester.reset();
        update();
    }

    /// Something by chance; returns what, for the message of a failure.
    QString act()
    {
        m_before = shown();
        m_added.clear();
        switch (m_world.upTo(9)) {
        case 0:
            return setFilter();
        case 1:
            return setHidden();
        case 2:
            return sort();
        case 3:
            m_held = !m_held;
            m_table.model.setOrderHeld(m_held);
            m_inOrder = m_inOrder || !m_held;
            return m_held ? QStringLiteral("hold") : QStringLiteral("let go");
        case 4:
            m_now += std::chrono::milliseconds(m_world.upTo(2000));
            m_table.model.advance(m_now);
            m_rules.advance(m_now);
            return QStringLiteral("advance");
        case 5:
            pin();
            return QStringLiteral("pin");
        default:
            update();
            return QStringLiteral("update");
        }
    }

    /// What is wrong now; empty if nothing is.
    QString fault()
    {
        const std::vector<Id> rows = shown();
        std::vector<Id> wanted = m_rules.rows();
        if (m_inOrder && rows != wanted)
            return QStringLiteral("order");
        if (std::set(rows.begin(), rows.end()) != std::set(wanted.begin(), wanted.end()) ||
            rows.size() != wanted.size())
            return QStringLiteral("rows");
        if (m_held && !keptOrder(rows))
            return QStringLiteral("held order");
        if (m_table.model.matchingCounts() != m_rules.counts())
            return QStringLiteral("counts");
        for (int row = 0; row < m_table.model.rowCount(); ++row)
            if (m_table.model.freshness(row) != m_rules.sockets.at(rows[static_cast<std::size_t>(row)]).freshness)
                return QStringLiteral("freshness");
        if (!m_mirror.isRight())
            return QStringLiteral("signals");
        if (!m_table.log.take().filter(QStringLiteral("reset")).isEmpty())
            return QStringLiteral("reset");
        return pinsAreRight(rows) ? QString() : QStringLiteral("persistent index");
    }

    /// Whether a new model of the newest snapshot shows the same rows, but for those that are gone.
    bool equalsAFreshModel()
    {
        Watched fresh;
        fresh.model.setFilter(m_rules.filter);
        fresh.model.setHiddenStates(m_rules.hidden);
        fresh.model.sort(m_rules.column ? static_cast<int>(*m_rules.column) : -1,
                         m_rules.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        SnapshotUpdate update;
        update.after = m_rules.snapshot;
        fresh.model.apply(std::make_shared<const SnapshotUpdate>(update));
        fresh.model.advance(m_now);
        m_table.model.setOrderHeld(false);
        m_table.model.advance(m_now);
        std::vector<Id> live;
        for (int row = 0; row < m_table.model.rowCount(); ++row)
            if (m_table.model.freshness(row) != Freshness::Gone)
                live.push_back(idOf(m_table.model.record(row)));
        return live == idsOf(fresh.model);
    }

private:
    static std::vector<Id> idsOf(const SocketTableModel& model)
    {
        std::vector<Id> ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.push_back(idOf(model.record(row)));
        return ids;
    }
    [[nodiscard]] std::vector<Id> shown() const { return idsOf(m_table.model); }

    void update()
    {
        m_now += std::chrono::milliseconds(250 + m_world.upTo(1500));
        const auto update = m_stream.next(m_world.next(m_now));
        for (const auto& run : update->diff.added)
            for (std::uint32_t i = run.first; i < run.first + run.count; ++i)
                m_added.insert(idOf(update->after->sockets[i]));
        m_table.model.apply(update);
        m_rules.apply(*update);
        m_inOrder = m_inOrder && !m_held;
    }

    QString setFilter()
    {
        constexpr std::array texts{"", "port:22", "nginx", "state:established,listen", "-is:ipv6", "age:>1s", "pid:3"};
        const char* const text = texts[m_world.upTo(texts.size() - 1)];
        m_rules.filter = filter(text);
        m_table.model.setFilter(m_rules.filter);
        m_rules.judge(true);
        return QLatin1String("filter ") + QLatin1String(text);
    }

    QString setHidden()
    {
        m_rules.hidden = StateSet(m_world.upTo(0xfff) & m_world.upTo(0xfff));
        m_table.model.setHiddenStates(m_rules.hidden);
        return QStringLiteral("hide states");
    }

    QString sort()
    {
        // The timer's order is not a matter of one snapshot alone; it has a test of its own.
        int column = static_cast<int>(m_world.upTo(model::columnCount)) - 1;
        if (column == static_cast<int>(Column::Timer))
            column = -1;
        m_rules.column = column < 0 ? std::nullopt : std::optional(static_cast<Column>(column));
        m_rules.descending = m_world.upTo(1) == 0;
        m_table.model.sort(column, m_rules.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        m_sorted = true;
        m_inOrder = true;
        return QStringLiteral("sort %1").arg(column);
    }

    void pin()
    {
        if (m_table.model.rowCount() == 0)
            return;
        const int row = static_cast<int>(m_world.upTo(static_cast<std::size_t>(m_table.model.rowCount()) - 1));
        const int column = static_cast<int>(m_world.upTo(model::columnCount - 1));
        m_pins.push_back(
            {QPersistentModelIndex(m_table.model.index(row, column)), column, idOf(m_table.model.record(row))});
    }

    /// While held, what was shown before is shown in the same order, and sockets that are new come last.
    bool keptOrder(const std::vector<Id>& rows)
    {
        if (std::exchange(m_sorted, false))
            return true;
        std::vector<Id> before = m_before;
        std::vector<Id> after = rows;
        const auto in = [](const std::vector<Id>& ids) {
            return [all = std::set(ids.begin(), ids.end())](Id id) { return !all.contains(id); };
        };
        std::erase_if(before, in(rows));
        std::erase_if(after, in(m_before));
        const bool newOnesAreLast = std::ranges::is_partitioned(rows, [this](Id id) { return !m_added.contains(id); });
        return before == after && newOnesAreLast;
    }

    bool pinsAreRight(const std::vector<Id>& rows)
    {
        for (const Pin& pin : m_pins) {
            const bool isShown = std::ranges::count(rows, pin.id) > 0;
            if (pin.index.isValid() != isShown)
                return false;
            if (isShown && (pin.index.column() != pin.column || idOf(m_table.model.record(pin.index.row())) != pin.id))
                return false;
        }
        std::erase_if(m_pins, [](const Pin& pin) { return !pin.index.isValid(); });
        return true;
    }

    World m_world;
    Watched m_table;
    Mirror m_mirror;
    Reference m_rules;
    Stream m_stream;
    Instant m_now = atlas::test::usualTime;
    std::vector<Pin> m_pins;
    std::vector<Id> m_before;
    std::set<Id> m_added;
    bool m_held = false;
    bool m_sorted = false;
    bool m_inOrder = true; ///< no update came while held
};

} // namespace

class SocketTablePropertyTest : public QObject {
    Q_OBJECT

private slots:
    void anyStory_data();
    void anyStory();
};

void SocketTablePropertyTest::anyStory_data()
{
    QTest::addColumn<unsigned>("firstSeed");
    QTest::addColumn<unsigned>("seeds");
    QTest::addColumn<int>("deeds");
    QTest::addColumn<int>("crowd");
    for (unsigned seed = 1; seed <= 200; seed += 20)
        QTest::addRow("seeds from %u", seed) << seed << 20U << 60 << 8;
    // So many rows that changes come to more ranges than are reported one by one; too many for the tester, which walks
    // over all of them at each signal.
    QTest::newRow("a crowd") << 1000U << 3U << 25 << 5000;
}

void SocketTablePropertyTest::anyStory()
{
    QFETCH(const unsigned, firstSeed);
    QFETCH(const unsigned, seeds);
    QFETCH(const int, deeds);
    QFETCH(const int, crowd);
    for (unsigned seed = firstSeed; seed < firstSeed + seeds; ++seed) {
        Story story(seed, static_cast<std::size_t>(crowd));
        QStringList reported;
        for (int deed = 0; deed < deeds; ++deed) {
            reported += story.act();
            const QString fault = story.fault();
            QVERIFY2(fault.isEmpty(),
                     qPrintable(
                         QStringLiteral("seed %1, %2: %3").arg(seed).arg(fault, reported.join(QStringLiteral(", ")))));
        }
        QVERIFY2(story.equalsAFreshModel(), qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

QTEST_GUILESS_MAIN(SocketTablePropertyTest)
#include "socket_table_property_test.moc"
