// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/report.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "scenarios/document/problem.hpp"

namespace headroom::importing {

namespace {

constexpr std::array<std::pair<Fate, std::string_view>, 5> kTitles{{
    {Fate::Taken, "taken"},
    {Fate::Assumed, "assumed (guesses: replace them by what you know)"},
    {Fate::Proposed, "proposed calls (confirm them, or remove them)"},
    {Fate::LeftOut, "left out"},
    {Fate::Kept, "kept as changed by hand"},
}};

std::string lineOf(const Entry& entry) {
    std::string line = "  " + document::printable(entry.origin.file);
    if (entry.origin.at.known()) line += ":" + std::to_string(entry.origin.at.line);
    if (!entry.origin.file.empty()) line += ": ";  // what no file says has no place
    line += document::printable(entry.subject, 200);
    if (!entry.text.empty()) line += ": " + document::printable(entry.text, 400);
    return line + "\n";
}

}  // namespace

std::string toText(const Report& report, Fate fate) {
    const auto count = std::ranges::count(report, fate, &Entry::fate);
    if (count == 0) return {};
    const auto title = std::ranges::find(kTitles, fate, &decltype(kTitles)::value_type::first);
    std::string text = std::to_string(count) + " " + std::string(title->second) + "\n";
    for (const Entry& entry : report) {
        if (entry.fate == fate) text += lineOf(entry);
    }
    return text;
}

std::string toText(const Report& report) {
    std::string text;
    for (const auto& [fate, title] : kTitles) text += toText(report, fate);
    return text;
}

}  // namespace headroom::importing
