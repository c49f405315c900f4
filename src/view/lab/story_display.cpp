// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/story_display.h"

#include "view/diagram/diagram_view.h"
#include "view/lab/kernel_pane.h"
#include "view/lab/lab_texts.h"
#include "view/ladder/ladder_view.h"
#include "view/words/words.h"

#include <utility>

namespace atlas::view {
namespace {

LadderHead headOf(lab::Host host, const lab::HostSituation& situation, const lab::Greeting& greeting)
{
    LadderHead head{words::text(letter(host)),
                    words::hostile(greeting.addresses ? (*greeting.addresses)[host] : std::string())};
    for (const lab::HostSocket& socket : situation.sockets)
        if (situation.end.socket && socket.name == situation.end.socket) {
            head.name += QStringLiteral(" · ") + words::hostile(*socket.name);
            if (socket.local)
                head.address = endpointText(socket.local);
        }
    return head;
}

} // namespace

void StoryDisplay::show(const model::LabStory& story, std::vector<lab::LessonStep> toCome,
                        const lab::Greeting& greeting, bool still)
{
    const auto& hosts = story.now.hosts;
    m_ladder.setHeads({headOf(lab::Host::A, hosts.a, greeting), headOf(lab::Host::B, hosts.b, greeting)});
    m_ladder.showStory(story, std::move(toCome), still);
    showEnds(story, still);
    m_kernel.showHosts(hosts);
}

void StoryDisplay::showEnds(const model::LabStory& story, bool still)
{
    const auto& hosts = story.now.hosts;
    const std::uint64_t seen = std::exchange(m_shownEvent, story.events.empty() ? 0 : story.events.back().number);
    if (still)
        return m_diagram.showEnds({{.state = hosts.a.end.state, .label = words::text(letter(lab::Host::A))},
                                   {.state = hosts.b.end.state, .label = words::text(letter(lab::Host::B))}});
    for (const lab::Event& event : story.events)
        if (const auto* change = std::get_if<lab::StateChanged>(&event.what);
            change != nullptr && event.number > seen && change->socket == hosts[change->host].end.socket)
            m_diagram.moveTo(change->to, Known::Observed, lab::indexOf(change->host));
    for (const lab::Host host : lab::bothHosts)
        m_diagram.moveTo(hosts[host].end.state, Known::Seen, lab::indexOf(host));
}

} // namespace atlas::view
