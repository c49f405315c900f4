// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small parts that the table is made of, each alone.
#include "model/table/kept_runs.h"
#include "model/table/marks.h"
#include "model/table/row_edits.h"
#include "model/table/row_sequence.h"

#include <QTest>

#include <random>

using namespace atlas;
using namespace atlas::model;
using namespace std::chrono_literals;

namespace {

std::vector<RowRef> refs(const std::vector<std::uint32_t>& indices)
{
    std::vector<RowRef> result;
    result.reserve(indices.size());
    for (const std::uint32_t index : indices)
        result.push_back(RowRef::live(index));
    return result;
}

std::vector<std::uint32_t> indices(std::span<const RowRef> rows)
{
    std::vector<std::uint32_t> result;
    for (const RowRef ref : rows)
        result.push_back(ref.index());
    return result;
}

Instant at(std::chrono::seconds seconds)
{
    return Instant(1h) + seconds;
}

using Indices = std::vector<std::uint32_t>;
using Edits = std::vector<RowEdit>;

} // namespace

class RowsTest : public QObject {
    Q_OBJECT

private slots:
    void refsKeepWhatTheyMean();
    void gapBufferBehavesAsAVector();
    void editsAreExact_data();
    void editsAreExact();
    void editsLeadToTheTarget();
    void keptRunsAreWhatIsLeft_data();
    void keptRunsAreWhatIsLeft();
    void marksFollowTheirSockets();
    void marksEndInTime();
    void aLaterMarkReplacesAnEarlierOne();
};

void RowsTest::refsKeepWhatTheyMean()
{
    static_assert(sizeof(RowRef) == 4);
    QVERIFY(RowRef::live(7).isLive());
    QCOMPARE(RowRef::live(7).index(), 7U);
    QVERIFY(!RowRef::gone(0).isLive());
    QCOMPARE(RowRef::gone(9).serial(), 9U);
    QVERIFY(RowRef::live(9) != RowRef::gone(9));
}

void RowsTest::gapBufferBehavesAsAVector()
{
    std::mt19937 random(7);
    const auto upTo = [&](std::size_t last) { return std::uniform_int_distribution<std::size_t>(0, last)(random); };
    RowSequence sequence;
    std::vector<RowRef> plain;
    std::uint32_t next = 0;
    for (int step = 0; step < 3000; ++step) {
        const std::size_t first = upTo(plain.size());
        const auto place = plain.begin() + static_cast<std::ptrdiff_t>(first);
        if (upTo(2) == 0) {
            const std::size_t count = upTo(std::min<std::size_t>(plain.size() - first, 9));
            sequence.remove(first, count);
            plain.erase(place, place + static_cast<std::ptrdiff_t>(count));
        } else {
            std::vector<RowRef> more(upTo(5));
            for (RowRef& ref : more)
                ref = RowRef::live(next++);
            sequence.insert(first, more);
            plain.insert(place, more.begin(), more.end());
        }
        QCOMPARE(sequence.size(), plain.size());
        for (std::size_t i = 0; i < plain.size(); i += 1 + plain.size() / 50)
            QVERIFY(sequence[i] == plain[i]);
    }
    QCOMPARE(indices(sequence.all()), indices(plain));
}

void RowsTest::editsAreExact_data()
{
    QTest::addColumn<Indices>("current");
    QTest::addColumn<Indices>("target");
    QTest::addColumn<Edits>("expected");
    QTest::newRow("nothing") << Indices{1, 2} << Indices{1, 2} << Edits{};
    QTest::newRow("all new") << Indices{} << Indices{4, 5} << Edits{{0, 0, 2}};
    QTest::newRow("all gone") << Indices{4, 5} << Indices{} << Edits{{0, 2, 0}};
    QTest::newRow("one replaced") << Indices{1, 2, 3} << Indices{1, 9, 3} << Edits{{1, 1, 1}};
    QTest::newRow("rows are counted as they are then")
        << Indices{1, 2, 3, 4, 5} << Indices{2, 4, 5, 6} << Edits{{0, 1, 0}, {1, 1, 0}, {3, 0, 1}};
    QTest::newRow("insert between") << Indices{1, 2} << Indices{7, 1, 8, 2, 9}
                                    << Edits{{0, 0, 1}, {2, 0, 1}, {4, 0, 1}};
}

void RowsTest::editsAreExact()
{
    QFETCH(const Indices, current);
    QFETCH(const Indices, target);
    QFETCH(const Edits, expected);
    std::vector<std::uint8_t> stays;
    for (const std::uint32_t index : current)
        stays.push_back(std::ranges::count(target, index) > 0 ? 1 : 0);
    const auto edits = rowEdits(refs(current), refs(target), stays);
    QVERIFY(edits == expected);
    std::size_t ranges = 0;
    for (const RowEdit& edit : expected)
        ranges += (edit.removed > 0 ? 1U : 0U) + (edit.inserted > 0 ? 1U : 0U);
    QCOMPARE(rangeCount(edits), ranges);
}

void RowsTest::editsLeadToTheTarget()
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        std::vector<std::uint32_t> current;
        std::vector<std::uint32_t> target;
        std::vector<std::uint8_t> stays;
        for (std::uint32_t i = 0; i < 60; ++i) {
            const auto fate = random() % 4;
            if (fate != 0)
                target.push_back(i);
            if (fate != 1) {
                current.push_back(i);
                // Even what could stay may be replaced: that is how few anchors replace all between them.
                stays.push_back(fate != 0 && random() % 3 != 0 ? 1 : 0);
            }
        }
        RowSequence rows;
        rows.assign(refs(current));
        const auto wanted = refs(target);
        for (const RowEdit& edit : rowEdits(refs(current), wanted, stays)) {
            rows.remove(edit.row, edit.removed);
            rows.insert(edit.row, std::span(wanted).subspan(edit.row, edit.inserted));
        }
        QCOMPARE(indices(rows.all()), target);
    }
}

void RowsTest::keptRunsAreWhatIsLeft_data()
{
    QTest::addColumn<Diff>("diff");
    QTest::addColumn<int>("beforeSize");
    QTest::addColumn<std::vector<KeptRun>>("expected");
    QTest::newRow("nothing happened") << Diff{} << 5 << std::vector<KeptRun>{{0, 0, 5}};
    QTest::newRow("nothing was there") << Diff{{}, {{0, 3}}, {}} << 0 << std::vector<KeptRun>{};
    QTest::newRow("all went") << Diff{{{0, 4}}, {{0, 2}}, {}} << 4 << std::vector<KeptRun>{};
    QTest::newRow("gone in the middle") << Diff{{{1, 2}}, {}, {}} << 5 << std::vector<KeptRun>{{0, 0, 1}, {3, 1, 2}};
    QTest::newRow("added in front") << Diff{{}, {{0, 2}}, {}} << 3 << std::vector<KeptRun>{{0, 2, 3}};
    QTest::newRow("both at one place") << Diff{{{1, 1}}, {{1, 2}}, {}} << 3
                                       << std::vector<KeptRun>{{0, 0, 1}, {2, 3, 1}};
    QTest::newRow("added last") << Diff{{}, {{3, 2}}, {}} << 3 << std::vector<KeptRun>{{0, 0, 3}};
}

void RowsTest::keptRunsAreWhatIsLeft()
{
    QFETCH(const Diff, diff);
    QFETCH(const int, beforeSize);
    QFETCH(const std::vector<KeptRun>, expected);
    QVERIFY(keptRuns(diff, static_cast<std::size_t>(beforeSize)) == expected);
}

void RowsTest::marksFollowTheirSockets()
{
    Marks marks;
    marks.add(Indices{0, 2, 4}, Freshness::New, at(3s));
    // Socket 0 is gone, two came before what was 2, and 4 is behind it.
    const std::vector<KeptRun> runs{{1, 0, 1}, {2, 3, 3}};
    marks.carry(runs);
    QCOMPARE(marks.of(0), Freshness::Settled);
    QCOMPARE(marks.of(3), Freshness::New);
    QCOMPARE(marks.of(5), Freshness::New);
    QCOMPARE(marks.expire(at(9s)), (Indices{3, 5}));
}

void RowsTest::marksEndInTime()
{
    Marks marks;
    QCOMPARE(marks.nextEnd(), std::nullopt);
    marks.add(Indices{5}, Freshness::New, at(4s));
    marks.add(Indices{1}, Freshness::Changed, at(3s));
    QVERIFY(marks.nextEnd() == at(3s));
    QCOMPARE(marks.expire(at(2s)), Indices{});
    QCOMPARE(marks.expire(at(3s)), Indices{1});
    QVERIFY(marks.nextEnd() == at(4s));
    QCOMPARE(marks.expire(at(4s)), Indices{5});
    QCOMPARE(marks.nextEnd(), std::nullopt);
}

void RowsTest::aLaterMarkReplacesAnEarlierOne()
{
    Marks marks;
    marks.add(Indices{1, 2}, Freshness::New, at(3s));
    marks.add(Indices{2, 3}, Freshness::Changed, at(5s));
    QCOMPARE(marks.of(2), Freshness::Changed);
    QCOMPARE(marks.expire(at(3s)), Indices{1});
    QCOMPARE(marks.expire(at(5s)), (Indices{2, 3}));
}

QTEST_GUILESS_MAIN(RowsTest)
#include "rows_test.moc"
