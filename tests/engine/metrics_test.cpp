// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/metrics.hpp"

#include <cmath>
#include <vector>

#include "tests/support/catch.hpp"

// Oracles: sums, averages and areas by hand.
namespace headroom::engine {

namespace {
using base::Instant;
using base::minutes;
using base::seconds;

Instant at(std::int64_t s) { return Instant{seconds(s).count}; }
}  // namespace

TEST_CASE("a metric's statistics are those of each minute", "[metrics]") {
    Metrics metrics;
    Metric& sum = metrics.metric("Api", "Count", Statistic::Sum);
    Metric& average = metrics.metric("Api", "Latency", Statistic::Average);
    Metric& maximum = metrics.metric("Api", "Latency max", Statistic::Maximum);
    Metric& samples = metrics.metric("Api", "Latency n", Statistic::SampleCount);
    for (const double value : {3.0, 8.0, 1.0}) {
        for (Metric* metric : {&sum, &average, &maximum, &samples}) metric->add(value);
    }
    CHECK(Metrics::latest(sum) == nullptr);
    metrics.closePeriod(at(60), true);
    sum.add(5.0);
    metrics.closePeriod(at(120), true);
    metrics.closePeriod(at(180), true);

    const std::vector<MetricSeries> series = metrics.series();
    REQUIRE(series.size() == 4);
    CHECK(series[0].resource == "Api");
    CHECK(series[1].name == "Latency");
    CHECK(series[0].values == std::vector{12.0, 5.0, 0.0});
    REQUIRE(series[1].values.size() == 3);
    CHECK(series[1].values[0] == 4.0);
    CHECK(std::isnan(series[1].values[1]));  // CloudWatch has no datapoint where nothing was observed
    CHECK(std::isnan(series[1].values[2]));
    CHECK(series[2].values == std::vector{8.0, 0.0, 0.0});
    CHECK(series[3].values == std::vector{3.0, 0.0, 0.0});
    CHECK(metrics.sum(sum) == 17.0);
    CHECK(metrics.samples(sum) == 4);
    CHECK(Metrics::latest(sum)->samples == 0);
}

TEST_CASE("the warm-up is dropped and the level it left is kept", "[metrics]") {
    Metrics metrics;
    Metric& metric = metrics.metric("Api", "Count", Statistic::Sum);
    Gauge& gauge = metrics.gauge("Function", "ConcurrentExecutions", at(-60));
    metric.add(100.0);
    gauge.change(9, at(-50));
    gauge.change(-6, at(-10));
    metrics.closePeriod(at(0), false);
    metric.add(1.0);
    metrics.closePeriod(at(60), true);
    CHECK(metrics.sum(metric) == 1.0);
    CHECK(metrics.series()[0].values == std::vector{1.0});
    CHECK(metrics.peak(gauge) == 3);
    CHECK(metrics.average(gauge, minutes(1)) == 3.0);
}

TEST_CASE("a gauge's average is over time and its maximum is the highest level", "[metrics]") {
    Metrics metrics;
    Gauge& average = metrics.gauge("Function", "average", at(0), Statistic::Average);
    Gauge& peak = metrics.gauge("Function", "peak", at(0), Statistic::Maximum);
    for (Gauge* gauge : {&average, &peak}) {
        gauge->change(4, at(15));   // 4 for 30 s
        gauge->change(-3, at(45));  // 1 for 15 s
    }
    metrics.closePeriod(at(60), true);
    for (Gauge* gauge : {&average, &peak}) gauge->change(-1, at(90));  // 1 for 30 s, 0 for 30 s
    metrics.closePeriod(at(120), true);
    const auto series = metrics.series();
    CHECK(series[0].values == std::vector{(4.0 * 30 + 15) / 60, 0.5});
    CHECK(series[1].values == std::vector{4.0, 1.0});
    CHECK(metrics.peak(peak) == 4);
    CHECK(metrics.average(average, minutes(2)) == (4.0 * 30 + 15 + 30) / 120);
    CHECK(average.level() == 0);
}

TEST_CASE("a change found out late counts from when it happened", "[metrics]") {
    Metrics metrics;
    Gauge& gauge = metrics.gauge("Function", "Environments", at(0), Statistic::Average);
    gauge.change(2, at(0));
    gauge.changeEarlier(-1, at(20), at(50));
    metrics.closePeriod(at(60), true);
    CHECK(metrics.series()[0].values == std::vector{(2.0 * 20 + 1.0 * 40) / 60});
    CHECK(metrics.peak(gauge) == 2);
}

TEST_CASE("a gauge that comes later leaves the others' period alone", "[metrics]") {
    Metrics metrics;
    Gauge& first = metrics.gauge("A", "level", at(0), Statistic::Average);
    first.change(1, at(0));
    Gauge& second = metrics.gauge("B", "level", at(30), Statistic::Average);
    second.change(1, at(30));
    metrics.closePeriod(at(60), true);
    CHECK(metrics.series()[0].values == std::vector{1.0});
    CHECK(metrics.series()[1].values == std::vector{0.5});
}

}  // namespace headroom::engine
