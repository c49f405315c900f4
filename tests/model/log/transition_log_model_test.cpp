// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log of the whole computer: exact signals, bounds, pause, filter; and, over random updates, that the model is what
// one would build from everything that was reported.
#include "model/log/transition_log_model.h"
#include "support/snapshot_text.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>

#include <algorithm>
#include <deque>
#include <random>
#include <stdexcept>

namespace atlas::model {
namespace {

using namespace std::chrono_literals;

/// Cells without a language.
class PlainLogTexts final : public LogTexts {
public:
    [[nodiscard]] QString title(LogColumn column) const override { return QString::number(static_cast<int>(column)); }
    [[nodiscard]] QString text(LogColumn, const LogEntry& entry, const Clocks& clocks) const override
    {
        return QStringLiteral("%1 at %2")
            .arg(entry.sequence)
            .arg(clocks.wallTime(entry.step.time).time_since_epoch().count());
    }
    [[nodiscard]] QString details(const LogEntry& entry, const Clocks&) const override
    {
        return QStringLiteral("more about %1").arg(entry.sequence);
    }
    [[nodiscard]] QString skipped(std::uint64_t count) const override { return QStringLiteral("lost %1").arg(count); }
};

/// The connection with this local port leaves ESTABLISHED.
LogEntry entry(std::uint64_t sequence, std::uint16_t port = 80)
{
    LogEntry line;
    line.sequence = sequence;
    line.step.from = State::Established;
    line.step.to = State::FinWait1;
    line.step.known = Known::Observed;
    line.step.time = line.step.after = test::usualTime + sequence * 1ms;
    line.step.sequence = sequence;
    line.local = Endpoint{*Address::parse("10.0.0.1"), port};
    line.remote = *Endpoint::parse("10.0.0.9:5000");
    return line;
}

HistoryUpdate update(std::initializer_list<std::uint64_t> sequences, std::uint64_t skipped = 0)
{
    HistoryUpdate changes;
    changes.time = test::usualTime + 1h;
    changes.skipped = skipped;
    for (const std::uint64_t sequence : sequences)
        changes.appended.push_back(entry(sequence));
    return changes;
}

HistoryUpdate amendment(const LogEntry& better)
{
    HistoryUpdate changes;
    changes.time = test::usualTime + 1h;
    changes.amended.push_back(better);
    return changes;
}

Filter filter(std::string_view text)
{
    auto parsed = Filter::parse(text);
    if (!parsed)
        throw std::invalid_argument(parsed.error().message());
    return *parsed;
}

/// A model under the tester's eyes, with its signals as lines.
struct Watched {
    TransitionLogModel model{std::make_unique<PlainLogTexts>()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QStringList signalLines;

    Watched()
    {
        const auto range = [this](QLatin1String what) {
            return [this, what](const QModelIndex&, int first, int last) {
                signalLines += QStringLiteral("%1 %2-%3").arg(what).arg(first).arg(last);
            };
        };
        QObject::connect(&model, &QAbstractItemModel::rowsInserted, &model, range(QLatin1String("insert")));
        QObject::connect(&model, &QAbstractItemModel::rowsRemoved, &model, range(QLatin1String("remove")));
        const auto forbidden = [this] { signalLines += QStringLiteral("forbidden"); };
        QObject::connect(&model, &QAbstractItemModel::modelReset, &model, forbidden);
        QObject::connect(&model, &QAbstractItemModel::layoutChanged, &model, forbidden);
        QObject::connect(&model, &QAbstractItemModel::rowsMoved, &model, forbidden);
        QObject::connect(&model, &QAbstractItemModel::dataChanged, &model,
                         [this](const QModelIndex& first, const QModelIndex& last) {
                             signalLines += QStringLiteral("change %1-%2").arg(first.row()).arg(last.row());
                         });
    }

    [[nodiscard]] QStringList takeSignals() { return std::exchange(signalLines, {}); }

    /// "5", "×6" for one that was withdrawn, "lost 3".
    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            const LogEntry* const line = model.entry(row);
            rows += line == nullptr
                ? QStringLiteral("lost %1").arg(model.skippedAt(row))
                : (line->withdrawn ? QStringLiteral("×") : QString()) + QString::number(line->sequence);
        }
        return rows;
    }
};

QStringList lines(std::initializer_list<const char*> texts)
{
    QStringList list;
    for (const char* const text : texts)
        list += QString::fromUtf8(text);
    return list;
}

} // namespace

class TransitionLogModelTest : public QObject {
    Q_OBJECT

private slots:
    void newEntriesComeBelow();
    void theOldestGo();
    void aSmallerCapacityTakesRowsAway();
    void anAmendedEntryChangesInItsPlace();
    void amendedNeighboursAreOneChange();
    void aWithdrawnGuessIsMarked();
    void aGuessWithdrawnInTimeIsNeverShown();
    void lossesAreRows();
    void neighbouringLossesAreOneRow();
    void theFilterChooses();
    void anAmendmentMayPassTheFilter();
    void persistentIndexesStayOnTheirEntries();
    void whilePausedNothingMoves();
    void whatDoesNotFitIntoAPauseIsALoss();
    void amendmentsWaitToo();
    void clearForgetsEverything();
    void cellsAreSemantics();
    void whatBecomesKnownLateStandsAtItsTime();
    void theWallTimeIsThatOfTheUpdate();
    void everyChangeStandsBetweenTwoSignals();
    void itIsWhatOneWouldBuild_data();
    void itIsWhatOneWouldBuild();
};

void TransitionLogModelTest::newEntriesComeBelow()
{
    Watched log;
    log.model.apply(update({1, 2, 3}));
    log.model.apply(update({4}));
    log.model.apply(update({}));
    QCOMPARE(log.rows(), lines({"1", "2", "3", "4"}));
    QCOMPARE(log.takeSignals(), lines({"insert 0-2", "insert 3-3"}));
    QCOMPARE(log.model.kept(), std::size_t{4});
}

void TransitionLogModelTest::theOldestGo()
{
    Watched log;
    log.model.setCapacity(3);
    log.model.apply(update({1, 2}));
    log.model.apply(update({3, 4}));
    QCOMPARE(log.rows(), lines({"2", "3", "4"}));
    QCOMPARE(log.takeSignals(), lines({"insert 0-1", "remove 0-0", "insert 1-2"}));
    log.model.apply(update({5, 6, 7, 8, 9}));
    QCOMPARE(log.rows(), lines({"7", "8", "9"}));
    QCOMPARE(log.takeSignals(), lines({"remove 0-2", "insert 0-2"}));
    QCOMPARE(log.model.notKept(), std::uint64_t{0}); // the bound is no loss
}

void TransitionLogModelTest::aSmallerCapacityTakesRowsAway()
{
    Watched log;
    log.model.apply(update({1, 2, 3, 4}));
    log.model.setCapacity(1);
    QCOMPARE(log.rows(), lines({"4"}));
    log.model.setCapacity(0);
    QCOMPARE(log.model.capacity(), std::size_t{1});
}

void TransitionLogModelTest::anAmendedEntryChangesInItsPlace()
{
    Watched log;
    log.model.apply(update({1, 2, 3}));
    log.signalLines.clear();
    LogEntry better = entry(2);
    better.step.cause = Cause::Close;
    log.model.apply(amendment(better));
    QCOMPARE(log.takeSignals(), lines({"change 1-1"}));
    QCOMPARE(log.model.entry(1)->step.cause, std::optional(Cause::Close));
    log.model.apply(amendment(entry(77))); // not here
    QCOMPARE(log.takeSignals(), QStringList());
}

void TransitionLogModelTest::amendedNeighboursAreOneChange()
{
    Watched log;
    log.model.apply(update({1, 2, 3, 4, 5, 6}));
    log.signalLines.clear();
    HistoryUpdate changes = update({7});
    changes.amended = {entry(3), entry(2), entry(5), entry(2)};
    log.model.apply(changes);
    QCOMPARE(log.takeSignals(), lines({"change 1-2", "change 4-4", "insert 6-6"}));
}

void TransitionLogModelTest::aWithdrawnGuessIsMarked()
{
    Watched log;
    log.model.apply(update({1, 2}));
    log.signalLines.clear();
    LogEntry guess = entry(1);
    guess.withdrawn = true;
    log.model.apply(amendment(guess));
    QCOMPARE(log.rows(), lines({"×1", "2"}));
    QCOMPARE(log.takeSignals(), lines({"change 0-0"}));
    QVERIFY(log.model.index(0, 0).data(WithdrawnRole).toBool());
}

void TransitionLogModelTest::aGuessWithdrawnInTimeIsNeverShown()
{
    Watched log;
    HistoryUpdate changes = update({1, 2, 3});
    changes.appended[1].withdrawn = true;
    log.model.apply(changes);
    QCOMPARE(log.rows(), lines({"1", "3"}));
}

void TransitionLogModelTest::lossesAreRows()
{
    Watched log;
    log.model.apply(update({1}));
    log.model.apply(update({7}, 5));
    log.model.apply(update({}, 4));
    QCOMPARE(log.rows(), lines({"1", "lost 5", "7", "lost 4"}));
    QCOMPARE(log.model.notKept(), std::uint64_t{9});
    QCOMPARE(log.model.kept(), std::size_t{2});
    QCOMPARE(log.model.shown(), std::size_t{2});
    QCOMPARE(log.model.entry(1), nullptr);
    const auto transition = static_cast<int>(LogColumn::Transition);
    QCOMPARE(log.model.index(1, transition).data().toString(), QStringLiteral("lost 5"));
    QCOMPARE(log.model.index(1, transition).data(SkippedRole).toULongLong(), 5ULL);
    QVERIFY(!log.model.index(1, transition).data(FromRole).isValid());
    // A loss has a number that a lost entry might have had; no line is to be amended by it.
    log.signalLines.clear();
    log.model.apply(amendment(entry(1)));
    QCOMPARE(log.takeSignals(), lines({"change 0-0"}));
}

void TransitionLogModelTest::neighbouringLossesAreOneRow()
{
    Watched log;
    log.model.setCapacity(4);
    log.model.setFilter(filter("port:443"));
    log.model.apply(update({11}, 10));
    log.model.apply(update({32}, 20));
    QCOMPARE(log.rows(), lines({"lost 30"}));
    QCOMPARE(log.takeSignals(), lines({"insert 0-0", "change 0-0"}));
    log.model.apply(update({33})); // the first loss goes, the second one stays
    QCOMPARE(log.rows(), lines({"lost 20"}));
    QCOMPARE(log.takeSignals(), lines({"change 0-0"}));
    log.model.setFilter({});
    QCOMPARE(log.rows(), lines({"11", "lost 20", "32", "33"}));
    log.model.setFilter(filter("port:443"));
    QCOMPARE(log.rows(), lines({"lost 20"}));
}

void TransitionLogModelTest::theFilterChooses()
{
    Watched log;
    HistoryUpdate changes = update({1, 2, 3, 4});
    changes.appended[1].local.port = changes.appended[3].local.port = 443;
    log.model.apply(changes);
    log.signalLines.clear();
    log.model.setFilter(filter("port:443"));
    QCOMPARE(log.rows(), lines({"2", "4"}));
    QCOMPARE(log.takeSignals(), lines({"remove 0-0", "remove 1-1"}));
    log.model.apply(update({5}));
    QCOMPARE(log.rows(), lines({"2", "4"}));
    QCOMPARE(log.model.kept(), std::size_t{5});
    log.model.setFilter(filter("state:fin-wait-1")); // after the transition
    QCOMPARE(log.rows(), lines({"1", "2", "3", "4", "5"}));
    log.model.setFilter(filter("state:time-wait"));
    QCOMPARE(log.rows(), QStringList());
}

void TransitionLogModelTest::anAmendmentMayPassTheFilter()
{
    Watched log;
    log.model.setFilter(filter("port:443"));
    HistoryUpdate changes = update({1, 2, 3});
    changes.appended[0].local.port = changes.appended[2].local.port = 443;
    log.model.apply(changes);
    log.signalLines.clear();
    log.model.apply(amendment(entry(2, 443)));
    QCOMPARE(log.rows(), lines({"1", "2", "3"}));
    QCOMPARE(log.takeSignals(), lines({"insert 1-1", "change 1-1"}));
    log.model.apply(amendment(entry(1, 80)));
    QCOMPARE(log.rows(), lines({"2", "3"}));
    QCOMPARE(log.takeSignals(), lines({"remove 0-0"}));
}

void TransitionLogModelTest::persistentIndexesStayOnTheirEntries()
{
    Watched log;
    HistoryUpdate changes;
    changes.time = test::usualTime + 1h;
    for (std::uint64_t i = 0; i < 4000; ++i) // every second one passes: too many ranges to announce each
        changes.appended.push_back(entry(i + 1, i % 2 == 0 ? 80 : 443));
    log.model.apply(changes);
    const QPersistentModelIndex stays = log.model.index(2001, 0);
    const QPersistentModelIndex goes = log.model.index(2000, 0);
    log.model.setFilter(filter("port:443"));
    QCOMPARE(log.model.rowCount(), 2000);
    QVERIFY(!goes.isValid());
    QVERIFY(stays.isValid());
    QCOMPARE(log.model.entry(stays.row())->sequence, std::uint64_t{2002});
    QVERIFY(!log.signalLines.contains(QStringLiteral("forbidden")));
    QVERIFY(log.signalLines.size() < 20);
}

void TransitionLogModelTest::whilePausedNothingMoves()
{
    Watched log;
    log.model.apply(update({1, 2}));
    log.signalLines.clear();
    log.model.setPaused(true);
    log.model.apply(update({3, 4}));
    log.model.apply(update({8}, 3));
    QCOMPARE(log.takeSignals(), QStringList());
    QCOMPARE(log.rows(), lines({"1", "2"}));
    QCOMPARE(log.model.waiting(), std::uint64_t{3});
    log.model.setPaused(false);
    QCOMPARE(log.rows(), lines({"1", "2", "3", "4", "lost 3", "8"}));
    QCOMPARE(log.takeSignals(), lines({"insert 2-5"}));
    QCOMPARE(log.model.waiting(), std::uint64_t{0});
}

void TransitionLogModelTest::whatDoesNotFitIntoAPauseIsALoss()
{
    Watched log;
    log.model.setCapacity(5);
    log.model.apply(update({1, 2}));
    log.model.setPaused(true);
    log.model.apply(update({3, 4, 5, 6}));
    log.model.apply(update({7, 8, 9}));
    QCOMPARE(log.model.waiting(), std::uint64_t{7});
    QCOMPARE(log.model.notKept(), std::uint64_t{2});
    log.model.setPaused(false);
    QCOMPARE(log.rows(), lines({"lost 3", "6", "7", "8", "9"}));
    QCOMPARE(log.model.notKept(), std::uint64_t{3}); // the row that says so takes the place of one
    QCOMPARE(log.model.kept(), std::size_t{4});
}

void TransitionLogModelTest::amendmentsWaitToo()
{
    Watched log;
    log.model.apply(update({1, 2}));
    log.signalLines.clear();
    log.model.setPaused(true);
    log.model.apply(update({3}));
    HistoryUpdate changes = update({});
    changes.amended = {entry(1, 443), entry(3, 443)};
    log.model.apply(changes);
    QCOMPARE(log.model.entry(0)->local.port, std::uint16_t{80});
    QCOMPARE(log.takeSignals(), QStringList());
    log.model.setPaused(false);
    QCOMPARE(log.model.entry(0)->local.port, std::uint16_t{443});
    QCOMPARE(log.model.entry(2)->local.port, std::uint16_t{443});
    QCOMPARE(log.takeSignals(), lines({"change 0-0", "insert 2-2"}));
}

void TransitionLogModelTest::clearForgetsEverything()
{
    Watched log;
    log.model.apply(update({1, 2}, 3));
    log.model.setPaused(true);
    log.model.apply(update({6}));
    log.signalLines.clear();
    log.model.clear();
    QCOMPARE(log.takeSignals(), lines({"remove 0-2"}));
    QCOMPARE(log.model.kept(), std::size_t{0});
    log.model.setPaused(false);
    QCOMPARE(log.rows(), QStringList());
    log.model.apply(update({7}));
    log.model.apply(amendment(entry(2)));
    QCOMPARE(log.rows(), lines({"7"}));
}

void TransitionLogModelTest::cellsAreSemantics()
{
    Watched log;
    log.model.apply(update({1}));
    const auto cell = [&](LogColumn column, int role) {
        return log.model.index(0, static_cast<int>(column)).data(role);
    };
    QCOMPARE(cell(LogColumn::Transition, FromRole).value<State>(), State::Established);
    QCOMPARE(cell(LogColumn::Transition, ToRole).value<State>(), State::FinWait1);
    QVERIFY(!cell(LogColumn::Cause, ToRole).isValid());
    QCOMPARE(cell(LogColumn::Known, KnownRole).value<Known>(), Known::Observed);
    QCOMPARE(cell(LogColumn::Time, Qt::ToolTipRole).toString(), QStringLiteral("more about 1"));
    for (const int role : {Qt::DecorationRole, Qt::ForegroundRole, Qt::BackgroundRole, Qt::FontRole})
        QVERIFY(!cell(LogColumn::Time, role).isValid());
    QCOMPARE(log.model.columnCount(), logColumnCount);
}

/// Whatever rows come and go: views hold on before the first of them and let go after the last.
void TransitionLogModelTest::everyChangeStandsBetweenTwoSignals()
{
    Watched log;
    QObject::connect(&log.model, &RowModel::aboutToChange, &log.model,
                     [&log] { log.signalLines += QStringLiteral("("); });
    QObject::connect(&log.model, &RowModel::changed, &log.model, [&log] { log.signalLines += QStringLiteral(")"); });
    log.model.setCapacity(2);
    static_cast<void>(log.takeSignals());
    log.model.apply(update({1, 2}));
    log.model.apply(update({3}));
    QCOMPARE(log.takeSignals(), lines({"(", "insert 0-1", ")", "(", "remove 0-0", "insert 1-1", ")"}));
    log.model.setFilter(filter("port:443"));
    QCOMPARE(log.takeSignals(), lines({"(", "remove 0-1", ")"}));
    log.model.setFilter(Filter());
    QCOMPARE(log.takeSignals(), lines({"(", "insert 0-1", ")"}));
    log.model.setPaused(true);
    log.model.apply(update({4}));
    QCOMPARE(log.takeSignals(), QStringList());
    log.model.setPaused(false);
    QCOMPARE(log.takeSignals(), lines({"(", "remove 0-0", "insert 1-1", ")"}));
    log.model.setCapacity(1);
    QCOMPARE(log.takeSignals(), lines({"(", "remove 0-0", ")"}));
    log.model.clear();
    QCOMPARE(log.takeSignals(), lines({"(", "remove 0-0", ")"}));
}

void TransitionLogModelTest::whatBecomesKnownLateStandsAtItsTime()
{
    Watched log;
    log.model.apply(update({1, 3, 5}));
    HistoryUpdate late = update({6, 7});
    late.appended[0].step.time = entry(2).step.time;
    static_cast<void>(log.takeSignals());
    log.model.apply(late);
    QCOMPARE(log.rows(), lines({"1", "6", "3", "5", "7"}));
    QCOMPARE(log.takeSignals(), lines({"insert 1-1", "insert 4-4"}));
    // What is better known moves to its time; what stays where it is stays the row that it was.
    LogEntry better = entry(5);
    better.step.time = entry(2).step.time + 500us;
    log.model.apply(amendment(better));
    QCOMPARE(log.rows(), lines({"1", "6", "5", "3", "7"}));
    QCOMPARE(log.takeSignals(), lines({"remove 3-3", "insert 2-2"}));
    // The oldest go, not those that came first; and what is older than all of them does not come.
    log.model.setCapacity(3);
    QCOMPARE(log.rows(), lines({"5", "3", "7"}));
    late = update({8});
    late.appended[0].step.time = entry(1).step.time;
    log.model.apply(late);
    QCOMPARE(log.rows(), lines({"5", "3", "7"}));
    QCOMPARE(log.model.kept(), std::size_t{3});
}

void TransitionLogModelTest::theWallTimeIsThatOfTheUpdate()
{
    Watched log;
    HistoryUpdate changes = update({1});
    changes.wallTime = WallTime(100h);
    log.model.apply(changes);
    QCOMPARE(log.model.wallTime(0).time_since_epoch().count(), std::chrono::nanoseconds(99h + 1ms).count());
    // The wall clock is set; what was reported before keeps its time.
    changes = update({2});
    changes.wallTime = WallTime(200h);
    log.model.apply(changes);
    QCOMPARE(log.model.wallTime(0).time_since_epoch().count(), std::chrono::nanoseconds(99h + 1ms).count());
    QCOMPARE(log.model.wallTime(1).time_since_epoch().count(), std::chrono::nanoseconds(199h + 2ms).count());
}

namespace {

/// Everything that was reported, kept and chosen in the plainest way.
struct Reference {
    struct Reported {
        std::uint64_t lost = 0;
        LogEntry entry;
        std::uint64_t number = 0; ///< in the order in which they came
    };
    std::deque<Reported> reported; ///< in the order of time
    std::uint64_t number = 0;
    std::size_t capacity = TransitionLogModel::usualCapacity;
    Filter filter;

    void apply(const HistoryUpdate& changes)
    {
        for (const LogEntry& better : changes.amended)
            for (Reported& one : reported)
                if (one.lost == 0 && one.entry.sequence == better.sequence)
                    one.entry = better;
        if (changes.skipped > 0) {
            reported.push_back({changes.skipped, {}, ++number});
            reported.back().entry.step.time =
                changes.appended.empty() ? changes.time : changes.appended.front().step.time;
        }
        for (const LogEntry& one : changes.appended)
            if (!one.withdrawn)
                reported.push_back({0, one, ++number});
        std::ranges::sort(reported, {}, [](const Reported& one) { return std::pair(one.entry.step.time, one.number); });
        while (reported.size() > capacity)
            reported.pop_front();
    }

    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        std::uint64_t lost = 0;
        const auto flush = [&] {
            if (lost > 0)
                rows += QStringLiteral("lost %1").arg(std::exchange(lost, 0));
        };
        for (const Reported& one : reported) {
            lost += one.lost;
            const auto state = [&](State is) {
                SocketRecord record;
                record.local = one.entry.local;
                record.remote = one.entry.remote;
                record.state = is;
                return filter.matches(record, {Names{}, test::usualTime});
            };
            if (one.lost > 0 || (!state(one.entry.step.from) && !state(one.entry.step.to)))
                continue;
            flush();
            rows += (one.entry.withdrawn ? QStringLiteral("×") : QString()) + QString::number(one.entry.sequence);
        }
        flush();
        return rows;
    }
};

LogEntry anyEntry(std::mt19937& random, std::uint64_t sequence)
{
    LogEntry line = entry(sequence, static_cast<std::uint16_t>(random() % 3 == 0 ? 443 : 80));
    line.step.to = random() % 2 == 0 ? State::FinWait1 : State::CloseWait;
    line.withdrawn = random() % 7 == 0;
    if (random() % 4 == 0) // it became known late
        line.step.time -= std::chrono::milliseconds(random() % 60);
    return line;
}

HistoryUpdate anyUpdate(std::mt19937& random, std::uint64_t& last)
{
    HistoryUpdate changes = update({});
    for (auto count = random() % 6; count > 0 && last > 0; --count) {
        const LogEntry better = anyEntry(random, 1 + random() % last);
        if (std::ranges::find(changes.amended, better.sequence, &LogEntry::sequence) == changes.amended.end())
            changes.amended.push_back(better);
    }
    if (random() % 4 == 0)
        last += changes.skipped = 1 + random() % 5;
    for (auto count = random() % 8; count > 0; --count)
        changes.appended.push_back(anyEntry(random, ++last));
    return changes;
}

} // namespace

void TransitionLogModelTest::itIsWhatOneWouldBuild_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 60; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TransitionLogModelTest::itIsWhatOneWouldBuild()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    constexpr std::array filters{"", "port:443", "state:close-wait", "port:9"};
    Watched log;
    Reference reference;
    log.model.setCapacity(reference.capacity = 10 + random() % 40);
    std::uint64_t last = 0;
    for (int step = 0; step < 80; ++step) {
        if (random() % 5 == 0) {
            reference.filter = filter(filters[random() % filters.size()]);
            log.model.setFilter(reference.filter);
        }
        if (random() % 20 == 0) {
            log.model.clear();
            reference.reported.clear();
        }
        // A pause that sets no more aside than there is room for changes nothing in the end.
        const bool paused = random() % 6 == 0;
        log.model.setPaused(paused);
        const QStringList before = log.rows();
        const HistoryUpdate changes = anyUpdate(random, last);
        log.model.apply(changes);
        reference.apply(changes);
        if (paused) {
            QCOMPARE(log.rows(), before);
            log.model.setPaused(false);
        }
        QCOMPARE(log.rows(), reference.rows());
        QCOMPARE(
            log.model.shown(),
            static_cast<std::size_t>(reference.rows().filter(QRegularExpression(QStringLiteral("^[×0-9]"))).size()));
    }
    QVERIFY(!log.signalLines.contains(QStringLiteral("forbidden")));
}

} // namespace atlas::model

QTEST_GUILESS_MAIN(atlas::model::TransitionLogModelTest)
#include "transition_log_model_test.moc"
