// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the lab's window shows what has happened: ladder, diagram, the kernel's table and the words of the step.
#include "ui_lab_window.h"
#include "view/lab/free_play_pane.h"
#include "view/lab/lab_texts.h"
#include "view/lab/lab_window.h"
#include "view/lab/lesson_pane.h"
#include "view/settings/lab_progress.h"
#include "view/words/words.h"

#include <utility>

namespace atlas::view {

/// What is to come may be seen up to the next question: its answer lies behind it.
std::vector<model::LabOutlineStep> LabWindow::stepsToCome() const
{
    std::vector<model::LabOutlineStep> steps;
    if (!m_play.lesson() || m_play.quiz() != nullptr)
        return steps;
    const auto& outline = m_play.lesson()->outline;
    for (auto at = static_cast<std::size_t>(m_play.at()); at < outline.size(); ++at) {
        steps.push_back(outline[at]);
        if (outline[at].quiz)
            break;
    }
    return steps;
}

void LabWindow::showStory(bool still)
{
    const model::LabStory& story = m_play.story();
    showHeads();
    m_ui->ladder->showStory(story, stepsToCome(), still);
    showDiagram(still);
    m_ui->kernel->showHosts(story.hosts);
    showTitle();
    if (m_play.kind() == model::LabPlay::Kind::Lesson) {
        m_lessonPane->showStep();
        if (m_play.lesson() && std::exchange(m_focusNext, false))
            m_lessonPane->focusNext();
        m_lessonPane->setCommand(m_session.mode() == model::LabMode::Loopback ? ssCommand(story.hosts) : QString());
        if (m_openedFile.isEmpty() && m_play.atEnd() && m_play.step() && m_play.step()->met) {
            progress::setFinished(m_play.lesson()->id);
            m_ui->lessons->markFinished(m_play.lesson()->id);
        }
    } else if (still && story.events.empty()) {
        m_freePane->begin();
    } else {
        m_freePane->refresh();
    }
}

void LabWindow::showHeads()
{
    std::array<LadderHead, 2> heads;
    for (const model::LabHost host : model::labHosts) {
        const model::LabHostReport& report = m_play.story().hosts[indexOf(host)];
        LadderHead& head = heads[indexOf(host)];
        head.name = model::identifier(host);
        head.address = m_session.greeting().addresses[indexOf(host)];
        for (const model::LabSocket& socket : report.sockets)
            if (!report.endSocket.isEmpty() && socket.name == report.endSocket) {
                head.name += QStringLiteral(" · ") + words::hostile(socket.name.toStdString());
                if (!socket.local.isEmpty())
                    head.address = socket.local;
            }
        head.address = words::hostile(head.address.toStdString());
    }
    m_ui->ladder->setHeads(heads);
}

void LabWindow::showDiagram(bool still)
{
    const model::LabStory& story = m_play.story();
    const int seen = std::exchange(m_shownEvent, story.events.empty() ? 0 : story.events.back().number);
    if (still)
        return m_ui->diagram->showEnds({{.state = story.hosts[0].end, .label = model::identifier(model::LabHost::A)},
                                        {.state = story.hosts[1].end, .label = model::identifier(model::LabHost::B)}});
    for (const model::LabNews& news : story.events)
        if (news.number > seen && news.kind == model::LabNews::Kind::State && news.host &&
            news.socket == story.hosts[indexOf(*news.host)].endSocket)
            m_ui->diagram->moveTo(news.to, Known::Observed, indexOf(*news.host));
    for (const model::LabHost host : model::labHosts)
        m_ui->diagram->moveTo(story.hosts[indexOf(host)].end, Known::Seen, indexOf(host));
}

void LabWindow::showTitle()
{
    QString title = tr("Lab");
    QString step;
    if (m_play.kind() == model::LabPlay::Kind::Free) {
        title = tr("Free play");
    } else if (const auto& lesson = m_play.lesson()) {
        // A file may call itself what a built-in lesson is called.
        const Narration* told = m_openedFile.isEmpty() ? narration(lesson->id) : nullptr;
        const QString own = lesson->title.isEmpty() ? lesson->id : lesson->title;
        title = told != nullptr ? words::text(told->title) : words::hostile(own.toStdString());
        step = tr("step %1 of %2").arg(m_play.at()).arg(lesson->steps);
    }
    m_ui->title->setText(title);
    m_ui->stepLabel->setText(step);
}

void LabWindow::showControls()
{
    m_lessonPane->showControls();
    m_freePane->showControls();
    if (m_play.kind() == model::LabPlay::Kind::Lesson && m_play.quiz() == nullptr && !m_play.isBusy())
        m_ui->ladder->showStory(m_play.story(), stepsToCome(), false); // an answered question uncovers what is to come
}

} // namespace atlas::view
