// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stand-in for the lab's child that plays a script, so that tests say line by line what it hears and what it answers.
//
//   scripted_lab SCRIPT [MODE]      plays the file SCRIPT, or SCRIPT-MODE where a mode is given. Where there is a
//                                   SCRIPT.next, the first child makes it the script of the second.
//
//   < TEXT    writes a line; %ID% stands for the number of the request that was heard last
//   > TEXT    hears a line, which has to contain TEXT
//   flood N   writes N letters without an end of line
//   die       is killed;  exit N: ends
//
// At the script's end it waits for the end of its input, and hears nothing more: a request too many is a mistake.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

constexpr int mistake = 9;

/// The digits after "id": in a request.
std::string idOf(const std::string& request)
{
    const std::string_view key = "\"id\":";
    const auto place = request.find(key);
    if (place == std::string::npos)
        return "null";
    const auto first = place + key.size();
    return request.substr(first, request.find_first_not_of("0123456789", first) - first);
}

void replaceAll(std::string& text, std::string_view what, const std::string& with)
{
    for (auto place = text.find(what); place != std::string::npos; place = text.find(what, place + with.size()))
        text.replace(place, what.size(), with);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2)
        return mistake;
    const std::string path = argc > 2 ? std::string(argv[1]) + '-' + argv[2] : argv[1];
    std::ifstream script(path);
    static_cast<void>(std::rename((path + ".next").c_str(), path.c_str())); // the open file stays what it is
    std::string id = "null";
    std::string heard;
    for (std::string line; std::getline(script, line);) {
        if (line.starts_with("< ")) {
            replaceAll(line, "%ID%", id);
            std::cout << line.substr(2) << '\n' << std::flush;
        } else if (line.starts_with("> ")) {
            if (!std::getline(std::cin, heard))
                return 0; // let go early
            id = idOf(heard);
            if (heard.find(line.substr(2)) == std::string::npos) {
                std::cerr << "expected " << line.substr(2) << ", heard " << heard << '\n';
                return mistake;
            }
        } else if (line.starts_with("flood ")) {
            std::cout << std::string(std::stoul(line.substr(6)), 'x') << std::flush;
        } else if (line == "die") {
            std::raise(SIGKILL);
        } else if (line.starts_with("exit ")) {
            std::cerr << "the script ends here\n";
            return std::atoi(line.c_str() + 5);
        }
    }
    if (std::getline(std::cin, heard)) {
        std::cerr << "expected nothing more, heard " << heard << '\n';
        return mistake;
    }
    return 0;
}
