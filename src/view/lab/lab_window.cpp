// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/lab_window.h"

#include "ui_lab_window.h"
#include "view/lab/free_play_pane.h"
#include "view/lab/hold_panel.h"
#include "view/lab/lab_style.h"
#include "view/lab/lab_texts.h"
#include "view/lab/lesson_files.h"
#include "view/lab/lesson_pane.h"
#include "view/parts/fonts.h"
#include "view/parts/part_signals.h"
#include "view/parts/tool_tip.h"
#include "view/settings/lab_progress.h"
#include "view/words/words.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QSettings>
#include <QShortcut>

#include <utility>

namespace atlas::view {

LabWindow::LabWindow(const model::LabPrograms& programs, const Narrations& narrations, const Preferences& preferences,
                     QWidget* parent)
    : QMainWindow(parent),
      m_ui(std::make_unique<Ui::LabWindow>()),
      m_narrations(narrations),
      m_preferences(preferences),
      m_session(programs),
      m_launch(m_session),
      m_play(m_session),
      m_lessonPane(new LessonPane(m_play, this)),
      m_freePane(new FreePlayPane(m_play, this)),
      m_holdPanel(new HoldPanel(programs, this)),
      m_files(new LessonFiles(m_play, this))
{
    m_ui->setupUi(this);
    m_display.emplace(*m_ui->ladder, *m_ui->diagram, *m_ui->kernel);
    m_ui->pages->addWidget(m_lessonPane);
    m_ui->pages->addWidget(m_freePane);
    m_ui->holdLayout->addWidget(m_holdPanel);
    arrange();
    connectParts();
    connectModels();
    setPreferences(preferences);
    followTheme();
    showTitle();
    showCondition();
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
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &LabWindow::leave);
    connect(m_ui->lessons, &LessonList::lessonChosen, this, &LabWindow::chooseLesson);
    connect(m_holdPanel, &HoldPanel::pointedOut, this, &LabWindow::pointedOut);
    connect(m_freePane, &FreePlayPane::saveWanted, m_files, &LessonFiles::askForFileToSave);
    connect(m_freePane, &FreePlayPane::openWanted, m_files, &LessonFiles::askForFileToOpen);
    connect(m_files, &LessonFiles::opened, this, &LabWindow::openLesson);
    connect(m_files, &LessonFiles::failed, this, &LabWindow::showMessage);
    connect(m_files, &LessonFiles::saved, this, [this](const QString& path) {
        m_ui->stepLabel->setText(tr("Saved as %1").arg(words::hostile(QFileInfo(path).fileName().toStdString())));
        m_ui->stepLabel->setToolTip(plainToolTip(path));
    });
    connect(m_lessonPane, &LessonPane::nextLessonWanted, this, [this] {
        m_focusNext = true;
        m_ui->lessons->chooseNext();
    });
    for (const auto signal : {&DiagramView::stateClicked, &DiagramView::stateActivated})
        connect(m_ui->diagram, signal, this, [this](State state) { m_lessonPane->answerWith(state); });
    connect(m_ui->retryButton, &QPushButton::clicked, &m_launch, [this] {
        showMessage({});
        m_launch.start();
    });
}

void LabWindow::connectModels()
{
    connect(&m_launch, &model::LabLaunch::lessonsListed, this, &LabWindow::takeLessons);
    connect(&m_launch, &model::LabLaunch::conditionChanged, this, &LabWindow::showCondition);
    connect(&m_play, &model::LabPlay::begun, this, [this] { showStory(true); });
    connect(&m_play, &model::LabPlay::continued, this, [this] {
        if (!m_play.isReplaying())
            showStory(false);
    });
    connect(&m_play, &model::LabPlay::stateChanged, this, &LabWindow::showControls);
    connect(&m_play, &model::LabPlay::requestFailed, this, [this](const Error& error) {
        const auto* const file = std::get_if<FromFile>(&m_lesson);
        const QString text = words::error(error);
        showMessage(file == nullptr ? text : QStringLiteral("%1: %2").arg(file->name, text));
    });
}

QString LabWindow::condition() const
{
    if (m_launch.failure())
        return failureText(*m_launch.failure());
    if (!m_launch.refusal())
        return {};
    return m_launch.onlyHostsRefused() ? refusalText(*m_launch.refusal()) : words::error(m_launch.refusal()->error);
}

/// Says what is amiss, as long as it is.
void LabWindow::showCondition()
{
    const QString text = condition();
    m_ui->refusalText->setText(text);
    m_ui->refusal->setVisible(!text.isEmpty());
    if (m_launch.failure())
        m_ui->kernel->showHosts({}); // of a lab that is gone there is nothing that is so right now
    if (m_launch.lessons().empty())
        m_ui->ladder->setPlaceholder(text.isEmpty() ? tr("The lab is starting.")
                                                    : tr("There is nothing to show: the lab could not be started."));
}

/// Escape closes the window, but not in the middle of something.
void LabWindow::leave()
{
    const bool amidLesson = m_play.kind() == model::LabPlay::Kind::Lesson && m_play.at() > 0 && !m_play.atEnd();
    const bool amidPlay = m_play.kind() == model::LabPlay::Kind::Free && !m_play.story().events.empty();
    m_play.pause();
    if (!amidLesson && !amidPlay)
        close();
}

void LabWindow::showMessage(const QString& text)
{
    m_lessonPane->setProblem(text);
    m_freePane->setProblem(text);
}

// --- Lessons -----------------------------------------------------------------------------------

const Narration* LabWindow::narration(const std::string& id) const
{
    return m_narrations.find(id, chooseLanguage(m_preferences.language).toStdString());
}

void LabWindow::takeLessons()
{
    fillLessons();
    if (m_play.kind() != model::LabPlay::Kind::Nothing) {
        if (!m_play.isBusy()) // the child is a new one, and was asked for nothing else yet
            m_play.startOver();
        return;
    }
    QString first;
    for (const lab::LessonTitle& lesson : m_launch.lessons()) {
        const QString id = words::text(lesson.id);
        if (m_launch.isPossible(lesson) && (first.isEmpty() || id == progress::lastLesson()))
            first = id;
    }
    if (first.isEmpty())
        return;
    m_ui->lessons->setCurrentLesson(first);
    chooseLesson(first);
    m_focusNext = true;
}

void LabWindow::fillLessons()
{
    std::vector<LessonEntry> entries;
    for (const lab::LessonTitle& lesson : m_launch.lessons()) {
        const Narration* told = narration(lesson.id);
        const QString id = words::text(lesson.id);
        entries.push_back({.id = id,
                           .title = told != nullptr ? words::text(told->title)
                                                    : words::hostile(lesson.title.empty() ? lesson.id : lesson.title),
                           .subtitle = told != nullptr ? words::text(told->subtitle) : QString(),
                           .possible = m_launch.isPossible(lesson),
                           .finished = progress::isFinished(id)});
    }
    entries.push_back({.id = {},
                       .title = tr("Free play"),
                       .subtitle = tr("Your own calls, packet by packet"),
                       .possible = m_launch.hasHosts()});
    m_ui->lessons->showLessons(entries);
}

void LabWindow::chooseLesson(const QString& id)
{
    showMessage({});
    m_ui->ladder->setPlaceholder({});
    if (id.isEmpty()) {
        m_lesson = {};
        m_ui->pages->setCurrentWidget(m_freePane);
        m_play.beginFree();
        m_freePane->begin();
        return;
    }
    const BuiltIn lesson{id.toStdString()};
    m_lesson = lesson;
    progress::setLastLesson(id);
    m_ui->pages->setCurrentWidget(m_lessonPane);
    m_lessonPane->setNarration(narration(lesson.id));
    m_play.beginLesson(lab::BeginLesson{lesson.id});
}

void LabWindow::openLesson(const QString& file, const std::string& text)
{
    m_ui->lessons->setCurrentLesson(QStringLiteral("-")); // none of the list
    m_ui->pages->setCurrentWidget(m_lessonPane);
    m_lessonPane->setNarration(nullptr);
    m_lesson = FromFile{file};
    showMessage({});
    m_play.beginLesson(lab::BeginFile{text});
}

// --- What has happened -------------------------------------------------------------------------

void LabWindow::showStory(bool still)
{
    m_display->show(m_play.story(), m_play.stepsToCome(), m_session.greeting(), still);
    showTitle();
    if (m_play.kind() == model::LabPlay::Kind::Lesson)
        showLesson();
    else if (still && m_play.story().events.empty())
        m_freePane->begin();
    else
        m_freePane->refresh();
}

void LabWindow::showLesson()
{
    m_lessonPane->showStep();
    if (m_play.lesson() && std::exchange(m_focusNext, false))
        m_lessonPane->focusNext();
    m_lessonPane->setCommand(m_launch.hasHosts() ? QString() : ssCommand(m_play.story().now.hosts));
    const auto* const builtIn = std::get_if<BuiltIn>(&m_lesson);
    if (builtIn != nullptr && m_play.atEnd() && m_play.step() && m_play.step()->met()) {
        const QString id = words::text(builtIn->id);
        progress::setFinished(id);
        m_ui->lessons->markFinished(id);
    }
}

void LabWindow::showTitle()
{
    QString title = tr("Lab");
    QString step;
    if (m_play.kind() == model::LabPlay::Kind::Free) {
        title = tr("Free play");
    } else if (const auto& lesson = m_play.lesson()) {
        const auto* const builtIn = std::get_if<BuiltIn>(&m_lesson);
        const Narration* told = builtIn != nullptr ? narration(builtIn->id) : nullptr;
        title = told != nullptr ? words::text(told->title)
                                : words::hostile(lesson->title.empty() ? lesson->id : lesson->title);
        step = tr("step %1 of %2").arg(m_play.at()).arg(m_play.steps());
    }
    m_ui->title->setText(title);
    if (m_play.kind() != model::LabPlay::Kind::Free || m_play.story().events.empty()) { // there stands what was saved
        m_ui->stepLabel->setText(step);
        m_ui->stepLabel->setToolTip({});
    }
}

void LabWindow::showControls()
{
    m_ui->diagram->setLeadsOn(m_play.quiz() == nullptr);
    m_lessonPane->setHasNextLesson(m_ui->lessons->hasNext());
    m_lessonPane->showControls();
    m_freePane->showControls();
    if (m_play.kind() == model::LabPlay::Kind::Lesson && m_play.quiz() == nullptr && !m_play.isBusy())
        m_ui->ladder->showStory(m_play.story(), m_play.stepsToCome(), false); // an answered question uncovers it
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
        m_launch.start();
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
    showCondition();
    fillLessons();
    showTitle();
    if (const auto* const builtIn = std::get_if<BuiltIn>(&m_lesson))
        m_lessonPane->setNarration(narration(builtIn->id));
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
