// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/span_row.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/format.hpp"
#include "report/figures/number_locale.hpp"

namespace headroom::gui {

namespace {

constexpr double kDay = 86'400.0;
constexpr QChar kSpace(0x00a0);

/// The first and the one after the last period of a span.
std::pair<std::size_t, std::size_t> periodsOf(double from, double to, double period, std::size_t count) {
    const auto index = [&](double second) {
        const double at = std::ceil(second / period - 0.5);
        return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(count)));
    };
    const std::size_t first = std::min(index(from), count - 1);
    return {first, std::max(first + 1, index(to))};
}

std::optional<SpanRow> rowOf(const figures::SeriesChart& chart, const figures::SeriesLine& line, double from,
                             double to) {
    if (line.values.empty() || !(chart.period > 0.0)) return std::nullopt;
    const auto [first, end] = periodsOf(from, to, chart.period, line.values.size());
    SpanRow row;
    double sum = 0.0;
    std::size_t count = 0;
    std::size_t at = first;
    for (std::size_t i = first; i < end; ++i) {
        const double value = line.values[i];
        if (!std::isfinite(value)) continue;
        if (count == 0 || value > row.highest) at = i;
        row.highest = count == 0 ? value : std::max(row.highest, value);
        row.lowest = count == 0 ? value : std::min(row.lowest, value);
        sum += value;
        ++count;
    }
    if (count == 0) return std::nullopt;
    row.what = chart.lines.size() == 1 ? chart.title : gui::tr("%1, %2").arg(chart.title, line.name);
    row.unit = chart.unit;
    row.mean = sum / static_cast<double>(count);
    row.highestAt = momentText(chart.time, static_cast<double>(at) * chart.period);
    if (chart.unit == QLatin1String("/s")) row.total = sum * chart.period;
    if (chart.sums) row.total = sum;
    return row;
}

QString valueText(double value, const QString& unit) {
    if (unit == QLatin1String("ms")) return say::duration(value / 1000.0);
    if (unit == QLatin1String("B")) return say::bytes(value);
    if (unit == QLatin1String("/s")) return say::rate(value);
    return unit.isEmpty() ? say::number(value) : say::number(value) + kSpace + unit;
}

}  // namespace

QString momentText(const figures::TimeAxis& time, double second) {
    const QDateTime at = time.start.addSecs(static_cast<qint64>(second));
    return figures::numberLocale().toString(
        at, time.length > kDay ? QStringLiteral("ddd d MMM HH:mm") : QStringLiteral("HH:mm"));
}

QString spanText(const figures::TimeAxis& time, double from, double to) {
    if (from <= 0.0 && to >= time.length) return gui::tr("all of the run");
    return gui::tr("%1 to %2 · %3")
        .arg(momentText(time, from), momentText(time, to), say::length(std::round(to - from)));
}

std::vector<SpanRow> spanRowsOf(const figures::SeriesChart& chart, double from, double to) {
    std::vector<SpanRow> rows;
    for (const figures::SeriesLine& line : chart.lines) {
        if (auto row = rowOf(chart, line, from, to)) rows.push_back(std::move(*row));
    }
    return rows;
}

QString SpanColumns::what(const SpanRow& row) { return row.what; }
QString SpanColumns::mean(const SpanRow& row) { return valueText(row.mean, row.unit); }
QString SpanColumns::lowest(const SpanRow& row) { return valueText(row.lowest, row.unit); }
QString SpanColumns::highest(const SpanRow& row) { return valueText(row.highest, row.unit); }
QString SpanColumns::highestAt(const SpanRow& row) { return row.highestAt; }
QString SpanColumns::total(const SpanRow& row) { return row.total ? say::count(*row.total) : QString(); }

QVariant SpanColumns::extra(const SpanRow& row, int column, int role) {
    return role == Qt::ToolTipRole && column == 0 ? QVariant(row.what) : QVariant();
}

}  // namespace headroom::gui
