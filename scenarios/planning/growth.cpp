// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/growth.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/services/dynamodb/fields.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/imported_section.hpp"
#include "scenarios/planning/books_used.hpp"
#include "scenarios/planning/point_failures.hpp"
#include "scenarios/planning/traffic_scale.hpp"
#include "scenarios/planning/undone_work.hpp"
#include "scenarios/planning/unpriced.hpp"
#include "scenarios/study/input_draws.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/settle_designs.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::planning {

namespace {

constexpr std::uint32_t kMostMonths = 120;

/// By multiplication alone: the same on every machine.
double grown(double rate, std::uint32_t months) {
    double factor = 1.0;
    for (std::uint32_t m = 0; m < months; ++m) factor *= 1.0 + rate;
    return factor;
}

/// That an ItemCount can say.
constexpr double mostItems() {
    for (const base::Field<dynamodb::Spec>& field : dynamodb::kFields) {
        if (field.info.name == "ItemCount") return field.info.high;
    }
    return 0.0;
}

std::vector<GrowthPoint> pointsOf(const std::vector<std::string>& designs, const GrowthOptions& options) {
    std::vector<GrowthPoint> points;
    const auto add = [&](const std::string& design, std::string label, double traffic, double stored) {
        GrowthPoint& point = points.emplace_back();
        point.design = design;
        point.label = std::move(label);
        point.traffic = traffic;
        point.stored = stored;
    };
    std::vector<double> factors;
    for (const double factor : options.factors) {
        if (std::ranges::find(factors, factor) == factors.end()) factors.push_back(factor);
    }
    const std::vector<std::uint32_t> months = monthsOf(options.months, options.step);
    for (const std::string& design : designs) {
        for (const double factor : factors) add(design, fmt::format("{:g}x", factor), factor, 1.0);
        for (const std::uint32_t month : months) {
            add(design, fmt::format("month {}", month), grown(options.traffic, month),
                grown(options.stored.value_or(options.traffic), month));
        }
    }
    return points;
}

base::Result<Candidate> candidateAt(const Source& source, const GrowthPoint& point) {
    Source varied = onlyDesign(source, point.design);
    if (auto scaled = scaleTraffic(varied, point.traffic); !scaled) return scaled.error();
    if (auto scaled = scaleStored(varied, point.stored); !scaled) return scaled.error();
    auto candidate = candidateOf(varied, point.design);
    if (!candidate) return candidate;
    if (const auto size = study::estimate(candidate->scenario); !size) return size.error();
    return candidate;
}

void reduce(const std::vector<const Trial*>& trials, const std::string& workload, GrowthPoint& point) {
    const auto cost = valuesOf(trials, "Cost", "");
    const auto p99 = valuesOf(trials, "Latency", workload, "P99");
    point.cost = study::mean(cost);
    point.costCi95 = study::interval95(point.cost, cost);
    point.latencyOf = workload;
    point.p99 = study::knownMean(p99);
    point.p99Ci95 = study::interval95(point.p99, p99);
    point.errorRate = study::knownMean(valuesOf(trials, "ErrorRate", ""));
    for (std::size_t i = 0; i < trials.front()->objectives.size(); ++i)
        point.objectives.push_back(judgeObjective(trials, i));
}

base::Result<void> check(const GrowthOptions& options) {
    if (options.months > kMostMonths) return base::Error{base::Errc::BadInput, "--months", "must be at most 120"};
    if (options.traffic <= -1.0 || options.traffic > 1.0 || options.stored.value_or(0.0) <= -1.0 ||
        options.stored.value_or(0.0) > 1.0)
        return base::Error{base::Errc::BadInput, "--rate", "must be above -100 % and at most 100 % a month"};
    return {};
}

}  // namespace

std::vector<std::uint32_t> monthsOf(std::uint32_t months, std::uint32_t step) {
    std::vector<std::uint32_t> simulated;
    if (step == 0) return simulated;
    for (std::uint32_t month = step; month < months; month += step) simulated.push_back(month);
    if (months > 0) simulated.push_back(months);
    return simulated;
}

base::Result<void> scaleStored(Source& source, double factor) {
    if (factor == 1.0) return {};
    const auto scenario = load(source);  // what the file gives by a parameter, or by a range
    if (!scenario) return scenario.error();
    for (const format::Resource& resource : scenario->designs.front().resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || !table->itemCount) continue;
        const std::string behavior = document::child("/Resources", resource.name) + "/Behavior";
        document::Node* node = document::resolve(source.root, behavior);
        if (node == nullptr || node->find("ItemCount") == nullptr) continue;
        const double items = static_cast<double>(*table->itemCount) * factor;
        if (!(items <= mostItems()))
            return base::Error{base::Errc::BadInput, behavior + "/ItemCount",
                               fmt::format("would grow to {:.1e} items, more than {:.0e}: fewer months, or less growth "
                                           "of what is stored (--stored)",
                                           items, mostItems())};
        node->set("ItemCount", document::Node::integer(static_cast<std::int64_t>(items + 0.5)));
    }
    return {};
}

base::Result<Growth> growth(const Source& source, const GrowthOptions& options, const study::RunOptions& run) {
    const auto scenario = load(source);
    if (!scenario) return scenario.error();
    const auto designs = chosenDesigns(source, options.designs);
    if (!designs) return designs.error();
    if (auto checked = check(options); !checked) return checked.error();
    Growth result{scenario->name, scenario->simulation.replications, options, {}, false};
    result.calibration = format::calibrationText(*scenario);
    result.heldInputs = study::heldInputsText(*scenario);
    result.points = pointsOf(*designs, options);
    study::ProgressMeter meter(run);
    const bool settles = !scenario->simulation.warmUp && study::longestPeriod(*scenario);
    const std::size_t pilots = meter.expect(settles ? scenario->designs.size() : 0, study::leastWarmUp(*scenario) * 2);
    const auto warmUp = study::warmUpFor(*scenario, run, pilots, meter);
    if (!warmUp) return warmUp.error();
    std::vector<Candidate> candidates;
    candidates.reserve(result.points.size());
    std::vector<Task> tasks;
    for (const GrowthPoint& point : result.points) {
        auto candidate = candidateAt(source, point);
        if (!candidate) return candidate.error();
        candidates.push_back(std::move(*candidate));
        for (std::uint32_t r = 0; r < result.replications; ++r) tasks.push_back({&candidates.back(), r});
    }
    const TaskProgress progress = expectTasks(meter, tasks.size(), warmUp->length, *scenario);
    if (auto ran = runTasks(tasks, warmUp->length, run, progress); !ran) return ran.error();
    std::vector<GrowthPoint> done;
    pricing::PriceBookInfo books;
    for (std::size_t i = 0; i < result.points.size(); ++i) {
        std::vector<const Trial*> trials;
        for (const Task& task : tasks) {
            if (task.candidate == &candidates[i] && task.trial) trials.push_back(&*task.trial);
        }
        if (trials.size() < result.replications) continue;
        for (const Trial* trial : trials) {
            addUnpriced(trial->cost.bill, result.notPriced);
            addBooksUsed(trial->cost.bill.priceBook, books);
        }
        reduce(trials, firstWorkload(candidates[i].scenario), result.points[i]);
        result.points[i].bursts = burstsOf(trials, candidates[i].scenario.simulation.duration);
        result.points[i].undone = undoneBehind(meanUndone(trials));
        done.push_back(std::move(result.points[i]));
    }
    result.prices = booksText(books);
    result.partial = done.size() < result.points.size();
    if (done.empty()) return base::Error{base::Errc::Cancelled, {}, "cancelled before anything was finished"};
    result.points = std::move(done);
    return result;
}

}  // namespace headroom::planning
