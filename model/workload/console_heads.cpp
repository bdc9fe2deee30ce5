// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/console_heads.hpp"

#include <utility>

#include "model/workload/csv_cells.hpp"

namespace headroom::workload {

std::optional<ConsoleHeads> takeConsoleHeads(std::vector<CsvRow>& rows) {
    const std::string& corner = cellAt(rows.front(), 0);
    if (corner != "Full label" && corner != "Label") { return std::nullopt; }
    ConsoleHeads heads;
    std::size_t count = 0;
    for (; count < rows.size() && !isTime(cellAt(rows[count], 0)); ++count) {
        std::vector<std::string>& cells = rows[count].cells;
        const std::string what = cellAt(rows[count], 0);
        if (what == "Id") { heads.ids = std::move(cells); }
        if (what == "Label" || count == 0) { heads.labels = std::move(cells); }
    }
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
    return heads;
}

}  // namespace headroom::workload
