// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/owner_reason.h"

namespace atlas::collect {

std::optional<OwnerMissing> reasonWithoutSearch(const SocketRecord& record)
{
    if (record.inode)
        return std::nullopt;
    switch (record.state) {
    case State::TimeWait:
        return OwnerMissing::TimeWait;
    case State::SynReceived:
        return OwnerMissing::SynReceived;
    case State::FinWait2:
        return OwnerMissing::OrphanedFinWait2;
    case State::FinWait1:
    case State::Closing:
    case State::LastAck:
        return OwnerMissing::Orphaned;
    case State::Established:
    case State::CloseWait:
        return OwnerMissing::NotAcceptedYet;
    case State::Closed:
    case State::Listen:
    case State::SynSent:
    case State::Unknown:
        break;
    }
    return OwnerMissing::Kernel;
}

OwnerMissing ownerMissing(const SocketRecord& record, const OwnerSearch& search)
{
    if (const auto reason = reasonWithoutSearch(record))
        return *reason;
    if (!search.searched)
        return OwnerMissing::NotLookedUp;
    if (search.letGo)
        return OwnerMissing::ProcessGone;
    if (search.failed)
        return OwnerMissing::NotReadable;
    if (search.inFlight)
        return OwnerMissing::InFlight;
    if (search.keptUnnamed)
        return OwnerMissing::Registered;
    if (search.refusedOfUser)
        return OwnerMissing::NotPermitted;
    if (search.insideNamespace)
        return OwnerMissing::OtherNamespace;
    if (search.refused)
        return OwnerMissing::NotPermitted;
    if (search.vanished)
        return OwnerMissing::ProcessGone;
    return OwnerMissing::NoDescriptor;
}

} // namespace atlas::collect
