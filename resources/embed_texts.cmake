# SPDX-License-Identifier: GPL-3.0-or-later
# The texts of a folder as one C++ file, which defines
#   std::span<const TYPE> FUNCTION()
# that the header HEADER declares:
#   cmake -DFOLDER=… -DOUTPUT=… -DHEADER=guide_texts.h -DTYPE=GuideFile -DFUNCTION=guideFiles -DKIND=translated
#         -P embed_texts.cmake
# KIND is `translated` for LANGUAGE/NAME.md, where a TYPE is {language, name, text}, sorted by path; or `ordered` for
# NAME.json, where a TYPE is {name, text}, sorted by the number that each file calls its "order".
if(KIND STREQUAL "translated")
  file(GLOB files LIST_DIRECTORIES false "${FOLDER}/*/*.md")
  list(SORT files)
else()
  file(GLOB found LIST_DIRECTORIES false "${FOLDER}/*.json")
  set(sortable "")
  foreach(file IN LISTS found)
    file(READ "${file}" text)
    string(JSON order GET "${text}" order)
    list(APPEND sortable "${order}:${file}")
  endforeach()
  list(SORT sortable COMPARE NATURAL)
  list(TRANSFORM sortable REPLACE "^[^:]*:" "" OUTPUT_VARIABLE files)
endif()
list(LENGTH files count)
file(WRITE "${OUTPUT}.new" "// Made by embed_texts.cmake; not to be edited.
#include \"${HEADER}\"

#include <array>

namespace atlas {
namespace {

constexpr std::array<${TYPE}, ${count}> files{{
")
foreach(file IN LISTS files)
  file(READ "${file}" text)
  cmake_path(GET file STEM name)
  set(path "\"${name}\"")
  if(KIND STREQUAL "translated")
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(GET folder FILENAME language)
    set(path "\"${language}\", \"${name}\"")
  endif()
  file(APPEND "${OUTPUT}.new" "    {${path}, R\"text(${text})text\"},\n")
endforeach()
file(APPEND "${OUTPUT}.new" "}};

} // namespace

std::span<const ${TYPE}> ${FUNCTION}()
{
    return files;
}

} // namespace atlas
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
