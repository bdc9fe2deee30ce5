// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/plan_charts.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/answer_words.hpp"
#include "gui/items/place_name.hpp"
#include "gui/translated.hpp"
#include "report/inputs_text.hpp"
#include "report/words.hpp"

namespace headroom::gui {

namespace {

QString factorText(double factor) { return spoken::figure(say::text(report::plainText(factor))) + u'x'; }

bool isCost(const planning::BreakEven& found) { return found.figure.metric == "Cost"; }

figures::ValueText valueText(std::string (*text)(double)) {
    if (text == &report::moneyText) return &say::money;
    if (text == &report::secondsText) return &say::duration;
    return [text](double value) { return say::text(text(value)); };
}

/// As the table says it, but without the family of a distribution, for which a chart has no room. What was written as
/// a name ("2021", a set of measurements) is none of the numbers.
QString inputText(const std::string& value) {
    const QString text = say::text(report::inputText(value));
    if (value.starts_with('"')) return text;
    const qsizetype family = value.starts_with('{') ? text.indexOf(QStringLiteral(", ")) : -1;
    return spoken::figure(family < 0 ? text : text.mid(family + 2));
}

/// What stands behind the number.
QString unitOf(const QString& quantity) {
    const auto behind = std::ranges::find_if(quantity, [](QChar c) { return c.isLetter() || c == u'%'; });
    return QString(behind, quantity.end() - behind);
}

QString behindNumber(const QString& unit) { return unit.isEmpty() ? unit : QChar(0x00a0) + unit; }

}  // namespace

figures::SwingChart limitChartOf(const planning::BreakingPoint& found) {
    figures::SwingChart chart;
    chart.text = &factorText;
    for (const planning::Breaking& one : found.failures) {
        const QString at =
            QCoreApplication::translate("headroom::gui", "%1, %2").arg(factorText(one.factor), say::rate(one.rate));
        chart.swings.push_back({spoken::text(one.what), 0.0, one.factor, {}, at});
    }
    return chart;
}

figures::LinesChart crossingChartOf(const planning::BreakEven& found, const AxisUnits& units) {
    figures::LinesChart chart;
    const QString unit = found.unit.empty() ? behindNumber(units.of(found.axis)) : say::text(found.unit);
    const bool traffic = found.axis == "Traffic";
    chart.across = [unit, traffic](double value) {
        return traffic ? factorText(value) : spoken::figure(say::text(report::plainText(value)) + unit);
    };
    chart.up = isCost(found) ? figures::ValueText(&say::money) : figures::ValueText(&say::duration);
    std::vector<planning::CrossingPoint> curve = found.curve;
    std::erase_if(curve, [](const planning::CrossingPoint& point) { return !hasAnswer(point); });
    std::ranges::sort(curve, {}, &planning::CrossingPoint::value);
    chart.lines = {{say::text(found.first), {}}, {say::text(found.second), {}}};
    for (const planning::CrossingPoint& point : curve) {
        chart.lines[0].points.emplace_back(point.value, point.first);
        chart.lines[1].points.emplace_back(point.value, point.second);
    }
    if (found.crossing) {
        const auto near = std::ranges::min_element(
            curve, {}, [&](const auto& point) { return std::abs(point.value - *found.crossing); });
        chart.crossing = {*found.crossing, near == curve.end() ? 0.0 : near->first};
        chart.crossingText = chart.across(*found.crossing);
        if (found.ci95) chart.crossingRange = {found.ci95->low, found.ci95->high};
    }
    if (found.today) {
        chart.today = found.today->value;
        chart.todayText =
            QCoreApplication::translate("headroom::gui", "this design, %1").arg(chart.across(found.today->value));
    }
    return chart;
}

QString crossingTitleOf(const planning::BreakEven& found) {
    const QString figure =
        isCost(found)
            ? gui::tr("Cost a month")
            : gui::tr("%1 of %2").arg(say::percentileName(found.figure.statistic), say::text(found.figure.of));
    return gui::tr("%1 over %2").arg(figure, placeName(found.axis));
}

QString crossingDetailOf(const planning::BreakEven& found) {
    if (found.curve.empty()) return {};
    const auto answered = [](const auto& point) { return hasAnswer(point) ? point.value : -HUGE_VAL; };
    const auto end = std::ranges::max_element(found.curve, {}, answered);
    const planning::CrossingVerdict verdict = planning::verdictOf(found);
    if (verdict == planning::CrossingVerdict::Crossing)
        return gui::tr("%1 is lower to the right of the crossing")
            .arg(say::text(end->second < end->first ? found.second : found.first));
    if (verdict != planning::CrossingVerdict::NotToldApart) {
        const bool first = verdict == planning::CrossingVerdict::First;
        const QString text = std::ranges::all_of(found.curve, planning::hasAnswer)
                                 ? gui::tr("they do not cross here: %1 is lower all along")
                                 : gui::tr("they do not cross here: %1 is lower where both have the figure");
        return text.arg(say::text(first ? found.first : found.second));
    }
    return gui::tr("not told apart: their differences are within the noise");
}

figures::SwingChart costSwingsOf(const study::DesignResult& design) {
    figures::SwingChart chart;
    chart.text = &say::money;
    chart.middle = design.cost.perMonth;
    if (!report::isPriced(design.cost.bill)) return chart;
    for (const study::Influence& one : design.influences)
        chart.swings.push_back(
            {placeName(one.path), one.costLow, one.costHigh, inputText(one.low), inputText(one.high)});
    chart.swings = figures::widestSwings(std::move(chart.swings));
    return chart;
}

figures::SwingChart latencySwingsOf(const study::DesignResult& design) {
    figures::SwingChart chart;
    chart.text = &say::duration;
    for (const study::Latency& latency : design.latency) {
        if (latency.of != design.influencesOf) continue;
        for (const study::Percentile& percentile : latency.percentiles) {
            if (percentile.name == "P99") chart.middle = percentile.seconds;
        }
    }
    for (const study::Influence& one : design.influences)
        chart.swings.push_back({placeName(one.path), one.p99Low, one.p99High, inputText(one.low), inputText(one.high)});
    chart.swings = figures::widestSwings(std::move(chart.swings));
    return chart;
}

figures::HeatChart heatChartOf(const report::HeatMap& map, const AxisUnits& units) {
    figures::HeatChart chart;
    for (const std::string& name : map.across) chart.across << units.value(map.acrossName, name);
    for (const std::string& name : map.down) chart.down << units.value(map.downName, name);
    chart.values = map.values;
    chart.text = valueText(map.text);
    return chart;
}

figures::LinesChart familyChartOf(const report::LineChart& lines, const QString& axisUnit) {
    figures::LinesChart chart;
    chart.up = valueText(lines.text);
    std::vector<double> places;
    for (const std::string& tick : lines.ticks) {
        chart.names << withUnit(axisUnit, spoken::text(tick));
        if (const auto number = planning::numberOf(tick)) places.push_back(*number);
    }
    // The axis has one unit: where values have several, or are dates, it has their names.
    const bool oneUnit = planning::amountsOf(lines.ticks) && std::ranges::all_of(chart.names, [&](const QString& name) {
                             return unitOf(name) == unitOf(chart.names.value(0));
                         });
    const bool numbers = oneUnit && places.size() == lines.ticks.size() && std::ranges::is_sorted(places);
    if (numbers) {
        const bool traffic = lines.title.ends_with(" over Traffic");
        QString unit = traffic ? QStringLiteral("x") : unitOf(chart.names.value(0));
        if (!axisUnit.isEmpty() && unit == axisUnit) unit = behindNumber(unit);
        chart.across = [unit](double value) { return spoken::figure(say::text(report::plainText(value)) + unit); };
        chart.names.clear();
    }
    for (const report::ChartLine& line : lines.lines) {
        figures::VariedLine made{withPlaceNames(say::text(line.name)), {}};
        for (std::size_t i = 0; i < line.values.size(); ++i)
            made.points.emplace_back(numbers ? places[i] : static_cast<double>(i), line.values[i]);
        chart.lines.push_back(std::move(made));
    }
    return chart;
}

figures::FrontierChart optimumChartOf(const planning::Optimum& found, const AxisUnits& units) {
    figures::FrontierChart chart;
    std::vector<std::pair<std::string, std::vector<std::string>>> known;
    const auto add = [&](const planning::Contender& one, bool chosen) {
        const bool isKnown = std::ranges::find(known, std::pair(one.design, one.values)) != known.end();
        if (isKnown || std::isnan(one.p99)) return;
        known.emplace_back(one.design, one.values);
        QStringList name{say::text(one.design)};
        for (std::size_t i = 0; i < one.values.size(); ++i)
            name << withUnit(i < found.axes.size() ? units.of(found.axes[i]) : QString(), inputText(one.values[i]));
        const study::Interval cost = one.costCi95.value_or(study::Interval{one.cost, one.cost});
        const study::Interval p99 = one.p99Ci95.value_or(study::Interval{one.p99, one.p99});
        chart.points.push_back(
            {name.join(QStringLiteral(", ")), one.cost, one.p99, cost.low, cost.high, p99.low, p99.high, chosen});
    };
    if (found.best) add(*found.best, true);
    for (const planning::Contender& one : found.others) add(one, false);
    for (const planning::Contender& one : found.frontier) add(one, false);
    return chart;
}

}  // namespace headroom::gui
