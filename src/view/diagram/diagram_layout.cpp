// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_layout.h"

#include "view/diagram/shortcut.h"
#include "view/diagram/svg_path.h"

#include <QHash>
#include <QXmlStreamReader>

namespace atlas::view {
namespace {

/// Cap height of the file's labels: what a line reaches above its baseline.
constexpr double capHeight = 10;

struct Element {
    QXmlStreamAttributes attributes;

    [[nodiscard]] double number(const char* name) const { return attributes.value(QLatin1String(name)).toDouble(); }
    [[nodiscard]] QPointF at() const { return {number("x"), number("y")}; }
    [[nodiscard]] QRectF rect() const { return {number("x"), number("y"), number("width"), number("height")}; }
    [[nodiscard]] Qt::AlignmentFlag side() const
    {
        const QStringView anchor = attributes.value(QLatin1String("text-anchor"));
        return anchor == u"end" ? Qt::AlignRight : anchor == u"middle" ? Qt::AlignHCenter : Qt::AlignLeft;
    }
    [[nodiscard]] bool hasClass(QStringView name) const
    {
        return attributes.value(QLatin1String("class")).split(u' ').contains(name);
    }
};

using Elements = QHash<QString, Element>;

std::expected<Elements, Error> readElements(const QByteArray& svg)
{
    Elements elements;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        const QString id =
            xml.name() == u"svg" ? QStringLiteral("svg") : attributes.value(QLatin1String("id")).toString();
        if (!id.isEmpty())
            elements.insert(id, Element{attributes});
    }
    if (xml.hasError())
        return std::unexpected(
            Error::verbatim("line " + std::to_string(xml.lineNumber()) + ": " + xml.errorString().toStdString()));
    return elements;
}

/// Finds elements by their ids and remembers the first that is missing.
class Finder {
public:
    explicit Finder(const Elements& elements) : m_elements(elements) { }

    Element get(const std::string& id)
    {
        const auto found = m_elements.constFind(QString::fromStdString(id));
        if (found != m_elements.cend())
            return *found;
        fail(id + " is missing");
        return {};
    }
    [[nodiscard]] bool has(const std::string& id) const { return m_elements.contains(QString::fromStdString(id)); }
    void fail(std::string message)
    {
        if (!m_error)
            m_error = Error::verbatim(std::move(message));
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    const Elements& m_elements;
    std::optional<Error> m_error;
};

LabelPlace labelPlace(Finder& find, const std::string& id)
{
    const Element label = find.get("label-" + id);
    LabelPlace place{label.at(), label.side(), LabelPlace::Stacking::Centred};
    if (label.hasClass(u"above")) {
        place.stacking = LabelPlace::Stacking::Above;
    } else if (label.hasClass(u"around")) {
        place.stacking = LabelPlace::Stacking::Around;
    } else {
        const double lastBaseline = find.has("detail-" + id) ? find.get("detail-" + id).number("y") : label.number("y");
        place.anchor.setY((label.number("y") - capHeight + lastBaseline) / 2);
    }
    return place;
}

QPolygonF pointsOf(const QPainterPath& path)
{
    constexpr int steps = 64;
    QPolygonF points;
    for (int i = 0; i <= steps; ++i)
        points << path.pointAtPercent(double(i) / steps);
    return points;
}

void readEdge(Finder& find, const Transition& edge, DiagramLayout& layout)
{
    const std::string id(edge.id);
    const Element element = find.get("edge-" + id);
    auto path = parseSvgPath(element.attributes.value(QLatin1String("d")));
    if (!path)
        return find.fail("edge-" + id + ": " + path.error().message());
    layout.edgePoints[indexOf(edge)] = pointsOf(*path);
    layout.edges[indexOf(edge)] = *std::move(path);
    layout.labels[indexOf(edge)] = labelPlace(find, id);
}

QRectF readViewBox(Finder& find)
{
    const auto parts = find.get("svg").attributes.value(QLatin1String("viewBox")).split(u' ');
    if (parts.size() != 4) {
        find.fail("viewBox must have four numbers");
        return {};
    }
    return {parts[0].toDouble(), parts[1].toDouble(), parts[2].toDouble(), parts[3].toDouble()};
}

} // namespace

std::string_view phaseIdentifier(Phase phase)
{
    static constexpr std::array<std::string_view, phaseCount> identifiers{"no-connection", "opening", "connected",
                                                                          "this-side", "other-side"};
    return identifiers[static_cast<std::size_t>(phase)];
}

std::expected<DiagramLayout, Error> DiagramLayout::read(const QByteArray& svg)
{
    const auto elements = readElements(svg);
    if (!elements)
        return std::unexpected(elements.error());
    Finder find(*elements);
    DiagramLayout layout;
    layout.viewBox = readViewBox(find);
    for (const Node node : allNodes)
        layout.states[indexOf(node)] = find.get("state-" + identifierOf(node)).rect();
    for (const Transition& edge : transitions) {
        if (edge.kind == EdgeKind::Drawn)
            readEdge(find, edge, layout);
        QPainterPath& line = layout.lines[indexOf(edge)];
        line = edge.kind == EdgeKind::Drawn ? layout.edge(edge) : shortcutPath(originOf(edge), targetOf(edge));
        layout.linePoints[indexOf(edge)] = pointsOf(line);
    }
    for (std::size_t i = 0; i < phaseCount; ++i) {
        const std::string id(phaseIdentifier(static_cast<Phase>(i)));
        layout.zones[i] = find.get("zone-" + id).rect();
        const Element title = find.get("title-" + id);
        layout.titles[i] = {title.at(), title.side(), title.number("data-width")};
    }
    if (find.error())
        return std::unexpected(*find.error());
    return layout;
}

} // namespace atlas::view
