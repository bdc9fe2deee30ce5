// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "model/theory/regression.hpp"
#include "scenarios/planning/sweep.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::planning {

namespace {

std::optional<double> figureOf(const SweepPoint& point, const std::string& metric, const std::string& statistic,
                               const std::string& of) {
    for (const PointFigure& figure : point.figures) {
        if (figure.metric == metric && figure.statistic == statistic && figure.of == of) return figure.mean;
    }
    return std::nullopt;
}

/// The points of one design that have the figure, as columns.
struct Table {
    std::vector<std::vector<double>> inputs;  ///< by axis
    std::vector<double> output;
};

std::vector<const SweepPoint*> pointsOf(const Sweep& sweep, const std::string& design) {
    std::vector<const SweepPoint*> points;
    for (const SweepPoint& point : sweep.points) {
        if (point.design == design) points.push_back(&point);
    }
    return points;
}

/// Of a value of an axis that isNumeric().
double amountAt(const SweepPoint& point, std::size_t axis) { return amountOf(point.values[axis])->value; }

bool isNumeric(const Sweep& sweep, std::size_t axis) {
    std::vector<std::string> values;
    for (const SweepPoint& point : sweep.points) values.push_back(point.values[axis]);
    return amountsOf(values).has_value();
}

/// Elementary effects of an axis over whole ranges: the figure's change over the step's share of the range.
std::vector<double> effectsOf(const std::vector<const SweepPoint*>& points, const std::vector<Axis>& axes,
                              std::size_t axis, const std::vector<std::optional<double>>& output) {
    std::vector<double> effects;
    const auto ends = amountsOf({axes[axis].at(0.0), axes[axis].at(1.0)});
    if (!ends) return effects;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (i % (axes.size() + 1) == 0 || !output[i] || !output[i - 1]) continue;  // a new trajectory
        const double before = amountAt(*points[i - 1], axis);
        const double after = amountAt(*points[i], axis);
        if (before == after) continue;
        effects.push_back((*output[i] - *output[i - 1]) * ((*ends)[1] - (*ends)[0]) / (after - before));
    }
    return effects;
}

void addMorris(const std::vector<double>& effects, Sensitivity& sensitivity) {
    if (effects.empty()) return;
    double absolute = 0.0;
    double squares = 0.0;
    const double centre = study::mean(effects);
    for (const double effect : effects) {
        absolute += std::abs(effect);
        squares += (effect - centre) * (effect - centre);
    }
    const auto count = static_cast<double>(effects.size());
    sensitivity.morris = absolute / count;
    if (effects.size() > 1) sensitivity.spread = std::sqrt(squares / (count - 1.0));
}

/// Sensitivities of one figure in the first design; the regression's R^2.
std::optional<double> add(const std::vector<Axis>& axes, SweepMethod method, const std::string& metric,
                          const std::string& of, const std::string& statistic, Sweep& sweep) {
    const auto points = pointsOf(sweep, sweep.points.front().design);
    std::vector<std::optional<double>> output;
    for (const SweepPoint* point : points) output.push_back(figureOf(*point, metric, statistic, of));
    std::vector<std::size_t> numeric;
    Table table;
    for (std::size_t a = 0; a < axes.size(); ++a) {
        if (!isNumeric(sweep, a)) continue;
        numeric.push_back(a);
        auto& column = table.inputs.emplace_back();
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (output[i]) column.push_back(amountAt(*points[i], a));
        }
    }
    for (const auto& value : output) {
        if (value) table.output.push_back(*value);
    }
    const auto fit = theory::standardisedFit(table.inputs, table.output);
    for (std::size_t k = 0; k < numeric.size(); ++k) {
        Sensitivity one{axes[numeric[k]].name, metric, of, statistic, std::nullopt, std::nullopt, std::nullopt};
        if (fit) one.coefficient = fit->coefficients[k];
        if (method == SweepMethod::Morris) addMorris(effectsOf(points, axes, numeric[k], output), one);
        if (one.coefficient || one.morris) sweep.sensitivities.push_back(std::move(one));
    }
    return fit ? std::optional(fit->explained) : std::nullopt;
}

}  // namespace

void addSensitivities(const std::vector<Axis>& axes, SweepMethod method, Sweep& sweep) {
    if (sweep.points.empty()) return;
    sweep.explainedCost = add(axes, method, "Cost", "", "", sweep);
    for (const SweepPoint& point : sweep.points) {
        const PointFigure* latency = shownOf(point, "Latency", "P99");
        if (latency == nullptr) continue;
        const std::string of = latency->of;
        sweep.explainedP99 = add(axes, method, "Latency", of, "P99", sweep);
        return;
    }
}

}  // namespace headroom::planning
