# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DFOLDER=resources/guide -DOUTPUT=guide_files.cpp -P embed_guide.cmake: the files of the guide as one C++ file.
file(GLOB files LIST_DIRECTORIES false "${FOLDER}/*/*.md")
list(SORT files)
list(LENGTH files count)
file(WRITE "${OUTPUT}.new" "// Made by embed_guide.cmake from resources/guide; not to be edited.
#include \"guide_texts.h\"

#include <array>

namespace atlas {
namespace {

constexpr std::array<GuideFile, ${count}> files{{
")
foreach(file IN LISTS files)
  file(READ "${file}" text)
  cmake_path(GET file STEM name)
  cmake_path(GET file PARENT_PATH folder)
  cmake_path(GET folder FILENAME language)
  file(APPEND "${OUTPUT}.new" "    {\"${language}\", \"${name}\", R\"guide(${text})guide\"},\n")
endforeach()
file(APPEND "${OUTPUT}.new" "}};

} // namespace

std::span<const GuideFile> guideFiles()
{
    return files;
}

} // namespace atlas
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
