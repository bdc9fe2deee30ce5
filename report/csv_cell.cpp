// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csv_cell.hpp"

namespace headroom::report {

std::string csvCell(std::string_view text) {
    constexpr std::string_view kFormula = "=+-@\t\r";
    std::string safe(text);
    if (!safe.empty() && kFormula.find(safe.front()) != std::string_view::npos) safe.insert(safe.begin(), '\'');
    if (safe.find_first_of(",\"\n\r") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace headroom::report
