// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/lab_style.h"
#include "view/parts/style.h"
#include "view/parts/theme.h"

#include <QTest>

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

/// Relative luminance, WCAG 2.2.
double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// Contrast ratio, WCAG 2.2: from 1 to 21.
double contrast(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

struct Pair {
    const char* name = nullptr;
    QColor ink;
    QColor ground;
    double least = 0;
};

constexpr double forText = 4.5;
constexpr double forGraphics = 3.0;

QList<Pair> pairs(const Theme& theme)
{
    QList<Pair> result{
        {"text on window", theme.text, theme.window, forText},
        {"text on surface", theme.text, theme.surface, forText},
        {"text on raised", theme.text, theme.raised, forText},
        {"text on selection", theme.text, theme.selection, forText},
        {"muted on window", theme.mutedText, theme.window, forText},
        {"muted on surface", theme.mutedText, theme.surface, forText},
        {"muted on raised", theme.mutedText, theme.raised, forText},
        {"muted on selection", theme.mutedText, theme.selection, forText},
        {"on accent", theme.onAccent, theme.accent, forText},
        {"accent on surface", theme.accent, theme.surface, forText},
        {"on other accent", theme.onOtherAccent, theme.otherAccent, forText},
        {"other accent on surface", theme.otherAccent, theme.surface, forText},
        {"warning on surface", theme.warning, theme.surface, forText},
        {"warning on window", theme.warning, theme.window, forText},
        {"warning on selection", theme.warning, theme.selection, forText},
        {"good on surface", theme.good, theme.surface, forText},
        {"edge on surface", theme.edge, theme.surface, forGraphics},
    };
    for (const PhaseColours& colours : theme.phases) {
        result << Pair{"ink on fill", colours.ink, colours.fill, forText}
               << Pair{"ink on surface", colours.ink, theme.surface, forText}
               << Pair{"ink on zone", colours.ink, colours.zone, forText}
               << Pair{"on ink", colours.onInk, colours.ink, forText}
               << Pair{"text on zone", theme.text, colours.zone, forText}
               << Pair{"muted on zone", theme.mutedText, colours.zone, forText}
               << Pair{"accent on zone", theme.accent, colours.zone, forText}
               << Pair{"other accent on zone", theme.otherAccent, colours.zone, forText}
               << Pair{"accent on fill", theme.accent, colours.fill, forGraphics}
               << Pair{"other accent on fill", theme.otherAccent, colours.fill, forGraphics}
               << Pair{"edge on zone", theme.edge, colours.zone, forGraphics};
    }
    return result;
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void followsThePalette();
    void itsPaletteLeadsBackToIt();
    void canBeRead_data();
    void canBeRead();
    void measuresAsWcagDoes();
    void styleSheetsHaveAColourForEachPlaceholder();
};

void ThemeTest::followsThePalette()
{
    QCOMPARE(Theme::of(QPalette(Qt::lightGray)).dark, false);
    QCOMPARE(Theme::of(QPalette(QColor(0x20, 0x20, 0x20))).dark, true);
}

void ThemeTest::itsPaletteLeadsBackToIt()
{
    QCOMPARE(Theme::of(Theme::light().palette()), Theme::light());
    QCOMPARE(Theme::of(Theme::night().palette()), Theme::night());
}

void ThemeTest::canBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ThemeTest::canBeRead()
{
    QFETCH(const bool, dark);
    const QList<Pair> all = pairs(dark ? Theme::night() : Theme::light());
    for (const Pair& pair : all) {
        const double ratio = contrast(pair.ink, pair.ground);
        QVERIFY2(ratio >= pair.least,
                 qPrintable(QStringLiteral("%1: %2 on %3 is %4:1")
                                .arg(QLatin1String(pair.name), pair.ink.name(), pair.ground.name())
                                .arg(ratio, 0, 'f', 2)));
    }
}

void ThemeTest::measuresAsWcagDoes()
{
    QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21.0) < 1e-4);
    // #767676 is the well-known lightest grey that passes on white.
    QVERIFY(contrast(QColor(0x76, 0x76, 0x76), Qt::white) >= forText);
    QVERIFY(contrast(QColor(0x77, 0x77, 0x77), Qt::white) < forText);
}

void ThemeTest::styleSheetsHaveAColourForEachPlaceholder()
{
    const QString all = labStyleSheet(Theme::light());
    QVERIFY(all.startsWith(styleSheet(Theme::light())));
    QVERIFY(all.contains(Theme::light().selection.name()));
    QVERIFY2(!all.contains(u'%'), qPrintable(all.mid(all.indexOf(u'%'), 40)));
}

} // namespace atlas::view

QTEST_GUILESS_MAIN(atlas::view::ThemeTest)
#include "theme_test.moc"
