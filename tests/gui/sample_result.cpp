// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/sample_result.hpp"

#include <cmath>
#include <numbers>

namespace headroom::sample {

namespace {

using study::Interval;

pricing::LineItem line(std::string resource, std::string service, std::string usage, std::int64_t quantity,
                       std::string unit, std::string_view usd, std::int64_t cents) {
    pricing::LineItem item;
    item.resource = std::move(resource);
    item.service = std::move(service);
    item.usageType = std::move(usage);
    item.quantity = {quantity, 1};
    item.unit = std::move(unit);
    item.rate = pricing::parseRate(usd).value();
    item.perMonth = pricing::Money::fromCents(cents);
    return item;
}

pricing::Bill bill(std::int64_t viewsCents) {
    pricing::Bill bill;
    bill.lines = {
        line("ViewProduct", "AWSLambda", "Lambda-GB-Second-ARM", 6'412'800, "GB-Seconds", "0.0000133334", 8551),
        line("ViewProduct", "AWSLambda", "Request-ARM", 315'360'000, "Requests", "0.0000002", 6307),
        line("ViewProduct", "AmazonCloudWatch", "VendedLog-Bytes", 78, "GB", "0.5", 3910),
        line("Api", "AmazonApiGateway", "ApiGatewayHttpRequest", 315'400'000, "Requests", "0.000001", 31'386),
        line("Products", "AmazonDynamoDB", "ReadRequestUnits", 189'000'000, "ReadRequestUnits", "0.000000125", 2363),
        line("Views", "AmazonDynamoDB", "WriteRequestUnits", 315'360'000, "WriteRequestUnits", "0.000000625",
             viewsCents),
        line("Products", "AmazonDynamoDB", "TimedStorage-ByteHrs", 4, "GB-Mo", "0.25", 98),
        line("Api", "AWSDataTransfer", "DataTransfer-Out-Bytes", 1'132, "GB", "0.09", 10'188),
    };
    bill.lines[3].tier = {0, 300'000'000};
    pricing::Money total;
    for (const auto& item : bill.lines) total = pricing::sum(total, item.perMonth).value();
    bill.total = total;
    bill.notPriced.push_back({"Views", "AmazonDynamoDB", "TimedStorage-ByteHrs", "us-east-1", std::nullopt, "GB-Mo",
                              "ItemCount is not given, so the table's size depends on usage"});
    bill.priceBook = {"us-east-1", "2025-11-01", {}};
    return bill;
}

/// A day's load: low at night, a step in the morning, a peak in the evening; the noise is a fixed pattern.
double dayShape(double minute, double noise) {
    const double hour = minute / 60.0;
    const double wave = std::exp(1.1 * std::cos((hour - 20.0) / 24.0 * 2.0 * std::numbers::pi));
    const double morning = 1.1 * std::exp(-(hour - 8.2) * (hour - 8.2) / 1.6);
    const double scattered = std::sin(std::floor(minute / 3.0) * 12.9898) * 43758.5453;
    const double wobble = (scattered - std::floor(scattered)) * 2.0 - 1.0;
    return (wave + morning) * (1.0 + noise * wobble);
}

study::Series series(std::string name, double scale, double noise) {
    study::Series made{std::move(name), {}};
    for (int minute = 0; minute < 1440; ++minute) made.values.push_back(scale * dayShape(minute, noise));
    return made;
}

/// Provisioned capacity: the load an hour ago, held in steps.
study::Series provisioned(double scale) {
    study::Series made{"Views/ProvisionedWriteCapacityUnits/Average", {}};
    for (int minute = 0; minute < 1440; ++minute)
        made.values.push_back(std::round(scale * 1.5 * dayShape((minute / 30) * 30 - 20, 0.0) / 20.0) * 20.0);
    return made;
}

study::Series throttles(const char* name) {
    study::Series made{name, std::vector<double>(1440, 0.0)};
    for (std::size_t minute = 466; minute < 482; ++minute) made.values[minute] = 40.0;
    return made;
}

/// In ALARM between two minutes of the day.
study::Series alarm(const char* name, std::size_t from, std::size_t to) {
    study::Series made{name, std::vector<double>(1440, 0.0)};
    for (std::size_t minute = from; minute < to; ++minute) made.values[minute] = 1.0;
    return made;
}

/// Seconds at a share of 1 - 10^-nines.
double latencyAt(double nines) {
    const double bend = nines > 1.0 ? 24.0 * (nines - 1.0) : 0.0;
    return (14.0 + 38.0 * nines + bend + 95.0 / (1.0 + std::exp(-4.0 * (nines - 2.7)))) / 1000.0;
}

study::Percentile percentile(std::string name, double share, double factor, double half) {
    const double seconds = latencyAt(-std::log10(1.0 - share)) * factor;
    return {std::move(name), share, seconds, Interval{seconds - half, seconds + half}};
}

study::Latency latency(std::string of, double factor) {
    study::Latency made;
    made.of = std::move(of);
    made.count = 10'368'123;
    made.mean = 0.0293 * factor;
    made.meanCi95 = Interval{0.0291 * factor, 0.0295 * factor};
    made.max = 2.9;
    made.percentiles = {percentile("P50", 0.5, factor, 0.0001), percentile("P90", 0.9, factor, 0.0005),
                        percentile("P95", 0.95, factor, 0.0005), percentile("P99", 0.99, factor, 0.001),
                        percentile("P999", 0.999, factor, 0.009)};
    for (int step = 0; step <= 80; ++step) {
        const double nines = step / 20.0;
        made.curve.emplace_back(1.0 - std::pow(10.0, -nines), latencyAt(nines) * factor);
    }
    return made;
}

study::CauseBand band(std::string name, double from, double to, double factor) {
    study::CauseBand made;
    made.name = std::move(name);
    made.fromShare = from;
    made.toShare = to;
    made.requests = 103'681;
    made.low = 0.105 * factor;
    made.high = 0.139 * factor;
    made.causes = {{"ViewProduct", "Compute", 0.088 * factor, 1.0},
                   {"ViewProduct", "BackOff", 0.0098 * factor, 0.019},
                   {"Api", "Overhead", 0.0061, 1.0},
                   {"ViewProduct", "Init", 0.0056 * factor, 0.017},
                   {"Views.PutItem", "Downstream", 0.0052, 1.0},
                   {"Products.GetItem", "Downstream", 0.0029, 1.0},
                   {"ViewProduct", "Placement", 0.0011 * factor, 0.017}};
    made.typical = {{"Api", "Overhead", 0.0, 0.003},
                    {"ViewProduct", "Compute", 0.004, 0.071 * factor},
                    {"Products.GetItem", "Downstream", 0.004 + 0.071 * factor, 0.0031},
                    {"Views.PutItem", "Downstream", 0.0071 + 0.071 * factor, 0.0054},
                    {"ViewProduct", "Compute", 0.0125 + 0.071 * factor, 0.021 * factor},
                    {"Api", "Overhead", 0.0125 + 0.092 * factor, 0.0031}};
    made.typicalSeconds = 0.0156 + 0.092 * factor;
    return made;
}

study::Causes causes(std::string of) {
    return {std::move(of),
            {band("P50", 0.495, 0.505, 0.16), band("P90", 0.895, 0.905, 0.4), band("P99", 0.985, 0.995, 1.0),
             band("P999", 0.9985, 0.9995, 2.1)}};
}

study::Counts counts() {
    study::Counts made;
    made.offered = 51'840'615;
    made.throttled = 6'013;
    made.timedOut = 2'120;
    made.failed = 2'311;
    made.inFlight = 14;
    made.succeeded = made.offered - made.throttled - made.timedOut - made.failed - made.inFlight;
    made.attempts = 52'001'214;
    return made;
}

study::DesignResult design(std::string name, std::int64_t viewsCents, bool scaled) {
    study::DesignResult made;
    made.name = std::move(name);
    made.replications = 5;
    made.requests = counts();
    made.workloads = {{"Shoppers", counts()}};
    made.errorRateCi95 = Interval{0.00019, 0.00021};
    made.latency = {latency("Api", 1.0), latency("Api/GET /products/{id}", 1.0), latency("ViewProduct", 0.9),
                    latency("Shoppers", 1.05)};
    made.causes = {causes("Api"), causes("Shoppers")};
    made.cost.bill = bill(viewsCents);
    made.cost.perMonth = pricing::toDouble(made.cost.bill.total);
    made.cost.ci95 = Interval{made.cost.perMonth - 0.6, made.cost.perMonth + 0.6};
    made.cost.inputs90 = Interval{made.cost.perMonth * 0.85, made.cost.perMonth * 1.22};
    made.cost.month95 = Interval{made.cost.perMonth * 0.96, made.cost.perMonth * 1.05};
    study::CostShare requests{"Shoppers", {}};
    study::CostShare stored{"what is stored", {}};
    for (const pricing::LineItem& item : made.cost.bill.lines) {
        study::CostShare& share = item.usageType == "TimedStorage-ByteHrs" ? stored : requests;
        share.perMonth = pricing::sum(share.perMonth, item.perMonth).value();
    }
    made.cost.byWorkload = {requests};
    made.cost.byNone = {stored};
    made.cost.perMillionRequests = made.cost.perMonth / 315.4;
    made.cost.perUnit = {
        {"order", 3'154'000.0, made.cost.perMonth * 0.1 / 3'154'000.0, made.cost.perMonth * 0.9 / 3'154'000.0}};
    made.resources = {
        {"Api", "AWS::ApiGatewayV2::Api", {{"Count", 52'001'214}, {"4xx", 0}, {"5xx", 4'431}}},
        {"ViewProduct",
         "AWS::Lambda::Function",
         {{"Invocations", 51'988'002},
          {"ColdStarts", 62'386},
          {"Errors", 0},
          {"Throttles", 0},
          {"ConcurrentExecutionsMax", 14},
          {"ConcurrentExecutionsMean", 5.23},
          {"InitDurationMean", 0.171}}},
        {"Products", "AWS::DynamoDB::Table", {{"ConsumedReadCapacityUnits", 31'104'210}, {"ReadThrottleEvents", 0}}},
        {"Views",
         "AWS::DynamoDB::Table",
         {{"ConsumedWriteCapacityUnits", 51'990'711}, {"WriteThrottleEvents", scaled ? 161'170.0 : 0.0}}}};
    made.quotas = {{"Lambda concurrent executions", 1000, 14, true},
                   {"Views: write units a second of one partition, over a minute", 1000, 870, false}};
    made.series = {series("Api/Count/Sum", 68.0 * 60.0, 0.05),
                   series("ViewProduct/ConcurrentExecutions/Maximum", 2.9, 0.16),
                   series("Products/ConsumedReadCapacityUnits/Sum", 41.0 * 60.0, 0.06),
                   series("Views/ConsumedWriteCapacityUnits/Sum", 68.0 * 60.0, 0.04)};
    if (scaled) {
        made.series.insert(made.series.end(), {provisioned(68.0), throttles("Views/WriteThrottleEvents/Sum"),
                                               alarm("Views/WriteCapacityAlarmHigh/Maximum", 470, 500),
                                               alarm("Views/WriteCapacityAlarmLow/Maximum", 630, 720)});
    }
    for (int number = 1; number <= 6; ++number) {
        made.series.push_back(
            series("Views/" + std::to_string(number) + "/PartitionWriteUnits/Sum", number == 4 ? 1800.0 : 480.0, 0.1));
    }
    if (scaled) {
        made.series.push_back(throttles("Views/ThrottledRequests/Sum"));
        made.series.push_back(series("Views/SuccessfulRequests/Sum", 68.0 * 60.0, 0.04));
    }
    made.series.push_back(series("Views/BusiestSecondWriteUnits/Maximum", 98.0, 0.2));
    made.series.push_back(series("ViewProduct/Invocations/Sum", 68.0 * 60.0, 0.05));
    made.series.push_back(series("Shoppers/Requests/Sum", 68.0 * 60.0, 0.05));
    made.series.push_back(series("Api/Latency/Average", 21.0, 0.04));
    made.series.push_back(series("Api/Latency/p50", 18.0, 0.03));
    made.series.push_back(series("Api/Latency/p99", 74.0, 0.12));
    made.objectives = {
        {"Latency",
         "Api",
         "p99",
         {},
         {},
         0.25,
         0.118,
         Interval{0.117, 0.119},
         0.95,
         study::Met::Yes,
         "p99 of Api <= 250 ms",
         {}},
        {"Latency",
         "Api",
         "p99",
         300.0,
         0.99,
         0.4,
         0.981,
         {},
         0.95,
         study::Met::No,
         "p99 of Api in 5 min <= 400 ms",
         {}},
        {"ErrorRate",
         "Shoppers",
         "",
         {},
         {},
         0.001,
         0.0002,
         {},
         0.95,
         study::Met::Yes,
         "errors of Shoppers <= 0.1 %",
         {}},
        {"Cost", "", "", {}, {}, 900.0, made.cost.perMonth, {}, 0.95, study::Met::Yes, "cost <= $900 / month", {}}};
    return made;
}

}  // namespace

study::StudyResult tenMinutes(std::vector<study::Series> series) {
    study::StudyResult study;
    study.duration = 600.0;
    study.start = "2026-01-05T08:00:00Z";
    study.designs.emplace_back();
    study.designs.front().series = std::move(series);
    return study;
}

study::StudyResult result() {
    study::StudyResult made;
    made.scenario = "Product catalogue with recently viewed";
    made.seed = 42;
    made.replications = 5;
    made.duration = 86'400.0;
    made.warmUp = 7'200.0;
    made.start = "2026-01-05T00:00:00Z";
    made.region = "us-east-1";
    made.pricesAsOf = "2025-11-01";
    made.designs = {design("on-demand", 19'710, false), design("provisioned, scaled", 11'842, true)};
    return made;
}

}  // namespace headroom::sample
