// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/inspector/facts.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace atlas::view {

/// Groups of facts as two columns of text. While the lines stay the same, only changed values are painted again.
class FactsPane final : public QWidget {
    Q_OBJECT

public:
    explicit FactsPane(QWidget* parent = nullptr);

    void showFacts(const std::vector<FactGroup>& groups);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build(const std::vector<FactGroup>& groups);

    std::vector<FactGroup> m_shown;
    std::vector<QLabel*> m_values; ///< one a fact, in order
    QWidget* m_body = nullptr;
};

} // namespace atlas::view
