// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <utility>

namespace atlas {

Error within(Error context, const Error& cause)
{
    return std::move(context) + Error{{Phrase{": "}}} + cause;
}

Error operator+(Error beginning, const Error& end)
{
    beginning.phrases.insert(beginning.phrases.end(), end.phrases.begin(), end.phrases.end());
    return beginning;
}

} // namespace atlas
