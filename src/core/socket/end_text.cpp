// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/end_text.h"

namespace atlas {

std::string addressText(const Address& address, const Scope& scope)
{
    return scope ? address.toString() + '%' + scope->text() : address.toString();
}

std::string endText(const Endpoint& end, const Scope& scope)
{
    const std::string host = addressText(end.address, scope);
    return (end.address.family == Family::IPv6 ? '[' + host + ']' : host) + ':' + std::to_string(end.port);
}

std::string localText(const SocketRecord& record)
{
    if (isDualStack(record))
        return (record.interface ? "*%" + record.interface->text() : "*") + ':' + std::to_string(record.local.port);
    return endText(record.local, record.interface);
}

std::string remoteText(const SocketRecord& record)
{
    return endText(record.remote, remoteScope(record.remote.address, record.interface));
}

Scope remoteScope(const Address& remote, const Scope& scope)
{
    return remote.isLinkLocal() ? scope : std::nullopt;
}

bool isDualStack(const SocketRecord& record)
{
    return record.v6only == false && record.local.address.family == Family::IPv6 && record.local.address.isAny();
}

} // namespace atlas
