// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each program of the object is optional but the first: a tracepoint that this kernel does not have is left out before
// loading, and if the kernel refuses the object as a whole, the state changes are tried alone. What is missing is
// reported with the reason, in the kernel's words where there are any.
#include "probe/observer.h"

#include "probe/observer.skel.h"

#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

namespace atlas::probe {
namespace {

using decode::ProbeFeature;
using decode::ProbeFeatureReport;
using decode::ProbeHello;

/// One program of the object: what it is for, and the tracepoint that it wants (none: an iterator).
struct Part {
    ProbeFeature feature;
    const char* program;
    const char* tracepoint;
};
constexpr std::array parts{
    Part{ProbeFeature::StateChanges, "state_changed", "inet_sock_set_state"},
    Part{ProbeFeature::Retransmissions, "retransmitted", "tcp_retransmit_skb"},
    Part{ProbeFeature::ResetsSent, "reset_sent", "tcp_send_reset"},
    Part{ProbeFeature::ResetsReceived, "reset_received", "tcp_receive_reset"},
    Part{ProbeFeature::Owners, "owners", nullptr},
    Part{ProbeFeature::IcmpErrors, "packet_received", "netif_receive_skb"},
};
static_assert(parts.size() == decode::probeFeatureCount);

// libbpf gives the reason of a failure to a callback without context only: the last warning is kept here.
std::string& lastWarning()
{
    static std::string text;
    return text;
}

[[gnu::format(printf, 2, 0)]] int keepWarning(libbpf_print_level level, const char* format, va_list arguments)
{
    if (level != LIBBPF_WARN)
        return 0;
    std::array<char, 256> line{};
    std::vsnprintf(line.data(), line.size(), format, arguments);
    std::string_view text(line.data());
    while (text.ends_with('\n'))
        text.remove_suffix(1);
    if (!text.empty())
        lastWarning() = text;
    return 0;
}

std::string firstLine(const char* path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

/// What `code`, an errno, means when a BPF program is loaded or attached.
Error toError(Error what, int code)
{
    if (code == EPERM && firstLine("/sys/kernel/security/lockdown").contains("[confidentiality]"))
        return within(std::move(what), Error::saying("it is locked down for confidentiality"));
    std::string reason = std::strerror(code);
    if (code != EPERM && !lastWarning().empty())
        reason += "; libbpf: " + lastWarning();
    return within(std::move(what), Error::verbatim(std::move(reason)));
}

struct FreeTypes {
    void operator()(btf* types) const { btf__free(types); }
};
using Types = std::unique_ptr<btf, FreeTypes>;

/// Why a program cannot be loaded on this kernel whatever the privilege.
std::optional<Error> unavailable(const btf& types, const Part& part)
{
    if (part.tracepoint == nullptr)
        return std::nullopt;
    const auto type = "btf_trace_" + std::string(part.tracepoint);
    if (btf__find_by_name_kind(&types, type.c_str(), BTF_KIND_TYPEDEF) > 0)
        return std::nullopt;
    return Error::saying("this kernel has no tracepoint %1", part.tracepoint);
}

void setMissing(ProbeHello& report, ProbeFeature feature, const Error& reason)
{
    const auto found = std::ranges::find(report.features, feature, &ProbeFeatureReport::feature);
    if (found != report.features.end() && !found->missing)
        found->missing = reason.message();
}

ProbeHello allPresent()
{
    ProbeHello report;
    for (const Part& part : parts)
        report.features.push_back({part.feature, std::nullopt});
    return report;
}

bpf_link** linkOf(observer_bpf& object, ProbeFeature feature)
{
    switch (feature) {
    case ProbeFeature::StateChanges:
        return &object.links.state_changed;
    case ProbeFeature::Retransmissions:
        return &object.links.retransmitted;
    case ProbeFeature::ResetsSent:
        return &object.links.reset_sent;
    case ProbeFeature::ResetsReceived:
        return &object.links.reset_received;
    case ProbeFeature::Owners:
        return &object.links.owners;
    case ProbeFeature::IcmpErrors:
        return &object.links.packet_received;
    }
    return nullptr;
}

} // namespace

void Observer::Unload::operator()(observer_bpf* object) const
{
    observer_bpf__destroy(object);
}

void Observer::Unload::operator()(ring_buffer* ring) const
{
    ring_buffer__free(ring);
}

Observer::Observer(Observer&&) noexcept = default;
Observer& Observer::operator=(Observer&&) noexcept = default;
Observer::~Observer() = default;

std::expected<Observer::Object, Error> Observer::load(const ProbeHello& report, bool onlyStates)
{
    lastWarning().clear();
    Object object(observer_bpf__open());
    if (!object)
        return std::unexpected(toError(Error::saying("cannot open the BPF object"), errno));
    // What is listed beside what is reported knows processes by the numbers of this namespace.
    struct stat pids{};
    if (::stat("/proc/self/ns/pid", &pids) == 0)
        object->rodata->own_pid_namespace = static_cast<std::uint32_t>(pids.st_ino);
    for (const Part& part : parts) {
        const bool wanted = report.has(part.feature) && (!onlyStates || part.feature == ProbeFeature::StateChanges);
        bpf_program__set_autoload(bpf_object__find_program_by_name(object->obj, part.program), wanted);
    }
    if (const int error = observer_bpf__load(object.get()); error != 0)
        return std::unexpected(toError(Error::saying("the kernel refuses the BPF programs"), -error));
    return object;
}

std::expected<Observer, Error> Observer::attach(ProbeHello& report)
{
    libbpf_set_print(keepWarning);
    report = allPresent();
    std::optional<Error> noStates; // without which the others are of no use
    const auto without = [&](const Part& part, const Error& reason) {
        setMissing(report, part.feature, reason);
        if (part.feature == ProbeFeature::StateChanges)
            noStates = reason;
    };
    const auto fail = [&report](const Error& error) {
        for (const Part& part : parts)
            setMissing(report, part.feature, error);
        return std::unexpected(error);
    };
    {
        const Types types(btf__load_vmlinux_btf());
        if (!types)
            return fail(Error::saying(
                "this kernel does not describe its types (CONFIG_DEBUG_INFO_BTF), so no program can be fitted to it"));
        for (const Part& part : parts)
            if (auto missing = unavailable(*types, part))
                without(part, *missing);
    }
    if (noStates)
        return fail(*noStates);

    auto object = load(report, false);
    if (!object) {
        const Error error = object.error();
        object = load(report, true);
        if (!object)
            return fail(error);
        for (const Part& part : parts)
            if (part.feature != ProbeFeature::StateChanges)
                setMissing(report, part.feature, error);
    }

    for (const Part& part : parts) {
        if (!report.has(part.feature))
            continue;
        lastWarning().clear();
        bpf_link*& link = *linkOf(**object, part.feature);
        link = bpf_program__attach(bpf_object__find_program_by_name((*object)->obj, part.program));
        if (link == nullptr)
            without(part, toError(Error::saying("cannot attach %1", part.program), errno));
    }
    if (noStates)
        return fail(*noStates);

    Observer observer;
    observer.m_present = std::make_unique<Present>();
    observer.m_object = *std::move(object);
    observer.m_ring.reset(
        ring_buffer__new(bpf_map__fd(observer.m_object->maps.events), takeRecord, observer.m_present.get(), nullptr));
    if (!observer.m_ring)
        return fail(toError(Error::saying("cannot map the ring buffer"), errno));
    return observer;
}

/// The ring's callback. libbpf frees the record in any case, so an end may be asked for only after it was taken.
int Observer::takeRecord(void* present, void* data, std::size_t size)
{
    if (size != sizeof(record))
        return 0;
    return static_cast<Present*>(present)->taker->take(*static_cast<const record*>(data)) ? 0 : -ENOSPC;
}

bool Observer::drain(Taker& taker)
{
    m_present->taker = &taker;
    return ring_buffer__consume(m_ring.get()) >= 0;
}

std::uint64_t Observer::lost() const
{
    return std::atomic_ref(m_object->bss->lost).load(std::memory_order_relaxed);
}

void Observer::setReaderSleeps(bool sleeps)
{
    std::atomic_ref(m_object->bss->reader_sleeps).store(sleeps ? 1 : 0);
}

int Observer::wakeUp() const
{
    return bpf_map__fd(m_object->maps.events);
}

std::expected<Descriptor, Error> Observer::beginOwners() const
{
    const bpf_link* const link = m_object->links.owners;
    if (link == nullptr)
        return std::unexpected(Error::saying("the iterator is not attached"));
    Descriptor pass(bpf_iter_create(bpf_link__fd(link)));
    if (!pass)
        return std::unexpected(within(Error::saying("cannot begin"), Error::verbatim(std::strerror(errno))));
    return pass;
}

} // namespace atlas::probe
