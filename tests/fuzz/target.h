// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// What a fuzz target is: it reads these bytes, and ends the program where it finds a mistake.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Ends the program where a fuzz target's expectation does not hold, whatever the build type.
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): it must show the expression
#define REQUIRE(expression)                                                                                            \
    ((expression)                                                                                                      \
         ? static_cast<void>(0)                                                                                        \
         : (std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #expression), std::abort()))
