// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Distribution;
using base::Instant;
using engine::Disposition;
using lambda::Function;
using lambda::Spec;
using test::Bed;
using test::figure;
using test::plainFunction;
using test::unlimitedRates;

namespace {

/// Share of arrivals lost with `servers` servers at an offered load, by the recursion on the number of servers.
double erlangB(int servers, double load) {
    double loss = 1.0;
    for (int n = 1; n <= servers; ++n) loss = load * loss / (n + load * loss);
    return loss;
}

struct Interval {
    double low;
    double high;
};

constexpr int kBatches = 20;
constexpr double kStudent99 = 2.861;  // two-sided, 19 degrees of freedom

/// The 99 % interval of a ratio of sums from batch means.
Interval interval(const std::vector<double>& batches) {
    const double n = static_cast<double>(batches.size());
    double mean = 0.0;
    for (const double value : batches) mean += value / n;
    double squares = 0.0;
    for (const double value : batches) squares += (value - mean) * (value - mean);
    const double half = kStudent99 * std::sqrt(squares / (n - 1.0) / n);
    return {mean - half, mean + half};
}

struct Service {
    const char* name;
    Distribution law;  // mean 1 s
    double arrivals = 60'000;
};

std::vector<Service> services() {
    return {{"exponential", Distribution::exponential(1.0)},
            {"constant", Distribution::constant(1.0)},
            {"Pareto, shape 2.5", Distribution::pareto(0.6, 2.5)},
            {"log-normal, CV 5", Distribution::logNormalMeanCv(1.0, 5.0), 240'000}};
}

}  // namespace

TEST_CASE("lambda: reserved concurrency throttles with Erlang's loss whatever the service time", "[lambda][theory]") {
    // Poisson arrivals to c = 10 environments without queue, no INIT: M/G/c/c. Mean concurrency is what is carried.
    constexpr int kReserved = 10;
    for (const double load : {6.0, 10.0, 14.0}) {
        for (const Service& service : services()) {
            Bed bed(unlimitedRates(), 11);
            Spec spec = plainFunction(service.law);
            spec.reservedConcurrentExecutions = kReserved;
            Function function(bed.world, bed.account, spec, "F");
            const double begin = 200.0;  // from empty: left out
            const double batch = service.arrivals / load / kBatches;
            const double end = begin + batch * kBatches;
            bed.poisson(function, load, Instant{base::fromSeconds(end).count}, 5).spawn();
            bed.runUntil(begin);
            function.startMeasuring();
            std::vector<double> lost;
            for (int i = 1; i <= kBatches; ++i) {
                const double offered = static_cast<double>(bed.offered);
                const double throttled = static_cast<double>(bed.count(Disposition::Throttled));
                bed.runUntil(begin + i * batch);
                lost.push_back((static_cast<double>(bed.count(Disposition::Throttled)) - throttled) /
                               (static_cast<double>(bed.offered) - offered));
            }
            const Interval found = interval(lost);
            const double expected = erlangB(kReserved, load);
            INFO(service.name << ", load " << load << ": [" << found.low << ", " << found.high << "] for " << expected);
            CHECK(found.low <= expected);
            CHECK(found.high >= expected);
            CHECK(found.high - found.low < 0.25 * expected + 0.01);  // an interval that says something
            const auto report = function.report(base::fromSeconds(end - begin));
            CHECK(figure(report, "ConcurrentExecutionsMean") == Approx(load * (1.0 - expected)).epsilon(0.03));
        }
    }
}

TEST_CASE("lambda: mean concurrency is arrival rate times mean duration", "[lambda][theory]") {
    // Little's law, exact per run: the area under the level is the sum of the durations. Constant spacing and duration:
    // 50/s x 0.3 s, from 0.3 s on exactly 15.
    Bed bed(unlimitedRates());
    Function function(bed.world, bed.account, plainFunction(test::seconds(0.3)), "F");
    bed.evenly(function, Instant{}, base::milliseconds(20), 2'000).spawn();
    bed.runUntil(10);
    function.startMeasuring();
    bed.runUntil(30);
    CHECK(figure(function.report(base::seconds(20)), "ConcurrentExecutionsMean") == Approx(15.0).epsilon(1e-12));
    CHECK(figure(function.report(base::seconds(20)), "ConcurrentExecutionsMax") == 15);
}

TEST_CASE("lambda: one user who thinks for an exponential time finds exp(-rate x expiry) cold", "[lambda][theory]") {
    // Constant service: the idle gap is the think time, exponential with mean 300 s; fixed expiry 420 s: exp(-1.4).
    Bed bed(unlimitedRates(), 3);
    Spec spec = plainFunction(test::seconds(0.1));
    spec.init = test::seconds(0.2);
    spec.idleLifetime = test::seconds(420);
    Function function(bed.world, bed.account, spec, "F");
    bed.user(function, Distribution::exponential(300.0), 17).spawn();
    bed.runUntil(300.3 * 40'000);
    const auto report = function.report(base::seconds(12'012'000));
    const double invocations = figure(report, "Invocations");
    const double share = figure(report, "ColdStarts") / invocations;
    const double expected = std::exp(-1.4);
    INFO(share << " of " << invocations << " for " << expected);
    REQUIRE(invocations > 39'000);
    CHECK(std::abs(share - expected) < 2.576 * std::sqrt(expected * (1.0 - expected) / invocations));
    CHECK(figure(report, "EnvironmentsMax") == 1);
    // Alive for the cycle or until it expires: E[min(think, expiry)] = 300 (1 - exp(-1.4)), and the time it serves.
    const double serving = 0.1 + 0.2 * expected;
    const double alive = (serving + 300.0 * (1.0 - expected)) / (serving + 300.0);
    CHECK(figure(report, "EnvironmentsMean") == Approx(alive).epsilon(0.01));
}

TEST_CASE("lambda: the first SimFaaS row, with its rules", "[lambda][theory]") {
    // facts, lambda-environments: arrivals exp(1.111 s), warm exp(1.991 s), cold 2.244 s in the mean, expiry 600 s; 1e6
    // s from empty: cold 0.001353 +- 0.000034, running 1.7912 +- 0.0026, idle 5.905 +- 0.014 (standard deviations).
    Bed bed(unlimitedRates(), 2);
    Spec spec = plainFunction(Distribution::exponential(1.991));
    spec.init = test::seconds(2.244 - 1.991);
    spec.idleLifetime = test::seconds(600);
    Function function(bed.world, bed.account, spec, "F");
    bed.poisson(function, 1.0 / 1.111, Instant{base::seconds(1'000'000).count}, 23).spawn();
    bed.runUntil(1'000'000);
    const auto report = function.report(base::seconds(1'000'000));
    const double running = figure(report, "ConcurrentExecutionsMean");
    CHECK(std::abs(figure(report, "ColdStarts") / figure(report, "Invocations") - 0.001353) < 3 * 0.000034);
    CHECK(std::abs(running - 1.7912) < 3 * 0.0026);
    CHECK(std::abs(figure(report, "EnvironmentsMean") - running - 5.905) < 3 * 0.014);
    CHECK(figure(report, "Throttles") == 0);
}

TEST_CASE("lambda: the second SimFaaS row, with its rules", "[lambda][theory]") {
    // Arrivals exp(0.2 s), warm exp(2 s), cold 2.5 s, expiry 600 s, limit 10; 6e4 s from empty: rejected 0.21424 +-
    // 0.0018, running 7.852 +- 0.011, idle 2.148 +- 0.011; cold starts at the beginning only.
    Bed bed(unlimitedRates(), 2);
    Spec spec = plainFunction(Distribution::exponential(2.0));
    spec.init = test::seconds(0.5);
    spec.idleLifetime = test::seconds(600);
    spec.reservedConcurrentExecutions = 10;
    Function function(bed.world, bed.account, spec, "F");
    bed.poisson(function, 5.0, Instant{base::seconds(60'000).count}, 29).spawn();
    bed.runUntil(60'000);
    const auto report = function.report(base::seconds(60'000));
    const double running = figure(report, "ConcurrentExecutionsMean");
    const double rejected = figure(report, "Throttles") / static_cast<double>(bed.offered);
    CHECK(figure(report, "ColdStarts") == 10);
    CHECK(std::abs(rejected - 0.21424) < 3 * 0.0018);
    CHECK(std::abs(running - 7.852) < 3 * 0.011);
    CHECK(std::abs(figure(report, "EnvironmentsMean") - running - 2.148) < 3 * 0.011);
}
