// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/lab_window.h"

#include "ui_lab_window.h"
#include "view/lab/free_play_pane.h"
#include "view/lab/hold_panel.h"
#include "view/lab/lab_style.h"
#include "view/lab/lab_texts.h"
#include "view/lab/lesson_pane.h"
#include "view/parts/fonts.h"
#include "view/parts/part_signals.h"
#include "view/settings/lab_progress.h"
#include "view/words/words.h"

#include <QCloseEvent>
#include <QSettings>
#include <QShortcut>

namespace atlas::view {

LabWindow::LabWindow(const model::LabPrograms& programs, const Narrations& narrations, const Preferences& preferences,
                     QWidget* parent)
    : QMainWindow(parent),
      m_ui(std::make_unique<Ui::LabWindow>()),
      m_narrations(narrations),
      m_preferences(preferences),
      m_session(programs),
      m_play(m_session),
      m_lessonPane(new LessonPane(m_play, this)),
      m_freePane(new FreePlayPane(m_play, this)),
      m_holdPanel(new HoldPanel(programs, this))
{
    m_ui->setupUi(this);
    m_ui->pages->addWidget(m_lessonPane);
    m_ui->pages->addWidget(m_freePane);
    m_ui->holdLayout->addWidget(m_holdPanel);
    arrange();
    connectParts();
    connectSession();
    setPreferences(preferences);
    followTheme();
    showTitle();
    showRefusal();
}

LabWindow::~LabWindow()
{
    stopListeningToParts(*this);
}

void LabWindow::arrange()
{
    m_ui->title->setFont(sized(m_ui->title->font(), TextSize::Title));
    m_ui->columns->setStretchFactor(0, 0);
    m_ui->columns->setStretchFactor(1, 1);
    m_ui->columns->setStretchFactor(2, 1);
    m_ui->columns->setSizes({244, 572, 572});
    m_ui->middle->setStretchFactor(0, 3);
    m_ui->middle->setStretchFactor(1, 2);
    m_ui->middle->setSizes({560, 300});
    m_ui->right->setStretchFactor(0, 3);
    m_ui->right->setStretchFactor(1, 1);
    m_ui->right->setSizes({570, 290});
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("lab/window")).toByteArray());
    m_ui->columns->restoreState(settings.value(QStringLiteral("lab/columns")).toByteArray());
    m_ui->middle->restoreState(settings.value(QStringLiteral("lab/middle")).toByteArray());
    m_ui->right->restoreState(settings.value(QStringLiteral("lab/right")).toByteArray());
}

void LabWindow::connectParts()
{
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    connect(m_ui->lessons, &LessonList::lessonChosen, this, &LabWindow::chooseLesson);
    connect(m_holdPanel, &HoldPanel::held, this, &LabWindow::held);
    connect(m_freePane, &FreePlayPane::saveWanted, this, &LabWindow::askForFileToSave);
    connect(m_freePane, &FreePlayPane::openWanted, this, &LabWindow::askForFileToOpen);
    for (const auto signal : {&DiagramView::stateClicked, &DiagramView::stateActivated})
        connect(m_ui->diagram, signal, this, [this](State state) { m_lessonPane->answerWith(state); });
    connect(m_ui->retryButton, &QPushButton::clicked, this, [this] {
        m_refusal.reset();
        m_failure.reset();
        showRefusal();
        start(model::LabMode::Hosts);
    });
}

void LabWindow::connectSession()
{
    connect(&m_session, &model::LabSession::reported, this, [this](const model::LabReport& report) {
        if (report.id && *report.id == m_lessonsAsked && report.lessons)
            takeLessons(*report.lessons);
        if (!report.id || *report.id != m_savingAsked)
            return;
        if (report.ok)
            write(m_savingTo, report.saved);
        else
            tellProblem(words::hostile(report.error.toStdString()));
    });
    connect(&m_session, &model::LabSession::refused, this, [this](const model::LabRefusal& refusal) {
        m_refusal = refusal;
        m_hostsRefused = m_session.mode() == model::LabMode::Hosts;
        showRefusal();
        if (m_hostsRefused)
            start(model::LabMode::Loopback);
    });
    connect(&m_session, &model::LabSession::failed, this, [this](const model::LabFailure& failure) {
        m_failure = failure;
        showRefusal();
    });
    connect(&m_session, &model::LabSession::ready, this, [this] {
        m_failure.reset();
        if (m_session.mode() == model::LabMode::Hosts)
            m_refusal.reset();
        showRefusal();
    });
    connect(&m_play, &model::LabPlay::begun, this, [this] { showStory(true); });
    connect(&m_play, &model::LabPlay::continued, this, [this] {
        if (!m_play.isReplaying())
            showStory(false);
    });
    connect(&m_play, &model::LabPlay::stateChanged, this, &LabWindow::showControls);
    connect(&m_play, &model::LabPlay::refused, this, [this](const QString& message) {
        const QString told = words::hostile(message.toStdString());
        tellProblem(m_openedFile.isEmpty() ? told : QStringLiteral("%1: %2").arg(m_openedFile, told));
    });
}

void LabWindow::start(model::LabMode mode)
{
    m_session.start(mode);
    m_lessonsAsked = m_session.ask({{QStringLiteral("do"), QStringLiteral("lessons")}});
}

QString LabWindow::refusalNow() const
{
    if (m_failure)
        return failureText(*m_failure);
    if (!m_refusal)
        return {};
    return m_hostsRefused ? refusalText(*m_refusal) : words::hostile(m_refusal->message.toStdString());
}

/// Says what is amiss, as long as it is.
void LabWindow::showRefusal()
{
    const QString text = refusalNow();
    m_ui->refusalText->setText(text);
    m_ui->refusal->setVisible(!text.isEmpty());
    if (m_lessons.empty())
        m_ui->ladder->setPlaceholder(text.isEmpty() ? tr("The lab is starting.")
                                                    : tr("There is nothing to show: the lab could not be started."));
}

void LabWindow::tellProblem(const QString& text)
{
    m_lessonPane->setProblem(text);
    m_freePane->setProblem(text);
}

// --- Lessons -----------------------------------------------------------------------------------

const Narration* LabWindow::narration(const QString& id) const
{
    return m_narrations.find(id.toStdString(), chooseLanguage(m_preferences.language).toStdString());
}

void LabWindow::takeLessons(const std::vector<model::LabLessonTitle>& lessons)
{
    m_lessons = lessons;
    fillLessons();
    if (m_play.kind() != model::LabPlay::Kind::Nothing) {
        if (!m_play.isBusy()) // the child is a new one, and was asked for nothing else yet
            m_play.startOver();
        return;
    }
    const bool hosts = m_session.mode() == model::LabMode::Hosts;
    QString first;
    for (const model::LabLessonTitle& lesson : m_lessons) {
        const bool possible = hosts || lesson.loopback;
        if (possible && (first.isEmpty() || lesson.id == progress::lastLesson()))
            first = lesson.id;
    }
    if (first.isEmpty())
        return;
    m_ui->lessons->setCurrentLesson(first);
    chooseLesson(first);
    m_focusNext = true;
}

void LabWindow::fillLessons()
{
    const bool hosts = m_session.mode() == model::LabMode::Hosts;
    std::vector<LessonEntry> entries;
    for (const model::LabLessonTitle& lesson : m_lessons) {
        const Narration* told = narration(lesson.id);
        entries.push_back({.id = lesson.id,
                           .title = told != nullptr
                               ? words::text(told->title)
                               : words::hostile((lesson.title.isEmpty() ? lesson.id : lesson.title).toStdString()),
                           .subtitle = told != nullptr ? words::text(told->subtitle) : QString(),
                           .possible = hosts || lesson.loopback,
                           .finished = progress::isFinished(lesson.id)});
    }
    entries.push_back(
        {.id = {}, .title = tr("Free play"), .subtitle = tr("Your own calls, packet by packet"), .possible = hosts});
    m_ui->lessons->showLessons(entries);
}

void LabWindow::chooseLesson(const QString& id)
{
    m_openedFile.clear();
    m_chosenLesson = id;
    tellProblem({});
    m_ui->ladder->setPlaceholder({});
    if (id.isEmpty()) {
        m_ui->pages->setCurrentWidget(m_freePane);
        m_play.beginFree();
        m_freePane->begin();
    } else {
        progress::setLastLesson(id);
        m_ui->pages->setCurrentWidget(m_lessonPane);
        m_lessonPane->setNarration(narration(id));
        m_play.beginLesson(id);
    }
}

void LabWindow::setPreferences(const Preferences& preferences)
{
    m_preferences = preferences;
    m_ui->diagram->setReducedMotion(preferences.reducedMotion);
    m_ui->ladder->setReducedMotion(preferences.reducedMotion);
}

bool LabWindow::isAtRest() const
{
    return m_ui->diagram->atRest() && m_ui->ladder->atRest() && !m_session.isBusy() &&
        m_session.stage() != model::LabSession::Stage::Starting;
}

void LabWindow::followTheme()
{
    setStyleSheet(labStyleSheet(Theme::current()));
}

// --- Events ------------------------------------------------------------------------------------

void LabWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_session.stage() == model::LabSession::Stage::Idle)
        start(model::LabMode::Hosts);
}

void LabWindow::closeEvent(QCloseEvent* event)
{
    m_play.pause();
    QSettings settings;
    settings.setValue(QStringLiteral("lab/window"), saveGeometry());
    settings.setValue(QStringLiteral("lab/columns"), m_ui->columns->saveState());
    settings.setValue(QStringLiteral("lab/middle"), m_ui->middle->saveState());
    settings.setValue(QStringLiteral("lab/right"), m_ui->right->saveState());
    QMainWindow::closeEvent(event);
}

void LabWindow::keyPressEvent(QKeyEvent* event)
{
    if (m_play.kind() != model::LabPlay::Kind::Lesson)
        return QMainWindow::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_play.next();
    case Qt::Key_Left:
        return m_play.back();
    case Qt::Key_Home:
        if (!event->isAutoRepeat())
            m_play.startOver();
        return;
    default:
        QMainWindow::keyPressEvent(event);
    }
}

/// The parts retranslate themselves after this, with what they are given here.
void LabWindow::retranslate()
{
    m_ui->retranslateUi(this);
    showRefusal();
    fillLessons();
    showTitle();
    if (!m_chosenLesson.isEmpty())
        m_lessonPane->setNarration(narration(m_chosenLesson));
}

void LabWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange && styleSheet() != labStyleSheet(Theme::current())) {
        followTheme();
    }
}

} // namespace atlas::view
