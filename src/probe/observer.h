// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/probe_frame.h"
#include "probe/descriptor.h"
#include "probe/record.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>

struct observer_bpf;
struct ring_buffer;

namespace atlas::probe {

/// The BPF object in the kernel: what it sees is read from here. It is gone from the kernel when this is.
class Observer {
public:
    /// Loads and attaches whatever this kernel can. Needs CAP_BPF and CAP_PERFMON, and nothing of the kind afterwards.
    /// `report` is filled in either way; the error says why not even state changes can be seen.
    [[nodiscard]] static std::expected<Observer, Error> attach(decode::ProbeHello& report);

    Observer(Observer&&) noexcept;
    Observer& operator=(Observer&&) noexcept;
    ~Observer();

    /// What takes records; `take` returns whether there is room for one more.
    class Taker {
    public:
        [[nodiscard]] virtual bool take(const record& event) = 0;

    protected:
        ~Taker() = default;
    };

    /// Hands the waiting events over, until there are none (true) or `taker` has no more room (false).
    [[nodiscard]] bool drain(Taker& taker);
    /// How many events have found no place since the beginning.
    [[nodiscard]] std::uint64_t lost() const;
    /// While the reader sleeps, the next event makes the descriptor of wakeUp() readable, and ends the sleep.
    void setReaderSleeps(bool sleeps);
    [[nodiscard]] int wakeUp() const;
    /// One pass over all descriptors of all processes, to be read as owner_records to its end.
    [[nodiscard]] std::expected<Descriptor, Error> beginOwners() const;

private:
    struct Unload {
        void operator()(observer_bpf* object) const;
        void operator()(ring_buffer* ring) const;
    };
    using Object = std::unique_ptr<observer_bpf, Unload>;

    Observer() = default;
    static int takeRecord(void* present, void* data, std::size_t size);
    [[nodiscard]] static std::expected<Object, Error> load(const decode::ProbeHello& report, bool onlyStates);

    Object m_object;
    std::unique_ptr<ring_buffer, Unload> m_ring;
    struct Present {
        Taker* taker = nullptr; ///< only within drain()
    };
    std::unique_ptr<Present> m_present; ///< in a place of its own, since the ring's callback knows its address
};

} // namespace atlas::probe
