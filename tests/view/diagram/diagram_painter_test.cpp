// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lies over the picture at rest hides nothing, and a scene is painted the same wherever it is painted.
#include "view/diagram/diagram_strokes.h"
#include "view/diagram/diagram_values.h"
#include "view/diagram/diagram_view.h"
#include "view/settings/preferences.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

#include <memory>

namespace atlas::view {

using namespace std::chrono_literals;
using test::busyMinute;
using test::node;

class DiagramPainterTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sceneIsPaintedWithoutAWidget();
    void badgesFollowWhatTheyDependOn();
    void badgesHideNothing_data();
    void badgesHideNothing();
    void countsHideNothing_data();
    void countsHideNothing();

private:
    [[nodiscard]] QImage picture() const { return m_view->grab().toImage(); }
    void settle() const
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

    std::unique_ptr<DiagramView> m_view;
};

void DiagramPainterTest::init()
{
    m_view = std::make_unique<DiagramView>();
    m_view->resize(560, 470);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    settle();
}

void DiagramPainterTest::cleanup()
{
    useLanguage(QStringLiteral("en"));
    m_view.reset();
}

void DiagramPainterTest::sceneIsPaintedWithoutAWidget()
{
    auto picture = DiagramPicture::load();
    QVERIFY(picture);
    const QSize size(560, 470);
    DiagramCamera camera(picture->layout().viewBox);
    camera.setWidgetSize(size);
    DiagramEnds ends;
    ends.show({{State::Established, QStringLiteral("a")}, {State::Established, QStringLiteral("b")}});
    ends.take({.to = State::FinWait1, .known = Known::Observed}, 0, Instant(1s));
    ends.advance(Instant(1s) + EndMotion::moveTime / 2); // a token, half a trace, a badge
    Emphasis emphasis;
    emphasis.nodes[1] = node(State::Established);
    picture->update({{size, 1, camera.scale(), camera.offset(), Theme::light()}, QFont(), emphasis});
    StateCounts counts{};
    counts[static_cast<std::size_t>(State::Established)] = 2;

    const auto painted = [&](std::optional<Node> hovered, std::optional<Node> ring) {
        QImage image(size, QImage::Format_RGB32);
        QPainter painter(&image);
        paintDiagram(painter, {*picture, ends, picture->endBadges(ends), std::nullopt, counts, hovered, ring});
        return image;
    };
    const QImage plain = painted({}, {});
    const auto differ = [&](const QImage& other, Node where) {
        const QRect box = camera.toWidget(picture->layout().state(where)).toAlignedRect().adjusted(-8, -8, 8, 8);
        return plain.copy(box) != other.copy(box);
    };
    QCOMPARE(painted({}, {}), plain);
    QVERIFY(differ(painted(node(State::Listen), {}), node(State::Listen)));
    QVERIFY(differ(painted({}, node(State::Listen)), node(State::Listen)));
    QVERIFY(!differ(painted({}, node(State::Listen)), node(State::TimeWait)));
    ends.advance(Instant(1s) + EndMotion::moveTime);
    QVERIFY(differ(painted({}, {}), node(State::FinWait1))); // the token has come
}

/// They are placed once for a picture; what they say and where they are is never that of another one.
void DiagramPainterTest::badgesFollowWhatTheyDependOn()
{
    const auto boxes = [this] {
        QList<QRectF> all;
        for (const EndBadge& badge : m_view->endBadges())
            all << badge.box;
        return all;
    };
    m_view->showEnds({{State::Established, QStringLiteral("a")}, {State::CloseWait, QStringLiteral("b")}});
    const QList<QRectF> before = boxes();
    QCOMPARE(before.size(), 2);
    QCOMPARE(boxes(), before);

    m_view->showEnds({{State::Established, QStringLiteral("a")}, {State::CloseWait, QStringLiteral("nginx")}});
    QCOMPARE(m_view->endBadges()[1].text, QStringLiteral("nginx"));
    QCOMPARE(boxes()[0], before[0]);
    QVERIFY(boxes()[1] != before[1]);

    m_view->resize(900, 760);
    settle();
    QVERIFY(boxes()[0] != before[0]);
    m_view->resize(560, 470);
    settle();
    QCOMPARE(boxes()[0], before[0]);

    QFont large = m_view->font();
    large.setFamily(QStringLiteral("monospace"));
    m_view->setFont(large);
    QVERIFY(boxes()[1] != before[1]);

    m_view->showEnds({{State::Listen, QStringLiteral("a")}});
    QCOMPARE(boxes().size(), 1);
    QVERIFY(m_view->endBadges()[0].of.node == node(State::Listen));
    m_view->showEnds({});
    QVERIFY(boxes().isEmpty());
}

void DiagramPainterTest::badgesHideNothing_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("label");
    for (const char* language : {"en", "pt_BR", "uk"})
        for (const QSize size : {QSize(560, 470), QSize(430, 330), QSize(900, 760)})
            for (const char* label : {"a", "firefox", "systemd-resolved-with-a-long-name"})
                QTest::addRow("%s %d %s", language, size.width(), label)
                    << QString::fromLatin1(language) << size << QString::fromLatin1(label);
}

void DiagramPainterTest::badgesHideNothing()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    QFETCH(const QString, label);
    useLanguage(language);
    m_view->resize(size);
    settle();
    QStringList problems;
    for (const State state : knownStates) {
        m_view->showEnds({{state, label}, {state, label}});
        (void)picture();
        const double scale = m_view->camera().scale();
        const auto badges = m_view->endBadges();
        QCOMPARE(badges.size(), std::size_t{2});
        const auto hides = [&](const EndBadge& badge, const QString& what) {
            problems << QStringLiteral("%1 in %2 hides %3")
                            .arg(badge.text, QString::fromLatin1(rfcName(state).data()), what);
        };
        if (badges[0].box.intersects(badges[1].box))
            hides(badges[0], QStringLiteral("the other"));
        for (const EndBadge& badge : badges) {
            for (const Word& word : m_view->picture().words())
                if (badge.box.intersects(word.box.adjusted(0, 1, 0, -1)))
                    hides(badge, word.text);
            for (const Node other : allNodes) {
                const QRectF& box = m_view->layoutOfDrawing().state(other);
                if (other != node(state) && badge.box.intersects({box.topLeft() * scale, box.size() * scale}))
                    hides(badge, QString::fromStdString(identifierOf(other)));
                if (!other.end && badge.box.intersects(badgeBox(box, 999, m_view->font(), scale)))
                    hides(badge, QStringLiteral("the count of ") + QString::fromStdString(identifierOf(other)));
            }
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(QStringLiteral("\n") + problems.join(u'\n')));
}

void DiagramPainterTest::countsHideNothing_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* language : {"en", "pt_BR", "uk"})
        for (const QSize size : {QSize(560, 470), QSize(430, 330), QSize(900, 760)})
            QTest::addRow("%s %d", language, size.width()) << QString::fromLatin1(language) << size;
}

void DiagramPainterTest::countsHideNothing()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    useLanguage(language);
    m_view->resize(size);
    m_view->setActivity(busyMinute());
    settle();
    (void)picture();
    QStringList problems;
    int placed = 0;
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        const CountPlace& place = m_view->picture().countPlaces()[i];
        if (place.width <= 0)
            continue;
        placed += transitions[i].kind == EdgeKind::Drawn ? 1 : 0;
        const QRectF plate(place.centre - QPointF(place.width / 2, 4), QSizeF(place.width, 8));
        for (const Word& word : m_view->picture().words())
            if (plate.intersects(word.box.adjusted(2, 2, -2, -2)))
                problems << QString::fromLatin1(transitions[i].id.data()) + QStringLiteral(" hides ") + word.text;
    }
    QVERIFY2(problems.isEmpty(), qPrintable(QStringLiteral("\n") + problems.join(u'\n')));
    QVERIFY2(placed >= 17, qPrintable(QStringLiteral("only %1 of 21 edges have room for their count").arg(placed)));
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::DiagramPainterTest)
#include "diagram_painter_test.moc"
