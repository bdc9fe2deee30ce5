// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/wide_heads.hpp"

#include <algorithm>
#include <optional>

#include "model/workload/csv_cells.hpp"

namespace headroom::workload {

bool areWideHeads(const std::vector<std::string>& cells) {
    constexpr std::ptrdiff_t kFewest = 3;
    const auto isHead = [](const std::string& cell) { return isTime(cell) || numberIn(cell).has_value(); };
    const auto firstHead = std::ranges::find_if(cells, isHead);
    if (cells.end() - firstHead < kFewest || firstHead == cells.begin()) { return false; }
    double previous = -1.0;
    for (auto cell = firstHead; cell != cells.end(); ++cell) {
        const std::optional<double> number = numberIn(*cell);
        if (!number) { return isCalendarTime(*cell); }
        if (*number <= previous) { return false; }
        previous = *number;
    }
    return true;
}

bool mayBeBrokenHeads(const std::vector<std::string>& cells) {
    constexpr std::size_t kFewest = 3;       // shorter rows are like that too often
    constexpr std::size_t kOneInSoMany = 4;  // of the heads may be there twice
    std::vector<std::size_t> numbers;
    for (const std::string& cell : cells) {
        if (const std::optional<std::size_t> number = wholeNumber(cell)) { numbers.push_back(*number); }
    }
    if (numbers.size() < kFewest) { return false; }
    const bool inOrder = std::ranges::is_sorted(numbers);
    std::ranges::sort(numbers);
    const std::size_t span = numbers.back() - numbers.front() + 1;
    const auto repeated = std::unique(numbers.begin(), numbers.end());
    const auto twice = static_cast<std::size_t>(numbers.end() - repeated);
    if (span != numbers.size() - twice) { return false; }  // some are missing
    return inOrder ? twice > 0 && span > kFewest && twice <= numbers.size() / kOneInSoMany : twice == 0;
}

}  // namespace headroom::workload
