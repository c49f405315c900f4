// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/files.h"

#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace atlas::test {

/// What a process of a FakeProc says of itself.
struct FakeProcess {
    int pid = 0;
    std::string name = "program";
    unsigned long startTime = 100;
    /// Links: {3, "socket:[17]"}.
    std::map<int, std::string> descriptors{}; // NOLINT(readability-redundant-member-init): GCC warns without it
    bool kernelThread = false;
};

/// A directory that looks like /proc, for what the real one does not do on demand.
class FakeProc {
public:
    FakeProc()
    {
        std::filesystem::permissions(m_directory.path(), std::filesystem::perms(0755));
        std::filesystem::create_directories(m_directory.path() / "proc" / "self");
    }

    [[nodiscard]] std::filesystem::path root() const { return m_directory.path() / "proc"; }
    [[nodiscard]] std::filesystem::path of(int pid) const { return root() / std::to_string(pid); }

    /// Puts a process there; one that was there under its pid is gone.
    void put(const FakeProcess& process)
    {
        remove(process.pid);
        const auto here = std::filesystem::path("proc") / std::to_string(process.pid);
        const std::string flags = process.kernelThread ? "2129984" : "4194560";
        m_directory.write(here / "stat",
                          std::to_string(process.pid) + " (" + process.name + ") S 1 1 1 0 -1 " + flags +
                              " 0 0 0 0 0 0 0 0 20 0 1 0 " + std::to_string(process.startTime) + " 0 0\n");
        m_directory.write(here / "comm", process.name + "\n");
        m_directory.write(here / "cmdline", process.name + std::string("\0--flag\0", 8));
        m_directory.write(here / "cgroup", "0::/system.slice/" + process.name + ".service\n");
        std::filesystem::create_symlink("/usr/bin/" + process.name, of(process.pid) / "exe");
        std::filesystem::create_directories(of(process.pid) / "fd");
        for (const auto& [descriptor, target] : process.descriptors)
            link(process.pid, descriptor, target);
    }

    void link(int pid, int descriptor, const std::string& target)
    {
        std::filesystem::create_symlink(target, of(pid) / "fd" / std::to_string(descriptor));
    }

    void close(int pid, int descriptor) { std::filesystem::remove(of(pid) / "fd" / std::to_string(descriptor)); }

    /// Ends a process. Its directory lives on elsewhere, so that its inode is not given to another one.
    void remove(int pid)
    {
        if (std::filesystem::exists(of(pid)))
            std::filesystem::rename(of(pid), m_directory.path() / ("ended" + std::to_string(m_ended++)));
    }

private:
    TemporaryDirectory m_directory;
    int m_ended = 0;
};

} // namespace atlas::test
