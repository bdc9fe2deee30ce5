// SPDX-License-Identifier: GPL-3.0-or-later
// Designs side by side: the rows, the frontier, the page in the window.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>

#include <qcustomplot.h>

#include "gui/items/change_row.hpp"
#include "gui/items/design_row.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/top_bar.hpp"
#include "report/figures/frontier_chart.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

/// Two designs of five replications; the second costs `ratio` of the first in each, and has the same latency.
study::StudyResult paired(double ratio) {
    study::StudyResult study = sample::result();
    const std::vector<double> costs{100.0, 101.0, 99.0, 100.5, 99.5};
    for (std::size_t i = 0; i < 2; ++i) {
        study::DesignResult& design = study.designs[i];
        std::vector<double> own = costs;
        for (double& cost : own) cost *= i == 0 ? 1.0 : ratio;
        design.cost.perMonth = i == 0 ? 100.0 : 100.0 * ratio;
        design.samples = {{"Cost", "", "", own},
                          {"Latency", "Api", "P99", {0.118, 0.119, 0.117, 0.118, 0.118}},
                          {"Latency", "Api", "P50", {0.025, 0.025, 0.025, 0.025, 0.025}}};
    }
    return study;
}

}  // namespace

TEST_CASE("a design is better or worse where the pairs say so, by at least a percent") {
    const auto cheaper = designRowsOf(paired(0.8));
    REQUIRE(cheaper.size() == 2);
    CHECK(cheaper[0].againstFirst.text.isEmpty());
    CHECK(cheaper[1].cost.mood == Mood::Good);
    CHECK(QString(cheaper[1].againstFirst.text).replace(QChar(0x00a0), u' ') == QString::fromUtf8("−20 %"));
    CHECK(cheaper[1].cost.toolTip.contains("95 %"));
    CHECK(cheaper[1].p99.mood == Mood::Plain);  // the same samples
    CHECK(cheaper[1].p99.toolTip.contains("about the same"));
    CHECK(designRowsOf(paired(1.3))[1].cost.mood == Mood::Bad);
    CHECK(designRowsOf(paired(1.002))[1].cost.mood == Mood::Plain);
    CHECK(QString(designRowsOf(paired(1.0))[1].againstFirst.text).replace(QChar(0x00a0), u' ') == "0 %");
    CHECK(cheaper[1].objectives.text == "3 of 4");
    CHECK(cheaper[1].objectives.mood == Mood::Bad);
    CHECK(cheaper[1].objectives.toolTip.startsWith(QString("missed: p99 of Api in 5%1min").arg(QChar(0x00a0))));
}

TEST_CASE("an objective that is undecided is told beside those that are met") {
    study::StudyResult study = paired(1.0);
    auto& objectives = study.designs[1].objectives;
    objectives[0].met = study::Met::Undecided;
    objectives[1].met = study::Met::Undecided;
    objectives[2].met = study::Met::Undecided;
    objectives.resize(3);
    const auto rows = designRowsOf(study);
    CHECK(rows[1].objectives.text == "0 of 3, 3 undecided");
    CHECK(rows[1].objectives.mood == Mood::Plain);
    CHECK(rows[0].objectives.text == "3 of 4");
}

TEST_CASE("figures stand with their band, a total that leaves something out as the least") {
    study::StudyResult study = paired(1.0);
    for (study::DesignResult& design : study.designs) design.cost.bill.notPriced.clear();
    study.designs[1].cost.ci95 = study::Interval{98.0, 102.0};
    study.designs[1].cost.bill.notPriced.push_back(
        {"Cache", "AmazonDAX", "NodeUsage:dax.r5.large", "us-east-1", {}, "Hrs", "no sourced price"});
    const auto rows = designRowsOf(study);
    const auto plain = [](QString text) { return text.replace(QChar(0x00a0), u' '); };
    CHECK(plain(rows[1].p99.text).contains(QString::fromUtf8(" ± ")));
    CHECK(plain(rows[1].cost.text).startsWith(QString::fromUtf8("≥ $100 ± $2.00 · ")));
    CHECK(rows[1].cost.toolTip.contains("Cache"));
    CHECK_FALSE(rows[0].cost.text.contains(QString::fromUtf8("≥")));
    CHECK(plain(rows[0].cold.text) == "0.12 %");  // 62,386 of 51,988,002 invocations
    study.designs[0].resources.clear();
    CHECK(designRowsOf(study)[0].cold.text == QString::fromUtf8("–"));
}

TEST_CASE("a design without a price is said to have none") {
    study::StudyResult study = paired(1.0);
    study.designs[1].cost.bill.lines.clear();
    study.designs[1].cost.bill.notPriced.push_back({});
    const auto rows = designRowsOf(study);
    CHECK(rows[1].cost.text == "not priced");
    CHECK(rows[1].againstFirst.text == QString::fromUtf8("–"));
}

TEST_CASE("models of the comparison are models") {
    DesignModel designs;
    ChangeModel changes;
    const QAbstractItemModelTester first(&designs, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester second(&changes, QAbstractItemModelTester::FailureReportingMode::Fatal);
    designs.setRows(designRowsOf(paired(0.5)));
    changes.setRows(changeRowsOf(sample::sourceText(), "provisioned, scaled"));
    CHECK(designs.rowCount() == 2);
    CHECK(designs.index(1, DesignColumns::Cost).data(kMoodRole).toInt() == static_cast<int>(Mood::Good));
    CHECK(changes.rowCount() > 0);
}

TEST_CASE("what differs is told by place, of another design than the first alone") {
    const auto rows = changeRowsOf(sample::sourceText(), "provisioned, scaled");
    REQUIRE(!rows.empty());
    CHECK(rows[0].where == "Views: BillingMode");
    CHECK(rows[0].first == "PAY_PER_REQUEST");
    CHECK(rows[0].other == "PROVISIONED");
    CHECK(changeRowsOf(sample::sourceText(), "on-demand").empty());
    // What is new as a whole is told value by value.
    const std::string text = R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {},
      "Designs": [ { "Name": "plain" }, { "Name": "scaled", "Patch": { "Resources": { "Scaling": {
        "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "MinCapacity": 50, "MaxCapacity": 4000 } } } } } ] })";
    const auto added = changeRowsOf(text, "scaled");
    REQUIRE(added.size() == 3);
    CHECK(added[1].where == "Scaling: MinCapacity");
    CHECK(added[1].other == "50");
    CHECK(added[2].where == "Scaling: MaxCapacity");
    CHECK(added[2].other == "4000");
    CHECK(changeRowsOf(sample::sourceText(), "no such design").empty());
    CHECK(changeRowsOf("{ no json", "on-demand").empty());
}

TEST_CASE("lists and objects that differ are told without the signs of JSON") {
    const std::string text = R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "T": {
        "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "Replicas": [ { "Region": "us-east-1" } ] } } },
      "Designs": [ { "Name": "one" }, { "Name": "two", "Patch": { "Resources": { "T": { "Properties": {
        "Replicas": [ { "Region": "us-east-1" }, { "Region": "eu-west-1", "TableClass": "STANDARD" } ],
        "Tags": [], "Names": [ "a", 2.5 ], "Sizes": [ { "LogNormal": { "P50": "1KB", "P99": "4KB" } } ],
        "Long": [ "0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789" ] } } } } } ] })";
    const auto rows = changeRowsOf(text, "two");
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].where == "T: Replicas");
    CHECK(rows[0].first == "Region us-east-1");
    CHECK(rows[0].other == "Region us-east-1; Region eu-west-1, TableClass STANDARD");
    CHECK_FALSE(rows[0].isNew);
    CHECK(rows[1].isNew);
    CHECK(rows[1].first == "absent");
    CHECK(rows[1].other == "none");
    CHECK(rows[2].other == "a, 2.5");
    CHECK(rows[3].other == "LogNormal (P50 1KB, P99 4KB)");
    CHECK(rows.back().other.size() == 83);
    const sample::Spoken indonesian(Language::Indonesian);
    CHECK(changeRowsOf(text, "two")[1].first != "absent");
}

TEST_CASE("the frontier holds what no other design beats") {
    const auto point = [](double cost, double seconds) {
        figures::FrontierPoint made;
        made.cost = cost;
        made.seconds = seconds;
        return made;
    };
    // 2 beats 0 in both; 3 is dearer and slower than 1; 4 equals 2.
    const std::vector<figures::FrontierPoint> points{point(5, 9), point(9, 1), point(4, 8), point(10, 2), point(4, 8)};
    CHECK(figures::frontierOf(points) == std::vector<std::size_t>{2, 1});
    CHECK(figures::frontierOf({}).empty());
}

TEST_CASE("a frontier over many sizes is logarithmic, one of like designs begins near them") {
    const auto axesOf = [](std::vector<std::pair<double, double>> designs) {
        figures::FrontierChart chart;
        for (const auto& [cost, seconds] : designs) {
            figures::FrontierPoint point;
            point.name = QStringLiteral("Java, 1 GB");
            point.cost = point.costLow = point.costHigh = cost;
            point.seconds = point.secondsLow = point.secondsHigh = seconds;
            chart.points.push_back(point);
        }
        QCustomPlot plot;
        plot.resize(700, 260);
        figures::drawFrontierChart(plot, chart, figures::lightChartColors(), plot.font());
        return std::pair(std::pair(plot.xAxis->scaleType(), plot.xAxis->range()),
                         std::pair(plot.yAxis->scaleType(), plot.yAxis->range()));
    };
    const auto many = axesOf({{4.6, 0.05}, {5.1, 0.051}, {221.0, 0.049}});
    CHECK(many.first.first == QCPAxis::stLogarithmic);
    CHECK(many.first.second.lower > 0.0);
    CHECK(many.first.second.upper > 221.0);
    CHECK(many.second.first == QCPAxis::stLinear);
    CHECK(many.second.second.lower > 0.0);  // 49 to 51 ms: not from 0
    CHECK(many.second.second.lower <= 49.0);
    CHECK(many.second.second.upper >= 51.0);
    const auto spread = axesOf({{40.0, 0.05}, {100.0, 0.1}});
    CHECK(spread.first.first == QCPAxis::stLinear);
    CHECK(spread.first.second.lower == 0.0);
}

TEST_CASE("the frontier's latency is in the unit that its title names") {
    figures::FrontierChart chart;
    chart.points.push_back({"fast", 1.0, 0.2, 1.0, 1.0, 0.2, 0.2, false});
    CHECK(figures::latencyUnitName(chart) == "ms");
    chart.points.push_back({"slow", 1.0, 9.0, 1.0, 1.0, 9.0, 10.5, false});
    CHECK(figures::latencyUnitName(chart) == "s");
}

TEST_CASE("the page of the window compares, and a row chosen is the design shown") {
    sample::Window window;
    sample::open(window);
    sample::run(window);
    auto& workspace = sample::part<Workspace>(window);
    workspace.setCurrentIndex(Workspace::CompareTab);
    auto& page = sample::part<ComparePage>(window);
    REQUIRE(page.isVisible());
    auto* designs = page.findChildren<RowTable*>().front();
    REQUIRE(designs->model()->rowCount() == 2);
    CHECK_FALSE(sample::says(page, "What differs"));  // the first design differs from nothing
    const QRect row = designs->visualRect(designs->model()->index(1, 0));
    QTest::mouseClick(designs->viewport(), Qt::LeftButton, {}, row.center());
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "What differs"); }));
    const auto boxes = sample::part<TopBar>(window).findChildren<QComboBox*>();
    REQUIRE(!boxes.empty());
    CHECK(boxes.front()->currentIndex() == 1);
    CHECK(designs->currentIndex().row() == 1);
    CHECK(workspace.currentIndex() == Workspace::CompareTab);
}

TEST_CASE("without a run the page says what it waits for") {
    sample::Window window;
    sample::open(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::CompareTab);
    CHECK(sample::says(sample::part<Workspace>(window), "Nothing to compare yet"));
    CHECK_FALSE(sample::part<ComparePage>(window).isVisible());
}

TEST_CASE("a figure and its band stay in one line, the verdict below it where there is no room") {
    study::StudyResult study = paired(0.8);
    study.designs[1].cost.ci95 = study::Interval{79.0, 81.0};
    const DesignRow row = designRowsOf(study)[1];
    // Broken at spaces: two parts, of which the second is the verdict.
    for (const QString& text : {row.p99.text, row.cost.text}) {
        const QStringList parts = text.split(u' ');
        INFO(text.toStdString());
        REQUIRE(parts.size() == 2);
        CHECK(parts[1].startsWith(QString::fromUtf8("·\u00a0")));
        CHECK(parts[0].contains(QString::fromUtf8("\u00a0±")));
    }
}

TEST_CASE("what each change does stands where it is listed, those of a group with the first of it") {
    std::vector<ChangeRow> rows = changeRowsOf(sample::sourceText(), "provisioned, scaled");
    REQUIRE(rows.size() == 3);
    planning::DesignDiff diff{"provisioned, scaled", {}, {}, "Shoppers"};
    const auto change = [](const std::string& pointer) { return planning::PropertyChange{pointer, {}, {}}; };
    planning::Difference cost;
    cost.value = -120.0;
    cost.paired = study::Interval{-121.0, -119.0};
    cost.verdict = planning::Verdict::Better;
    diff.effects.push_back({{change("/Resources/Views/Properties/BillingMode"),
                             change("/Resources/Views/Properties/ProvisionedThroughput")},
                            cost,
                            {}});
    markEffects(rows, diff);
    CHECK(rows[0].effect == QString::fromUtf8("−$120"));
    CHECK(rows[0].mood == Mood::Good);
    CHECK(rows[0].effectTip.contains("95 % interval"));
    CHECK(rows[1].effect == "with the above");
    CHECK(rows[2].effect == "with the above");
    // Where others stand between them, the first of the group is named.
    diff.effects.front().changes[1].pointer += "/WriteCapacityUnits";
    rows = changeRowsOf(sample::sourceText(), "provisioned, scaled");
    markEffects(rows, diff);
    CHECK(rows[1].effect.isEmpty());
    CHECK(rows[2].effect == "with Views: BillingMode");
    diff.effects.front().cost.reset();  // a design without a price
    rows = changeRowsOf(sample::sourceText(), "provisioned, scaled");
    markEffects(rows, diff);
    CHECK(rows[0].effect == "not known");
}

TEST_CASE("the page says how many replications are needed where too few were run") {
    const auto said = [](std::size_t replications) {
        study::StudyResult study = paired(0.8);
        study.replications = static_cast<std::uint32_t>(replications);
        for (study::DesignResult& design : study.designs) {
            for (study::FigureSamples& samples : design.samples) samples.values.resize(replications);
        }
        ComparePage page;
        page.show(study, study.designs[0], {});
        for (const QLabel* label : page.findChildren<QLabel*>()) {
            if (label->text().startsWith("At least") && !label->isHidden()) return label->text();
        }
        return QString();
    };
    CHECK(said(5).isEmpty());
    CHECK(said(3) == "At least 5 replications are needed to tell better from worse; this run has 3.");
}
