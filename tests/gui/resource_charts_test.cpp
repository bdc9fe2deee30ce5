// SPDX-License-Identifier: GPL-3.0-or-later
// What is known over time of a resource, over a span, and of quotas.
#include "gui/items/resource_charts.hpp"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTimeZone>

#include <cmath>

#include "gui/items/chart_csv.hpp"
#include "gui/items/key_figures.hpp"
#include "gui/items/latency_selection.hpp"
#include "gui/items/metric_unit.hpp"
#include "gui/items/outline.hpp"
#include "gui/items/partition_heat.hpp"
#include "gui/items/quota_row.hpp"
#include "gui/items/result_subject.hpp"
#include "gui/items/run_terms.hpp"
#include "gui/items/span_row.hpp"
#include "gui/widgets/series_card.hpp"
#include "report/figures/axis_link.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

QString plain(QString text) { return text.replace(QChar(0x00a0), u' '); }

QStringList titles(const std::vector<figures::SeriesChart>& charts) {
    QStringList all;
    for (const figures::SeriesChart& chart : charts) all << chart.title;
    return all;
}

figures::SeriesChart chartOf(QString unit, std::vector<double> values) {
    figures::SeriesChart chart;
    chart.title = QStringLiteral("Load");
    chart.unit = std::move(unit);
    chart.period = 60.0;
    chart.time = {QDateTime(QDate(2026, 1, 5), QTime(8, 0), QTimeZone::utc()), 600.0};
    chart.lines = {{QStringLiteral("load"), std::move(values), figures::Tone::Primary, false}};
    return chart;
}

}  // namespace

TEST_CASE("a resource has its known charts first, then whatever else was recorded") {
    const study::StudyResult study = sample::result();
    const study::DesignResult& design = study.designs[1];
    CHECK(titles(resourceChartsOf(study, design, "Views")) == QStringList{"Views: requests", "Views: write capacity",
                                                                          "Views: Write throttle events",
                                                                          "Views: Throttled requests"});
    CHECK(titles(resourceChartsOf(study, design, "ViewProduct")) ==
          QStringList{"ViewProduct: requests", "ViewProduct: concurrent executions"});
    CHECK(titles(resourceChartsOf(study, design, "Api")) == QStringList{"Api: requests", "Api: latency over time"});
    CHECK(titles(resourceChartsOf(study, design, "Shoppers")) == QStringList{"Shoppers: requests"});
    CHECK(resourceChartsOf(study, design, "Nobody").empty());
}

TEST_CASE("hit ratio is hits over look-ups, with a gap where nobody looked") {
    const auto study =
        sample::tenMinutes({{"Cache/ItemCacheHits/Sum", {30, 0, 0}}, {"Cache/ItemCacheMisses/Sum", {10, 0, 5}}});
    const auto charts = resourceChartsOf(study, study.designs.front(), "Cache");
    REQUIRE(!charts.empty());
    CHECK(charts[0].title == "Cache: cache hit ratio");
    REQUIRE(charts[0].lines.size() == 1);
    CHECK(charts[0].lines[0].values[0] == Approx(75.0));
    CHECK(std::isnan(charts[0].lines[0].values[1]));
    CHECK(charts[0].lines[0].values[2] == 0.0);
}

TEST_CASE("CPU credits of burstable nodes are a chart of balance and surplus") {
    const auto study = sample::tenMinutes(
        {{"Cache/CPUCreditBalance/Average", {9, 8, 7}}, {"Cache/CPUSurplusCreditBalance/Average", {0, 0, 2}}});
    const auto charts = resourceChartsOf(study, study.designs.front(), "Cache");
    REQUIRE(charts.size() == 1);
    CHECK(charts[0].title == "Cache: CPU credits");
    CHECK(charts[0].lines.size() == 2);
}

TEST_CASE("partitions over time are a map of units a second, over the span that is shown") {
    const auto study = sample::tenMinutes({{"Views/1/PartitionWriteUnits/Sum", {60, 120, 0, 0}},
                                           {"Views/2/PartitionWriteUnits/Sum", {600, 0, 0, 1200}},
                                           {"Views/Index/2/PartitionWriteUnits/Sum", {1, 1, 1, 1}}});
    const SeriesSource source(study, study.designs.front());
    const auto whole = partitionHeatOf(source, "Views", "Write", 0.0, 240.0, 2);
    CHECK(whole.down == QStringList{"partition 1", "partition 2"});
    CHECK(whole.across == QStringList{"08:00", "08:02"});
    CHECK(whole.values == std::vector<std::vector<std::optional<double>>>{{1.5, 0.0}, {5.0, 10.0}});
    const auto part = partitionHeatOf(source, "Views", "Write", 60.0, 120.0, 48);
    CHECK(part.values == std::vector<std::vector<std::optional<double>>>{{2.0}, {0.0}});
    CHECK(partitionHeatOf(source, "Views", "Read", 0.0, 240.0, 2).values.empty());
    CHECK(partitionHeatOf(source, "Products", "Write", 0.0, 240.0, 2).values.empty());
}

TEST_CASE("a capacity that is scaled has its alarms marked, and no chart of them besides") {
    const auto study = sample::tenMinutes({{"Views/ConsumedWriteCapacityUnits/Sum", {60, 90, 120, 60}},
                                           {"Views/ProvisionedWriteCapacityUnits/Average", {1, 1, 1, 2}},
                                           {"Views/WriteCapacityAlarmHigh/Maximum", {0, 1, 1, 0}},
                                           {"Views/WriteCapacityAlarmLow/Maximum", {1, 0, 0, 1}}});
    const auto charts = resourceChartsOf(study, study.designs.front(), "Views");
    REQUIRE(charts.size() == 1);
    CHECK(charts[0].alarms == std::vector<figures::AlarmMark>{{60.0, true}, {180.0, false}});
    CHECK(charts[0].detail.contains(QString::fromUtf8("▲▼ alarms")));
    const auto function = sample::tenMinutes({{"Work/ConcurrentExecutions/Maximum", {1, 2, 3, 3}},
                                              {"Work/ProvisionedConcurrencyAlarmHigh/Maximum", {0, 0, 1, 1}},
                                              {"Work/ProvisionedConcurrencyAlarmLow/Maximum", {0, 0, 0, 0}}});
    const auto concurrency = resourceChartsOf(function, function.designs.front(), "Work");
    REQUIRE(concurrency.size() == 1);
    CHECK(concurrency[0].alarms == std::vector<figures::AlarmMark>{{120.0, true}});
}

TEST_CASE("under the pointer a chart says that an alarm went off") {
    figures::AxisLink link;
    auto chart = chartOf(QStringLiteral("WCU"), {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    chart.alarms = {{120.0, true}, {300.0, false}};
    SeriesCard card(chart, link);
    link.setLength(600.0, 60.0);
    card.resize(600, 200);
    card.setVisible(true);
    REQUIRE(QTest::qWaitForWindowExposed(&card));
    link.point(150.0);
    CHECK(plain(card.accessibleName()).contains("load 3 WCU, alarm: above the target"));
    link.point(330.0);
    CHECK(plain(card.accessibleName()).contains("alarm: below the target"));
    link.point(450.0);
    CHECK_FALSE(card.accessibleName().contains("alarm"));
}

TEST_CASE("burst credit of a provisioned table is a chart of its own") {
    const auto study =
        sample::tenMinutes({{"Views/BurstWriteUnits/Last", {0, 300, 600}}, {"Views/BurstReadUnits/Last", {0, 0, 0}}});
    const auto charts = resourceChartsOf(study, study.designs.front(), "Views");
    REQUIRE(charts.size() == 1);
    CHECK(charts[0].title == "Views: burst credit");
    CHECK(charts[0].lines.size() == 1);
}

TEST_CASE("latency over time has p99, p50 and mean, and a gap where nothing ended") {
    const auto study = sample::tenMinutes(
        {{"Api/Latency/Average", {20, 0, 30}}, {"Api/Latency/p50", {18, 0, 25}}, {"Api/Latency/p99", {90, 0, 400}}});
    const auto chart = latencyOverTimeOf(SeriesSource(study, study.designs.front()), "Api");
    REQUIRE(chart);
    REQUIRE(chart->lines.size() == 3);
    CHECK(chart->lines[2].name == "p99");
    CHECK(chart->lines[2].values[2] == 400.0);
    CHECK(std::isnan(chart->lines[2].values[1]));
    CHECK_FALSE(chart->limit);
    CHECK_FALSE(latencyOverTimeOf(SeriesSource(study, study.designs.front()), "Nobody"));
    const study::StudyResult full = sample::result();
    // Of the two objectives about the p99 (250 ms; 400 ms in 5 min) the tighter one.
    CHECK(latencyOverTimeOf(SeriesSource(full, full.designs[0]), "Api")->limit == 250.0);
}

TEST_CASE("an objective about the p99 is named where the chart has a p99, and told from one that is not drawn") {
    study::StudyResult study = sample::tenMinutes({{"Api/Latency/Average", {20, 30}}, {"Api/Latency/p99", {90, 100}}});
    study::ObjectiveResult& objective = study.designs.front().objectives.emplace_back();
    objective.metric = "Latency";
    objective.of = "Api";
    objective.statistic = "p99";
    objective.limit = 0.25;
    const auto chart = [&] { return *latencyOverTimeOf(SeriesSource(study, study.designs.front()), "Api"); };
    CHECK(plain(chart().detail).endsWith("; p99 objective 250 ms"));
    objective.limit = 2.5;  // 25 times as long: the line is left out
    CHECK(plain(chart().detail).endsWith("; p99 objective 2.50 s, above the chart"));
    study.designs.front().series.pop_back();
    CHECK_FALSE(chart().limit);
    CHECK_FALSE(chart().detail.contains("objective"));
}

TEST_CASE("requests of a table are those that it answered") {
    const auto study = sample::tenMinutes({{"Views/ThrottledRequests/Sum", {0, 5, 0}},
                                           {"Views/SuccessfulRequestLatency/Average", {4, 4, 5}},
                                           {"Views/SuccessfulRequests/Sum", {60, 120, 60}}});
    const auto charts = resourceChartsOf(study, study.designs.front(), "Views");
    REQUIRE(charts.size() == 3);
    CHECK(charts[0].title == "Views: requests");
    CHECK(charts[0].lines[0].values == std::vector{1.0, 2.0, 1.0});
    CHECK(charts[0].shaded == std::vector{std::pair(60.0, 120.0)});
}

TEST_CASE("values over a span are those of the periods whose middle lies in it") {
    const auto chart = chartOf(QStringLiteral("/s"), {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    const auto all = spanRowsOf(chart, 0.0, 600.0);
    REQUIRE(all.size() == 1);
    CHECK(all[0].mean == Approx(5.5));
    CHECK(all[0].lowest == 1.0);
    CHECK(all[0].highest == 10.0);
    CHECK(all[0].highestAt == "08:09");
    CHECK(*all[0].total == Approx(55.0 * 60.0));
    const auto some = spanRowsOf(chart, 120.0, 300.0);  // minutes 2, 3 and 4
    CHECK(some[0].mean == Approx(4.0));
    CHECK(*some[0].total == Approx(12.0 * 60.0));
    CHECK(some[0].highestAt == "08:04");
    CHECK(spanRowsOf(chart, 125.0, 130.0)[0].mean == 3.0);  // at least one
    CHECK_FALSE(spanRowsOf(chartOf(QStringLiteral("ms"), {1, 2}), 0.0, 600.0)[0].total);
    const auto counted = sample::tenMinutes({{"Views/WriteThrottleEvents/Sum", {0, 40, 2, 0}}});
    const auto charts = resourceChartsOf(counted, counted.designs.front(), "Views");
    REQUIRE(charts.size() == 1);
    CHECK(spanRowsOf(charts[0], 0.0, 240.0)[0].total == 42.0);
    CHECK(spanRowsOf(chartOf({}, {std::nan(""), std::nan("")}), 0.0, 600.0).empty());
    CHECK(plain(spanText(chart.time, 120.0, 300.0)) == QString::fromUtf8("08:02 to 08:05 · 3 min"));
    CHECK(spanText(chart.time, 0.0, 600.0) == "all of the run");
}

TEST_CASE("a moment names its day in runs of more than one") {
    const figures::TimeAxis day{QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc()), 86'400.0};
    const figures::TimeAxis week{day.start, 7 * 86'400.0};
    CHECK(momentText(day, 8 * 3600.0) == "08:00");
    CHECK(momentText(week, 86'400.0 + 8 * 3600.0) == "Tue 6 Jan 08:00");
}

TEST_CASE("tables of spans and quotas are models, and a quota that is near is marked") {
    SpanModel spans;
    QuotaModel quotas;
    const QAbstractItemModelTester first(&spans, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester second(&quotas, QAbstractItemModelTester::FailureReportingMode::Fatal);
    spans.setRows(spanRowsOf(chartOf(QStringLiteral("/s"), {1, 2}), 0.0, 600.0));
    CHECK(plain(spans.index(0, 1).data().toString()) == "1.50/s");
    quotas.setRows(quotaRowsOf(sample::result().designs[1]));
    REQUIRE(quotas.rowCount() == 2);
    CHECK(quotas.index(0, 0).data().toString().startsWith("Views: write units"));  // the nearest first
    CHECK(plain(quotas.index(0, 3).data().toString()) == "87 %");
    CHECK(quotas.index(0, 3).data(kMoodRole).toInt() == static_cast<int>(Mood::Bad));
    CHECK(quotas.index(0, 4).data().toString() == "no");
    CHECK_FALSE(quotas.index(1, 3).data(kMoodRole).isValid());
}

TEST_CASE("a chart as CSV has full numbers and only the span that is shown") {
    auto chart = chartOf(QStringLiteral("/s"), {0.1, 1234.5, std::nan("")});
    CHECK(csvOf(chart, 0.0, 600.0) ==
          "time,seconds,\"Load, load /s\"\n2026-01-05T08:00:00Z,0,0.1\n2026-01-05T08:01:00Z,60,1234.5\n"
          "2026-01-05T08:02:00Z,120,\n");
    CHECK(csvOf(chart, 60.0, 120.0) == "time,seconds,\"Load, load /s\"\n2026-01-05T08:01:00Z,60,1234.5\n");
    figures::LatencyChart latency;
    latency.curve = {{0.5, 0.02}, {0.99, 0.118}};
    CHECK(csvOf(latency) == "percentile,seconds\n50,0.02\n99,0.118\n");
}

TEST_CASE("results are of the design, of its resources and of its workloads") {
    const auto subjects = resultSubjectsOf(sample::result().designs[0]);
    REQUIRE(subjects.size() == 6);
    CHECK_FALSE(subjects[0].kind);
    CHECK(subjects[2].text == QString::fromUtf8("ViewProduct · Lambda Function"));
    CHECK(subjects[5].kind == OutlineItem::Kind::Workload);
}

TEST_CASE("a run's free tier is that of the text it was started from, design by design") {
    const std::string text = R"({ "Headroom": 1, "Billing": { "FreeTier": "always" }, "Resources": {},
      "Designs": [ { "Name": "a" }, { "Name": "b", "Patch": { "Billing": { "FreeTier": "all" } } } ] })";
    CHECK(freeTierOf(text, "a") == "always");
    CHECK(freeTierOf(text, "b") == "all");
    CHECK(freeTierOf("{ no text", "a") == "none");
    CHECK(nameForText("Headroom: 1\nName: x\n") == "scenario.yaml");
    CHECK(freeTierOf("Headroom: 1\nBilling:\n  FreeTier: all\nDesigns:\n  - Name: a\n", "a") == "all");
}
