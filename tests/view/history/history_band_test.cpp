// SPDX-License-Identifier: GPL-3.0-or-later
//
// The band of states: what it is made of, how wide, and what the keyboard and the pointer do to it.
#include "view/history/history_band.h"
#include "view/history/history_support.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <numeric>

namespace atlas::view {
namespace {

using namespace std::chrono_literals;
using enum State;
using test::at;
using test::concluded;
using test::observed;
using test::origin;

constexpr const char* pair = " 10.0.0.5:51010 203.0.113.20:443 cookie=7";

QString name(State state)
{
    return QString::fromStdString(std::string(rfcName(state)));
}

QString milliseconds(Instant time)
{
    return QString::number(std::chrono::round<std::chrono::milliseconds>(time - origin).count());
}

/// "ESTABLISHED 0-500", "ESTABLISHED>FIN-WAIT-1>TIME-WAIT 500-900 ?" with "…" in front of an open start and behind a
/// live end.
QStringList texts(const std::vector<BandPiece>& pieces)
{
    QStringList result;
    for (const BandPiece& piece : pieces) {
        QString text = name(piece.from);
        for (const State state : piece.between)
            text += QLatin1Char('>') + name(state);
        if (piece.kind == BandPiece::Kind::Change)
            text += QLatin1Char('>') + name(piece.to);
        text += QStringLiteral(" %1-%2").arg(milliseconds(piece.begin), milliseconds(piece.end));
        if (piece.openStart)
            text.prepend(QStringLiteral("…"));
        if (piece.live)
            text += QStringLiteral("…");
        if (piece.ambiguous)
            text += QStringLiteral(" ?");
        result << text;
    }
    return result;
}

model::FollowedEnd closing()
{
    return test::end(std::string("TIME-WAIT") + pair,
                     {observed(Closed, SynSent, Cause::ActiveOpen, 0ms),
                      observed(SynSent, Established, Cause::ReceiveSynAck, 31ms),
                      observed(Established, FinWait1, Cause::Close, 268806ms),
                      observed(FinWait1, FinWait2, Cause::ReceiveAckOfFin, 268848ms),
                      observed(FinWait2, TimeWait, Cause::ReceiveFin, 268909ms)});
}

std::vector<BandRow> rowsOf(const model::FollowedEnd& end, std::chrono::nanoseconds now)
{
    return {{QString(), bandPieces(end, origin + now, origin + now)}};
}

} // namespace

class HistoryBandTest : public QObject {
    Q_OBJECT

private slots:
    void pieces_data();
    void pieces();
    void piecesFollowEachOther();
    void anUnchangedConnectionIsOnePiece();
    void theScaleKeepsLeastWidths();
    void theScaleGoesBothWays();
    void everythingFitsAndNothingIsInvisible();
    void whatIsNotToScaleSaysSo();
    void zoomKeepsTheMomentUnderThePointer();
    void keysZoomAndPan();
    void aDoubleClickShowsOnePiece();
    void updatesKeepThePlace();
    void nothingIsPaintedWhenNothingChanges();
    void hoveringNamesTheStep();
    void hostileNamesArePlain();
};

void HistoryBandTest::pieces_data()
{
    QTest::addColumn<std::vector<Step>>("steps");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* title, const std::vector<Step>& steps, std::initializer_list<const char*> lines) {
        QStringList expected;
        for (const char* const line : lines)
            expected << QString::fromUtf8(line);
        QTest::newRow(title) << steps << expected;
    };
    row("observed from its birth",
        {observed(Closed, SynSent, Cause::ActiveOpen, 100ms),
         observed(SynSent, Established, Cause::ReceiveSynAck, 130ms)},
        {"SYN-SENT 100-130", "ESTABLISHED 130-1000…"});
    row("a child of a listener",
        {observed(Listen, SynReceived, Cause::ReceiveSyn, 100ms),
         observed(SynReceived, Established, Cause::ReceiveAckOfSyn, 101ms)},
        {"SYN-RECEIVED 100-101", "ESTABLISHED 101-1000…"});
    row("the listener itself", {observed(Listen, Closed, Cause::Close, 500ms)}, {"…LISTEN 0-500"});
    row("seen", {concluded(Established, CloseWait, Known::Seen, Cause::ReceiveFin, 400ms, 500ms)},
        {"…ESTABLISHED 0-400", "ESTABLISHED>CLOSE-WAIT 400-500", "CLOSE-WAIT 500-1000…"});
    row("several steps in one gap",
        {concluded(Established, FinWait1, Known::Inferred, Cause::Close, 400ms, 500ms),
         concluded(FinWait1, FinWait2, Known::Inferred, Cause::ReceiveAckOfFin, 400ms, 500ms),
         concluded(FinWait2, TimeWait, Known::Inferred, Cause::ReceiveFin, 400ms, 500ms)},
        {"…ESTABLISHED 0-400", "ESTABLISHED>FIN-WAIT-1>FIN-WAIT-2>TIME-WAIT 400-500", "TIME-WAIT 500-1000…"});
    row("two gaps that meet",
        {concluded(Established, FinWait1, Known::Seen, Cause::Close, 400ms, 500ms),
         concluded(FinWait1, FinWait2, Known::Seen, Cause::ReceiveAckOfFin, 500ms, 600ms)},
        {"…ESTABLISHED 0-400", "ESTABLISHED>FIN-WAIT-1 400-500", "FIN-WAIT-1 500-500", "FIN-WAIT-1>FIN-WAIT-2 500-600",
         "FIN-WAIT-2 600-1000…"});
    row("an event in a gap",
        {concluded(Established, FinWait1, Known::Inferred, Cause::Close, 400ms, 450ms),
         observed(FinWait1, FinWait2, Cause::ReceiveAckOfFin, 450ms)},
        {"…ESTABLISHED 0-400", "ESTABLISHED>FIN-WAIT-1 400-450", "FIN-WAIT-1 450-450", "FIN-WAIT-2 450-1000…"});
    row("ambiguous", {concluded(Established, TimeWait, Known::Ambiguous, {}, 400ms, 500ms)},
        {"…ESTABLISHED 0-400", "ESTABLISHED>TIME-WAIT 400-500 ?", "TIME-WAIT 500-1000…"});
    row("a whole life", {concluded(Closed, Closed, Known::Ambiguous, {}, 400ms, 500ms)}, {"CLOSED>CLOSED 400-500 ?"});
    row("born between two snapshots",
        {concluded(Closed, SynSent, Known::Inferred, Cause::ActiveOpen, 400ms, 500ms),
         concluded(SynSent, Established, Known::Inferred, Cause::ReceiveSynAck, 400ms, 500ms)},
        {"CLOSED>SYN-SENT>ESTABLISHED 400-500", "ESTABLISHED 500-1000…"});
    row("over",
        {observed(Closed, SynSent, Cause::ActiveOpen, 100ms), observed(SynSent, Closed, Cause::ReceiveReset, 130ms)},
        {"SYN-SENT 100-130"});
}

void HistoryBandTest::pieces()
{
    QFETCH(std::vector<Step>, steps);
    QFETCH(QStringList, expected);
    const model::FollowedEnd end = test::end(std::string("ESTABLISHED") + pair, steps);
    QCOMPARE(texts(bandPieces(end, origin + 1s, origin + 1s)), expected);
}

void HistoryBandTest::piecesFollowEachOther()
{
    // Two events at one moment, and steps in one gap: each piece still has a length of its own.
    const model::FollowedEnd end = test::end(std::string("FIN-WAIT-2") + pair,
                                             {observed(Established, FinWait1, Cause::Close, 5ms),
                                              observed(FinWait1, FinWait2, Cause::ReceiveAckOfFin, 5ms),
                                              observed(FinWait2, TimeWait, Cause::ReceiveFin, 5ms)});
    const auto pieces = bandPieces(end, origin + 5ms, origin + 5ms);
    QCOMPARE(pieces.size(), std::size_t{4});
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        QVERIFY(pieces[i].begin < pieces[i].end);
        if (i > 0)
            QVERIFY(pieces[i].begin == pieces[i - 1].end);
    }
}

void HistoryBandTest::anUnchangedConnectionIsOnePiece()
{
    model::FollowedEnd end = test::end(std::string("ESTABLISHED") + pair, {});
    QCOMPARE(texts(bandPieces(end, origin + 1s, origin + 3s)), QStringList{QStringLiteral("…ESTABLISHED 0-3000…")});
    // A TIME-WAIT's timer says when it began.
    end = test::end(std::string("TIME-WAIT") + pair + " timer=time-wait/40s", {});
    QCOMPARE(texts(bandPieces(end, origin + 25s, origin + 25s)), QStringList{QStringLiteral("TIME-WAIT 5000-25000…")});
    // Of one that is gone it is not known when it went since it was seen last.
    end.gone = true;
    end.seenAt = origin + 24s;
    QCOMPARE(texts(bandPieces(end, origin + 25s, origin + 25s)),
             (QStringList{QStringLiteral("TIME-WAIT 5000-24000"), QStringLiteral("TIME-WAIT>CLOSED 24000-25000 ?")}));
}

void HistoryBandTest::theScaleKeepsLeastWidths()
{
    const std::vector<Instant> moments{origin, origin + 1ms, origin + 1s, origin + 10s};
    const TimeScale scale = TimeScale::fitted(moments, 1000, {20, 20, 20});
    QCOMPARE(scale.width(), 1000.0);
    QCOMPARE(scale.at(moments[1]), 20.0);
    // The others share the rest as their times are: 999 ms to 9 s.
    const double rest = scale.at(moments[2]) - 20.0;
    QVERIFY(std::abs(rest / (1000.0 - 20.0 - rest) - 0.999 / 9) < 1e-9);
    QVERIFY(!scale.isToScale(moments[0], moments[1]));
    QVERIFY(scale.isToScale(moments[1], moments[2]));
    QVERIFY(scale.isToScale(moments[2], moments[3]));
    // Where not even the least widths find room, each gets its part.
    const TimeScale narrow = TimeScale::fitted(moments, 30, {20, 20, 20});
    QCOMPARE(narrow.at(moments[1]), 10.0);
    QCOMPARE(narrow.width(), 30.0);
    QCOMPARE(TimeScale::fitted({origin}, 100, {}).width(), 0.0);
}

void HistoryBandTest::theScaleGoesBothWays()
{
    const std::vector<Instant> moments{origin, origin + 1ms, origin + 1s, origin + 10s};
    const TimeScale scale = TimeScale::scaled(moments, 1e-7, {20, 20, 20});
    for (double place = 0; place < scale.width(); place += 7.3)
        QVERIFY(std::abs(scale.at(scale.when(place)) - place) < 1e-3);
    QVERIFY(scale.when(-5) == origin);
    QVERIFY(scale.when(1e9) == moments.back());
    QCOMPARE(scale.at(origin - 1s), 0.0);
}

void HistoryBandTest::everythingFitsAndNothingIsInvisible()
{
    // Sixty short states in an hour, in a narrow window.
    std::vector<Step> steps;
    steps.reserve(60);
    for (int i = 0; i < 60; ++i)
        steps.push_back(observed(i % 2 == 0 ? SynSent : SynReceived, i % 2 == 0 ? SynReceived : SynSent,
                                 Cause::ReceiveSyn, 1h + i * 1us));
    const model::FollowedEnd end = test::end(std::string("SYN-SENT") + pair, steps);
    HistoryBand band;
    band.resize(560, band.sizeHint().height());
    band.setRows(rowsOf(end, 2h), at(2h));
    QVERIFY(!band.isZoomed());
    QVERIFY(std::abs(band.scale().width() - 559) < 0.01);
    const auto& moments = band.scale().moments();
    for (std::size_t i = 1; i < moments.size(); ++i)
        QVERIFY(band.scale().at(moments[i]) - band.scale().at(moments[i - 1]) > 3);
    // The two long states are still the widest.
    QVERIFY(band.placeOf(origin + 1h) > 100);
}

void HistoryBandTest::whatIsNotToScaleSaysSo()
{
    HistoryBand band;
    band.resize(800, band.sizeHint().height());
    band.setRows(rowsOf(closing(), 280s), at(280s));
    const auto saysSo = [&](std::chrono::nanoseconds time) {
        const BandPiece* piece = band.pieceAt(QPointF(band.placeOf(origin + time) + 2, 10));
        return piece != nullptr && band.describe(*piece).contains(QStringLiteral("wider than its time"));
    };
    QVERIFY(saysSo(0ms));
    QVERIFY(!saysSo(31ms));
    QVERIFY(saysSo(268806ms));
    const BandPiece* established = band.pieceAt(QPointF(band.placeOf(origin + 60s), 10));
    QVERIFY(established != nullptr);
    const QString said = band.describe(*established);
    QVERIFY2(said.contains(QStringLiteral(":00.031")) && said.contains(QStringLiteral(":28.806")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("4 min 28.8 s")), qPrintable(said));
}

void HistoryBandTest::zoomKeepsTheMomentUnderThePointer()
{
    HistoryBand band;
    band.resize(800, band.sizeHint().height());
    band.setRows(rowsOf(closing(), 280s), at(280s));
    const Instant close = origin + 100s;
    for (int i = 0; i < 20; ++i) {
        const double place = band.placeOf(close);
        const QPointF point(place, 10);
        QWheelEvent wheel(point, band.mapToGlobal(point), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&band, &wheel);
        QVERIFY(band.isZoomed());
        QVERIFY2(std::abs(band.placeOf(close) - place) < 1, qPrintable(QString::number(band.placeOf(close) - place)));
    }
    band.fit();
    QVERIFY(!band.isZoomed());
    // Without Ctrl the wheel scrolls what is around the band.
    QWheelEvent wheel({100, 10}, {100, 10}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&band, &wheel);
    QVERIFY(!wheel.isAccepted() && !band.isZoomed());
}

void HistoryBandTest::keysZoomAndPan()
{
    HistoryBand band;
    band.resize(800, band.sizeHint().height());
    band.setRows(rowsOf(closing(), 280s), at(280s));
    QTest::keyClick(&band, Qt::Key_Plus);
    QTest::keyClick(&band, Qt::Key_Plus);
    QVERIFY(band.isZoomed());
    QTest::keyClick(&band, Qt::Key_Home);
    QVERIFY(std::abs(band.placeOf(origin)) < 0.01);
    QTest::keyClick(&band, Qt::Key_Right);
    QVERIFY(band.placeOf(origin) < -50);
    QTest::keyClick(&band, Qt::Key_Left);
    QVERIFY(std::abs(band.placeOf(origin)) < 0.01);
    QTest::keyClick(&band, Qt::Key_Left); // not beyond the beginning
    QVERIFY(std::abs(band.placeOf(origin)) < 0.01);
    QTest::keyClick(&band, Qt::Key_End);
    QVERIFY(std::abs(band.placeOf(origin + 280s) - 799) < 0.01);
    QTest::keyClick(&band, Qt::Key_0);
    QVERIFY(!band.isZoomed());
    QTest::keyClick(&band, Qt::Key_Minus); // smaller than everything is everything
    QVERIFY(!band.isZoomed());
}

void HistoryBandTest::aDoubleClickShowsOnePiece()
{
    HistoryBand band;
    band.resize(800, band.sizeHint().height());
    band.setRows(rowsOf(closing(), 280s), at(280s));
    QTest::mouseDClick(&band, Qt::LeftButton, {}, QPoint(static_cast<int>(band.placeOf(origin + 268806ms)) + 4, 10));
    const double width = band.placeOf(origin + 268848ms) - band.placeOf(origin + 268806ms);
    QVERIFY2(width > 400 && width < 600, qPrintable(QString::number(width)));
    QVERIFY(band.scale().isToScale(origin + 268806ms, origin + 268848ms));
    // Dragging moves it.
    const double before = band.placeOf(origin + 268806ms);
    QTest::mousePress(&band, Qt::LeftButton, {}, {400, 10});
    QTest::mouseMove(&band, {300, 10});
    QTest::mouseRelease(&band, Qt::LeftButton, {}, {300, 10});
    QVERIFY(std::abs(band.placeOf(origin + 268806ms) - before + 100) < 1.5);
}

void HistoryBandTest::updatesKeepThePlace()
{
    HistoryBand band;
    band.resize(800, band.sizeHint().height());
    model::FollowedEnd end = closing();
    band.setRows(rowsOf(end, 280s), at(280s));
    for (int i = 0; i < 6; ++i)
        band.zoomBy(VisibleTime::zoomStep, 300);
    band.pan(-150);
    const double place = band.placeOf(origin + 60s);
    band.setRows(rowsOf(end, 281s), at(281s));
    QVERIFY(std::abs(band.placeOf(origin + 60s) - place) < 1);
    end.history->steps.push_back(observed(TimeWait, Closed, Cause::TwoMslElapsed, 328909ms));
    band.setRows(rowsOf(end, 330s), at(330s));
    QVERIFY(band.isZoomed());
    QVERIFY(std::abs(band.placeOf(origin + 60s) - place) < 1);
}

void HistoryBandTest::nothingIsPaintedWhenNothingChanges()
{
    HistoryBand band;
    band.resize(800, band.sizeHint().height());
    band.setRows(rowsOf(closing(), 280s), at(280s));
    band.show();
    QVERIFY(QTest::qWaitForWindowExposed(&band));
    QCoreApplication::processEvents();
    const int before = band.paintCount();
    QVERIFY(before > 0);
    for (int i = 0; i < 20; ++i) {
        band.setRows(rowsOf(closing(), 280s), at(280s));
        band.advance(origin + 280s + i * 1us); // less than a pixel
        QCoreApplication::processEvents();
    }
    QCOMPARE(band.paintCount(), before);
    // Another state in the same places is something else.
    auto rows = rowsOf(closing(), 280s);
    rows[0].pieces[0].from = State::CloseWait;
    band.setRows(rows, at(280s));
    QTRY_VERIFY(band.paintCount() > before);
    const int other = band.paintCount();
    band.advance(origin + 1000s);
    QTRY_VERIFY(band.paintCount() > other);
}

void HistoryBandTest::hoveringNamesTheStep()
{
    HistoryBand band;
    band.resize(800, band.sizeHint().height());
    band.setRows(rowsOf(closing(), 280s), at(280s));
    band.show();
    QVERIFY(QTest::qWaitForWindowExposed(&band));
    QSignalSpy hovered(&band, &HistoryBand::stepHovered);
    const auto last = [&] { return hovered.last().first().value<std::optional<std::pair<State, State>>>(); };
    QTest::mouseMove(&band, {static_cast<int>(band.placeOf(origin + 100s)), 12});
    QTRY_COMPARE(hovered.size(), 1);
    QVERIFY(last() == std::pair(SynSent, Established));
    QTest::mouseMove(&band, {static_cast<int>(band.placeOf(origin + 100s)) + 5, 12}); // the same piece
    QTest::mouseMove(&band, {static_cast<int>(band.placeOf(origin + 268806ms)) + 4, 12});
    QTRY_COMPARE(hovered.size(), 2);
    QVERIFY(last() == std::pair(Established, FinWait1));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&band, &leave);
    QCOMPARE(hovered.size(), 3);
    QVERIFY(!last().has_value());
}

void HistoryBandTest::hostileNamesArePlain()
{
    HistoryBand band;
    band.resize(560, band.sizeHint().height());
    auto rows = rowsOf(closing(), 280s);
    rows[0].name = QStringLiteral("<b>a very long name that does not fit into its column</b>");
    rows.push_back(rows[0]);
    const int one = band.height();
    band.setRows(rows, at(280s));
    QVERIFY(band.height() > one);
    QVERIFY(band.placeOf(origin) < 150);
    QVERIFY(band.accessibleDescription().contains(QStringLiteral("ESTABLISHED for 4 min")));
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::HistoryBandTest)
#include "history_band_test.moc"
