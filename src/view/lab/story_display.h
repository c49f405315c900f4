// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/greeting.h"
#include "model/lab/lab_story.h"

#include <cstdint>

namespace atlas::view {

class DiagramView;
class KernelPane;
class LadderView;

/// Shows a story in the three pictures of the lab window: the ladder, the diagram of states, and the kernel's table.
class StoryDisplay {
public:
    /// All three must outlive this.
    StoryDisplay(LadderView& ladder, DiagramView& diagram, KernelPane& kernel)
        : m_ladder(ladder), m_diagram(diagram), m_kernel(kernel)
    {
    }

    /// What is new moves into place, unless `still`. `toCome` is drawn below it; `greeting` has the hosts' addresses.
    void show(const model::LabStory& story, std::vector<lab::LessonStep> toCome, const lab::Greeting& greeting,
              bool still);

private:
    void showEnds(const model::LabStory& story, bool still);

    LadderView& m_ladder;
    DiagramView& m_diagram;
    KernelPane& m_kernel;
    std::uint64_t m_shownEvent = 0; ///< the number of the newest one that the diagram shows
};

} // namespace atlas::view
