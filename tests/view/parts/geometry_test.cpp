// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/geometry.h"

#include <QTest>

namespace atlas::view {

class GeometryTest : public QObject {
    Q_OBJECT

private slots:
    void distanceIsToTheNearestPoint_data();
    void distanceIsToTheNearestPoint();
};

void GeometryTest::distanceIsToTheNearestPoint_data()
{
    QTest::addColumn<QLineF>("line");
    QTest::addColumn<QPointF>("point");
    QTest::addColumn<double>("expected");
    QTest::newRow("on the line") << QLineF(0, 0, 10, 10) << QPointF(4, 4) << 0.0;
    QTest::newRow("beside it") << QLineF(0, 0, 10, 0) << QPointF(4, -3) << 3.0;
    QTest::newRow("before its start") << QLineF(0, 0, 10, 0) << QPointF(-3, 4) << 5.0;
    QTest::newRow("beyond its end") << QLineF(0, 0, 10, 0) << QPointF(13, 4) << 5.0;
    QTest::newRow("a line without length") << QLineF(1, 1, 1, 1) << QPointF(4, 5) << 5.0;
}

void GeometryTest::distanceIsToTheNearestPoint()
{
    QFETCH(const QLineF, line);
    QFETCH(const QPointF, point);
    QFETCH(const double, expected);
    QCOMPARE(distance(line, point), expected);
}

} // namespace atlas::view

QTEST_APPLESS_MAIN(atlas::view::GeometryTest)
#include "geometry_test.moc"
