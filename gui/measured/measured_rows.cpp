// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/measured_rows.hpp"

#include <cmath>

#include "gui/format.hpp"
#include "gui/items/answer_words.hpp"
#include "gui/items/metric_unit.hpp"
#include "gui/items/outline.hpp"
#include "gui/translated.hpp"
#include "report/figures/number_locale.hpp"

namespace headroom::gui {

using checking::Figure;
using checking::Row;

namespace {

/// "+4.1 %"; "-" where nothing was real.
QString errorText(const Row& row, const std::optional<Figure>& figure) {
    if (!figure || !row.why.empty()) return {};
    const auto error = figure->error();
    if (!error) return QStringLiteral("–");
    const QString sign = *error > 0.0 ? QStringLiteral("+") : *error < 0.0 ? QStringLiteral("−") : QString();
    return sign + figures::numberLocale().toString(std::abs(*error) * 100.0, 'f', 1) + QStringLiteral(" %");
}

/// A bill's usage has the price list's unit, a metric CloudWatch's.
QString withUnit(const Row& row, double value) {
    const MetricUnit shown = row.unit.empty() ? metricUnit(row.metric, row.statistic) : MetricUnit{say::text(row.unit)};
    const QString text = say::number(value * shown.factor);
    return shown.unit.isEmpty() ? text : text + QChar(0x00a0) + shown.unit;
}

}  // namespace

QString FindingColumns::file(const Finding& finding) { return say::text(finding.file); }

QString FindingColumns::text(const Finding& finding) {
    return finding.refused ? gui::tr("refused: %1").arg(say::text(finding.text)) : say::text(finding.text);
}

QVariant FindingColumns::extra(const Finding& finding, int column, int role) {
    if (role == Qt::ToolTipRole) return text(finding);
    if (role == kMoodRole && column == 1 && finding.refused) return static_cast<int>(Mood::Bad);
    return {};
}

QString CheckColumns::resource(const Row& row) {
    return row.resource.empty() ? gui::tr("bill") : say::text(row.resource);
}

QString CheckColumns::metric(const Row& row) { return say::text(row.metric + " " + row.statistic); }

QString CheckColumns::real(const Row& row) { return row.all ? withUnit(row, row.all->real) : QString(); }

QString CheckColumns::simulated(const Row& row) { return row.all ? withUnit(row, row.all->simulated) : QString(); }

QString CheckColumns::error(const Row& row) {
    if (!row.why.empty()) return spoken::text(row.why);
    const QString text = errorText(row, row.all);
    if (row.fed) return gui::tr("%1 (fed in)").arg(text);
    return row.rare ? gui::tr("%1 (few)").arg(text) : text;
}

QString CheckColumns::noise(const Row& row) {
    if (!row.all || !row.all->noise || row.all->real == 0.0) return {};
    return QStringLiteral("± ") + say::percent(*row.all->noise / std::abs(row.all->real));
}

QString CheckColumns::heldOut(const Row& row) { return errorText(row, row.heldOut); }

QVariant CheckColumns::extra(const Row& row, int column, int role) {
    if (role == Qt::ToolTipRole && row.byPeriod)
        return gui::tr("mean distance of the two series, period by period: %1").arg(say::percent(*row.byPeriod));
    if (role != kMoodRole || column != 4 || !row.all || row.rare || row.fed || !row.why.empty()) return {};
    if (row.all->withinNoise()) return static_cast<int>(Mood::Good);
    const auto error = row.all->error();
    const bool far = !error || std::abs(*error) > checking::kMostForValidated;
    return far ? QVariant(static_cast<int>(Mood::Bad)) : QVariant();
}

std::string overlayName(const Row& row) { return row.resource + "/" + row.metric + "/" + row.statistic; }

QString fitText(const calibrate::QuantilePlot& plot) {
    return gui::tr("largest difference %1 of %2 observations (by chance %3 in one of 20)")
        .arg(figures::numberLocale().toString(plot.distance, 'f', 3), say::count(static_cast<double>(plot.count)),
             figures::numberLocale().toString(plot.critical, 'f', 3));
}

}  // namespace headroom::gui
