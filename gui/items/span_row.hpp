// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <vector>

#include "gui/items/row_model.hpp"
#include "report/figures/series_chart.hpp"

namespace headroom::gui {

/// One line of a chart over a span of time.
struct SpanRow {
    QString what;  ///< "Views: write capacity, consumed"
    QString unit;
    double mean = 0.0;
    double lowest = 0.0;
    double highest = 0.0;
    QString highestAt;
    std::optional<double> total;  ///< of rates: how many there were
};

/// Every line of a chart that has a value in [from, to]: of periods whose middle lies in it, at least one.
std::vector<SpanRow> spanRowsOf(const figures::SeriesChart& chart, double from, double to);

/// "08:01", with the day in runs of more than one.
QString momentText(const figures::TimeAxis& time, double second);
/// "08:00 to 09:30 · 1 h 30 min"; "all of the run".
QString spanText(const figures::TimeAxis& time, double from, double to);

struct SpanColumns {
    static QString what(const SpanRow& row);
    static QString mean(const SpanRow& row);
    static QString lowest(const SpanRow& row);
    static QString highest(const SpanRow& row);
    static QString highestAt(const SpanRow& row);
    static QString total(const SpanRow& row);
    static QVariant extra(const SpanRow& row, int column, int role);
    static constexpr std::array<Column<SpanRow>, 6> kColumns{
        {{QT_TRANSLATE_NOOP("headroom::gui", "Series"), &what},
         {QT_TRANSLATE_NOOP("headroom::gui", "Mean"), &mean, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Lowest"), &lowest, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Highest"), &highest, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Highest at"), &highestAt, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "In all"), &total, true}}};
};
using SpanModel = RowModel<SpanRow, SpanColumns>;

}  // namespace headroom::gui
