// SPDX-License-Identifier: GPL-3.0-or-later
// Logs that the simulator's own workloads wrote: what is known of them lies within the intervals that calibration
// states, 90 times of 100. Of intervals that hold the truth 95 times of 100, 90 or more of 100 do so with probability
// 0.99; of such that hold it 85 times of 100 only, with probability 0.10 (binomial). Seeds are fixed.
#include "tests/calibrate/written_log.hpp"
#include "scenarios/calibrate/access_log.hpp"
#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/key_skew.hpp"
#include "scenarios/document/pointer.hpp"
#include "tests/calibrate/read_logs.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::workload;
using base::Distribution;
using base::Duration;
using base::Rate;

namespace {

constexpr int kLogs = 100;
constexpr int kHeld = 90;

TrafficSpec specOf(ArrivalProcess process) {
    TrafficSpec spec;
    spec.name = "Shoppers";
    spec.mix.emplace_back();
    spec.arrivals.process = std::move(process);
    return spec;
}

/// Twenty minutes of 600 arrivals each, in clusters.
TraceReplay clustered(double burstiness) {
    auto trace = std::make_shared<Trace>();
    trace->start = Timestamp{1767571200LL * 1'000'000'000};
    trace->interval = base::minutes(1);
    trace->counts.assign(20, 600.0);
    return {std::move(trace), burstiness};
}

/// Every way to arrive, about 10 a second for twenty minutes (on a schedule one).
std::vector<std::pair<const char*, ArrivalProcess>> patterns() {
    const auto at = [](double rate) { return Rate{rate}; };
    Weekly weekly;
    weekly.mean = at(10.0);
    weekly.peakToMean = 3.0;
    return {{"Constant", Constant{at(10.0)}},
            {"Poisson", Poisson{at(10.0)}},
            {"Diurnal", Diurnal{at(20.0), 3.0}},
            {"Weekly", weekly},
            {"Ramp", Ramp{at(5.0), at(20.0), base::minutes(5), base::minutes(10)}},
            {"Steps", Steps{{{Duration(0), at(5.0)}, {base::minutes(10), at(15.0)}}}},
            {"Spike", Spike{at(8.0), at(40.0), base::minutes(6), base::minutes(3), base::minutes(1)}},
            {"Bursty", Bursty{{{at(2.0), base::minutes(1)}, {at(30.0), base::minutes(1)}}}},
            {"Schedule", Schedule{base::seconds(1), {}}},
            {"Closed", Closed{10, Distribution::exponential(1.0)}},
            {"Trace", clustered(3.0)}};
}

calibrate::AccessSample readAccess(const WrittenLog& written) {
    const Recording file("access.log");
    file.open() << written.log.access;
    return accessSample(file.path());
}

calibrate::Sample readReports(const WrittenLog& written) {
    const Recording file("reports.log");
    file.open() << written.log.reports;
    const auto log = functionLog(file.path());
    REQUIRE(log);
    return log->sizes.empty() ? calibrate::Sample() : onlySize(*log).durations;
}

bool within(const calibrate::QuantileRange& range, double seconds) {
    return static_cast<double>(range.low.count) <= seconds * 1e9 &&
           seconds * 1e9 <= static_cast<double>(range.high.count);
}

}  // namespace

TEST_CASE("durations come back out of logs of every arrival pattern", "[calibrate][acceptance]") {
    const Distribution law = Distribution::logNormal(0.020, 0.090);
    for (const auto& [name, process] : patterns()) {
        int median = 0;
        int high = 0;
        for (int i = 0; i < kLogs; ++i) {
            const WrittenLog written(specOf(process), law, base::minutes(2), 1000U + static_cast<std::uint64_t>(i));
            const auto sample = readReports(written);
            if (sample.count() == 0) continue;
            if (within(calibrate::quantileRange(sample, 0.5), *law.quantile(0.5))) ++median;
            if (within(calibrate::quantileRange(sample, 0.95), *law.quantile(0.95))) ++high;
        }
        INFO(name << ": " << median << " and " << high);
        CHECK(median >= kHeld);
        CHECK(high >= kHeld);
    }
}

TEST_CASE("every law of durations comes back out of the simulator's logs", "[calibrate][acceptance]") {
    struct Law {
        const char* name;
        Distribution law;
        double median;
        double high;  ///< its 95th percentile
    };
    const auto known = [](const char* name, const Distribution& law) {
        return Law{name, law, *law.quantile(0.5), *law.quantile(0.95)};
    };
    const std::vector<Law> laws{
        known("exponential", Distribution::exponential(0.050)),
        {"gamma", Distribution::gamma(0.040, 0.5), 0.0367206, 0.0775366},  // half of chi-square's with 8 degrees
        known("uniform", Distribution::uniform(0.010, 0.050)),
        known("weibull", Distribution::weibull(0.030, 1.5)),
        known("pareto", Distribution::pareto(0.010, 2.5)),
    };
    for (const auto& [name, law, trueMedian, trueHigh] : laws) {
        int median = 0;
        int high = 0;
        for (int i = 0; i < kLogs; ++i) {
            const WrittenLog written(specOf(Poisson{Rate{20.0}}), law, base::minutes(1),
                                     2000U + static_cast<std::uint64_t>(i));
            const auto sample = readReports(written);
            if (within(calibrate::quantileRange(sample, 0.5), trueMedian)) ++median;
            if (within(calibrate::quantileRange(sample, 0.95), trueHigh)) ++high;
        }
        INFO(name << ": " << median << " and " << high);
        CHECK(median >= kHeld);
        CHECK(high >= kHeld);
    }
}

TEST_CASE("arrivals come back minute by minute, whatever the pattern", "[calibrate][acceptance]") {
    for (const auto& [name, process] : patterns()) {
        INFO(name);
        const WrittenLog written(specOf(process), Distribution::constant(0.001), base::minutes(20), 7);
        const calibrate::AccessSample sample = readAccess(written);
        document::Node root = smallScenario(kOnlyCode);
        REQUIRE(calibrate::calibrateAccess(root, "W", sample, "traffic.csv", "access.log"));
        CHECK(document::resolve(root, "/Workloads/W/Arrivals/Trace") != nullptr);
        // The counts are the traffic that will arrive, none lost or added.
        std::uint64_t counted = 0;
        for (const auto& [minute, count] : sample.perMinute) counted += count;
        CHECK(static_cast<double>(counted) == written.log.all());
        CHECK(counted == written.traffic.counts().offered);
    }
}

TEST_CASE("how bursty arrivals are comes back out of the gateway's log", "[calibrate][acceptance]") {
    for (const double burstiness : {1.0, 2.0, 4.0}) {
        int held = 0;
        for (int i = 0; i < kLogs; ++i) {
            const WrittenLog written(specOf(clustered(burstiness)), Distribution::constant(0.001), base::minutes(20),
                                     3000U + static_cast<std::uint64_t>(i));
            const calibrate::AccessSample sample = readAccess(written);
            REQUIRE(sample.burstiness.halfWidth);
            if (std::abs(sample.burstiness.index - burstiness) <= *sample.burstiness.halfWidth) ++held;
        }
        INFO(burstiness << ": " << held);
        CHECK(held >= kHeld);
    }
}

TEST_CASE("how uneven keys are comes back out of their most used ones", "[calibrate][acceptance]") {
    constexpr std::uint64_t kKeys = 2'000;
    for (const double exponent : {0.7, 0.99, 1.3}) {
        int held = 0;
        for (int i = 0; i < kLogs; ++i) {
            TrafficSpec spec = specOf(Poisson{Rate{100.0}});
            spec.mix.front().key = base::ZipfKeys{kKeys, exponent};
            const WrittenLog written(spec, Distribution::constant(0.001), base::seconds(200),
                                     4000U + static_cast<std::uint64_t>(i));
            const auto range = calibrate::zipfRange(written.log.mostUsed(10), written.log.all(), 10, kKeys);
            REQUIRE(range);
            if (range->low <= exponent && exponent <= range->high) ++held;
        }
        INFO(exponent << ": " << held);
        CHECK(held >= kHeld);
    }
}
