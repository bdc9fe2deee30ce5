// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/mapping.hpp"

#include <memory>

#include "tests/services/lambda/bed.hpp"
#include "tests/services/lambda/poller_records.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::seconds;
using lambda::Mapping;
using lambda::MappingSpec;
using test::Bed;
using test::figure;
using test::Ranges;
using test::Records;
using test::ScriptedService;
using test::second;
using test::startsOf;

namespace {

/// A stream of two shards with one reader.
class Stream final : public engine::RecordStream {
public:
    explicit Stream(engine::World& world) : world_(world) {}
    std::uint32_t shards() const override { return 2; }
    std::unique_ptr<engine::RecordSource> open(engine::RecordReader& by, std::uint32_t each, bool fromNow) override {
        auto source = std::make_unique<Records>(world_, 2 * each);
        records = source.get();
        reader = &by;
        lanes = each;
        latest = fromNow;
        return source;
    }
    std::optional<base::Duration> retention() const override { return kept; }
    engine::Process put(double at, std::int64_t count, std::uint32_t lane) {
        co_await engine::delayUntil(second(at), engine::Rank::Normal);
        records->put(count, lane);
        reader->arrived(lane);
    }

    Records* records = nullptr;
    engine::RecordReader* reader = nullptr;
    std::uint32_t lanes = 0;
    bool latest = false;
    std::optional<base::Duration> kept;

private:
    engine::World& world_;
};

MappingSpec streamSpec() {
    MappingSpec spec;
    spec.name = "M";
    spec.kind = MappingSpec::Source::TableStream;
    spec.startingPosition = "LATEST";
    return spec;
}

}  // namespace

TEST_CASE("mapping: reads the lanes of a stream as its properties say", "[lambda]") {
    // 3 lanes a shard; 5 a batch: 12 records of lane 4 at 0.1 s go at 0.25 s and each second after.
    Bed bed;
    Stream stream(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(1)}});
    MappingSpec spec = streamSpec();
    spec.parallelizationFactor = 3;
    spec.batchSize = 5;
    Mapping mapping(bed.world, spec, stream, function);
    CHECK(stream.lanes == 3);
    CHECK(stream.latest);
    mapping.start();
    stream.put(0.1, 12, 4).spawn();
    bed.runUntil(10);
    CHECK(startsOf(function) == std::vector<double>{0.25, 1.25, 2.25});
    CHECK(Records::ranges(stream.records->done) == Ranges{{0, 4}, {5, 9}, {10, 11}});
    CHECK(figure(mapping.report(), "Batches") == 3);
    CHECK(figure(mapping.report(), "BatchedRecords") == 12);
    CHECK(mapping.report().resource == "M");
}

TEST_CASE("mapping: what a stream gives up is told outside, or lost with a warning", "[lambda]") {
    Bed bed;
    Stream stream(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(1), test::kRefused}});
    MappingSpec spec = streamSpec();
    spec.from = MappingSpec::From::TrimHorizon;
    spec.maximumRetryAttempts = 0;
    SECTION("to a queue") { spec.onFailure = {lambda::AsyncTarget::Kind::Queue, "arn:aws:sqs:us-east-1:1:q"}; }
    SECTION("nowhere") {}
    Mapping mapping(bed.world, spec, stream, function);
    CHECK_FALSE(stream.latest);
    mapping.start();
    stream.put(0, 150, 0).spawn();  // two batches
    bed.runUntil(10);
    const engine::ResourceReport report = mapping.report();
    CHECK(figure(report, "DiscardedRecords") == 150);
    const bool told = spec.onFailure.kind == lambda::AsyncTarget::Kind::Queue;
    CHECK(test::granules(report, "Requests-RBP") == (told ? 2 : -1));
    CHECK(report.warnings.size() == (told ? 0U : 1U));
}

TEST_CASE("mapping: a queue of the scenario is told what a stream gives up, once a batch", "[lambda]") {
    // Two batches of 1 s each, read at 0 s: told of at 1 and at 2 s.
    Bed bed;
    Stream stream(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(1), test::kRefused}});
    MappingSpec spec = streamSpec();
    spec.from = MappingSpec::From::TrimHorizon;
    spec.maximumRetryAttempts = 0;
    spec.onFailure = {lambda::AsyncTarget::Kind::Queue, "Q"};
    bool takes = true;
    SECTION("that takes it") {}
    SECTION("that refuses it") { takes = false; }
    ScriptedService queue(bed.world, "Q", {{seconds(0), takes ? test::kServed : test::kRefused}});
    Mapping mapping(bed.world, spec, stream, function);
    mapping.sendTo({&queue, 7, {}});
    mapping.start();
    stream.put(0, 150, 0).spawn();
    bed.runUntil(10);
    CHECK(startsOf(queue) == std::vector<double>{1.0, 2.0});
    CHECK(queue.calls[0].operation == 7);
    CHECK(queue.calls[0].items == 1);
    const engine::ResourceReport report = mapping.report();
    CHECK(figure(report, "DiscardedRecords") == 150);
    CHECK(test::granules(report, "Requests-RBP") == -1);  // the queue counts what it is asked
    REQUIRE(report.warnings.size() == (takes ? 0U : 1U));
    if (!takes) CHECK(report.warnings[0].count == 2);
}

TEST_CASE("mapping: one that falls behind is warned of", "[lambda]") {
    // Batches of 100 take 10 s: of 1,000 at 0 s, 100 s later all are read; at 65 s seven batches have gone.
    Bed bed;
    Stream stream(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(10)}});
    Mapping mapping(bed.world, streamSpec(), stream, function);
    mapping.start();
    stream.put(0, 1'000, 0).spawn();
    bed.runUntil(55);
    CHECK(mapping.report().warnings.empty());  // nobody has waited for a minute yet
    bed.runUntil(65);
    REQUIRE(mapping.report().warnings.size() == 1);
    CHECK(mapping.report().warnings[0].count == 300);
    CHECK(mapping.report().warnings[0].text.find("falls behind") != std::string::npos);
}

TEST_CASE("mapping: a batch is its records' workload's, and so is what telling of its loss costs", "[lambda]") {
    Bed bed;
    Stream stream(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(1), test::kRefused}});
    MappingSpec spec = streamSpec();
    spec.maximumRetryAttempts = 0;
    spec.onFailure = {lambda::AsyncTarget::Kind::Queue, "arn:aws:sqs:us-east-1:1:q"};
    Mapping mapping(bed.world, spec, stream, function);
    mapping.start();
    stream.records->whose = 1;
    stream.put(0, 150, 0).spawn();  // two batches
    bed.runUntil(10);
    stream.records->whose = engine::kNoWorkload;
    stream.put(11, 1, 0).spawn();
    bed.runUntil(20);
    CHECK(test::granules(mapping.report(), "Requests-RBP") == 3);
    std::vector<engine::CausedReading> caused;
    mapping.addCauses(caused);
    REQUIRE(caused.size() == 1);
    CHECK(caused[0].resource == "M");
    CHECK(caused[0].usageType == "Requests-RBP");
    CHECK(caused[0].byWorkload == std::vector<base::Granules>{0, 2});
}

TEST_CASE("mapping: what a stream keeps no longer is given up, however long its retries may go on", "[lambda]") {
    // A batch that fails for ever: without a limit of its own it blocks its lane for the minute that the stream keeps
    // it.
    for (const std::int64_t age : {-1, 600, 60}) {
        Bed bed;
        Stream stream(bed.world);
        stream.kept = base::minutes(1);
        ScriptedService function(bed.world, "F", {{seconds(1), test::kRefused}});
        MappingSpec spec = streamSpec();
        spec.maximumRecordAge = age;
        Mapping mapping(bed.world, spec, stream, function);
        mapping.start();
        stream.put(0, 3, 0).spawn();
        bed.runUntil(59);
        CHECK(figure(mapping.report(), "DiscardedRecords") == 0);
        bed.runUntil(63);
        CHECK(figure(mapping.report(), "DiscardedRecords") == 3);
    }
}

TEST_CASE("mapping: its filter is the source's", "[lambda]") {
    Bed bed;
    Stream stream(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(1)}});
    MappingSpec spec = streamSpec();
    spec.filters = true;
    spec.filterPasses = 0.3;
    const Mapping mapping(bed.world, spec, stream, function);
    CHECK(stream.records->passing == 0.3);
}

TEST_CASE("mapping: a queue is read by as many as it may be", "[lambda]") {
    Bed bed;
    Stream stream(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(10)}});
    MappingSpec spec;
    spec.name = "M";
    spec.kind = MappingSpec::Source::Queue;
    spec.maximumConcurrency = 2;
    Mapping mapping(bed.world, spec, stream, function);
    mapping.start();
    stream.put(0, 100, 0).spawn();
    bed.runUntil(5);
    CHECK(function.started == 2);
    CHECK(figure(mapping.report(), "ConcurrentBatchesMax") == 2);
}

TEST_CASE("mapping: batches that failed and batches that were throttled are counted", "[lambda]") {
    // A queue of 40 records in four batches: done, failed, throttled, done; the test's queue gives nothing out again.
    Bed bed;
    Stream stream(bed.world);
    ScriptedService function(
        bed.world, "F", {{seconds(1)}, {seconds(1), test::kRefused}, {seconds(1), test::kThrottled}, {seconds(1)}});
    MappingSpec spec;
    spec.name = "M";
    spec.kind = MappingSpec::Source::Queue;
    Mapping mapping(bed.world, spec, stream, function);
    mapping.start();
    stream.put(0, 40, 0).spawn();
    bed.runUntil(10);
    const engine::ResourceReport report = mapping.report();
    CHECK(figure(report, "Batches") == 4);
    CHECK(figure(report, "BatchedRecords") == 40);
    CHECK(figure(report, "FailedBatches") == 1);
    CHECK(figure(report, "ThrottledBatches") == 1);
    CHECK(figure(report, "DiscardedRecords") == 0);
}
