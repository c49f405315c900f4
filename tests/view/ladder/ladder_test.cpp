// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ladder diagram's layout: things in order, nothing over anything else; and that it is at rest when nothing moves.
#include "support/lab_language.h"
#include "view/ladder/ladder_layout.h"
#include "view/ladder/ladder_view.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

namespace atlas::view {

using model::LabStory;

namespace {

/// A story in the short lines of test::events().
LabStory story(const QStringList& lines)
{
    std::vector<std::string> texts;
    for (const QString& line : lines)
        texts.push_back(line.toStdString());
    LabStory shown;
    shown.start = {State::Established, State::Established};
    shown.events = test::events(texts, 1, shown.start);
    return shown;
}

LadderLayout lay(const LabStory& shown, double width, const std::vector<lab::LessonStep>& toCome = {},
                 const QFont& font = QApplication::font())
{
    return layLadder({.story = shown, .toCome = toCome, .seen = 0, .font = font, .width = width});
}

QFont sized(double points)
{
    QFont font = QApplication::font();
    font.setPointSizeF(points);
    return font;
}

/// Everything that may not cover anything else, with its name.
std::vector<std::pair<QString, QRectF>> boxes(const LadderLayout& layout)
{
    std::vector<std::pair<QString, QRectF>> all{{layout.nowText, layout.nowBox}};
    for (const LadderPill& pill : layout.pills)
        all.emplace_back(QString::fromUtf8(rfcName(pill.state)), pill.box);
    for (const LadderText& text : layout.texts)
        all.emplace_back(text.text, text.box);
    for (const LadderArrow& arrow : layout.arrows)
        all.emplace_back(arrow.label, arrow.labelBox);
    return all;
}

/// What is wrong with the layout: what covers something, or leaves the ladder. Empty: nothing.
QString disorder(const LadderLayout& layout, double width)
{
    const auto all = boxes(layout);
    const QRectF whole(0, 0, width, layout.height);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].second.isEmpty() || !whole.contains(all[i].second))
            return all[i].first + QStringLiteral(" leaves the ladder");
        for (std::size_t j = 0; j < i; ++j)
            if (all[i].second.adjusted(1, 1, -1, -1).intersects(all[j].second))
                return QStringLiteral("%1 covers %2").arg(all[i].first, all[j].first);
    }
    return {};
}

bool passesThrough(const QLineF& line, const QRectF& box)
{
    const QLineF sides[] = {{box.topLeft(), box.topRight()},
                            {box.topRight(), box.bottomRight()},
                            {box.bottomRight(), box.bottomLeft()},
                            {box.bottomLeft(), box.topLeft()}};
    return box.contains(line.p1()) || std::ranges::any_of(sides, [&](const QLineF& side) {
               return line.intersects(side, nullptr) == QLineF::BoundedIntersection;
           });
}

const QStringList simultaneousClose{
    QStringLiteral("a close()"),   QStringLiteral("a FIN-WAIT-1"), QStringLiteral("a> 1 FIN+ACK"),
    QStringLiteral("b close()"),   QStringLiteral("b FIN-WAIT-1"), QStringLiteral("b> 2 FIN+ACK"),
    QStringLiteral("1 ok"),        QStringLiteral("b CLOSING"),    QStringLiteral("b> 3 ACK"),
    QStringLiteral("2 ok"),        QStringLiteral("a CLOSING"),    QStringLiteral("a> 4 ACK"),
    QStringLiteral("3 ok"),        QStringLiteral("a TIME-WAIT"),  QStringLiteral("4 ok"),
    QStringLiteral("b TIME-WAIT"),
};
const QStringList lostAndRepeated{
    QStringLiteral("a connect(10.77.0.2:80)"),
    QStringLiteral("a SYN-SENT"),
    QStringLiteral("a> 1 SYN"),
    QStringLiteral("1 lost"),
    QStringLiteral("wait 1000"),
    QStringLiteral("a> 2 SYN"),
    QStringLiteral("2 lost"),
    QStringLiteral("wait 2000"),
    QStringLiteral("a> 3 SYN"),
    QStringLiteral("3 lost"),
    QStringLiteral("a CLOSED"),
};
const QStringList manyAtOnce{
    QStringLiteral("a> 1 ACK"), QStringLiteral("a> 2 ACK"), QStringLiteral("a> 3 FIN+ACK"), QStringLiteral("b> 4 ACK"),
    QStringLiteral("b> 5 ACK"), QStringLiteral("3 ok"),     QStringLiteral("1 ok"),         QStringLiteral("2 lost"),
    QStringLiteral("4 ok"),     QStringLiteral("a> 6 ACK"),
};
/// Packets that stay on their way while both hosts go on.
const QStringList heldForLong{
    QStringLiteral("a> 1 ACK"),  QStringLiteral("b> 2 ACK"),     QStringLiteral("a> 3 ACK"),
    QStringLiteral("a close()"), QStringLiteral("a FIN-WAIT-1"), QStringLiteral("a> 4 FIN+ACK"),
    QStringLiteral("4 ok"),      QStringLiteral("b CLOSE-WAIT"), QStringLiteral("b> 5 ACK"),
    QStringLiteral("b close()"), QStringLiteral("b LAST-ACK"),   QStringLiteral("b> 6 FIN+ACK"),
    QStringLiteral("5 ok"),      QStringLiteral("a FIN-WAIT-2"), QStringLiteral("wait 1000"),
    QStringLiteral("1 ok"),      QStringLiteral("2 ok"),         QStringLiteral("3 lost"),
    QStringLiteral("6 ok"),      QStringLiteral("a TIME-WAIT"),  QStringLiteral("a> 7 ACK"),
    QStringLiteral("7 ok"),      QStringLiteral("b CLOSED"),
};

} // namespace

class LadderTest : public QObject {
    Q_OBJECT

private slots:
    void nothingCoversAnything_data();
    void nothingCoversAnything();
    void nothingCoversAnythingInAnyStory_data();
    void nothingCoversAnythingInAnyStory();
    void statesStandInOrder();
    void arrowsEndWhereThePacketIs();
    void whatIsToComeStandsBelow();
    void arrowsBeginAtTheSender();
    void aRepeatedPacketIsCounted();
    void aCopyArrivesAndThePacketStays();
    void aNoteAndItsLikeStandInTheMiddle();
    void aPacketRunsAndRests();
    void whatIsShownIsNotLaidOutAgain();
};

void LadderTest::nothingCoversAnything_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<double>("width");
    for (const double width : {340.0, 420.0, 560.0, 900.0}) {
        const QByteArray pixels = QByteArray::number(width);
        QTest::newRow("simultaneous close, " + pixels) << simultaneousClose << width;
        QTest::newRow("lost and repeated, " + pixels) << lostAndRepeated << width;
    }
    for (double width = 480; width <= 1600; width += 40) {
        const QByteArray pixels = QByteArray::number(width);
        QTest::newRow("every size, simultaneous close, " + pixels) << simultaneousClose << width;
        QTest::newRow("every size, lost and repeated, " + pixels) << lostAndRepeated << width;
        QTest::newRow("every size, many at once, " + pixels) << manyAtOnce << width;
        QTest::newRow("every size, held for long, " + pixels) << heldForLong << width;
    }
}

void LadderTest::nothingCoversAnything()
{
    QFETCH(const QStringList, lines);
    QFETCH(const double, width);
    QCOMPARE(disorder(lay(story(lines), width), width), QString());
    if (width < 480)
        return;
    for (const double points : {7.0, 9.0, 11.0, 13.5, 16.0, 20.0}) {
        const LadderLayout layout = lay(story(lines), width, {}, sized(points));
        QVERIFY2(disorder(layout, width).isEmpty(),
                 qPrintable(QStringLiteral("at %1 points: %2").arg(points).arg(disorder(layout, width))));
    }
    // No other packet's arrow goes through a label, with the fonts that are usual.
    for (const double points : {9.0, 11.0}) {
        const LadderLayout layout = lay(story(lines), width, {}, sized(points));
        for (const LadderArrow& arrow : layout.arrows)
            for (const LadderArrow& other : layout.arrows)
                QVERIFY2(other.line == arrow.line || !passesThrough(other.line, arrow.labelBox),
                         qPrintable(QStringLiteral("%1, %2 points").arg(arrow.label).arg(points)));
    }
}

void LadderTest::nothingCoversAnythingInAnyStory_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 60; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Stories that no kernel would produce: whatever is sent, held and lost, and in whichever order.
void LadderTest::nothingCoversAnythingInAnyStory()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const auto any = [&](const QStringList& choices) {
        return choices[random.bounded(static_cast<int>(choices.size()))];
    };
    const QStringList hosts{QStringLiteral("a"), QStringLiteral("b")};
    QStringList lines;
    QList<int> flying;
    for (int packet = 1; lines.size() < 60;) {
        switch (random.bounded(6)) {
        case 0:
            lines += any(hosts) + QLatin1Char(' ') +
                any({QStringLiteral("close()"), QStringLiteral("connect(2001:db8:1234:5678::1, 65535): ECONNREFUSED")});
            break;
        case 1:
            lines += any(hosts) + QLatin1Char(' ') + any({QStringLiteral("ESTABLISHED"), QStringLiteral("CLOSED")});
            break;
        case 2:
            lines += QStringLiteral("wait 75000");
            break;
        case 3:
            if (flying.isEmpty())
                break;
            lines += QStringLiteral("%1 %2")
                         .arg(flying.takeAt(random.bounded(static_cast<int>(flying.size()))))
                         .arg(any({QStringLiteral("ok"), QStringLiteral("lost")}));
            break;
        default:
            lines += QStringLiteral("%1> %2 %3")
                         .arg(any(hosts))
                         .arg(packet)
                         .arg(any({QStringLiteral("SYN"), QStringLiteral("ACK+PSH+RST+FIN")}));
            flying += packet++;
        }
    }
    for (const double points : {8.0, 10.0, 14.0, 20.0}) {
        const double width = 480 + random.bounded(1120);
        const LadderLayout layout = lay(story(lines), width, {}, sized(points));
        QVERIFY2(
            disorder(layout, width).isEmpty(),
            qPrintable(QStringLiteral("%1 points, %2 pixels: %3").arg(points).arg(width).arg(disorder(layout, width))));
    }
}

void LadderTest::statesStandInOrder()
{
    for (const QStringList& lines : {simultaneousClose, lostAndRepeated, manyAtOnce}) {
        const LabStory shown = story(lines);
        const LadderLayout layout = lay(shown, 560);
        for (const lab::Host host : lab::bothHosts) {
            std::vector<State> states{State::Established};
            for (const lab::Event& event : shown.events)
                if (const auto* change = std::get_if<lab::StateChanged>(&event.what);
                    change != nullptr && change->host == host)
                    states.push_back(change->to);
            double below = -1;
            std::size_t place = 0;
            for (const LadderPill& pill : layout.pills) {
                if (pill.host != host)
                    continue;
                QCOMPARE(pill.state, states.at(place++));
                QVERIFY(pill.box.top() > below);
                below = pill.box.bottom();
                QVERIFY(std::abs(pill.box.center().x() - layout.lifeline[lab::indexOf(host)]) < 1);
            }
            QCOMPARE(place, states.size());
        }
        QVERIFY(layout.now > layout.pills.back().box.bottom());
    }
}

void LadderTest::arrowsEndWhereThePacketIs()
{
    const LadderLayout layout = lay(story(manyAtOnce), 560);
    const auto [left, right] = layout.lifeline;
    QCOMPARE(layout.arrows.size(), std::size_t{6});
    using End = LadderArrow::End;
    const End ends[] = {End::Arrived, End::Lost, End::Arrived, End::Arrived, End::OnItsWay, End::OnItsWay};
    for (std::size_t i = 0; i < 6; ++i) {
        const LadderArrow& arrow = layout.arrows[i];
        QCOMPARE(arrow.end, ends[i]);
        QVERIFY(arrow.line.dy() > 0); // it arrives later than it was sent
        const bool fromA = arrow.line.x1() == left;
        QVERIFY(fromA || arrow.line.x1() == right);
        if (arrow.end == End::Arrived)
            QCOMPARE(arrow.line.x2(), fromA ? right : left);
        else
            QVERIFY(arrow.line.x2() > left && arrow.line.x2() < right);
    }
    // The FIN was delivered before what was sent before it.
    QVERIFY(layout.arrows[2].line.y2() < layout.arrows[0].line.y2());
}

void LadderTest::whatIsToComeStandsBelow()
{
    lab::LessonStep step;
    step.actions = {{test::action("b close server")}, {test::action("deliver b FIN")}};
    step.expect.states = {State::TimeWait, State::LastAck};
    const LadderLayout layout = lay(story(simultaneousClose), 560, {step});
    for (const LadderPill& pill : layout.pills)
        QCOMPARE(pill.box.top() > layout.now, pill.ghost);
    QCOMPARE(layout.pills.back().state, State::LastAck); // a is in TIME-WAIT already
    QVERIFY(layout.arrows.back().ghost);
    QVERIFY(layout.arrows.back().line.y1() > layout.now);
}

/// A forged RST toward a comes from b's line, as though b had sent it.
void LadderTest::arrowsBeginAtTheSender()
{
    const LadderLayout layout = lay(story({QStringLiteral("b> 1 RST forged"), QStringLiteral("a> 2 RST forged"),
                                           QStringLiteral("1 ok"), QStringLiteral("2 ok")}),
                                    560);
    const auto [left, right] = layout.lifeline;
    QCOMPARE(layout.arrows.size(), std::size_t{2});
    QVERIFY(layout.arrows[0].copy && layout.arrows[1].copy);
    QCOMPARE(layout.arrows[0].line.x1(), right);
    QCOMPARE(layout.arrows[0].line.x2(), left);
    QCOMPARE(layout.arrows[1].line.x1(), left);
    QCOMPARE(layout.arrows[1].line.x2(), right);
    QCOMPARE(layout.entries[0].text, QStringLiteral("a forged RST is on its way"));
    QCOMPARE(layout.entries[2].text, QStringLiteral("A receives RST")); // not its sender
}

void LadderTest::aRepeatedPacketIsCounted()
{
    const LadderLayout layout = lay(story({QStringLiteral("a> 1 SYN"), QStringLiteral("1 again"),
                                           QStringLiteral("1 again"), QStringLiteral("1 ok")}),
                                    560);
    QCOMPARE(layout.arrows.size(), std::size_t{1});
    QCOMPARE(layout.arrows[0].sent, 3);
    QCOMPARE(layout.arrows[0].label, QStringLiteral("SYN ×3"));
    QCOMPARE(layout.arrows[0].end, LadderArrow::End::Arrived);
    QCOMPARE(layout.entries[1].text, QStringLiteral("A sends SYN again"));
}

void LadderTest::aCopyArrivesAndThePacketStays()
{
    const LadderLayout layout = lay(story({QStringLiteral("b> 1 ACK 100"), QStringLiteral("1 copy")}), 560);
    const auto [left, right] = layout.lifeline;
    QCOMPARE(layout.arrows.size(), std::size_t{2});
    QCOMPARE(layout.arrows[0].end, LadderArrow::End::OnItsWay);
    QVERIFY(!layout.arrows[0].copy);
    QCOMPARE(layout.arrows[1].end, LadderArrow::End::Arrived);
    QVERIFY(layout.arrows[1].copy);
    QVERIFY(!layout.arrows[1].packet);
    QCOMPARE(layout.arrows[1].line.x1(), right);
    QCOMPARE(layout.arrows[1].line.x2(), left);
}

void LadderTest::aNoteAndItsLikeStandInTheMiddle()
{
    const LadderLayout layout = lay(story({QStringLiteral("a> 1 FIN+ACK"), QStringLiteral("a> 2 ACK"),
                                           QStringLiteral("note nothing can be held here"), QStringLiteral("1 later"),
                                           QStringLiteral("1 swapped")}),
                                    560);
    QStringList notes;
    for (const LadderText& text : layout.texts) {
        QCOMPARE(text.kind, LadderText::Kind::Note);
        notes += text.text;
    }
    QCOMPARE(notes,
             (QStringList{QStringLiteral("nothing can be held here"), QStringLiteral("FIN is delayed"),
                          QStringLiteral("two packets swap places")}));
}

void LadderTest::aPacketRunsAndRests()
{
    LadderView view;
    view.resize(560, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    LabStory shown;
    view.showStory(shown, {}, true);
    QVERIFY(view.atRest());
    view.showStory(story(simultaneousClose.mid(0, 3)), {}, false);
    QVERIFY(!view.atRest());
    view.showStory(story(simultaneousClose.mid(0, 3)), {}, false); // shown again while the packet runs
    QVERIFY(!view.atRest());
    QVERIFY(view.layoutOfStory().arrows.at(0).fresh);
    QTRY_VERIFY(view.atRest());
    view.showStory(story(simultaneousClose.mid(0, 3)), {}, false); // nothing new
    QVERIFY(view.atRest());
    view.showStory(story(simultaneousClose.mid(0, 5)), {}, false); // goes on from there
    QVERIFY(!view.atRest());
    QVERIFY(!view.layoutOfStory().arrows.at(0).fresh);
    QCOMPARE(view.layoutOfStory().entries.size(), std::size_t{5});
    view.setReducedMotion(true);
    view.showStory(story(simultaneousClose), {}, false);
    QVERIFY(view.atRest());
}

/// The window shows the story after each answer and whenever what can be done changes: one layout is enough for both.
void LadderTest::whatIsShownIsNotLaidOutAgain()
{
    LadderView view;
    view.resize(560, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setReducedMotion(true);
    const LabStory shown = story(simultaneousClose);
    view.showStory(shown, {}, true);
    const LadderEntry* const laid = view.layoutOfStory().entries.data();
    view.showStory(shown, {}, false);
    QCOMPARE(view.layoutOfStory().entries.data(), laid);

    lab::LessonStep step;
    step.expect.states = {State::Closed, std::nullopt};
    view.showStory(shown, {step}, false); // an answered question uncovers what is to come
    QVERIFY(view.layoutOfStory().entries.data() != laid);
    QVERIFY(view.layoutOfStory().pills.back().ghost);
    LabStory other = shown;
    other.start = {State::SynSent, State::Listen};
    view.showStory(other, {step}, true); // another story that has as many events
    QCOMPARE(view.layoutOfStory().pills.front().state, State::SynSent);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::LadderTest)
#include "ladder_test.moc"
