// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/settings/history_settings.h"

#include "ui_history_settings.h"
#include "view/words/words.h"

#include <QPushButton>

#include <algorithm>

namespace atlas::view {
namespace {

constexpr std::chrono::seconds goneTimes[] = {
    std::chrono::seconds(3), std::chrono::seconds(10), std::chrono::minutes(1),
    std::chrono::minutes(5), std::chrono::minutes(30), std::chrono::hours(2),
};

// Measured on x86-64 with the usual number of steps in a life; an upper estimate, for the user's orientation.
constexpr double bytesPerConnection = 1'400;
constexpr double bytesPerLogLine = 400;

} // namespace

HistorySettings::HistorySettings(const Remembering& now, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::HistorySettings>())
{
    m_ui->setupUi(this);
    for (const std::chrono::seconds time : goneTimes)
        m_ui->gone->addItem(words::duration(time), static_cast<int>(time.count()));
    if (m_ui->gone->findData(static_cast<int>(now.gone.count())) < 0)
        m_ui->gone->addItem(words::duration(now.gone), static_cast<int>(now.gone.count()));
    m_ui->gone->setCurrentIndex(m_ui->gone->findData(static_cast<int>(now.gone.count())));
    for (QSpinBox* field : {m_ui->connections, m_ui->logLines})
        field->setRange(Remembering::fewest, Remembering::most);
    m_ui->connections->setValue(now.connections);
    m_ui->logLines->setValue(now.logLines);
    for (const QSpinBox* field : {m_ui->connections, m_ui->logLines})
        connect(field, &QSpinBox::valueChanged, this, &HistorySettings::showCost);
    showCost();
}

HistorySettings::~HistorySettings() = default;

Remembering HistorySettings::chosen() const
{
    return {std::chrono::seconds(m_ui->gone->currentData().toInt()), m_ui->connections->value(),
            m_ui->logLines->value()};
}

void HistorySettings::showCost()
{
    const double bytes = m_ui->connections->value() * bytesPerConnection + m_ui->logLines->value() * bytesPerLogLine;
    m_ui->cost->setText(
        tr("At most about %1 of memory; the oldest are forgotten first.")
            .arg(locale().formattedDataSize(static_cast<qint64>(bytes), 0, QLocale::DataSizeIecFormat)));
}

} // namespace atlas::view
