// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/lesson_list.h"

#include "view/parts/fonts.h"
#include "view/parts/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>

namespace atlas::view {
namespace {

enum Role { Id = Qt::UserRole, Subtitle, Finished };

constexpr int side = 10;
constexpr int tickRoom = 18;
constexpr int scrollRoom = 14; ///< kept free in any case, so that a scroll bar that comes does not change the lines

class Delegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const int room = textRoom(option.widget);
        return {0,
                textHeight(strong(option.font), index.data().toString(), room) +
                    textHeight(option.font, index.data(Subtitle).toString(), room) + 14};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme theme = Theme::current();
        const bool possible = index.flags().testFlag(Qt::ItemIsEnabled);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF body = QRectF(option.rect).adjusted(1, 1, -1, -1);
        if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver)) {
            const bool selected = option.state.testFlag(QStyle::State_Selected);
            const bool framed = option.state.testFlag(QStyle::State_HasFocus) && selected;
            painter->setPen(framed ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
            painter->setBrush(selected ? theme.selection : theme.raised);
            painter->drawRoundedRect(body, 6, 6);
        }
        const QRect inner(option.rect.left() + side, option.rect.top() + 7, textRoom(option.widget),
                          option.rect.height() - 14);
        const QFont title = strong(option.font);
        const int titleHeight = textHeight(title, index.data().toString(), inner.width());
        painter->setFont(title);
        painter->setPen(possible ? theme.text : theme.mutedText);
        painter->drawText(inner, Qt::TextWordWrap, index.data().toString());
        painter->setFont(option.font);
        painter->setPen(theme.mutedText);
        painter->drawText(inner.adjusted(0, titleHeight, 0, 0), Qt::TextWordWrap, index.data(Subtitle).toString());
        if (index.data(Finished).toBool())
            tick(painter, QRectF(inner.right() + 4, inner.top() + 2, 14, 14), theme.good);
        painter->restore();
    }

private:
    static int textRoom(const QWidget* list)
    {
        return std::max(60, (list != nullptr ? list->width() : 0) - 2 * side - tickRoom - scrollRoom);
    }

    static int textHeight(const QFont& font, const QString& text, int width)
    {
        return text.isEmpty()
            ? 0
            : QFontMetrics(font).boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, text).height();
    }

    static void tick(QPainter* painter, const QRectF& box, const QColor& colour)
    {
        QPainterPath path(box.topLeft() + QPointF(2, box.height() * 0.55));
        path.lineTo(box.topLeft() + QPointF(box.width() * 0.4, box.height() - 2));
        path.lineTo(box.topRight() + QPointF(-1, 2));
        painter->setPen(QPen(colour, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(path);
    }
};

/// What assistive technology reads.
void describe(QListWidgetItem* item)
{
    QStringList parts{item->text(), item->data(Subtitle).toString()};
    if (item->data(Finished).toBool())
        parts += LessonList::tr("finished");
    parts.removeAll(QString());
    item->setData(Qt::AccessibleTextRole, parts.join(QStringLiteral(", ")));
}

} // namespace

LessonList::LessonList(QWidget* parent) : QListWidget(parent)
{
    setItemDelegate(new Delegate(this));
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Lessons"));
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && item->flags().testFlag(Qt::ItemIsEnabled))
            emit lessonChosen(item->data(Id).toString());
    });
}

void LessonList::showLessons(const std::vector<LessonEntry>& lessons)
{
    const QSignalBlocker quiet(this);
    const QString chosen = currentItem() != nullptr ? currentItem()->data(Id).toString() : QString();
    const bool had = currentItem() != nullptr;
    clear();
    for (const LessonEntry& lesson : lessons) {
        auto* item = new QListWidgetItem(lesson.title, this);
        item->setData(Id, lesson.id);
        item->setData(Subtitle, lesson.possible ? lesson.subtitle : tr("needs the two hosts"));
        item->setData(Finished, lesson.finished);
        if (!lesson.possible)
            item->setFlags(item->flags() & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable));
        describe(item);
    }
    if (had)
        setCurrentItem(find(chosen));
    updateGeometry();
}

void LessonList::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    scheduleDelayedItemsLayout(); // other lines
}

QListWidgetItem* LessonList::find(const QString& id) const
{
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(Id).toString() == id)
            return item(row);
    return nullptr;
}

void LessonList::markFinished(const QString& id)
{
    if (QListWidgetItem* item = find(id)) {
        item->setData(Finished, true);
        describe(item);
    }
}

void LessonList::setCurrentLesson(const QString& id)
{
    const QSignalBlocker quiet(this);
    setCurrentItem(find(id));
}

QListWidgetItem* LessonList::next() const
{
    for (int row = currentRow() + 1; currentRow() >= 0 && row < count(); ++row)
        if (item(row)->flags().testFlag(Qt::ItemIsEnabled) && !item(row)->data(Id).toString().isEmpty())
            return item(row);
    return nullptr;
}

void LessonList::chooseNext()
{
    if (QListWidgetItem* following = next())
        setCurrentItem(following);
}

void LessonList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return event->ignore();
    default:
        QListWidget::keyPressEvent(event);
    }
}

QSize LessonList::sizeHint() const
{
    return {210, 420};
}

} // namespace atlas::view
