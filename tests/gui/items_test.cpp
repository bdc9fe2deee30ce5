// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/arrivals_text.hpp"
#include "gui/items/chart_selection.hpp"
#include "gui/items/design_row.hpp"
#include "gui/items/field_form.hpp"
#include "gui/items/field_text.hpp"
#include "gui/items/headline.hpp"
#include "gui/items/key_figures.hpp"
#include "gui/items/latency_selection.hpp"
#include "gui/items/outline_others.hpp"
#include "gui/items/term_help.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

std::string plain(QString text) { return text.replace(QChar(0x00a0), u' ').toStdString(); }

const KeyFigure* figure(const std::vector<KeyFigure>& figures, const QString& label) {
    for (const KeyFigure& one : figures) {
        if (one.label == label) return &one;
    }
    return nullptr;
}

OutlineItem item(OutlineItem::Kind kind, std::string key) {
    OutlineItem made;
    made.kind = kind;
    made.key = std::move(key);
    return made;
}

}  // namespace

TEST_CASE("terms of the results are explained, in either language") {
    const study::StudyResult study = sample::result();
    const auto figures = keyFiguresOf(study, study.designs.front(), item(OutlineItem::Kind::Resource, "Api"));
    const KeyFigure* failed = figure(figures, "5xx");
    REQUIRE(failed != nullptr);
    CHECK(failed->help.startsWith("Requests answered with a server error"));
    CHECK(termHelp("Nothing of the kind").isEmpty());
    const DesignModel designs;
    CHECK(designs.headerData(DesignColumns::AgainstFirst, Qt::Horizontal, Qt::ToolTipRole).toString() ==
          "How much more or less a month costs than with the first design.");
    const sample::Spoken indonesian(Language::Indonesian);
    CHECK(termHelp("5xx").startsWith("Permintaan"));
}

TEST_CASE("headlines are about what an objective is about, where one is about a latency") {
    study::StudyResult study = sample::result();
    study::DesignResult& design = study.designs.front();
    design.latency.push_back(design.latency.front());
    design.latency.back().of = "Journey";
    design.objectives.front().of = "Journey";
    CHECK(headlineSubject(design) == "Journey");
    CHECK(plain(headlinesOf(study, design)[1].label) == "p99, Journey");
    design.objectives.front().of = "Nothing that was measured";
    design.objectives[1].of = "Nothing that was measured";
    CHECK(headlineSubject(design) == "Api");
}

TEST_CASE("headlines are about the first API and carry their intervals") {
    const study::StudyResult study = sample::result();
    CHECK(headlineSubject(study.designs[1]) == "Api");
    const auto headlines = headlinesOf(study, study.designs[1]);
    CHECK(plain(headlines[0].label) == "p50, Api");
    CHECK(plain(headlines[0].value) == "25.4 ms");
    CHECK(plain(headlines[0].detail) == "± 0.10");
    CHECK(plain(headlines[1].value) == "119 ms");
    CHECK(plain(headlines[1].detail) == "± 1.0 · objective 250 ms");
    // 10,444 of 51.84 million failed.
    CHECK(plain(headlines[2].value) == "0.02 %");
    // 62,386 of 51,988,002 invocations.
    CHECK(plain(headlines[3].value) == "0.12 %");
    CHECK(plain(headlines[4].detail).find("inputs $") != std::string::npos);
}

TEST_CASE("percentiles tell both bands: that of the sample and that of the inputs") {
    study::StudyResult study = sample::result();
    for (study::Percentile& percentile : study.designs.front().latency.front().percentiles)
        percentile.inputs90 = study::Interval{percentile.seconds * 0.8, percentile.seconds * 1.4};
    const auto headlines = headlinesOf(study, study.designs.front());
    CHECK(plain(headlines[0].detail) == "± 0.10 · inputs 20.4 ms to 35.6 ms");
    CHECK(plain(headlines[1].detail).find("inputs 95.6 ms to 167 ms") != std::string::npos);
}

TEST_CASE("a headline without an interval says why") {
    study::StudyResult study = sample::result();
    study::DesignResult& design = study.designs.front();
    for (auto& percentile : design.latency.front().percentiles) percentile.ci95.reset();
    design.latency.front().noIntervalReason = "one replication of less than five cycles";
    const auto headlines = headlinesOf(study, design);
    CHECK(plain(headlines[1].detail) == "no interval · objective 250 ms");
    CHECK(plain(headlines[1].toolTip).find("less than five cycles") != std::string::npos);
}

TEST_CASE("what scales is in the outline, though it is no box of the diagram, and has a form") {
    const std::string text = R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
      "Views": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED" } },
      "Writes": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget",
                  "Properties": { "MinCapacity": 50, "MaxCapacity": 4000 } },
      "Holding": { "Type": "AWS::ApplicationAutoScaling::ScalingPolicy", "Properties": {
                   "TargetTrackingScalingPolicyConfiguration": { "TargetValue": 70 } } },
      "Alarm": { "Type": "AWS::CloudWatch::Alarm" } } })";
    const ScenarioEdit edit(text, 0);
    format::Design design;
    design.resources.push_back({"Views", "AWS::DynamoDB::Table", dynamodb::Spec{}, {}});
    Outline outline;
    outline.sections = {{"Resources", {}}, {"Workloads", {}}};
    addOtherResources(outline, design, edit);
    REQUIRE(outline.sections.size() == 3);
    const auto& others = outline.sections[1].items;
    REQUIRE(others.size() == 2);
    CHECK(others[0].name == "Writes");
    CHECK(others[0].detail == "Scalable target");
    CHECK(others[1].name == "Holding");
    const auto holds = [&](const OutlineItem& item, const std::string& pointer, const QString& value) {
        for (const FormSection& section : formOf(edit, item)) {
            for (const FormField& field : section.fields) {
                if (field.pointer == pointer) return field.value == value;
            }
        }
        return false;
    };
    CHECK(holds(others[0], "/Resources/Writes/Properties/MaxCapacity", "4000"));
    CHECK(holds(others[1], "/Resources/Holding/Properties/TargetTrackingScalingPolicyConfiguration/TargetValue", "70"));
    Outline plain;
    plain.sections = {{"Resources", {}}};
    addOtherResources(plain, format::Design{}, ScenarioEdit(R"({ "Headroom": 1, "Resources": {} })", 0));
    CHECK(plain.sections.size() == 1);
}

TEST_CASE("headlines of an empty result do not divide by zero") {
    const study::StudyResult study;
    const auto headlines = headlinesOf(study, study::DesignResult{});
    CHECK(plain(headlines[0].detail) == "nothing was measured");
    CHECK(headlines[2].value == QStringLiteral("–"));
    CHECK(plain(headlines[3].detail) == "no function ran");
}

TEST_CASE("a missed objective colours its headline") {
    study::StudyResult study = sample::result();
    CHECK(headlinesOf(study, study.designs[0])[1].mood == Mood::Plain);
    study.designs[0].objectives[0].met = study::Met::No;
    CHECK(headlinesOf(study, study.designs[0])[1].mood == Mood::Bad);
    CHECK(headlinesOf(study, study.designs[0])[0].mood == Mood::Plain);
}

TEST_CASE("key figures of a resource hold its throttles and its part of the bill") {
    const study::StudyResult study = sample::result();
    const auto figures = keyFiguresOf(study, study.designs[1], item(OutlineItem::Kind::Resource, "Views"));
    const KeyFigure* throttles = figure(figures, "Write throttle events");
    REQUIRE(throttles != nullptr);
    CHECK(throttles->mood == Mood::Bad);
    const KeyFigure* cost = figure(figures, "Cost per month");
    REQUIRE(cost != nullptr);
    CHECK(plain(cost->value) == "$118");
    CHECK(keyFiguresOf(study, study.designs[1], item(OutlineItem::Kind::Resource, "Nobody")).empty());
}

TEST_CASE("a region without prices has no cost of zero") {
    study::StudyResult study = sample::result();
    study::Cost& cost = study.designs[0].cost;
    cost.perMonth = 0.0;
    cost.bill.lines.clear();
    cost.bill.notPriced.push_back(
        {"Api", "AmazonApiGateway", "ApiGatewayHttpRequest", study.region, {}, {}, "no price"});
    const Headline headline = headlinesOf(study, study.designs[0])[4];
    CHECK(plain(headline.value) == "not priced");
    CHECK(plain(headline.detail).find(study.region) != std::string::npos);
}

TEST_CASE("a total that leaves something out is the least it costs, and says so") {
    study::StudyResult study = sample::result();
    study.designs[0].cost.bill.notPriced.clear();
    CHECK(plain(headlinesOf(study, study.designs[0])[4].value).starts_with("$"));
    study.designs[0].cost.bill.notPriced.push_back(
        {"Cache", "AmazonDAX", "NodeUsage:dax.r5.large", study.region, {}, "Hrs", "no sourced price"});
    const Headline headline = headlinesOf(study, study.designs[0])[4];
    CHECK(plain(headline.value).starts_with("\xe2\x89\xa5 $"));
    CHECK(plain(headline.detail).starts_with("not all in it"));
    CHECK(plain(headline.toolTip).find("Cache") != std::string::npos);
    const auto run = keyFiguresOf(study, study.designs[0], item(OutlineItem::Kind::Design, "on-demand"));
    REQUIRE(figure(run, "Cost per month") != nullptr);
    CHECK(plain(figure(run, "Cost per month")->value) == plain(headline.value));
}

TEST_CASE("how far an estimate may be off is no trouble of a table") {
    study::StudyResult study = sample::result();
    for (study::ResourceFigures& one : study.designs[1].resources) {
        if (one.resource == "Views") one.figures.emplace_back("HeatErrorMax", 0.01);
    }
    const auto figures = keyFiguresOf(study, study.designs[1], item(OutlineItem::Kind::Resource, "Views"));
    REQUIRE(figure(figures, "Heat error max") != nullptr);
    CHECK(figure(figures, "Heat error max")->mood == Mood::Plain);
}

TEST_CASE("key figures of workload, design and objective") {
    const study::StudyResult study = sample::result();
    const auto workload = keyFiguresOf(study, study.designs[0], item(OutlineItem::Kind::Workload, "Shoppers"));
    REQUIRE(figure(workload, "Offered") != nullptr);
    CHECK(plain(figure(workload, "Offered")->value) == "51.8 M");
    const auto design = keyFiguresOf(study, study.designs[0], item(OutlineItem::Kind::Design, "on-demand"));
    REQUIRE(figure(design, "Objectives met") != nullptr);
    CHECK(plain(figure(design, "Objectives met")->value) == "3 of 4");
    const auto objective =
        keyFiguresOf(study, study.designs[0], item(OutlineItem::Kind::Objective, "p99 of Api in 5 min <= 400 ms"));
    REQUIRE(figure(objective, "Windows that met it") != nullptr);
    CHECK(figure(objective, "Windows that met it")->mood == Mood::Bad);
    CHECK(plain(figure(objective, "Windows wanted")->value) == "99 %");
}

TEST_CASE("series names are taken apart from the right") {
    const SeriesName name = parseSeriesName("Api/GET /x/Count/Sum");
    CHECK(name.resource == "Api/GET /x");
    CHECK(name.metric == "Count");
    CHECK(name.statistic == "Sum");
    CHECK(parseSeriesName("odd").resource == "odd");
}

TEST_CASE("charts: requests, capacity with what throttled first, concurrency") {
    const study::StudyResult study = sample::result();
    const auto charts = seriesChartsOf(study, study.designs[1]);
    REQUIRE(charts.size() == 4);
    CHECK(charts[0].title == "Requests");
    // Count/Sum a minute of 68 x 60 x shape becomes a rate a second.
    CHECK(charts[0].lines[0].values[0] == Approx(study.designs[1].series[0].values[0] / 60.0));
    CHECK(charts[1].title == "Views: write capacity");
    CHECK(charts[1].lines.size() == 3);  // busiest second, provisioned, consumed
    REQUIRE(charts[1].shaded.size() == 1);
    CHECK(charts[1].shaded[0].first == 466 * 60.0);
    CHECK(charts[2].title == "Products: read capacity");
    CHECK(charts[3].limit == 1000.0);
    CHECK(charts[3].time.start.toUTC().toString(Qt::ISODate) == "2026-01-05T00:00:00Z");
}

TEST_CASE("the latency chart takes the strictest plain objective about its subject") {
    study::DesignResult design = sample::result().designs[0];
    CHECK(latencyChartOf(design, "Api").objective == 0.25);
    CHECK_FALSE(latencyChartOf(design, "Shoppers").objective);
    design.objectives.push_back(design.objectives[0]);
    design.objectives.back().limit = 0.2;
    CHECK(latencyChartOf(design, "Api").objective == 0.2);
    CHECK(latencyChartOf(design, "Api").objectiveShare == 0.99);
    CHECK(latencyChartOf(design, "nobody").curve.empty());
}

TEST_CASE("properties come from the Field tables with unit and source") {
    const Outline outline = outlineOf(sample::scenario(), 0);
    const OutlineItem& function = outline.sections[0].items[1];
    const auto property = [&](const QString& name) {
        for (const Property& one : function.properties) {
            if (one.name == name) return one;
        }
        return Property{};
    };
    CHECK(plain(property("MemorySize").value) == "512");
    CHECK(plain(property("MemorySize").unit) == "MB");
    CHECK(property("MemorySize").doc.contains("Source: "));
    // Stored through a function: read back by trying the choices.
    CHECK(plain(property("Architectures").value) == "arm64");
    const OutlineItem& table = outline.sections[0].items[2];
    CHECK(plain(table.properties.front().value) == "PAY_PER_REQUEST");
}

TEST_CASE("distributions and arrivals are said in few words") {
    CHECK(plain(distributionText(base::Distribution::constant(0.012), false)) == "12.0 ms");
    CHECK(plain(distributionText(base::Distribution::logNormal(0.006, 0.030), false)) == "p50 6.00 ms, p99 30.0 ms");
    CHECK(plain(distributionText(base::Distribution::gamma(2.0, 0.5), false)) == "mean 2.00 s, gamma");
    CHECK(plain(distributionText(base::Distribution::constant(4096.0), true)) == "4 KB");
    workload::ArrivalSpec arrivals;
    arrivals.process = workload::Poisson{base::Rate{10.0}};
    arrivals.scale = 3.0;
    CHECK(plain(arrivalsText(arrivals)) == "30/s Poisson");
    arrivals.process = workload::Closed{200, {}};
    CHECK(plain(arrivalsText(arrivals)) == "200 users");
}

TEST_CASE("figures of a machine are read as figures, those of its states stay in their graph") {
    study::StudyResult study = sample::result();
    study::DesignResult& design = study.designs.front();
    design.resources.push_back({"Flow",
                                "AWS::StepFunctions::StateMachine",
                                {{"ExecutionsStarted", 1200.0},
                                 {"ExecutionTimeMean", 0.75},
                                 {"state/Pay/Entered", 1200.0},
                                 {"ByUser/ConsumedReadCapacityUnits", 40.0}}});
    OutlineItem item;
    item.key = "Flow";
    QStringList said;
    for (const KeyFigure& figure : keyFiguresOf(study, design, item))
        said << QString(figure.label + " " + figure.value).replace(QChar(0x00a0), u' ');
    CHECK(said == QStringList{"Executions started 1,200", "Execution time mean 750 ms",
                              "ByUser: consumed read capacity units 40", "Counts 5 replications together"});
}
