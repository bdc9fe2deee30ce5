// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "model/base/sampler.hpp"
#include "model/base/ziggurat.hpp"
#include "tests/services/apigateway/api_bench.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom;
using namespace headroom::apigateway;
using namespace headroom::apigateway::test;
using base::Bytes;
using base::milliseconds;

namespace {

Spec cached(std::int64_t ttl, double gigabytes = 0.5) {
    RouteSpec route = toFunction("GET /items/{id}");
    route.cacheTtlInSeconds = ttl;
    Spec spec = specOf({route, toFunction("POST /items")});
    spec.kind = ApiKind::Rest;
    spec.stages = {{"prod"}};
    spec.stages[0].cacheGigabytes = gigabytes;
    return spec;
}

engine::Call get(std::uint64_t item, Bytes size = Bytes(100)) {
    engine::Call call;
    call.item = item;
    call.itemSize = size;
    return call;
}

/// Poisson requests for Zipf keys, at once on end.
engine::Process shoppers(Bench& bench, Api& api, double rate, base::ZipfKeys keys, std::uint64_t seed) {
    base::Stream stream(seed);
    base::KeySampler popular{base::KeyPopularity(keys)};
    for (;;) {
        co_await engine::delay(base::fromSeconds(base::standardExponential(stream) / rate), engine::Rank::Normal);
        bench.send(api, bench.world.now(), get(popular(stream)), bench.world.now().ns >= seconds(200).count);
    }
}

}  // namespace

// By hand, TTL 60 s, a function of 10 ms: a miss at 0 is kept from 0.010 on; a hit at 60.009 is the last, one at 60.010
// a miss again. Another item and another method miss.
TEST_CASE("an answer is kept from its arrival for its time to live", "[apigateway]") {
    Bench bench;
    ScriptedService function(bench.world, "Function", {{milliseconds(10)}});
    Api api(bench.world, "Api", cached(60), bench.account);
    api.connect(0, function);
    api.connect(1, function);
    engine::Call post = get(7);
    post.route = 1;
    for (const int at : {0, 5, 10, 60'009, 60'010}) bench.send(api, Instant{milliseconds(at).count}, get(7));
    bench.send(api, Instant{milliseconds(20).count}, get(8));
    bench.send(api, Instant{milliseconds(30).count}, post);
    bench.run();
    // Misses: 0, 5 (not filled yet), 60,010, the other item.
    const engine::ResourceReport report = api.report(base::hours(2));
    CHECK(figure(report, "CacheMissCount") == 4.0);
    CHECK(figure(report, "CacheHitCount") == 2.0);
    CHECK(figure(report, "CacheHitRatio") == Approx(1.0 / 3.0));
    CHECK(function.started == 5);
    CHECK(report.readings.at(0).granules == 7);  // a hit is a call like any other
    CHECK(report.readings.at(1).granules == 700);
    REQUIRE(report.readings.size() == 3);
    CHECK(report.readings[2].usageType == "ApiGatewayCacheUsage:0.5GB");
    CHECK(report.readings[2].granules == 2 * report.readings[2].granulesPerUnit);
    CHECK(report.readings[2].kind == base::MeterKind::Recurring);
    bench.world.metrics().closePeriod(bench.world.now(), true);
    double hits = 0.0;
    double misses = 0.0;
    for (const engine::MetricSeries& one : bench.world.metrics().series()) {
        if (one.name == "CacheHitCount") hits = one.values.at(0);
        if (one.name == "CacheMissCount") misses = one.values.at(0);
    }
    CHECK(hits == 2.0);
    CHECK(misses == 4.0);
}

TEST_CASE("failures and answers above 1,048,576 B are not kept", "[apigateway]") {
    Bench bench;
    ScriptedService function(bench.world, "Function", {{milliseconds(1), kBroken}, {milliseconds(1)}});
    Api api(bench.world, "Api", cached(60), bench.account);
    api.connect(0, function);
    bench.send(api, Instant{0}, get(1));
    bench.send(api, Instant{seconds(1).count}, get(1));
    bench.send(api, Instant{seconds(2).count}, get(1));
    bench.send(api, Instant{seconds(3).count}, get(2, Bytes(1'048'577)));
    bench.send(api, Instant{seconds(4).count}, get(2, Bytes(1'048'576)));
    bench.send(api, Instant{seconds(5).count}, get(2));
    bench.run();
    CHECK(function.started == 4);
    CHECK(bench.answers.back().outcome.response == Bytes(1'048'576));  // the answer that was kept
}

TEST_CASE("a flush empties the cache", "[apigateway]") {
    Bench bench;
    ScriptedService function(bench.world, "Function", {{milliseconds(1)}});
    Api api(bench.world, "Api", cached(3'600), bench.account);
    api.connect(0, function);
    bench.send(api, Instant{0}, get(1));
    bench.send(api, Instant{seconds(1).count}, get(1));
    bench.run(seconds(2));
    CHECK(function.started == 1);
    api.flushCache();
    bench.send(api, bench.world.now(), get(1));
    bench.run();
    CHECK(function.started == 2);
}

// The closed form of a cache that does not renew on a hit: between two fillings of a key lie, on average, 1/lambda
// until somebody asks, D until the answer is there (whoever asks meanwhile misses, too), and T. Of the 1 + lambda (D +
// T) requests of such a cycle lambda T hit. Thirty independent runs; the true ratio must lie in their 99 % interval.
TEST_CASE("the hit ratio of a TTL cache is the closed form's", "[apigateway]") {
    constexpr double kRate = 40.0;
    constexpr double kTtl = 20.0;
    constexpr double kFill = 0.5;
    constexpr int kRuns = 30;
    const base::ZipfKeys keys{500, 0.9};
    double expected = 0.0;
    for (std::uint64_t key = 0; key < keys.keys; ++key) {
        const double p = base::probability(base::KeyPopularity(keys), key);
        const double lambda = kRate * p;
        expected += p * lambda * kTtl / (1.0 + lambda * (kFill + kTtl));
    }
    std::vector<double> ratios;
    for (std::uint64_t run = 0; run < kRuns; ++run) {
        Bench bench;
        ScriptedService function(bench.world, "Function", {{base::fromSeconds(kFill)}});
        function.keepsCalls = false;
        Api api(bench.world, "Api", cached(static_cast<std::int64_t>(kTtl)), bench.account);
        api.connect(0, function);
        shoppers(bench, api, kRate, keys, base::deriveKey(77, run)).spawn();
        bench.run(seconds(1'200));
        ratios.push_back(figure(api.report(seconds(1'000)), "CacheHitRatio"));
    }
    const headroom::test::Summary summary = headroom::test::summarise(ratios);
    constexpr double kStudent99 = 2.756;  // 29 degrees of freedom
    INFO("expected " << expected << ", measured " << summary.mean << " +- " << kStudent99 * summary.meanError);
    CHECK(std::abs(summary.mean - expected) < kStudent99 * summary.meanError);
    CHECK(summary.meanError < 0.002);
    // Without the fill time the formula would be off by more than the interval.
    double naive = 0.0;
    for (std::uint64_t key = 0; key < keys.keys; ++key) {
        const double p = base::probability(base::KeyPopularity(keys), key);
        naive += p * kRate * p * kTtl / (1.0 + kRate * p * kTtl);
    }
    CHECK(std::abs(naive - expected) > 2.0 * kStudent99 * summary.meanError);
}

// By hand: 0.5 GB hold 512 answers of 1 MB. 600 in the warm-up push 88 out; 600 others, measured, push 600 more.
TEST_CASE("evictions are counted from Start", "[apigateway]") {
    Bench bench;
    ScriptedService function(bench.world, "Function", {{milliseconds(1)}});
    function.keepsCalls = false;
    Api api(bench.world, "Api", cached(3'600), bench.account);
    api.connect(0, function);
    for (std::uint64_t item = 0; item < 600; ++item) bench.send(api, Instant{0}, get(item, Bytes(1'048'576)), false);
    bench.run(seconds(1));
    api.startMeasuring();
    CHECK(figure(api.report(seconds(1)), "CacheEvictions") == 0.0);
    for (std::uint64_t item = 600; item < 1'200; ++item)
        bench.send(api, bench.world.now(), get(item, Bytes(1'048'576)));
    bench.run(seconds(2));
    CHECK(figure(api.report(seconds(1)), "CacheEvictions") == 600.0);
}

TEST_CASE("a cache without parameters in its key has one answer a method", "[apigateway]") {
    for (const bool asOne : {false, true}) {
        Bench bench;
        ScriptedService function(bench.world, "Function", {{milliseconds(1)}});
        Spec spec = cached(60);
        spec.routes[0].cachedAsOne = asOne;
        Api api(bench.world, "Api", spec, bench.account);
        api.connect(0, function);
        for (int i = 0; i < 10; ++i) bench.send(api, Instant{seconds(i).count}, get(static_cast<std::uint64_t>(i)));
        bench.run();
        CHECK(function.started == (asOne ? 1u : 10u));
    }
}
