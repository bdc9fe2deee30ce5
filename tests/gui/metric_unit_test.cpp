// SPDX-License-Identifier: GPL-3.0-or-later
// Values are shown in the units of their metrics.
#include "gui/items/metric_unit.hpp"

#include "gui/items/key_figures.hpp"
#include "gui/items/resource_charts.hpp"
#include "gui/items/span_row.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

QString withBlanks(QString text) { return text.replace(QChar(0x00a0), u' '); }

}  // namespace

TEST_CASE("a metric is shown in its own unit, whatever its name contains") {
    const auto unit = [](const char* metric, const char* statistic) { return metricUnit(metric, statistic).unit; };
    for (const char* time : {"Latency", "IntegrationLatency", "Duration", "DurableExecutionDuration", "ExecutionTime",
                             "SuccessfulRequestLatency", "ReplicationLatency", "ExpressExecutionBilledDuration",
                             "AsyncEventAge", "LambdaFunctionRunTime (Pay)", "ActivityScheduleTime (Pack)"})
        CHECK(metricUnit(time, "Average") == MetricUnit{"ms", 1.0});
    CHECK(metricUnit("IteratorAge", "Maximum") == MetricUnit{"ms", 1.0});
    // CloudWatch has the age of SQS's messages in seconds, and provisioned concurrency's use as a share.
    CHECK(metricUnit("ApproximateAgeOfOldestMessage", "Maximum") == MetricUnit{"ms", 1000.0});
    CHECK(metricUnit("ProvisionedConcurrencyUtilization", "Maximum") == MetricUnit{"%", 100.0});
    for (const char* share : {"CPUUtilization", "CacheMemoryUtilization", "AccountProvisionedReadCapacityUtilization"})
        CHECK(metricUnit(share, "Average") == MetricUnit{"%", 1.0});
    CHECK(unit("SentMessageSize", "Average") == "B");
    CHECK(unit("DurableExecutionStorageWrittenBytes", "Average") == "B");
    CHECK(unit("ReturnedBytes", "Sum") == "B");
    CHECK(unit("DataProcessed", "Sum") == "B");
    for (const char* count : {"TimeToLiveDeletedItemCount", "ExecutionsTimedOut", "DurableExecutionTimedOut",
                              "LambdaFunctionsTimedOut (Pay)", "NumberOfMessagesSent", "Invocations", "4XXError"})
        CHECK(unit(count, "Sum").isEmpty());
    for (const char* level : {"ApproximateNumberOfMessagesVisible", "AsyncQueueDepth", "CPUCreditBalance"})
        CHECK(unit(level, "Average").isEmpty());
}

TEST_CASE("a message that is 1,600 s old is not shown as one of 1.6 s, nor deleted items as times") {
    const auto study = sample::tenMinutes({{"Orders/ApproximateAgeOfOldestMessage/Maximum", {600.0, 1600.5}},
                                           {"Views/TimeToLiveDeletedItemCount/Sum", {285.0, 291.0}}});
    const auto charts = resourceChartsOf(study, study.designs.front(), "Orders");
    REQUIRE(charts.size() == 1);
    const auto rows = spanRowsOf(charts[0], 0.0, 600.0);
    CHECK(withBlanks(SpanColumns::highest(rows[0])) == "26 min 41 s");
    const auto deleted = resourceChartsOf(study, study.designs.front(), "Views");
    REQUIRE(deleted.size() == 1);
    CHECK(deleted[0].unit.isEmpty());
    CHECK(withBlanks(SpanColumns::highest(spanRowsOf(deleted[0], 0.0, 600.0)[0])) == "291");
}

TEST_CASE("key figures have the units of the report's") {
    study::StudyResult study;
    study::DesignResult& design = study.designs.emplace_back();
    design.resources.push_back({"Orders",
                                "AWS::SQS::Queue",
                                {{"ApproximateAgeOfOldestMessageMax", 1600.5},
                                 {"CacheHitRatio", 0.25},
                                 {"CPUUtilizationMean", 12.5},
                                 {"NumberOfMessagesSent", 1601.0}}});
    OutlineItem item;
    item.kind = OutlineItem::Kind::Resource;
    item.key = "Orders";
    const auto figures = keyFiguresOf(study, design, item);
    REQUIRE(figures.size() == 4);
    CHECK(withBlanks(figures[0].value) == "26 min 41 s");
    CHECK(withBlanks(figures[1].value) == "25 %");
    CHECK(withBlanks(figures[2].value) == "12.5 %");
    CHECK(figures[3].value == "1,601");
}
