# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of ours is built with: C++23, one set of warnings, and Qt without its lenient conversions.
add_library(strict INTERFACE)
target_compile_features(strict INTERFACE cxx_std_23)
target_include_directories(strict INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_options(strict INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast
  $<$<BOOL:${TCPATLAS_WERROR}>:-Werror>)
# GCC 12 warns of "text" + std::string at higher optimisation, wrongly (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(strict INTERFACE -Wno-restrict)
endif()
# libstdc++ 12 sorts with a buffer function that it calls deprecated itself; clang blames the caller.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(strict INTERFACE -Wno-deprecated-declarations)
endif()

# What is installed has the usual second locks, whatever preset or packaging builds it: buffers of a known size and the stack
# are checked, the program lies at a random address, and what the dynamic linker wrote becomes read-only. The fortified
# functions need the optimiser. tests/outside/hardened_test.py looks at the programs themselves.
if(CMAKE_BUILD_TYPE MATCHES "^(Release|RelWithDebInfo|MinSizeRel|None)$")
  set(hardened ON)
  target_compile_options(strict INTERFACE
    -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fno-semantic-interposition)
  target_link_options(strict INTERFACE -Wl,-z,relro,-z,now)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
else()
  set(hardened OFF)
endif()

# mold links a hundred test programs in the time that ld takes for ten.
find_program(TCPATLAS_MOLD mold)
mark_as_advanced(TCPATLAS_MOLD)
if(TCPATLAS_MOLD)
  target_link_options(strict INTERFACE -fuse-ld=mold)
endif()

add_library(strict_qt INTERFACE)
target_link_libraries(strict_qt INTERFACE strict)
target_compile_definitions(strict_qt INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT)

# The moc of Qt 6.4 cannot read libstdc++'s <concepts>, and needs nothing of it: with its include guard set it is passed over.
set(CMAKE_AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS")

# What most files of the window include is compiled once: it halves the time of each. The files still name all they use.
set(usual_headers <algorithm> <chrono> <functional> <map> <memory> <optional> <span> <string> <vector>)

# add_room(NAME SOURCES... LIBRARIES... [HEADERS...]): one folder of src/ as a static library of all its .cpp files.
# LIBRARIES are the rooms and outside libraries that it may include: the link list is the rule. HEADERS, of Qt, are
# precompiled for it with the usual ones. Without Qt it would save a tenth, and GCC 12 then warns in its own library.
function(add_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;LIBRARIES;HEADERS")
  add_library(${name} STATIC ${room_SOURCES})
  target_link_libraries(${name} PUBLIC ${room_LIBRARIES})
  if(NOT strict_qt IN_LIST room_LIBRARIES)
    target_link_libraries(${name} PUBLIC strict)
  endif()
  if(room_HEADERS)
    target_precompile_headers(${name} PRIVATE ${usual_headers} ${room_HEADERS})
  endif()
endfunction()
