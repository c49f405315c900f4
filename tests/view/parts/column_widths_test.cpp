// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the columns of a table share its width.
#include "view/parts/column_widths.h"

#include <QTest>

namespace atlas::view {

using Needs = std::vector<ColumnNeed>;
using Widths = std::vector<int>;

class ColumnWidthsTest : public QObject {
    Q_OBJECT

private slots:
    void widths_data();
    void widths();
};

void ColumnWidthsTest::widths_data()
{
    QTest::addColumn<Needs>("columns");
    QTest::addColumn<int>("room");
    QTest::addColumn<double>("tightest");
    QTest::addColumn<Widths>("expected");
    const Needs two{{50, 100}, {30, 50}};
    const Needs four{{50, 100}, {40, 60, 1}, {30, 50}, {20, 30, 1}};
    QTest::newRow("none") << Needs{} << 100 << 1.0 << Widths{};
    QTest::newRow("just what is needed") << two << 80 << 1.0 << Widths{50, 30};
    QTest::newRow("half of the rest") << two << 115 << 1.0 << Widths{75, 40};
    QTest::newRow("no more than can be used") << two << 900 << 1.0 << Widths{100, 50};
    QTest::newRow("too little") << two << 10 << 1.0 << Widths{50, 30};
    QTest::newRow("too little, with some air") << two << 76 << 0.9 << Widths{47, 28};
    QTest::newRow("not less than the tightest") << two << 10 << 0.9 << Widths{45, 27};
    QTest::newRow("room for all") << four << 140 << 0.9 << Widths{50, 40, 30, 20};
    QTest::newRow("the last dispensable one goes first")
        << four << 139 << 0.9 << Widths{60, 44, 34, 0}; // and leaves 19 of the 90 that the others could use
    const Needs ranked{{50, 100}, {40, 60, 2}, {30, 50}, {20, 30, 1}};
    QTest::newRow("the most dispensable one goes first") << ranked << 100 << 0.9 << Widths{50, 0, 30, 20};
    QTest::newRow("then the others") << four << 119 << 0.9 << Widths{77, 0, 41, 0};
}

void ColumnWidthsTest::widths()
{
    QFETCH(const Needs, columns);
    QFETCH(const int, room);
    QFETCH(const double, tightest);
    QFETCH(const Widths, expected);
    QCOMPARE(shareOut(columns, room, tightest), expected);
}

} // namespace atlas::view

QTEST_GUILESS_MAIN(atlas::view::ColumnWidthsTest)
#include "column_widths_test.moc"
