// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/base/digits.hpp"
#include "report/markdown_text.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::report {

namespace {

/// Three significant digits without an exponent.
std::string three(double value) {
    const double size = std::abs(value);
    if (size >= 100.0 || size == 0.0) return fmt::format("{:.0f}", value);
    if (size >= 10.0) return fmt::format("{:.1f}", value);
    return fmt::format("{:.2f}", value);
}

/// Characters that take a column: bytes that do not continue a UTF-8 sequence.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string secondsText(double seconds) {
    if (std::isnan(seconds)) return kNoFigure;
    const double size = std::abs(seconds);
    if (size == 0.0) return "0 ms";
    if (size < 0.0009995) return three(seconds * 1e6) + " µs";
    if (size < 0.9995) return three(seconds * 1e3) + " ms";
    if (size < 600.0) return three(seconds) + " s";
    return three(seconds / 60.0) + " min";
}

std::string shareText(double share) {
    if (std::isnan(share)) return kNoFigure;
    const double percent = share * 100.0;
    if (percent > 0.0 && percent < 0.0001) return "<0.0001 %";
    if (percent != 0.0 && std::abs(percent) < 0.01) return fmt::format("{:.4f} %", percent);
    return fmt::format("{:.2f} %", percent);
}

std::string errorText(const study::Counts& counts) {
    return counts.hasEnded() ? shareText(counts.errorRate()) : kNoFigure;
}

std::string countText(std::uint64_t count) { return base::groupedDigits(std::to_string(count)); }

std::string counted(std::uint64_t count, const std::string& noun) {
    return countText(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string shortCount(double count) {
    if (count >= 999.5e6) return three(count / 1e9) + " G";
    if (count >= 999.5e3) return three(count / 1e6) + " M";
    if (count < 1000.0 && count != std::floor(count)) return three(count);
    return base::groupedDigits(fmt::format("{:.0f}", count));
}

std::string levelText(double level) {
    if (level == std::floor(level) && std::abs(level) < 1e15) return base::groupedDigits(fmt::format("{:.0f}", level));
    return std::abs(level) < 1000.0 ? three(level) : base::groupedDigits(fmt::format("{:.0f}", level));
}

std::string lengthText(double seconds) {
    struct Unit {
        double seconds;
        const char* name;
    };
    for (const Unit& unit : {Unit{86400.0, " d"}, Unit{3600.0, " h"}, Unit{60.0, " min"}, Unit{1.0, " s"}}) {
        if (seconds >= 2.0 * unit.seconds || (seconds == unit.seconds && unit.seconds < 86400.0))
            return fmt::format("{:.4g}{}", seconds / unit.seconds, unit.name);
    }
    return seconds == 86400.0 ? "24 h" : secondsText(seconds);
}

std::string plainText(double value, int digits) {
    int decimals = digits;
    for (double size = std::abs(value); size >= 1.0 && decimals > 0; size /= 10.0) --decimals;
    for (double size = std::abs(value); size > 0.0 && size < 0.1 && decimals < 18; size *= 10.0) ++decimals;
    std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
    if (decimals > 0) text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return (value < 0.0 && text != "0" ? "-" : "") + groupedDecimal(text);
}

std::string groupedDecimal(std::string text) {
    const std::size_t point = std::min(text.find('.'), text.size());
    return base::groupedDigits(text.substr(0, point)) + text.substr(point);
}

std::string moneyText(double usd) {
    const std::string cents = fmt::format("{:.2f}", std::abs(usd));
    return std::string(usd < 0 ? "-" : "") + "$" + base::groupedDigits(cents.substr(0, cents.size() - 3)) +
           cents.substr(cents.size() - 3);
}

std::string unitMoneyText(double usd) {
    if (usd == 0.0 || std::abs(usd) >= 0.1) return moneyText(usd);
    int decimals = 3;
    for (double scaled = std::abs(usd); scaled < 0.1 && decimals < 12; scaled *= 10.0) ++decimals;
    return fmt::format("{}${:.{}f}", usd < 0.0 ? "-" : "", std::abs(usd), decimals);
}

std::string askedForText(const study::UnitCost& unit) {
    if (unit.unsuccessful <= 0.0) return "";
    return "those asked for, whatever came of them: " + shareText(unit.unsuccessful) +
           " of their requests did not succeed";
}

std::string causedText(const study::Cost& cost, const study::UnitCost& unit) {
    if (cost.perUnit.size() < 2 || !unit.caused) return "";
    return "its own requests cause " + unitMoneyText(*unit.caused);
}

bool isPriced(const pricing::Bill& bill) { return !bill.lines.empty() || bill.notPriced.empty(); }

std::string plusMinus(double value, const std::optional<study::Interval>& interval, std::string (*text)(double)) {
    if (!interval) return {};
    if (interval->low <= 0.0 && interval->high - value > value)  // cut at 0: no longer as wide to both sides
        return " (" + text(interval->low) + " to " + text(interval->high) + ")";
    return " ± " + text(std::max(interval->high - value, value - interval->low));
}

std::string alignedTable(const std::vector<std::vector<std::string>>& cells) {
    std::vector<std::vector<std::string>> rows = cells;
    for (auto& row : rows) {
        for (std::string& cell : row) cell = document::printable(cell);
    }
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line = " ";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string pad(widths[i] - width(row[i]), ' ');
            line += " " + (i == 0 ? row[i] + pad : pad + row[i]) + " ";
        }
        while (!line.empty() && line.back() == ' ') line.pop_back();
        text += line + "\n";
    }
    return text;
}

std::string markdownTable(const std::vector<std::vector<std::string>>& rows) {
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        text += "|";
        for (const std::string& cell : rows[r]) text += " " + markdownCell(cell) + " |";
        text += "\n";
        if (r != 0) continue;
        text += "|";
        for (std::size_t i = 0; i < rows[r].size(); ++i) text += i == 0 ? " --- |" : " ---: |";
        text += "\n";
    }
    return text;
}

}  // namespace headroom::report
