// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/transition_log_model.h"

#include <QWidget>

#include <memory>

namespace Ui {
class LogWindow;
}

namespace atlas::view {

class LogTexts;

/// "Transitions of this computer": every transition that became known, filterable, pausable, to be saved. The log grows
/// while the window is hidden, too.
class LogWindow final : public QWidget {
    Q_OBJECT

public:
    /// A window of its own; `parent` only owns it.
    explicit LogWindow(QWidget* parent = nullptr);
    ~LogWindow() override;

    /// What is shown, to be connected to the stream.
    [[nodiscard]] model::TransitionLogModel& log() const { return *m_log; }
    /// The names that the filter and the columns know things by, from now on. Not null.
    void setNames(const std::shared_ptr<const Names>& names);

    /// Writes what is shown; false after saying why not. A file that cannot be written whole stays as it was.
    bool saveTo(const QString& path);

signals:
    /// The user wants to see the connection of this line.
    void connectionActivated(const atlas::LogEntry& entry);
    /// Other network namespaces are to be told of, too, or not any more.
    void allNamespacesToggled(bool all);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showCounts();
    void setPauseButton();
    void followTheme();
    void retranslate();
    void save();
    LogWindow(QWidget* parent, std::unique_ptr<LogTexts> texts);

    std::unique_ptr<Ui::LogWindow> m_ui;
    LogTexts* m_texts; ///< m_log's
    model::TransitionLogModel* m_log;
    QString m_sheet;
};

} // namespace atlas::view
