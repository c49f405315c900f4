// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/kernel_pane.h"

#include "view/lab/lab_texts.h"
#include "view/parts/theme.h"
#include "view/parts/tool_tip.h"
#include "view/words/words.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace atlas::view {
namespace {

enum Column { End, StateColumn, Owner, Received, Sent, columnCount };

} // namespace

KernelPane::KernelPane(QWidget* parent) : QWidget(parent), m_table(new QTreeWidget(this)), m_note(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_table->setRootIsDecorated(false);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::TabFocus);
    m_table->setColumnCount(columnCount);
    m_table->setUniformRowHeights(true);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setMinimumSectionSize(20);
    m_table->header()->setSectionsMovable(false);
    m_table->header()->setStretchLastSection(false);
    m_note->setObjectName(QStringLiteral("kernelNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    m_seconds.setInterval(std::chrono::milliseconds(500));
    connect(&m_seconds, &QTimer::timeout, this, &KernelPane::showTimers);
    retranslate();
}

void KernelPane::showHosts(const lab::PerHost<lab::HostSituation>& hosts)
{
    m_hosts = hosts;
    m_read = std::chrono::steady_clock::now();
    display();
}

void KernelPane::display()
{
    const QLocale locale;
    m_table->clear();
    m_timers.clear();
    for (const lab::Host host : lab::bothHosts)
        for (const lab::HostSocket& socket : m_hosts[host].sockets) {
            auto* row = new QTreeWidgetItem(m_table);
            const QString name = words::hostile(socket.name.value_or(""));
            const QString end = words::text(lab::letter(host));
            row->setText(End, name.isEmpty() ? end : QStringLiteral("%1 · %2").arg(end, name));
            row->setText(StateColumn, words::text(rfcName(socket.state)));
            row->setForeground(StateColumn, Theme::current().phase(phase(socket.state)).ink);
            row->setText(Owner, socket.owned ? tr("program") : tr("nobody"));
            row->setText(Received, locale.toString(socket.receiveQueue));
            row->setText(Sent, locale.toString(socket.sendQueue));
            for (const int number : {Received, Sent})
                row->setTextAlignment(number, Qt::AlignRight | Qt::AlignVCenter);
            const QString ends = endpointText(socket.local) + QStringLiteral(" → ") + endpointText(socket.remote);
            for (int column = 0; column < columnCount; ++column)
                row->setToolTip(column, plainToolTip(ends));
            if (!socket.timer)
                continue;
            // A timer is a sentence: it has a row of its own below its socket, as wide as the table.
            auto* below = new QTreeWidgetItem(m_table);
            below->setFirstColumnSpanned(true);
            below->setForeground(End, Theme::current().mutedText);
            m_timers.emplace_back(below, *socket.timer);
        }
    showTimers();
    if (!m_timers.empty() && isVisible())
        m_seconds.start();
    else
        m_seconds.stop();
    m_note->setText(linuxNotes(m_hosts).join(QLatin1Char('\n')));
    m_note->setVisible(!m_note->text().isEmpty());
}

void KernelPane::showTimers()
{
    const Moment moment{.read = m_read, .now = std::chrono::steady_clock::now()};
    for (const auto& [row, timer] : m_timers)
        row->setText(End, tr("timer: %1").arg(words::timer(runDown(timer, moment))));
}

void KernelPane::retranslate()
{
    m_table->setHeaderLabels({tr("end"), tr("state"), tr("held by"), tr("recv-q"), tr("send-q")});
    m_table->setAccessibleName(tr("What the kernel says about the sockets"));
    display();
}

void KernelPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        display();
}

void KernelPane::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_seconds.stop();
}

void KernelPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    display();
}

} // namespace atlas::view
