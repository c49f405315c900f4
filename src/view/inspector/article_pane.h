// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/guide.h"
#include "core/guide/placeholders.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace atlas::view {

class CountdownBar;

/// One state's article from the guide, with the placeholders of its commands filled in.
class ArticlePane final : public QWidget {
    Q_OBJECT

public:
    explicit ArticlePane(QWidget* parent = nullptr);

    void showArticle(const Article& article, const PlaceholderValues& values);
    /// Shows how much of the state's fixed time has passed, from 0 to 1, below "What happens next".
    void setCountdown(const QString& text, double passed);
    void hideCountdown();
    /// All text is made again: the colours or the language changed.
    void forget();

private:
    void build(const Article& article, const PlaceholderValues& values);

    QWidget* m_body = nullptr;
    QLabel* m_countdownText = nullptr;
    CountdownBar* m_countdown = nullptr;
    std::string m_shown; ///< what the body was built from
};

} // namespace atlas::view
