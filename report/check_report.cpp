// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/check_report.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/workload/timestamp.hpp"
#include "report/csv_cell.hpp"
#include "report/style.hpp"
#include "report/words.hpp"

namespace headroom::report {

using checking::Figure;
using checking::Row;

namespace {

std::string number(double value) {
    const double whole = std::round(value);
    if (value == whole && std::abs(value) < 1e15) return countText(static_cast<std::uint64_t>(std::abs(whole)));
    return std::abs(value) >= 1000.0 ? countText(static_cast<std::uint64_t>(whole)) : fmt::format("{:.4g}", value);
}

std::string percent(double share) { return fmt::format("{:+.1f} %", share * 100.0); }

std::string errorText(const Row& row, const Figure& figure) {
    const auto error = figure.error();
    std::string text = error ? percent(*error) : std::string("-");
    if (row.fed) return text + " (fed in)";
    if (row.rare) return text + " (few)";
    if (figure.withinNoise() && figure.simulated != figure.real) text += " (noise)";
    return text;
}

std::string noiseText(const Figure& figure) {
    if (!figure.noise || figure.real == 0.0) return "";
    return "±" + fmt::format("{:.1f} %", *figure.noise / std::abs(figure.real) * 100.0);
}

std::vector<std::string> cells(const Row& row, bool heldOut) {
    std::vector<std::string> line{row.resource.empty() ? "bill" : row.resource, row.metric, row.statistic};
    if (!row.all) {
        line.insert(line.end(), {"-", "-", row.why, "", ""});
        if (heldOut) line.insert(line.end(), {"", "", ""});
        return line;
    }
    line.insert(line.end(), {number(row.all->real), number(row.all->simulated),
                             row.why.empty() ? errorText(row, *row.all) : row.why, noiseText(*row.all),
                             row.byPeriod ? fmt::format("{:.1f} %", *row.byPeriod * 100.0) : ""});
    if (!heldOut) return line;
    if (row.heldOut) {
        line.insert(line.end(),
                    {number(row.heldOut->real), number(row.heldOut->simulated), errorText(row, *row.heldOut)});
    } else {
        line.insert(line.end(), {"", "", ""});
    }
    return line;
}

std::string moment(std::int64_t second) { return workload::toText(workload::Timestamp{second * 1'000'000'000}); }

}  // namespace

std::string checkText(const checking::Comparison& comparison, const checking::Verdict& verdict) {
    const bool heldOut = comparison.heldOutFrom.has_value();
    Rows rows{{"resource", "metric", "statistic", "real", "simulated", "error", "noise", "by period"}};
    if (heldOut) rows.front().insert(rows.front().end(), {"held out: real", "simulated", "error"});
    for (const Row& row : comparison.rows) rows.push_back(cells(row, heldOut));
    const Style style = terminalStyle();
    std::string text = "Recorded " + moment(comparison.begin) + " to " + moment(comparison.end);
    if (heldOut) text += "; held out from " + moment(*comparison.heldOutFrom);
    text += "\n\n" + style.table(rows) + "\n";
    text +=
        "  error: simulated over real; noise: what 95 of 100 runs of the simulated system differ by from their mean;\n"
        "  by period: mean distance of the two series; (few): under 100 events, not judged;\n"
        "  (fed in): the recorded traffic itself, which is what arrives in the simulation: not judged\n";
    for (const std::string& one : comparison.notes) text += style.item + style.text(one) + "\n";
    return text + "\nVerdict: " + style.text(verdict.text) + "\n";
}

std::string overlayCsv(const checking::Overlay& overlay) {
    std::string text = "Time," + csvCell(overlay.name + " real") + "," + csvCell(overlay.name + " simulated") + "\n";
    const auto cell = [](double value) { return std::isnan(value) ? std::string() : fmt::format("{}", value); };
    for (std::size_t i = 0; i < overlay.real.size(); ++i) {
        const std::int64_t second = overlay.begin + static_cast<std::int64_t>(i) * overlay.period;
        text += moment(second) + "," + cell(overlay.real[i]) + "," + cell(overlay.simulated[i]) + "\n";
    }
    return text;
}

}  // namespace headroom::report
