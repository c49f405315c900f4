// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/lesson_pane.h"

#include "view/lab/quiz_pane.h"
#include "view/ladder/ladder_words.h"
#include "view/parts/command_line.h"
#include "view/parts/flow_layout.h"
#include "view/parts/label.h"
#include "view/words/words.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace atlas::view {
namespace {

constexpr int quickestPace = 1; ///< seconds a step
constexpr int slowestPace = 10;
constexpr int usualPace = 3;

QPushButton* makeButton(const char* name, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    return button;
}

} // namespace

LessonPane::LessonPane(model::LabPlay& play, QWidget* parent)
    : QWidget(parent),
      m_play(play),
      m_back(makeButton("backButton", this)),
      m_next(makeButton("nextButton", this)),
      m_playButton(makeButton("playButton", this)),
      m_pace(new QSlider(Qt::Horizontal, this)),
      m_paceLabel(makeLabel({}, LabelKind::Value, this)),
      m_startOver(makeButton("startOverButton", this)),
      m_content(new QWidget(this)),
      m_problem(makeLabel({}, LabelKind::Value, m_content)),
      m_repeated(makeLabel({}, LabelKind::Value, m_content)),
      m_quiz(new QuizPane(m_content)),
      m_commandTitle(makeLabel({}, LabelKind::Question, m_content))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 10);
    column->setSpacing(8);
    auto* buttons = new QWidget(this);
    auto* flow = new FlowLayout(buttons);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(6);
    auto* paceBox = new QWidget(this);
    auto* paceRow = new QHBoxLayout(paceBox);
    paceRow->setContentsMargins(4, 0, 4, 0);
    paceBox->setMinimumHeight(m_next->sizeHint().height() + 6);
    m_paceLabel->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    paceRow->addWidget(m_pace);
    paceRow->addWidget(m_paceLabel);
    for (QWidget* each : std::initializer_list<QWidget*>{m_back, m_next, m_playButton, m_startOver, paceBox})
        flow->addWidget(each);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    buttons->setSizePolicy(policy);
    column->addWidget(buttons);

    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("narration"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    column->addWidget(scroll, 1);
    auto* told = new QVBoxLayout(m_content);
    told->setContentsMargins(0, 0, 4, 0);
    told->setSpacing(8);
    m_paragraphs = new QVBoxLayout;
    m_paragraphs->setSpacing(6);
    told->addLayout(m_paragraphs);
    told->addWidget(m_problem);
    told->addWidget(m_quiz);
    told->addWidget(m_commandTitle);
    told->addWidget(m_repeated);
    told->addStretch(1);
    scroll->setWidget(m_content);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->hide();
    m_repeated->setObjectName(QStringLiteral("repeatedHint"));
    m_repeated->hide();
    m_commandTitle->hide();

    m_paceLabel->setObjectName(QStringLiteral("paceLabel"));
    m_paceLabel->setWordWrap(false);
    m_pace->setRange(quickestPace, slowestPace);
    m_pace->setPageStep(1);
    m_pace->setFixedWidth(90);
    m_pace->setValue(usualPace);
    connect(m_back, &QPushButton::clicked, &m_play, &model::LabPlay::back);
    connect(m_next, &QPushButton::clicked, this, &LessonPane::goOn);
    connect(m_startOver, &QPushButton::clicked, &m_play, &model::LabPlay::startOver);
    connect(m_playButton, &QPushButton::clicked, this, &LessonPane::togglePlay);
    connect(m_pace, &QSlider::valueChanged, this, [this] {
        showPace();
        m_play.setPace(pace());
    });
    connect(m_quiz, &QuizPane::solved, &m_play, &model::LabPlay::answer);
    for (QPushButton* button : {m_back, m_next, m_playButton, m_startOver})
        button->installEventFilter(this);
    retranslate();
    showControls();
}

void LessonPane::setNarration(const Narration* narration)
{
    m_narration = narration;
    m_asked.clear();
    m_quiz->clear();
}

std::chrono::milliseconds LessonPane::pace() const
{
    return std::chrono::seconds(m_pace->value());
}

void LessonPane::showPace()
{
    m_paceLabel->setText(tr("%1 s per step").arg(m_pace->value()));
    // As wide as it can get, so that the row stands still.
    m_paceLabel->setMinimumWidth(m_paceLabel->fontMetrics().horizontalAdvance(tr("%1 s per step").arg(slowestPace)));
}

void LessonPane::goOn()
{
    if (leadsToNextLesson())
        emit nextLessonWanted();
    else
        m_play.next();
}

void LessonPane::setHasNextLesson(bool has)
{
    if (std::exchange(m_hasNextLesson, has) != has)
        showControls();
}

void LessonPane::togglePlay()
{
    if (m_play.isPlaying())
        m_play.pause();
    else
        m_play.play(pace());
}

QString LessonPane::textOfStep() const
{
    const std::string key = m_play.step() ? m_play.step()->say : "start";
    if (m_narration != nullptr)
        if (const auto found = m_narration->texts.find(key); found != m_narration->texts.end())
            return words::text(found->second);
    if (!m_play.lesson())
        return tr("The two hosts are being set up.");
    if (!m_play.step())
        return tr("Both ends are ready. Press Next step, and watch what passes between them.");
    return {}; // a saved lesson has no words of its own
}

void LessonPane::showStep()
{
    showText(textOfStep());
    QStringList unmet;
    if (m_play.step())
        for (const Error& each : m_play.step()->unmet)
            unmet += words::error(each);
    setProblem(
        unmet.isEmpty()
            ? QString()
            : tr("This kernel did something other than the lesson expects: %1").arg(unmet.join(QStringLiteral("; "))));
    std::uint32_t most = 0;
    for (const lab::Packet& packet : m_play.story().now.packets)
        most = std::max(most, packet.repetitions);
    m_repeated->setText(ladder::repetition(static_cast<int>(most) + 1));
    m_repeated->setVisible(most > 0);
    showQuiz();
    showControls();
}

void LessonPane::showText(const QString& text)
{
    if (text == m_shownText)
        return;
    m_shownText = text;
    while (QLayoutItem* item = m_paragraphs->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& paragraph : text.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        QLabel* label =
            makeLabel(QString(paragraph).replace(QLatin1Char('\n'), QLatin1Char(' ')), LabelKind::Guide, m_content);
        m_paragraphs->addWidget(label);
    }
    if (auto* scroll = findChild<QScrollArea*>())
        scroll->verticalScrollBar()->setValue(0);
}

void LessonPane::showQuiz()
{
    const lab::Quiz* quiz = m_play.quiz();
    if (quiz == nullptr) {
        // A question that was answered stays to be read until the step that it asks about.
        const std::string now = m_play.step() && m_play.step()->quiz ? m_play.step()->quiz->ask : std::string();
        if (now.empty() || now != m_asked) {
            m_asked.clear();
            m_quiz->clear();
        }
        return;
    }
    if (m_asked == quiz->ask && m_quiz->isOpen())
        return;
    m_asked = quiz->ask;
    const NarratedQuiz* told = nullptr;
    if (m_narration != nullptr)
        if (const auto found = m_narration->quizzes.find(m_asked); found != m_narration->quizzes.end())
            told = &found->second;
    m_quiz->ask(*quiz, told);
    for (QAbstractButton* button : m_quiz->findChildren<QAbstractButton*>())
        button->installEventFilter(this);
}

void LessonPane::showControls()
{
    const bool ready = m_play.lesson().has_value();
    // While a request is under way the buttons stay as they are: they would flicker, and hand the focus on to one that
    // does something else. What is pressed meanwhile does nothing.
    m_startOver->setEnabled(m_play.kind() == model::LabPlay::Kind::Lesson);
    const bool goesOn = m_play.canGoOn() || (leadsToNextLesson() && m_play.hasChild());
    showNext();
    if (m_playButton->hasFocus() && !m_play.canGoOn() && goesOn)
        m_next->setFocus();
    if ((!goesOn && (m_next->hasFocus() || m_playButton->hasFocus())) || (!m_play.hasChild() && m_back->hasFocus()))
        m_startOver->setFocus();
    m_back->setEnabled(ready && m_play.hasChild() && (m_play.at() > 0 || m_play.isReplaying()));
    m_next->setEnabled(goesOn);
    m_playButton->setEnabled(m_play.canGoOn() && m_play.hasBegun());
    m_playButton->setText(m_play.isPlaying() ? tr("Pause") : tr("Play"));
}

void LessonPane::showNext()
{
    const bool lesson = leadsToNextLesson();
    m_next->setText(lesson ? tr("Next lesson ▶") : tr("Next step ▶"));
    m_next->setAccessibleName(lesson ? tr("Next lesson") : tr("Next step"));
    m_next->setToolTip(lesson ? tr("The next lesson of the list") : tr("Next step (→, Space or Enter)"));
}

void LessonPane::setProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void LessonPane::setCommand(const QString& command)
{
    if (command == m_commandText)
        return;
    m_commandText = command;
    delete m_command;
    m_command = nullptr;
    m_commandTitle->setVisible(!command.isEmpty());
    if (command.isEmpty())
        return;
    m_command = new CommandLine(command, m_content);
    auto* column = qobject_cast<QVBoxLayout*>(m_content->layout());
    column->insertWidget(column->indexOf(m_commandTitle) + 1, m_command);
}

bool LessonPane::answerWith(State state)
{
    if (!m_quiz->isOpen())
        return false;
    m_quiz->choose(std::string(rfcName(state)));
    return true;
}

void LessonPane::focusNext()
{
    m_next->setFocus();
}

bool LessonPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    auto* key = static_cast<QKeyEvent*>(event);
    // By the time that a key repeats, the focus may have gone to a button that begins anew.
    if (key->isAutoRepeat() && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter))
        return true;
    switch (key->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home: // a button would hand the focus on
        QCoreApplication::sendEvent(window(), key);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        qobject_cast<QAbstractButton*>(watched)->click();
        return true;
    default:
        return false;
    }
}

void LessonPane::retranslate()
{
    m_back->setText(tr("◀ Back"));
    m_back->setAccessibleName(tr("Back: one step"));
    m_back->setToolTip(tr("Previous step (←)"));
    showNext();
    m_playButton->setToolTip(tr("Go on by itself"));
    m_startOver->setText(tr("Start over"));
    m_startOver->setToolTip(tr("To the beginning of the lesson (Home)"));
    m_pace->setAccessibleName(tr("Pace: seconds per step"));
    m_pace->setToolTip(tr("How long each step is shown while playing"));
    showPace();
    m_commandTitle->setText(tr("See it with other tools"));
    m_shownText.clear();
    if (m_play.quiz() != nullptr)
        m_asked.clear(); // it is asked anew
    if (m_play.kind() == model::LabPlay::Kind::Lesson)
        showStep();
    showControls();
}

void LessonPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace atlas::view
