// SPDX-License-Identifier: GPL-3.0-or-later
// CloudWatch's metrics of what tasks ask, counted by hand: two minutes with different loads.
#include "model/services/stepfunctions/task_metrics.hpp"
#include "tests/services/stepfunctions/machine_bed.hpp"
#include "tests/support/observed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

using Values = std::vector<double>;

Values seriesOf(MachineBed& bed, const std::string& name) {
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.resource == "AWS/States" && series.name == name) return series.values;
    }
    return {};
}

/// Starts at that second and each one after it, and closes the minute.
void minute(MachineBed& bed, Machine& machine, int from, int count, base::Bytes payload = {}) {
    for (int i = 0; i < count; ++i) {
        bed.runUntil(from + i);
        bed.start(machine, Operation::StartExecution, payload).spawn();
    }
    bed.runUntil(from / 60 * 60 + 60);
    bed.world.metrics().closePeriod(bed.world.now(), true);
}

std::string asks(const std::string& resource, const std::string& fields) {
    return R"("A": { "Type": "Task", "Resource": ")" + resource + "\", " + fields + R"("End": true })";
}

constexpr const char* kQueue = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
constexpr const char* kActivity = "arn:aws:states:us-east-1:123456789012:activity:Pack";

/// A task that waits for an answer that comes after so many seconds, without a heartbeat on the way.
stepfunctions::Spec answered(const char* resource, double after, const std::string& fields = "") {
    stepfunctions::Spec spec = machineSpec(asks(resource, fields));
    stateOf(spec, "A").approval = always(after);
    stateOf(spec, "A").heartbeats = false;
    return spec;
}

}  // namespace

TEST_CASE("task metrics: of a function, scheduled, started and closed", "[stepfunctions]") {
    MachineBed bed;
    bed.function("Work", {{base::seconds(2)},
                          {base::seconds(2), kRefused},
                          {base::seconds(2)},
                          {base::seconds(40)},
                          {base::seconds(6)}});
    stepfunctions::Spec spec = machineSpec("\"A\": " + task("Work", R"("TimeoutSeconds": 20, "End": true)"));
    spec.taskOverhead = always(1.0);
    spec.perKilobyte = base::seconds(1);
    Machine& machine = bed.machine(spec);
    minute(bed, machine, 0, 3);
    minute(bed, machine, 60, 5, base::kibibytes(2));
    CHECK(seriesOf(bed, "LambdaFunctionsScheduled (Work)") == Values{3.0, 5.0});
    CHECK(seriesOf(bed, "LambdaFunctionsStarted (Work)") == Values{3.0, 5.0});
    CHECK(seriesOf(bed, "LambdaFunctionsSucceeded (Work)") == Values{2.0, 4.0});
    CHECK(seriesOf(bed, "LambdaFunctionsFailed (Work)") == Values{1.0, 0.0});
    CHECK(seriesOf(bed, "LambdaFunctionsTimedOut (Work)") == Values{0.0, 1.0});
    CHECK(seriesOf(bed, "LambdaFunctionScheduleTime (Work)") == Values{1'000.0, 3'000.0});
    CHECK(seriesOf(bed, "LambdaFunctionRunTime (Work)") == Values{2'000.0, (20'000.0 + 4 * 6'000.0) / 5});
    CHECK(seriesOf(bed, "LambdaFunctionTime (Work)") == Values{3'000.0, 3'000.0 + (20'000.0 + 4 * 6'000.0) / 5});
}

TEST_CASE("task metrics: retries are scheduled again, and machines share what they ask", "[stepfunctions]") {
    MachineBed bed;
    bed.function("Work", {{base::seconds(1), kRefused}, {base::seconds(1)}});
    Machine& once = bed.machine(machineSpec("\"A\": " + task("Work", R"("End": true)")), "Once");
    Machine& twice = bed.machine(
        machineSpec("\"A\": " + task("Work", R"("Retry": [ { "ErrorEquals": ["States.ALL"] } ], "End": true)")),
        "Twice");
    minute(bed, twice, 0, 1);
    CHECK(seriesOf(bed, "LambdaFunctionsScheduled (Work)") == Values{2.0});
    CHECK(seriesOf(bed, "LambdaFunctionsFailed (Work)") == Values{1.0});
    CHECK(seriesOf(bed, "LambdaFunctionsSucceeded (Work)") == Values{1.0});
    minute(bed, once, 60, 3);
    CHECK(seriesOf(bed, "LambdaFunctionsSucceeded (Work)") == Values{1.0, 3.0});
}

TEST_CASE("task metrics: of an integration, by its resource", "[stepfunctions]") {
    MachineBed bed;
    Machine& soon = bed.machine(answered(kQueue, 3.0), "Soon");
    Machine& silent = bed.machine(answered(kQueue, 10.0, R"("HeartbeatSeconds": 5, )"), "Silent");
    stepfunctions::Spec refused = answered(kQueue, 1.0);
    stateOf(refused, "A").failureRate = 1.0;
    Machine& failing = bed.machine(refused, "Failing");
    minute(bed, soon, 0, 3);
    minute(bed, silent, 60, 2);
    minute(bed, failing, 120, 4);
    const auto of = [](const char* name) { return std::string(name) + " (sqs:sendMessage.waitForTaskToken)"; };
    CHECK(seriesOf(bed, of("ServiceIntegrationsScheduled")) == Values{3.0, 2.0, 4.0});
    CHECK(seriesOf(bed, of("ServiceIntegrationsStarted")) == Values{3.0, 2.0, 4.0});
    CHECK(seriesOf(bed, of("ServiceIntegrationsSucceeded")) == Values{3.0, 0.0, 0.0});
    CHECK(seriesOf(bed, of("ServiceIntegrationsTimedOut")) == Values{0.0, 2.0, 0.0});
    CHECK(seriesOf(bed, of("ServiceIntegrationsFailed")) == Values{0.0, 0.0, 4.0});
    CHECK(seriesOf(bed, of("ServiceIntegrationRunTime")) == Values{3'000.0, 5'000.0, 1'000.0});
    CHECK(seriesOf(bed, of("ServiceIntegrationTime")) == Values{3'000.0, 5'000.0, 1'000.0});
    CHECK(seriesOf(bed, of("ServiceIntegrationScheduleTime")) == Values{0.0, 0.0, 0.0});
    CHECK(seriesOf(bed, of("ServiceIntegrationsHeartbeatTimedOut")).empty());
}

TEST_CASE("task metrics: an integration stays in the schedule state while its state is entered", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec = answered(kQueue, 1.0);
    spec.taskOverhead = always(0.25);
    Machine& machine = bed.machine(spec);
    minute(bed, machine, 0, 2);
    minute(bed, machine, 60, 0);
    CHECK(support::observed(seriesOf(bed, "ServiceIntegrationScheduleTime (sqs:sendMessage.waitForTaskToken)")) ==
          Values{250.0, support::kNothing});
}

TEST_CASE("task metrics: of an activity, silence apart from lateness", "[stepfunctions]") {
    MachineBed bed;
    Machine& soon = bed.machine(answered(kActivity, 4.0), "Soon");
    Machine& silent = bed.machine(answered(kActivity, 10.0, R"("HeartbeatSeconds": 5, )"), "Silent");
    Machine& late = bed.machine(answered(kActivity, 10.0, R"("TimeoutSeconds": 6, )"), "Late");
    stepfunctions::Spec refused = answered(kActivity, 1.0);
    refused.taskOverhead = always(0.5);
    stateOf(refused, "A").failureRate = 1.0;
    Machine& failing = bed.machine(refused, "Failing");
    minute(bed, soon, 0, 3);
    minute(bed, silent, 60, 2);
    minute(bed, late, 120, 1);
    minute(bed, failing, 180, 4);
    CHECK(seriesOf(bed, "ActivitiesScheduled (Pack)") == Values{3.0, 2.0, 1.0, 4.0});
    CHECK(seriesOf(bed, "ActivitiesStarted (Pack)") == Values{3.0, 2.0, 1.0, 4.0});
    CHECK(seriesOf(bed, "ActivitiesSucceeded (Pack)") == Values{3.0, 0.0, 0.0, 0.0});
    CHECK(seriesOf(bed, "ActivitiesHeartbeatTimedOut (Pack)") == Values{0.0, 2.0, 0.0, 0.0});
    CHECK(seriesOf(bed, "ActivitiesTimedOut (Pack)") == Values{0.0, 0.0, 1.0, 0.0});
    CHECK(seriesOf(bed, "ActivitiesFailed (Pack)") == Values{0.0, 0.0, 0.0, 4.0});
    CHECK(seriesOf(bed, "ActivityRunTime (Pack)") == Values{4'000.0, 5'000.0, 6'000.0, 1'000.0});
    CHECK(seriesOf(bed, "ActivityScheduleTime (Pack)") == Values{0.0, 0.0, 0.0, 500.0});
    CHECK(seriesOf(bed, "ActivityTime (Pack)") == Values{4'000.0, 5'000.0, 6'000.0, 1'500.0});
}

TEST_CASE("task metrics: what began in the warm-up is not measured", "[stepfunctions]") {
    MachineBed bed({}, 1, base::Instant{} - base::seconds(5));
    bed.function("Work", {{base::seconds(8)}});
    Machine& machine = bed.machine(machineSpec("\"A\": " + task("Work", R"("End": true)")));
    bed.start(machine).spawn();
    minute(bed, machine, 0, 1);
    CHECK(seriesOf(bed, "LambdaFunctionsScheduled (Work)") == Values{1.0});
    CHECK(seriesOf(bed, "LambdaFunctionsSucceeded (Work)") == Values{1.0});
}
