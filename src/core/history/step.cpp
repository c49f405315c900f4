// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/step.h"

namespace atlas {

std::string_view identifier(Known known)
{
    switch (known) {
    case Known::Observed:
        return "observed";
    case Known::Seen:
        return "seen";
    case Known::Inferred:
        return "inferred";
    case Known::Ambiguous:
        break;
    }
    return "ambiguous";
}

std::span<const Way> waysOf(const Step& step)
{
    return isWholeLife(step) ? std::span<const Way>() : waysBetween(step.from, step.to, step.throughTimeWait);
}

} // namespace atlas
