// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/sweep.hpp"

#include <algorithm>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/imported_section.hpp"
#include "scenarios/planning/batch_variation.hpp"
#include "scenarios/planning/books_used.hpp"
#include "scenarios/planning/sweep_runner.hpp"
#include "scenarios/study/input_draws.hpp"
#include "scenarios/study/settle_designs.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::planning {

namespace {

Sweep describe(const format::Scenario& scenario, const std::vector<Axis>& axes, const std::vector<AxisValues>& values,
               const std::vector<std::string>& designs) {
    Sweep sweep;
    sweep.scenario = scenario.name;
    sweep.calibration = format::calibrationText(scenario);
    sweep.seed = scenario.simulation.seed;
    sweep.replications = scenario.simulation.replications;
    sweep.duration = base::toSeconds(scenario.simulation.duration);
    for (const Axis& axis : axes) sweep.axes.push_back(axis.name);
    sweep.heldInputs = study::heldInputsText(scenario, sweep.axes);
    for (const AxisValues& point : values) {
        for (const std::string& design : designs) sweep.points.push_back({design, point, false, {}, {}, {}, {}});
    }
    return sweep;
}

}  // namespace

const PointFigure* shownOf(const SweepPoint& point, std::string_view metric, std::string_view statistic) {
    const auto first = std::ranges::find(point.figures, "ErrorRate", &PointFigure::metric);  // of the first workload
    const auto shown = std::ranges::find_if(point.figures, [&](const PointFigure& figure) {
        const bool isItsOwn = metric != "Latency" || first == point.figures.end() || figure.of == first->of;
        return isItsOwn && figure.metric == metric && figure.statistic == statistic;
    });
    return shown == point.figures.end() ? nullptr : &*shown;
}

base::Result<Sweep> sweep(const Source& source, const SweepOptions& options, const study::RunOptions& run) {
    auto scenario = load(source);
    if (!scenario) return scenario.error();
    const auto designs = chosenDesigns(source, options.designs);
    if (!designs) return designs.error();
    const auto values = sweepPoints(options.axes, options.method, options.count, scenario->simulation.seed);
    if (!values) return values.error();
    Sweep result = describe(*scenario, options.axes, *values, *designs);
    result.notes = batchNotesOver(source, *designs, options.axes);
    study::ProgressMeter meter(run);
    const bool settles = !scenario->simulation.warmUp && study::longestPeriod(*scenario);
    const std::size_t pilots = meter.expect(settles ? scenario->designs.size() : 0, study::leastWarmUp(*scenario) * 2);
    const auto warmUp = study::warmUpFor(*scenario, run, pilots, meter);
    if (!warmUp) return warmUp.error();
    result.warmUp = base::toSeconds(warmUp->length);
    const bool keeps = options.crew == nullptr || options.crew->leads();
    PointStore store(keeps ? options.folder : std::filesystem::path(), sweepKey(source, *scenario, options.axes));
    if (auto opened = store.open(); !opened) return opened.error();
    SweepRunner runner(source, options, run, meter, std::move(store), result);
    if (auto ran = options.crew == nullptr ? runner.go() : runner.goTogether(*options.crew); !ran) return ran.error();
    if (!keeps) return result;
    const bool none = std::ranges::none_of(result.points, [](const SweepPoint& one) { return one.refused.empty(); });
    if (none) return base::Error{base::Errc::BadInput, "--vary", "no point is valid: " + result.points[0].refused};
    result.partial = std::ranges::any_of(result.points, [](const SweepPoint& one) { return !one.done; });
    pricing::PriceBookInfo books;
    for (const SweepPoint& point : result.points) {
        if (!point.books.books.empty()) addBooksUsed(point.books, books);
        for (const std::string& item : point.notPriced) {
            if (std::ranges::find(result.notPriced, item) == result.notPriced.end()) result.notPriced.push_back(item);
        }
    }
    result.prices = booksText(books);
    if (!result.partial) addSensitivities(options.axes, options.method, result);
    return result;
}

}  // namespace headroom::planning
