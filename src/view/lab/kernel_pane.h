// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/situation.h"

#include <QTimer>
#include <QWidget>

#include <chrono>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace atlas::view {

/// What sock_diag says of both hosts' sockets now: state, owner, queues and timer, and what is peculiar to Linux in it.
class KernelPane final : public QWidget {
    Q_OBJECT

public:
    explicit KernelPane(QWidget* parent = nullptr);

    void showHosts(const lab::PerHost<lab::HostSituation>& hosts);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void display();
    void showTimers();

    lab::PerHost<lab::HostSituation> m_hosts;
    std::chrono::steady_clock::time_point m_read;
    QTreeWidget* m_table;
    std::vector<std::pair<QTreeWidgetItem*, Timer>> m_timers; ///< rows of the table, each with its timer as it was read
    QLabel* m_note;
    QTimer m_seconds; ///< runs while a timer is shown
};

} // namespace atlas::view
