// SPDX-License-Identifier: GPL-3.0-or-later
//
// The layout of the band of states, without a widget: at every width, density and zoom all of it stands where it may.
#include "view/history/band_layout.h"
#include "view/history/history_support.h"
#include "view/words/words.h"

#include <QFontMetrics>
#include <QTest>

namespace atlas::view {
namespace {

using namespace std::chrono_literals;
using enum State;
using test::at;
using test::concluded;
using test::observed;
using test::origin;

constexpr const char* pair = " 10.0.0.5:51010 203.0.113.20:443 cookie=7";
constexpr auto now = 600s;

BandRow rowOf(const char* state, std::vector<Step> steps, const QString& name = {})
{
    const model::FollowedEnd end = test::end(std::string(state) + pair, std::move(steps));
    return {name, bandPieces(end, origin + now, origin + now)};
}

std::vector<Step> closing()
{
    return {observed(Closed, SynSent, Cause::ActiveOpen, 0ms),
            observed(SynSent, Established, Cause::ReceiveSynAck, 31ms),
            observed(Established, FinWait1, Cause::Close, 268806ms),
            observed(FinWait1, FinWait2, Cause::ReceiveAckOfFin, 268848ms),
            observed(FinWait2, TimeWait, Cause::ReceiveFin, 268909ms)};
}

std::vector<Step> polled()
{
    return {concluded(SynSent, Established, Known::Seen, Cause::ReceiveSynAck, 10s, 11s),
            concluded(Established, FinWait1, Known::Inferred, Cause::Close, 400s, 410s),
            concluded(FinWait1, FinWait2, Known::Inferred, Cause::ReceiveAckOfFin, 400s, 410s),
            concluded(FinWait2, TimeWait, Known::Inferred, Cause::ReceiveFin, 400s, 410s)};
}

/// So many states, one each millisecond.
std::vector<Step> burst(int count)
{
    std::vector<Step> steps;
    steps.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        steps.push_back(observed(i % 2 == 0 ? SynSent : SynReceived, i % 2 == 0 ? SynReceived : SynSent,
                                 Cause::ReceiveSyn, 300s + i * 1ms));
    return steps;
}

QFont usualFont()
{
    QFont font;
    font.setPointSizeF(10);
    return font;
}

/// A band, and how it came to its layout.
struct Laid {
    std::vector<BandRow> rows;
    QFont font = usualFont();
    int width = 800;
    VisibleTime time{};
    model::WallClock clock{at(now)};

    void follow() { time.follow(bandStretches(rows, font, width)); }
    [[nodiscard]] BandLayout layout() const
    {
        return layBand({.rows = rows, .time = time, .clock = clock, .font = font, .width = width});
    }
};

bool isLeftOf(const QRect& a, const QRect& b)
{
    return a.right() < b.left();
}

void checkBoxes(const Laid& laid, const BandLayout& layout)
{
    const QFontMetrics names(bandNameFont(laid.font));
    const BandBox* before = nullptr;
    for (const BandBox& box : layout.boxes) {
        QVERIFY(box.place.intersects(layout.area));
        QVERIFY(box.place.top() >= layout.area.top() && box.place.bottom() <= layout.area.bottom());
        if (before != nullptr && before->id.row == box.id.row)
            QVERIFY(isLeftOf(before->place, box.place));
        else if (before != nullptr)
            QVERIFY(before->place.bottom() < box.place.top());
        before = &box;
        QVERIFY(!box.fields.empty());
        double left = QRectF(box.place).left();
        for (const BandField& field : box.fields) {
            QVERIFY(field.place.left() >= left - 0.01);
            left = field.place.right();
            if (field.name.isEmpty())
                continue;
            QVERIFY(layout.area.contains(field.name));
            QVERIFY(box.place.contains(field.name));
            QVERIFY(names.horizontalAdvance(words::text(rfcName(field.state))) < field.name.width());
        }
        QVERIFY(left <= QRectF(box.place).right() + 0.01);
        QVERIFY(box.question.isEmpty() || (box.ambiguous && layout.area.contains(box.question)));
    }
}

void checkLabels(const Laid& laid, const BandLayout& layout)
{
    for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        const BandLabel& label = layout.labels[i];
        QVERIFY2(label.place.left() >= layout.area.left() && label.place.right() <= layout.area.right(),
                 qPrintable(label.text));
        QVERIFY(label.place.top() > layout.axis + bandTick - 1 && layout.axis > layout.area.bottom());
        QVERIFY(label.place.bottom() < bandHeight(laid.rows.size(), laid.font));
        const QFontMetrics metrics(bandLabelFont(laid.font, label.tick.has_value()));
        QVERIFY(metrics.horizontalAdvance(label.text) <= label.place.width());
        if (label.tick)
            QVERIFY(*label.tick >= layout.area.left() && *label.tick <= layout.area.right());
        for (std::size_t other = 0; other < i; ++other)
            QVERIFY2(!label.place.intersects(layout.labels[other].place), qPrintable(label.text));
    }
    for (const BandLabel& name : layout.names) {
        QVERIFY(QFontMetrics(laid.font).horizontalAdvance(name.text) <= name.place.width());
        QVERIFY(isLeftOf(name.place, layout.area));
    }
}

void checkLines(const BandLayout& layout)
{
    int right = layout.area.left();
    for (const BandLine& line : layout.lines) {
        QVERIFY(line.left >= right && line.right > line.left);
        right = line.right;
    }
    QVERIFY(right <= layout.area.right() + 1);
}

} // namespace

class BandLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void everythingStandsWhereItMay_data();
    void everythingStandsWhereItMay();
    void everyPieceIsShown();
    void namesStandWhereTheyFit();
    void whatIsNotKnownAsksAQuestion();
    void theEndIsNowOnlyWhileItLives();
    void aPointFindsItsPiece();
    void withoutAPieceThereIsNothing();
    void theEndIsFollowed();
};

void BandLayoutTest::everythingStandsWhereItMay_data()
{
    QTest::addColumn<std::vector<BandRow>>("rows");
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("points");
    const std::pair<const char*, std::vector<BandRow>> stories[] = {
        {"closing", {rowOf("TIME-WAIT", closing())}},
        {"polled", {rowOf("TIME-WAIT", polled())}},
        {"ambiguous", {rowOf("TIME-WAIT", {concluded(Established, TimeWait, Known::Ambiguous, {}, 400s, 500s)})}},
        {"one state", {rowOf("ESTABLISHED", {})}},
        {"a burst", {rowOf("SYN-SENT", burst(60))}},
        {"both ends",
         {rowOf("TIME-WAIT", closing(), QStringLiteral(":51010")),
          rowOf("TIME-WAIT", polled(), QStringLiteral(":443"))}},
        {"long names",
         {rowOf("TIME-WAIT", polled(), QStringLiteral("a name that is far too long for its column")),
          rowOf("SYN-SENT", burst(30), QStringLiteral("b"))}},
    };
    for (const auto& [title, rows] : stories)
        for (const int width : {240, 480, 560, 800, 1600})
            for (const double points : {8.0, 10.0, 18.0})
                QTest::addRow("%s, %d pixels, %.0f points", title, width, points) << rows << width << points;
}

void BandLayoutTest::everythingStandsWhereItMay()
{
    QFETCH(std::vector<BandRow>, rows);
    QFETCH(int, width);
    QFETCH(double, points);
    Laid laid{.rows = rows, .width = width};
    laid.font.setPointSizeF(points);
    laid.follow();
    const auto check = [&] {
        const BandLayout layout = laid.layout();
        QCOMPARE(layout.area.right(), width - 2);
        checkBoxes(laid, layout);
        checkLabels(laid, layout);
        checkLines(layout);
    };
    check();
    for (int zoom = 0; zoom < 30; ++zoom) {
        laid.time.zoomBy(VisibleTime::zoomStep, width * 0.37);
        check();
        if (QTest::currentTestFailed())
            return;
    }
    laid.time.showEnd();
    check();
    laid.time.showBegin();
    check();
}

void BandLayoutTest::everyPieceIsShown()
{
    for (const int width : {240, 560, 1600}) {
        Laid laid{.rows = {rowOf("TIME-WAIT", closing()), rowOf("SYN-SENT", burst(30))}, .width = width};
        laid.follow();
        const BandLayout layout = laid.layout();
        QCOMPARE(layout.boxes.size(), laid.rows[0].pieces.size() + laid.rows[1].pieces.size());
        QCOMPARE(layout.boxes.front().place.left(), layout.area.left());
        QCOMPARE(layout.boxes.back().place.right(), layout.area.right());
        QVERIFY(!layout.labels.empty());
    }
}

void BandLayoutTest::namesStandWhereTheyFit()
{
    Laid laid{.rows = {rowOf("TIME-WAIT", closing())}};
    laid.follow();
    const auto named = [&] {
        QStringList names;
        for (const BandBox& box : laid.layout().boxes)
            if (!box.fields.front().name.isEmpty())
                names << words::text(rfcName(box.fields.front().state));
        return names;
    };
    QCOMPARE(named(), (QStringList{QStringLiteral("ESTABLISHED"), QStringLiteral("TIME-WAIT")}));
    laid.time.showStretch(origin + 268806ms, origin + 268848ms);
    QVERIFY(named().contains(QStringLiteral("FIN-WAIT-1")));
}

void BandLayoutTest::whatIsNotKnownAsksAQuestion()
{
    Laid laid{.rows = {rowOf("TIME-WAIT", {concluded(Established, TimeWait, Known::Ambiguous, {}, 100s, 500s)})}};
    laid.follow();
    const BandLayout layout = laid.layout();
    QCOMPARE(layout.boxes.size(), std::size_t{3});
    const BandBox& box = layout.boxes[1];
    QVERIFY(box.kind == BandPiece::Kind::Change && !box.question.isEmpty());
    for (const BandField& field : box.fields)
        QVERIFY(field.name.isEmpty());
    // Where the states are known, each has a part of its own, and no question is asked.
    laid.rows = {rowOf("TIME-WAIT", polled())};
    laid.follow();
    const BandLayout known = laid.layout();
    QVERIFY(std::ranges::any_of(known.boxes, [](const BandBox& one) { return one.fields.size() == 2; }));
    QVERIFY(std::ranges::all_of(known.boxes, [](const BandBox& one) { return one.question.isEmpty(); }));
}

void BandLayoutTest::theEndIsNowOnlyWhileItLives()
{
    const auto says = [](const Laid& laid, const QString& text) {
        const BandLayout layout = laid.layout();
        return std::ranges::find(layout.labels, text, &BandLabel::text) != layout.labels.end();
    };
    const QString nowText = QStringLiteral("now");
    Laid laid{.rows = {rowOf("TIME-WAIT", closing())}};
    laid.follow();
    QVERIFY(says(laid, nowText));
    for (int i = 0; i < 6; ++i)
        laid.time.zoomBy(VisibleTime::zoomStep, 0); // the end is out of sight
    QVERIFY(!says(laid, nowText));
    std::vector<Step> over = closing();
    over.push_back(observed(TimeWait, Closed, Cause::TwoMslElapsed, 328909ms));
    Laid ended{.rows = {rowOf("CLOSED", over)}};
    ended.follow();
    QVERIFY(!says(ended, nowText));
}

void BandLayoutTest::aPointFindsItsPiece()
{
    Laid laid{.rows = {rowOf("TIME-WAIT", closing()), rowOf("TIME-WAIT", polled())}};
    laid.follow();
    const BandLayout layout = laid.layout();
    for (const BandBox& box : layout.boxes) {
        const BandBox* const found = layout.boxAt(box.place.center());
        QVERIFY(found != nullptr && found->id == box.id);
    }
    QVERIFY(layout.boxAt({layout.area.center().x(), layout.axis + 5}) == nullptr);
}

void BandLayoutTest::withoutAPieceThereIsNothing()
{
    Laid laid;
    laid.follow();
    const BandLayout layout = laid.layout();
    QVERIFY(layout.boxes.empty() && layout.labels.empty() && layout.lines.empty() && layout.names.empty());
    laid.time.zoomBy(VisibleTime::zoomStep, 10);
    QVERIFY(!laid.time.isZoomed());
}

void BandLayoutTest::theEndIsFollowed()
{
    Laid laid{.rows = {rowOf("TIME-WAIT", closing())}};
    laid.follow();
    for (int i = 0; i < 8; ++i)
        laid.time.zoomBy(VisibleTime::zoomStep, 400);
    laid.time.showEnd();
    const auto grow = [&] {
        laid.rows[0].pieces.back().end += 100s;
        laid.follow();
    };
    grow();
    QVERIFY(laid.time.isZoomed() && laid.time.isAtEnd());
    // What is not at the end stays where it is.
    laid.time.pan(-50);
    const Instant left = laid.time.timeAt(0);
    grow();
    QVERIFY(!laid.time.isAtEnd());
    QVERIFY(std::chrono::abs(laid.time.timeAt(0) - left) < 1ms);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::BandLayoutTest)
#include "band_layout_test.moc"
