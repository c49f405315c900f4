// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace atlas::view {

/// A command to type elsewhere, with a button that copies it.
class CommandLine final : public QWidget {
    Q_OBJECT

public:
    explicit CommandLine(const QString& command, QWidget* parent = nullptr);

    [[nodiscard]] QString command() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_command;
    QToolButton* m_copy;
};

} // namespace atlas::view
