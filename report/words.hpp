// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/study/result.hpp"

/// Figures as people read them, for the terminal and Markdown.
namespace headroom::report {

/// "24.1 ms", "1.23 s", "850 us": three significant digits.
std::string secondsText(double seconds);
/// "0.31 %"
std::string shareText(double share);
/// "51,840,000"
std::string countText(std::uint64_t count);
/// "51.8 M"
std::string shortCount(double count);
/// "$612.34"
std::string moneyText(double usd);
/// " ± 0.4 ms" or nothing.
std::string plusMinus(double value, const std::optional<study::Interval>& interval, std::string (*text)(double));

/// A table in plain text, columns aligned; the first column to the left, the others to the right.
std::string alignedTable(const std::vector<std::vector<std::string>>& rows);
/// The same in Markdown, the first row as head.
std::string markdownTable(const std::vector<std::vector<std::string>>& rows);

}  // namespace headroom::report
