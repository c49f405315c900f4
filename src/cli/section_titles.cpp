// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/section_titles.h"

#include <algorithm>
#include <array>

namespace atlas::cli {
namespace {

struct Titles {
    std::string_view language;
    std::array<std::string_view, sectionCount> titles;
};

constexpr std::array table{
    Titles{"pt_BR",
           {"Em uma frase", "O que acontece a seguir", "De quem é a vez", "É um problema?", "O que verificar",
            "Dizem muito, mas está errado", "No Linux"}},
    Titles{"uk",
           {"Одним реченням", "Що буде далі", "Чия черга", "Чи це проблема?", "Що перевірити",
            "Часто кажуть, але це не так", "У Linux"}},
};

} // namespace

std::string_view sectionTitle(Section section, std::string_view language)
{
    const auto found = std::ranges::find(table, language, &Titles::language);
    return found == table.end() ? heading(section) : found->titles[static_cast<std::size_t>(section)];
}

} // namespace atlas::cli
