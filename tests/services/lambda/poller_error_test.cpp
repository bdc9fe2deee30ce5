// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch that fails is to its function (Guide, monitoring-metrics-types): code that tells of a record by an
// exception makes an error of the invocation; code that names it in its answer does not.
#include "model/services/lambda/poller_queue.hpp"
#include "model/services/lambda/poller_shards.hpp"
#include "tests/services/lambda/bed.hpp"
#include "tests/services/lambda/poller_records.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::Bed;
using test::figure;
using test::Ranges;
using test::Records;

namespace {

/// Invocations and those that ended in an error, of a function whose code takes 10 ms, within a minute.
struct PoisonedRun {
    double invocations = 0.0;
    double errors = 0.0;
    std::uint64_t failedBatches = 0;
};

PoisonedRun readPoisonedQueue(bool reports, const lambda::Spec& spec) {
    Bed bed;
    Records records(bed.world);
    records.unprocessable = {3};
    lambda::Function function(bed.world, bed.account, spec, "F");
    lambda::QueuePollerSpec said;
    said.reportsItemFailures = reports;
    lambda::QueuePoller poller(bed.world, "M", said, records, function);
    records.put(30);
    poller.arrived();
    bed.runUntil(60);
    const engine::ResourceReport report = function.report(base::seconds(60));
    return {figure(report, "Invocations"), figure(report, "Errors"), poller.usage().failedBatches};
}

}  // namespace

TEST_CASE("poller: a batch that fails whole is an error of the function, one that names its record is none",
          "[lambda]") {
    // By hand, 30 records in batches of 10, of which record 3 cannot be processed. A queue: three invocations, the
    // first of them an error unless it may name its record; the test's queue gives nothing out again.
    const lambda::Spec spec = test::plainFunction(test::seconds(0.01));
    for (const bool reports : {false, true}) {
        const PoisonedRun run = readPoisonedQueue(reports, spec);
        CHECK(run.invocations == 3);
        CHECK(run.errors == (reports ? 0 : 1));
        CHECK(run.failedBatches == 1);
    }
    // A stream with one retry: 0 to 9 fail twice, then the next two are done. Who names record 3 has 0 to 2 done, 3 to
    // 9 fail once more, and are given up.
    for (const bool reports : {false, true}) {
        Bed bed;
        Records records(bed.world);
        records.unprocessable = {3};
        lambda::Function function(bed.world, bed.account, spec, "F");
        lambda::ShardPollerSpec said;
        said.batchSize = 10;
        said.reportsItemFailures = reports;
        said.maximumRetryAttempts = 1;
        lambda::ShardPoller poller(bed.world, "M", said, 1, records, function);
        poller.start();
        records.put(30);
        poller.arrived(0);
        bed.runUntil(60);
        const engine::ResourceReport report = function.report(base::seconds(60));
        CHECK(figure(report, "Invocations") == 4);
        CHECK(figure(report, "Errors") == (reports ? 0 : 2));
        CHECK(poller.usage().failedBatches == 2);
        CHECK(Records::ranges(records.given) == (reports ? Ranges{{3, 9}} : Ranges{{0, 9}}));
    }
}

TEST_CASE("poller: a poisoned batch fails the execution of a durable function at its end", "[lambda]") {
    // Two of three executions succeed, each in two invocations around its wait; the third's last one is the error.
    lambda::Spec spec = test::plainFunction(test::seconds(0.01));
    spec.steps.push_back({lambda::WaitStep{test::seconds(5)}});
    spec.durable.emplace();
    spec.durable->executionTimeout = 60;
    const PoisonedRun run = readPoisonedQueue(false, spec);
    CHECK(run.invocations == 6);
    CHECK(run.errors == 1);
    CHECK(run.failedBatches == 1);
}
