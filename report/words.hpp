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
/// "0.31 %", "0.0003 %", "<0.0001 %"
std::string shareText(double share);
/// The share that failed; "-" where nothing ended.
std::string errorText(const study::Counts& counts);
/// "51,840,000"
std::string countText(std::uint64_t count);
/// "1 run", "2,000 runs"; of nouns whose plural ends with s.
std::string counted(std::uint64_t count, const std::string& noun);
/// "51.8 M", "10,000", "140,000": three digits of what is large.
std::string shortCount(double count);
/// "1,000", "83.5": a level whole where it is whole.
std::string levelText(double level);
/// "90 s", "20 min", "24 h", "30 d": a length of time that somebody chose.
std::string lengthText(double seconds);
/// "0.0667", "333,333", "2.5": so many significant digits, never an exponent, no zeros at the end.
std::string plainText(double value, int digits = 3);
/// An exact decimal with its digits in groups: "3,171,343.818".
std::string groupedDecimal(std::string text);
/// "$612.34"
std::string moneyText(double usd);
/// "$0.000184": three digits of what is less than a cent, else as moneyText().
std::string unitMoneyText(double usd);
/// What is to be known of a number of units (orders): those whose requests came to nothing are counted as well; empty
/// where all came to something.
std::string askedForText(const study::UnitCost& unit);

/// "its own requests cause $0.0012": where units share a bill, and the whole of it is none's own; else empty.
std::string causedText(const study::Cost& cost, const study::UnitCost& unit);
/// Whether the bill knows the price of anything that was used; if not, its total of 0 means nothing.
bool isPriced(const pricing::Bill& bill);
/// What stands in place of an amount that is not known.
inline constexpr const char* kNotPriced = "not priced";
/// What a real account pays beside any of these bills.
inline constexpr const char* kOutsideBill =
    "support plans, taxes, and what the design does not name: NAT gateways, WAF, KMS, Route 53, Secrets Manager";
/// What stands in place of a figure that nothing is known of (study::kNoValue).
inline constexpr const char* kNoFigure = "-";
/// " ± 0.4 ms" or nothing.
std::string plusMinus(double value, const std::optional<study::Interval>& interval, std::string (*text)(double));

/// A table in plain text, columns aligned; the first column to the left, the others to the right.
std::string alignedTable(const std::vector<std::vector<std::string>>& cells);
/// The same in Markdown, the first row as head.
std::string markdownTable(const std::vector<std::vector<std::string>>& rows);

}  // namespace headroom::report
