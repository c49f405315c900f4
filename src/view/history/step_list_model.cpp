// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/step_list_model.h"

#include "view/words/step_texts.h"
#include "view/words/transition_texts.h"
#include "view/words/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace atlas::view {
namespace {

/// Whether two rows speak of one step; how it is known may differ.
bool isSameStep(const EndStep& a, const EndStep& b)
{
    return a.end == b.end && a.step.sequence == b.step.sequence && (a.step.sequence != 0 || a == b);
}

struct TextContext {
    const model::WallClock& clock;
    const QStringList& ends;
    TimeForm form;
};

struct ColumnWords {
    StepListModel::Column column;
    const char* title; ///< to be translated in the model's context
    QString (*text)(const EndStep& step, const TextContext& context);
};

/// A new column gets a row here.
constexpr std::array columns{
    ColumnWords{StepListModel::Time, QT_TRANSLATE_NOOP("atlas::view::StepListModel", "Time"),
                [](const EndStep& step, const TextContext& context) {
                    return stepTimeText(step.step, context.clock, context.form);
                }},
    ColumnWords{StepListModel::End, QT_TRANSLATE_NOOP("atlas::view::StepListModel", "Whose"),
                [](const EndStep& step, const TextContext& context) {
                    return context.ends.value(static_cast<qsizetype>(step.end));
                }},
    ColumnWords{StepListModel::Transition, QT_TRANSLATE_NOOP("atlas::view::StepListModel", "Transition"),
                [](const EndStep& step, const TextContext&) { return transitionTitle(step.step.from, step.step.to); }},
    ColumnWords{StepListModel::Cause, QT_TRANSLATE_NOOP("atlas::view::StepListModel", "Cause"),
                [](const EndStep& step, const TextContext&) { return causeText(step.step); }},
    ColumnWords{StepListModel::Meaning, QT_TRANSLATE_NOOP("atlas::view::StepListModel", "Meaning"),
                [](const EndStep& step, const TextContext&) { return meaningText(step.step); }},
    ColumnWords{StepListModel::Known, QT_TRANSLATE_NOOP("atlas::view::StepListModel", "Evidence"),
                [](const EndStep& step, const TextContext&) { return knownText(step.step.known); }},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].column != static_cast<StepListModel::Column>(i))
            return false;
    return columns.size() == StepListModel::columnTotal;
}
static_assert(isInOrder());

} // namespace

void StepListModel::setSteps(std::vector<EndStep> steps, const QStringList& ends, const model::WallClock& clock)
{
    const bool otherWords = ends != m_ends || clock != m_clock;
    m_ends = ends;
    m_clock = clock;
    change([&] {
        moveTo(steps);
        for (std::size_t row = 0; row < steps.size(); ++row) {
            if (steps[row] == m_steps[row])
                continue;
            m_steps[row] = steps[row];
            announceRows(row, row);
        }
        if (otherWords && !m_steps.empty())
            announceRows(0, m_steps.size() - 1);
    });
}

/// Removes and inserts rows until each speaks of the step that it shall speak of.
void StepListModel::moveTo(const std::vector<EndStep>& steps)
{
    std::vector<std::uint8_t> stays;
    auto next = steps.begin(); // rows that stay keep their order
    for (const EndStep& shown : m_steps) {
        const auto same = std::find_if(next, steps.end(), [&](const EndStep& step) { return isSameStep(step, shown); });
        stays.push_back(same != steps.end() ? 1 : 0);
        next = same != steps.end() ? same + 1 : next;
    }
    const auto at = [](auto& rows, std::size_t number) { return rows.begin() + static_cast<std::ptrdiff_t>(number); };
    run(
        0, fewEdits(0, m_steps, steps, stays, isSameStep),
        [&](std::size_t row, std::size_t count) { m_steps.erase(at(m_steps, row), at(m_steps, row + count)); },
        [&](std::size_t row, const model::RowEdit& edit) {
            m_steps.insert(at(m_steps, row), at(steps, edit.row), at(steps, edit.row + edit.inserted));
        });
}

void StepListModel::setShortTimes(bool shortTimes)
{
    if (shortTimes == m_shortTimes)
        return;
    m_shortTimes = shortTimes;
    if (!m_steps.empty())
        emit dataChanged(index(0, Time), index(rowCount() - 1, Time));
}

int StepListModel::timeWidth(const QFontMetrics& metrics, bool shortTimes) const
{
    int width = 0;
    for (const EndStep& step : m_steps)
        width = std::max(width,
                         metrics.horizontalAdvance(text(step, Time, shortTimes ? TimeForm::Signs : TimeForm::Words)));
    return width;
}

void StepListModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
    if (!m_steps.empty())
        announceRows(0, m_steps.size() - 1);
}

int StepListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int StepListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString StepListModel::text(const EndStep& step, int column, TimeForm form) const
{
    return columns[static_cast<std::size_t>(column)].text(step, {m_clock, m_ends, form});
}

QString StepListModel::details(const Step& step) const
{
    QStringList lines{transitionTitle(step.from, step.to), stepTimeText(step, m_clock)};
    lines << (step.known == Known::Ambiguous ? meaningText(step) : causeText(step));
    lines << explanation(step.known);
    return lines.join(QLatin1Char('\n'));
}

QString StepListModel::rowText(int row) const
{
    QStringList cells;
    for (int column = 0; column < columnTotal; ++column)
        if (column != End || m_ends.size() > 1)
            cells << text(m_steps[static_cast<std::size_t>(row)], column, TimeForm::Words);
    return cells.join(QLatin1Char('\t'));
}

QVariant StepListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const EndStep& step = m_steps[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(step, index.column(), m_shortTimes ? TimeForm::Signs : TimeForm::Words);
    case Qt::ToolTipRole:
        return details(step.step);
    case model::FromRole:
    case model::ToRole:
        if (index.column() == Transition)
            return QVariant::fromValue(role == model::FromRole ? step.step.from : step.step.to);
        return {};
    case model::KnownRole:
        return QVariant::fromValue(step.step.known);
    default:
        return {};
    }
}

QVariant StepListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnTotal)
        return {};
    return tr(columns[static_cast<std::size_t>(section)].title);
}

QString stepTimeText(const Step& step, const model::WallClock& clock, TimeForm form)
{
    const model::WallTime today = clock.latest();
    const model::WallTime time = clock.wallTime(step.time);
    if (step.known == Known::Observed || step.after == step.time)
        return words::timeOfDay(time, today);
    const QString pattern =
        form == TimeForm::Words ? StepListModel::tr("between %1 and %2") : QStringLiteral("%1 – %2");
    return pattern.arg(words::timeOfDay(clock.wallTime(step.after), today, 1), words::timeOfDay(time, today, 1));
}

} // namespace atlas::view
