// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/chart_csv.hpp"

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "report/study_document.hpp"

namespace headroom::gui {

namespace {

std::string cell(double value) { return std::isfinite(value) ? report::csvNumber(value) : std::string(); }

}  // namespace

QString csvOf(const figures::SeriesChart& chart, double from, double to) {
    report::Rows rows{{"time", "seconds"}};
    std::size_t length = 0;
    for (const figures::SeriesLine& line : chart.lines) {
        const QString unit = chart.unit.isEmpty() ? QString() : u' ' + chart.unit;
        rows.front().push_back((chart.title + QStringLiteral(", ") + line.name + unit).toStdString());
        length = std::max(length, line.values.size());
    }
    for (std::size_t i = 0; i < length; ++i) {
        const double second = static_cast<double>(i) * chart.period;
        if (second + chart.period <= from || second >= to) continue;
        const QString time = chart.time.start.addSecs(static_cast<qint64>(second)).toUTC().toString(Qt::ISODate);
        std::vector<std::string> row{time.toStdString(), cell(second)};
        for (const figures::SeriesLine& line : chart.lines)
            row.push_back(i < line.values.size() ? cell(line.values[i]) : std::string());
        rows.push_back(std::move(row));
    }
    return say::text(report::rowsCsv(rows));
}

QString csvOf(const figures::LatencyChart& chart) {
    report::Rows rows{{"percentile", "seconds"}};
    for (const auto& [share, seconds] : chart.curve) rows.push_back({cell(share * 100.0), cell(seconds)});
    return say::text(report::rowsCsv(rows));
}

QString csvOf(const figures::DistributionChart& chart) {
    report::Rows rows{{"from seconds", "to seconds", "share"}};
    for (const figures::DistributionBin& bin : chart.bins)
        rows.push_back({cell(bin.from), cell(bin.to), cell(bin.share)});
    return say::text(report::rowsCsv(rows));
}

}  // namespace headroom::gui
