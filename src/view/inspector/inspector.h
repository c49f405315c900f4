// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/guide.h"
#include "core/socket/holders.h"
#include "core/socket/snapshot.h"
#include "core/tcp/transition.h"
#include "view/inspector/facts.h"
#include "view/words/ending.h"

#include <QScrollArea>
#include <QTimer>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace Ui {
class Inspector;
}

namespace atlas::view {

class ArticlePane;
class FactsPane;
class StatePill;

/// Explains what is selected or pointed at: a connection, a state or an edge of the diagram.
class Inspector final : public QScrollArea {
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);
    ~Inspector() override;

    /// The guide must outlive the inspector.
    void setGuide(const Guide& guide);
    /// The language of the guide's texts: en, pt_BR, uk.
    void setLanguage(const QString& language);

    /// Nothing is selected: how to begin.
    void showNothing();
    void showState(State state, std::size_t connections);
    /// How many connections there are now in each state; matters while a state is shown.
    void setCounts(const StateCounts& counts);
    /// Who holds the sockets that are in the state which is shown, or in that of the socket; it is said from now on.
    void setHolders(std::vector<Holder> holders);
    /// The state whose holders matter now; empty where none is shown.
    [[nodiscard]] std::optional<State> shownState() const;
    void showEdge(const Transition& edge);
    /// `read` is when the record was read; with an ending the kernel does not list it any more.
    void showSocket(const SocketRecord& record, const std::shared_ptr<const Names>& names, Instant read,
                    const std::optional<Ending>& ending);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Nothing { };
    struct OneState {
        State state;
        std::size_t connections;
    };
    struct OneSocket {
        SocketRecord record;
        std::shared_ptr<const Names> names;
        Instant read;
        std::optional<Ending> ending;
    };
    using Content = std::variant<Nothing, OneState, Transition, OneSocket>;

    void setContent(Content content);
    void display();
    void displayNothing();
    void displayState(const OneState& shown);
    void displayEdge(const Transition& edge);
    void displaySocket(const OneSocket& shown);
    void displayEssentials();
    [[nodiscard]] static Moment momentOf(const OneSocket& shown);
    void displayEnding(const Ending& ending);
    /// What runs with the clock: the countdown and the times.
    void tick();
    void tickIfNeeded();

    std::unique_ptr<Ui::Inspector> m_ui;
    const Guide* m_guide = nullptr;
    QString m_language = QStringLiteral("en");
    Content m_content;
    std::vector<Holder> m_holders; ///< of shownState()
    QTimer m_clock;
};

} // namespace atlas::view
