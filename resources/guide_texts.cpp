// SPDX-License-Identifier: GPL-3.0-or-later
#include "guide_texts.h"

#include <cassert>
#include <string>
#include <utility>

namespace atlas {

Guide builtInGuide()
{
    Guide guide;
    for (const GuideFile& file : guideFiles()) {
        auto article = parseArticle(file.markdown, std::string(file.language));
        assert(article && "a file of the guide breaks the rules; test_guide_texts says which");
        if (article)
            guide.add(std::move(*article));
    }
    return guide;
}

} // namespace atlas
