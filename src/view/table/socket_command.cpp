// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/table/socket_command.h"

#include "view/words/words.h"

namespace atlas::view {

QString ssCommand(const SocketRecord& record)
{
    const QString local = words::text(record.local.toString());
    if (!record.hasPeer())
        return QStringLiteral("ss -tlnpoi src %1").arg(local);
    return QStringLiteral("ss -tanpoi src %1 dst %2").arg(local, words::text(record.remote.toString()));
}

} // namespace atlas::view
