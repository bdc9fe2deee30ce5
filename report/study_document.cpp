// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/study_document.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "report/csv_cell.hpp"

namespace headroom::report {

namespace {

std::string write(const StudyDocument& document, const Style& style) {
    std::string text = style.heading + style.text(document.heading) + "\n\n";
    if (!document.calibration.empty()) text += "Calibration: " + style.text(document.calibration) + "\n\n";
    if (!document.prices.empty()) text += "Prices: " + style.text(document.prices) + "\n\n";
    if (!document.heldInputs.empty()) text += "Uncertain inputs, " + style.text(document.heldInputs) + "\n\n";
    const std::string unpriced = notPricedText(document.notPriced);
    if (!unpriced.empty()) text += style.text(unpriced) + "\n\n";
    for (const StudyDocument::Part& part : document.parts) {
        if (!part.title.empty()) text += style.subheading + style.text(part.title) + "\n\n";
        if (!part.table.empty()) text += style.table(part.table) + "\n";
        for (const std::string& line : part.lines) text += style.item + style.text(line) + "\n";
        if (!part.lines.empty()) text += "\n";
    }
    return text;
}

/// A number stays one; csvCell() would take its sign for a formula's.
bool isNumber(const std::string& cell) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return !cell.empty() && error == std::errc() && end == cell.data() + cell.size();
}

}  // namespace

std::string notPricedText(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "Not priced, so in no cost here: " : ", ") + item;
    return text.empty() ? text : text + "; what uses it costs more than is said.";
}

std::string documentText(const StudyDocument& document) { return write(document, terminalStyle()); }

std::string documentMarkdown(const StudyDocument& document) { return write(document, markdownStyle()); }

std::string rowsCsv(const Rows& rows) {
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "" : ",") + (isNumber(row[i]) ? row[i] : csvCell(row[i]));
        text += "\n";
    }
    return text;
}

std::string csvNumber(double value) {
    if (std::isnan(value)) return {};
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

}  // namespace headroom::report
