// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/scaled_capacity.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "model/services/dynamodb/throughput_target.hpp"
#include "model/services/lambda/provisioned_target.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/format/scheduled_runs.hpp"

namespace headroom::build {

namespace {

/// Adds the times in which an alarm was in ALARM; before 0 is warm-up.
void addTimesOf(const cloudwatch::Alarm& alarm, base::Duration period, base::Duration window,
                std::vector<double>& values) {
    const auto mark = [&](std::int64_t from, std::int64_t to) {
        if (to <= from) return;
        const auto last = static_cast<std::size_t>((to - 1) / period.count);
        for (auto i = static_cast<std::size_t>(from / period.count); i <= last && i < values.size(); ++i)
            values[i] = 1.0;
    };
    std::optional<std::int64_t> since;
    for (const cloudwatch::StateChange& change : alarm.history()) {
        const std::int64_t at = std::clamp<std::int64_t>(change.at.ns, 0, window.count);
        if (since) mark(*since, at);
        since.reset();
        if (change.to == cloudwatch::AlarmState::Alarm) since = at;
    }
    if (since) mark(*since, window.count);
}

}  // namespace

ScaledCapacity::ScaledCapacity(engine::World& world, lambda::Function& function, const format::Scaling& scaling)
    : world_(world),
      scaling_(scaling),
      target_(std::make_unique<lambda::ProvisionedTarget>(function)),
      metric_(std::make_unique<lambda::ProvisionedUtilization>(function, world.now())),
      scaler_(world, *target_, {scaling.least, scaling.most}) {
    attach();
}

ScaledCapacity::ScaledCapacity(engine::World& world, dynamodb::OwnCapacity& capacity, const format::Scaling& scaling)
    : world_(world),
      scaling_(scaling),
      target_(std::make_unique<dynamodb::ThroughputTarget>(capacity, format::isOfWrites(scaling.dimension))),
      metric_(std::make_unique<dynamodb::ConsumedUnits>(capacity, format::isOfWrites(scaling.dimension))),
      scaler_(world, *target_, {scaling.least, scaling.most}) {
    attach();
}

void ScaledCapacity::attach() {
    for (const autoscaling::PolicySpec& policy : scaling_.policies) scaler_.track(trackingOf(policy), *metric_);
    for (const format::ScheduledBounds& action : scaling_.actions) {
        scaler_.schedule(
            {action.least, action.most, [&action](base::Instant from) { return format::nextRunOf(action, from); }});
    }
}

void ScaledCapacity::start() {
    if (world_.now() < base::Instant{}) resume();
    scaler_.start();
}

void ScaledCapacity::resume() {
    std::vector<std::pair<base::Instant, const format::ScheduledBounds*>> past;
    for (const format::ScheduledBounds& action : scaling_.actions) {
        if (const auto at = format::lastRunOf(action, world_.now())) past.emplace_back(*at, &action);
    }
    std::ranges::stable_sort(past, {}, [](const auto& one) { return one.first; });
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    for (const auto& [at, action] : past) {
        least = action->least ? action->least : least;
        most = action->most ? action->most : most;
    }
    scaler_.bound(least, most);
}

void ScaledCapacity::report(engine::ResourceReport& into) const {
    if (!format::isOfTable(scaling_.dimension)) return scaler_.report(into, base::Instant{});
    const std::string whose = scaling_.index.empty() ? "" : "index/" + scaling_.index + "/";
    scaler_.report(into, base::Instant{}, whose + (format::isOfWrites(scaling_.dimension) ? "Write" : "Read"));
}

void ScaledCapacity::addSeries(std::vector<engine::MetricSeries>& into, base::Duration period,
                               base::Duration window) const {
    if (scaling_.policies.empty()) return;
    const bool table = format::isOfTable(scaling_.dimension);
    const std::string what = !table                                   ? "ProvisionedConcurrency"
                             : format::isOfWrites(scaling_.dimension) ? "WriteCapacity"
                                                                      : "ReadCapacity";
    const std::string whose = scaling_.index.empty() ? scaling_.resource : scaling_.resource + "/" + scaling_.index;
    const auto periods = static_cast<std::size_t>((window.count + period.count - 1) / period.count);
    for (const bool high : {true, false}) {
        engine::MetricSeries series{whose, what + (high ? "AlarmHigh" : "AlarmLow"), engine::Statistic::Maximum,
                                    std::vector<double>(periods, 0.0)};
        for (std::size_t i = 0; i < scaling_.policies.size(); ++i)
            addTimesOf(high ? scaler_.high(i) : scaler_.low(i), period, window, series.values);
        into.push_back(std::move(series));
    }
}

}  // namespace headroom::build
