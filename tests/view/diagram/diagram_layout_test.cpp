// SPDX-License-Identifier: GPL-3.0-or-later
//
// The drawing against core's tables, and its words against each other.
#include "view/diagram/diagram_picture.h"
#include "view/diagram/diagram_strokes.h"
#include "view/diagram/diagram_view.h"
#include "view/diagram/diagram_walk.h"
#include "view/diagram/shortcut.h"
#include "view/diagram/svg_path.h"
#include "view/settings/preferences.h"
#include "view/words/transition_texts.h"

#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace atlas::view {
namespace {

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QByteArray drawing()
{
    QFile file(QStringLiteral(":/atlas/tcp-states.svg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSet<QString> idsWith(const char* prefix)
{
    const QRegularExpression pattern(QStringLiteral("id=\"%1([^\"]+)\"").arg(QLatin1String(prefix)));
    QSet<QString> ids;
    for (auto match = pattern.globalMatch(QString::fromUtf8(drawing())); match.hasNext();)
        ids << match.next().captured(1);
    return ids;
}

/// How far a point lies outside a rectangle; negative inside: how deep.
double outside(const QRectF& rect, const QPointF& point)
{
    const double dx = std::max({rect.left() - point.x(), point.x() - rect.right()});
    const double dy = std::max({rect.top() - point.y(), point.y() - rect.bottom()});
    return dx > 0 && dy > 0 ? std::hypot(dx, dy) : std::max(dx, dy);
}

QString describe(const Word& word)
{
    return QStringLiteral("\"%1\" at %2,%3 %4x%5")
        .arg(word.text)
        .arg(word.box.x())
        .arg(word.box.y())
        .arg(word.box.width())
        .arg(word.box.height());
}

/// The scale of the whole drawing in the smallest diagram that a window gives a user with this font.
double smallestScale(const QFont& font)
{
    DiagramView view;
    view.setFont(font);
    DiagramCamera camera(view.layoutOfDrawing().viewBox);
    camera.setWidgetSize(view.minimumSizeHint());
    return camera.scale();
}

bool inOneBlock(const Word& a, const Word& b)
{
    return a.kind != Word::Kind::Name && b.kind != Word::Kind::Name && a.subject == b.subject &&
        (a.kind == Word::Kind::Title) == (b.kind == Word::Kind::Title);
}

} // namespace

class DiagramLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { useLanguage(QStringLiteral("en")); }
    void hasExactlyTheIdsOfTheTables();
    void saysTheWordsOfTheProgram();
    void boxesStandApartInTheirZones();
    void edgesLeadFromBoxToBox();
    void shortcutsLeadFromBoxToBoxPastTheOthers();
    void everyTextOnlyWayHasACurve();
    void wordsKeepApart_data();
    void wordsKeepApart();
    void arrowKeysReachEveryBox();
    void pathsAreReadOrRefused_data();
    void pathsAreReadOrRefused();
    void missingElementIsNamed_data();
    void missingElementIsNamed();

private:
    std::unique_ptr<DiagramLayout> m_layout;
};

void DiagramLayoutTest::initTestCase()
{
    auto layout = DiagramLayout::read(drawing());
    QVERIFY2(layout.has_value(), layout ? "" : layout.error().message().c_str());
    m_layout = std::make_unique<DiagramLayout>(*std::move(layout));
}

void DiagramLayoutTest::hasExactlyTheIdsOfTheTables()
{
    QSet<QString> states;
    for (const State state : knownStates)
        states << qt(names(state).identifier);
    states << QStringLiteral("CLOSED_END");
    QCOMPARE(idsWith("state-"), states);
    QCOMPARE(idsWith("name-"), states);

    QSet<QString> edges;
    QSet<QString> details;
    for (const Transition& edge : transitions) {
        if (edge.kind != EdgeKind::Drawn)
            continue;
        edges << qt(edge.id);
        if (!edgeLabel(edge).detail.isEmpty())
            details << qt(edge.id);
    }
    QCOMPARE(edges.size(), 21);
    QCOMPARE(idsWith("edge-"), edges);
    QCOMPARE(idsWith("label-"), edges);
    QCOMPARE(idsWith("detail-"), details);
    QCOMPARE(idsWith("zone-").size(), qsizetype(phaseCount));
    QCOMPARE(idsWith("title-"), idsWith("zone-"));
}

void DiagramLayoutTest::saysTheWordsOfTheProgram()
{
    const QString svg = QString::fromUtf8(drawing());
    const auto textOf = [&](const QString& id) {
        const QRegularExpression element(QStringLiteral("id=\"%1\"[^>]*>([^<]*)<").arg(QRegularExpression::escape(id)));
        return element.match(svg).captured(1);
    };
    for (const Transition& edge : transitions) {
        if (edge.kind != EdgeKind::Drawn)
            continue;
        QCOMPARE(textOf(QStringLiteral("label-") + qt(edge.id)), edgeLabel(edge).cause);
        QCOMPARE(textOf(QStringLiteral("detail-") + qt(edge.id)), edgeLabel(edge).detail);
    }
    for (const Node node : allNodes)
        QCOMPARE(textOf(QStringLiteral("name-") + QString::fromStdString(identifierOf(node))), qt(rfcName(node.state)));
    for (std::size_t i = 0; i < phaseCount; ++i)
        QCOMPARE(textOf(QStringLiteral("title-") + qt(phaseIdentifier(static_cast<Phase>(i)))),
                 phaseTitle(static_cast<Phase>(i)));
}

void DiagramLayoutTest::boxesStandApartInTheirZones()
{
    constexpr double room = 20;
    for (const Node node : allNodes) {
        const QRectF& box = m_layout->state(node);
        const auto zone = static_cast<std::size_t>(node.end ? Phase::OtherSideClosedFirst : phase(node.state));
        QVERIFY2(m_layout->zones[zone].contains(box), identifierOf(node).c_str());
        for (const Node other : allNodes)
            if (other != node)
                QVERIFY2(!box.adjusted(-room, -room, room, room).intersects(m_layout->state(other)),
                         identifierOf(node).c_str());
    }
    for (const QRectF& zone : m_layout->zones)
        QVERIFY(m_layout->viewBox.contains(zone));
}

void DiagramLayoutTest::edgesLeadFromBoxToBox()
{
    for (const Transition& edge : transitions) {
        if (edge.kind != EdgeKind::Drawn)
            continue;
        const QPainterPath& path = m_layout->edge(edge);
        const double start = outside(m_layout->state(originOf(edge)), path.pointAtPercent(0));
        const double end = outside(m_layout->state(targetOf(edge)), path.pointAtPercent(1));
        QVERIFY2(std::abs(start) <= 1, edge.id.data());
        QVERIFY2(end >= 6 && end <= 12, edge.id.data()); // the arrowhead bridges this
        for (const Node node : allNodes)
            for (double t = 0.02; t < 1; t += 0.02)
                QVERIFY2(outside(m_layout->state(node), path.pointAtPercent(t)) > 0, edge.id.data());
    }
}

void DiagramLayoutTest::shortcutsLeadFromBoxToBoxPastTheOthers()
{
    for (const State state : knownStates) {
        for (const Shortcut& shortcut : shortcutsFrom(state)) {
            const QPainterPath path = shortcutPath(shortcut.from, shortcut.to);
            const std::string way = identifierOf(shortcut.from) + " to " + identifierOf(shortcut.to);
            const double start = outside(m_layout->state(shortcut.from), path.pointAtPercent(0));
            const double end = outside(m_layout->state(shortcut.to), path.pointAtPercent(1));
            QVERIFY2(std::abs(start) <= 1.5, way.c_str());
            QVERIFY2(end >= 4 && end <= 12, way.c_str());
            for (const Node node : allNodes)
                for (double t = 0.03; t < 1; t += 0.02)
                    QVERIFY2(outside(m_layout->state(node), path.pointAtPercent(t)) > 0, way.c_str());
        }
    }
}

void DiagramLayoutTest::everyTextOnlyWayHasACurve()
{
    std::size_t covered = 0;
    for (const State state : knownStates) {
        for (const Shortcut& shortcut : shortcutsFrom(state)) {
            QVERIFY(!shortcutPath(shortcut.from, shortcut.to).isEmpty());
            QVERIFY(!combinedLabel(shortcut.transitions).isEmpty());
            covered += shortcut.transitions.size();
        }
    }
    QCOMPARE(covered, transitions.size() - 21);
    const Shortcut nowhere{{State::Listen, false}, {State::TimeWait, false}, {}};
    QVERIFY(shortcutPath(nowhere.from, nowhere.to).isEmpty());
}

void DiagramLayoutTest::wordsKeepApart_data()
{
    QTest::addColumn<QFont>("font");
    QTest::addColumn<QString>("language");
    QTest::addColumn<double>("scale");
    for (const char* family : {"Inter", "DejaVu Sans", "Noto Sans"}) {
        if (!QFontDatabase::hasFamily(QLatin1String(family)))
            continue;
        for (const int pixels : {11, 13, 16, 20, 27}) { // the usual font, a smaller one, and up to twice as large
            QFont font(QString::fromLatin1(family));
            font.setPixelSize(pixels);
            const double least = smallestScale(font);
            for (const char* language : {"en", "pt_BR", "uk"})
                for (const double times : {1.0, 1.05, 1.1, 1.2, 1.3, 1.32, 1.36, 1.4, 1.6, 2.0, 2.5, 4.0, 7.5})
                    QTest::addRow("%s %d %s %.3f", family, pixels, language, least * times)
                        << font << QString::fromLatin1(language) << least * times;
        }
    }
}

void DiagramLayoutTest::wordsKeepApart()
{
    QFETCH(const QFont, font);
    QFETCH(const QString, language);
    QFETCH(const double, scale);
    useLanguage(language);
    const std::vector<Word> words = layWords(*m_layout, font, scale);
    QStringList problems;

    const QRectF all(QPointF(), m_layout->viewBox.size() * scale);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        if (!all.contains(word.box))
            problems << describe(word) + QStringLiteral(" leaves the drawing");
        if (word.font.pixelSize() < smallestText)
            problems << describe(word) + QStringLiteral(" is too small");
        for (std::size_t j = i + 1; j < words.size(); ++j)
            if (word.box.intersects(words[j].box) && !inOneBlock(word, words[j]))
                problems << describe(word) + QStringLiteral(" meets ") + describe(words[j]);
        if (word.kind == Word::Kind::Name)
            continue;
        for (const Node node : allNodes) {
            const QRectF& box = m_layout->state(node);
            const double apart = word.kind == Word::Kind::Title ? 3 : 0; // also while the box is lit
            if (word.box.adjusted(0, -apart, 0, apart).intersects({box.topLeft() * scale, box.size() * scale}))
                problems << describe(word) + QStringLiteral(" meets ") + QString::fromStdString(identifierOf(node));
        }
        for (std::size_t edge = 0; edge < transitions.size(); ++edge)
            if (std::ranges::any_of(m_layout->edgePoints[edge],
                                    [&](const QPointF& at) { return word.box.contains(at * scale); }))
                problems << describe(word) + QStringLiteral(" lies on ") + qt(transitions[edge].id);
    }
    for (const State state : knownStates) {
        const QRectF badge = badgeBox(m_layout->state({state, false}), 108'000, font, scale);
        if (!all.contains(badge))
            problems << qt(rfcName(state)) + QStringLiteral("'s badge leaves the drawing");
        for (const Word& word : words)
            if (badge.intersects(word.box))
                problems << describe(word) + QStringLiteral(" meets the badge of ") + qt(rfcName(state));
    }
    QVERIFY2(problems.isEmpty(), qPrintable(QStringLiteral("\n") + problems.join(u'\n')));
}

void DiagramLayoutTest::arrowKeysReachEveryBox()
{
    for (const Node start : allNodes) {
        std::vector<Node> reached{start};
        for (std::size_t i = 0; i < reached.size(); ++i)
            for (const Direction direction : {Direction::Left, Direction::Right, Direction::Up, Direction::Down})
                if (const auto next = neighbour(*m_layout, reached[i], direction);
                    next && std::ranges::find(reached, *next) == reached.end())
                    reached.push_back(*next);
        QCOMPARE(reached.size(), nodeCount);
    }
    const auto walk = [this](State from, Direction direction) {
        return neighbour(*m_layout, {from, false}, direction);
    };
    QVERIFY((walk(State::Closed, Direction::Down) == Node{State::Listen, false}));
    QVERIFY((walk(State::Established, Direction::Up) == Node{State::Listen, false}));
    QVERIFY((walk(State::FinWait1, Direction::Down) == Node{State::FinWait2, false}));
    QVERIFY((walk(State::CloseWait, Direction::Down) == Node{State::LastAck, false}));
    QVERIFY((walk(State::TimeWait, Direction::Right) == Node{State::Closed, true}));
    QCOMPARE(walk(State::TimeWait, Direction::Down), std::nullopt);
}

void DiagramLayoutTest::pathsAreReadOrRefused_data()
{
    QTest::addColumn<QString>("d");
    QTest::addColumn<QString>("error"); // empty: the path is good
    QTest::newRow("line") << QStringLiteral("M1,2 L3.5,-4") << QString();
    QTest::newRow("curve") << QStringLiteral(" M 1 2 C 3,4 5,6 7,8 L 1,1 ") << QString();
    QTest::newRow("empty") << QString() << QStringLiteral("offset 0: expected a way to somewhere, found the end");
    QTest::newRow("no move") << QStringLiteral("L1,2") << QStringLiteral("offset 0: expected M, found \"L\"");
    QTest::newRow("relative") << QStringLiteral("M1,2 l3,4")
                              << QStringLiteral("offset 5: expected L or C, found \"l\"");
    QTest::newRow("half a point") << QStringLiteral("M1,2 L3")
                                  << QStringLiteral("offset 7: expected two numbers, found the end");
    QTest::newRow("no number") << QStringLiteral("M1,2 Lx,3")
                               << QStringLiteral("offset 6: expected two numbers, found \"x\"");
    QTest::newRow("second move") << QStringLiteral("M1,2 L2,2 M3,3")
                                 << QStringLiteral("offset 10: expected L or C, found \"M\"");
    QTest::newRow("only a move") << QStringLiteral("M1,2")
                                 << QStringLiteral("offset 4: expected a way to somewhere, found the end");
}

void DiagramLayoutTest::pathsAreReadOrRefused()
{
    QFETCH(const QString, d);
    QFETCH(const QString, error);
    const auto path = parseSvgPath(d);
    QCOMPARE(path ? QString() : QString::fromStdString(path.error().message()), error);
    if (path)
        QCOMPARE(path->elementAt(0).x, 1.0);
}

void DiagramLayoutTest::missingElementIsNamed_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("state") << QByteArray("state-SYN_SENT") << QByteArray("state-SYN")
                           << QByteArray("state-SYN_SENT is missing");
    QTest::newRow("edge") << QByteArray("edge-fw1-ack") << QByteArray("edge-fw")
                          << QByteArray("edge-fw1-ack is missing");
    QTest::newRow("path") << QByteArray("M480,704 L") << QByteArray("M480,704 H")
                          << QByteArray("edge-closing-ack: offset 9: expected L or C, found \"H\"");
    QTest::newRow("style") << QByteArray("<style>") << QByteArray("<style type=\"text/css\">")
                           << QByteArray("the drawing has no <style>");
    QTest::newRow("view box") << QByteArray("0 0 1000 840") << QByteArray("1000 840")
                              << QByteArray("viewBox must have four numbers");
}

void DiagramLayoutTest::missingElementIsNamed()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QByteArray, expected);
    QByteArray svg = drawing();
    QVERIFY(svg.contains(before));
    const auto picture = DiagramPicture::fromSvg(svg.replace(before, after));
    QVERIFY(!picture);
    QCOMPARE(QByteArray::fromStdString(picture.error().message()), "tcp-states.svg: " + expected);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::DiagramLayoutTest)
#include "diagram_layout_test.moc"
