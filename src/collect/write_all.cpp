// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/write_all.h"

#include <unistd.h>

#include <cerrno>

namespace atlas::collect {

int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

} // namespace atlas::collect
