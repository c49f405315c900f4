// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/observer_control.h"

#include "view/parts/style.h"
#include "view/parts/theme.h"
#include "view/window/status_texts.h"
#include "view/words/words.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

namespace atlas::view {

using model::ObserverSwitch;

ObserverControl::ObserverControl(ObserverSwitch& observer, QAction& action, QToolButton& button, QWidget* window)
    : m_observer(observer), m_action(action), m_button(button), m_window(window)
{
    connect(&m_action, &QAction::triggered, this, &ObserverControl::toggle);
    connect(&m_button, &QAbstractButton::clicked, &m_action, &QAction::trigger);
    connect(&m_observer, &ObserverSwitch::stateChanged, this, [this](ObserverSwitch::State state) {
        if (state == ObserverSwitch::State::On)
            m_failure.reset();
        emit changed();
    });
    connect(&m_observer, &ObserverSwitch::failed, this, [this](const Error& why) {
        m_failure = why;
        emit changed();
    });
}

QString ObserverControl::failure() const
{
    return m_failure ? words::error(*m_failure) : QString();
}

void ObserverControl::toggle()
{
    m_action.setChecked(m_observer.state() != ObserverSwitch::State::Off); // what is, not what was asked for
    if (m_observer.state() != ObserverSwitch::State::Off)
        return m_observer.turnOff();
    m_failure.reset();
    switch (m_observer.route()) {
    case ObserverSwitch::Route::Directly:
        return m_observer.turnOn();
    case ObserverSwitch::Route::AsksUser:
        return ask();
    case ObserverSwitch::Route::Unavailable:
        m_failure = m_observer.reason();
        emit changed();
    }
}

void ObserverControl::ask()
{
    auto* question = new QMessageBox(QMessageBox::Question, tr("Show every transition"),
                                     tr("Show every transition of every connection?"), QMessageBox::Cancel, m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("The kernel then reports to this window each change of state as it happens, resets and repeated "
           "segments, and who owns every socket, those of other users included. Only a small helper gets the right "
           "to watch: it sees states and addresses but no contents, and ends with this window; the system asks you "
           "for permission first."));
    QPushButton* yes = question->addButton(tr("Show them"), QMessageBox::AcceptRole);
    question->setDefaultButton(yes);
    connect(yes, &QPushButton::clicked, &m_observer, &ObserverSwitch::turnOn);
    question->open();
}

void ObserverControl::show(const model::SnapshotUpdate* snapshot, const model::HistoryUpdate* history, bool paused)
{
    const Theme theme = Theme::current();
    const auto knowledge =
        history != nullptr ? std::optional(Knowledge{history->eventSource, history->losses}) : std::nullopt;
    m_action.setChecked(m_observer.state() != ObserverSwitch::State::Off);
    m_button.setText(m_observer.state() == ObserverSwitch::State::Starting ? tr("Waiting for permission…")
                                                                           : sourceText(snapshot, knowledge, paused));
    m_button.setToolTip(sourceToolTip(snapshot, knowledge));
    const bool exact = knowledge && knowledge->eventSource == model::EventSourceKind::Probe && knowledge->missed() == 0;
    m_button.setIcon(dotIcon(exact && !paused ? theme.good : theme.mutedText));
}

} // namespace atlas::view
