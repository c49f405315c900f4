// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/network/refusals.h"

#include "collect/system_error.h"

#include <fstream>
#include <optional>
#include <string>

namespace atlas::lab {
namespace {

/// The number in a file of /proc/sys; empty where there is no such setting.
std::optional<long> setting(const std::string& name)
{
    std::ifstream in("/proc/sys/" + name);
    long value = 0;
    return in >> value ? std::optional(value) : std::nullopt;
}

/// The setting that keeps ordinary users from namespaces of their own, and how to change it. `limit` is the setting
/// of how many there may be; the kernel calls it "no space" when that is reached.
Error namespaceRemedy(std::error_code code, std::string_view limit, const Error& otherwise)
{
    if (code == std::errc::no_space_on_device)
        return Error::saying("To allow more of them until the next start: sudo sysctl user.%1=10000", limit);
    if (setting("kernel/apparmor_restrict_unprivileged_userns").value_or(0) != 0)
        return Error::saying("AppArmor forbids it to programs without a profile. To allow it until the next start: "
                             "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0");
    if (setting("kernel/unprivileged_userns_clone").value_or(1) == 0)
        return Error::saying("To allow it until the next start: sudo sysctl kernel.unprivileged_userns_clone=1");
    return otherwise;
}

Error startOutside()
{
    return Error::saying("A container or a security policy around this program forbids it; start it outside.");
}

} // namespace

Refusal noUserNamespaces(std::error_code code)
{
    return {Refusal::Reason::NoUserNamespaces, collect::toError(Error::saying("making a user namespace"), code),
            namespaceRemedy(code, "max_user_namespaces", startOutside())};
}

Refusal noNetworkNamespaces(std::error_code code)
{
    return {Refusal::Reason::NoNetworkNamespaces, collect::toError(Error::saying("making a network namespace"), code),
            namespaceRemedy(
                code, "max_net_namespaces",
                Error::saying("A container or a security policy around this program forbids it, or the kernel has been "
                              "built without network namespaces."))};
}

Refusal noTun(const TunDevice::Failure& failure)
{
    Error remedy = startOutside();
    if (failure.opening && failure.code == std::errc::permission_denied)
        remedy =
            Error::saying("To let every user make such devices in namespaces of their own, which is safe and usual: "
                          "sudo chmod 0666 /dev/net/tun");
    if (failure.opening &&
        (failure.code == std::errc::no_such_file_or_directory || failure.code == std::errc::no_such_device))
        remedy = Error::saying("Load the kernel's module: sudo modprobe tun");
    return {Refusal::Reason::NoTun, failure.error, remedy};
}

Refusal failedOtherwise(const Error& error)
{
    return {Refusal::Reason::Failed, error,
            Error::saying("Nothing on this computer was changed. Trying again may help.")};
}

} // namespace atlas::lab
