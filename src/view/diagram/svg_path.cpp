// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/svg_path.h"

#include <QLocale>
#include <QPointF>

#include <array>
#include <cmath>
#include <optional>

namespace atlas::view {
namespace {

class Reader {
public:
    explicit Reader(QStringView text) : m_text(text) { skipSeparators(); }

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] QChar peek() const { return m_text[m_at]; }
    [[nodiscard]] Error expected(const char* what) const
    {
        const QString found = atEnd() ? QStringLiteral("the end") : QStringLiteral("\"%1\"").arg(m_text[m_at]);
        return Error::verbatim("offset " + std::to_string(m_at) + ": expected " + what + ", found " +
                               found.toStdString());
    }

    void skip()
    {
        ++m_at;
        skipSeparators();
    }

    std::optional<double> number()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && (m_text[end].isDigit() || m_text[end] == u'.' || (end == m_at && isSign(end))))
            ++end;
        bool understood = false;
        const double value = m_text.mid(m_at, end - m_at).toDouble(&understood);
        if (!understood || !std::isfinite(value))
            return std::nullopt;
        m_at = end;
        skipSeparators();
        return value;
    }

    std::optional<QPointF> point()
    {
        const auto x = number();
        const auto y = x ? number() : std::nullopt;
        return y ? std::optional(QPointF(*x, *y)) : std::nullopt;
    }

private:
    [[nodiscard]] bool isSign(qsizetype at) const { return m_text[at] == u'-' || m_text[at] == u'+'; }
    void skipSeparators()
    {
        while (!atEnd() && (m_text[m_at].isSpace() || m_text[m_at] == u','))
            ++m_at;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

std::expected<QPainterPath, Error> parseSvgPath(QStringView d)
{
    Reader reader(d);
    QPainterPath path;
    bool begun = false;
    while (!reader.atEnd()) {
        const QChar command = reader.peek();
        if (command != (begun ? u'L' : u'M') && !(begun && command == u'C'))
            return std::unexpected(reader.expected(begun ? "L or C" : "M"));
        reader.skip();
        std::array<QPointF, 3> points;
        const std::size_t count = command == u'C' ? 3 : 1;
        for (std::size_t i = 0; i < count; ++i) {
            const auto point = reader.point();
            if (!point)
                return std::unexpected(reader.expected("two numbers"));
            points[i] = *point;
        }
        if (command == u'M')
            path.moveTo(points[0]);
        else if (command == u'L')
            path.lineTo(points[0]);
        else
            path.cubicTo(points[0], points[1], points[2]);
        begun = true;
    }
    if (path.elementCount() < 2)
        return std::unexpected(reader.expected("a way to somewhere"));
    return path;
}

} // namespace atlas::view
