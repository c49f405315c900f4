// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/settings/preferences.h"

#include <QDialog>

#include <memory>

namespace Ui {
class HistorySettings;
}

namespace atlas::view {

/// Asks how much of the past is remembered, and for how long connections that are gone are shown.
class HistorySettings final : public QDialog {
    Q_OBJECT

public:
    explicit HistorySettings(const Remembering& now, QWidget* parent = nullptr);
    ~HistorySettings() override;

    [[nodiscard]] Remembering chosen() const;

private:
    void showCost();

    std::unique_ptr<Ui::HistorySettings> m_ui;
};

} // namespace atlas::view
