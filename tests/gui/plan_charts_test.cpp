// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/plan_charts.hpp"

#include <qcustomplot.h>

#include <QTest>

#include "gui/items/plan_shown.hpp"
#include "gui/items/plan_subject.hpp"
#include "tests/gui/sample_plan.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;
using planning::Question;
using planning::QuestionKind;

namespace {

template <class Found>
Found sampleOf(QuestionKind kind, std::vector<std::string> vary = {}) {
    Question question;
    question.kind = kind;
    question.design = "on-demand";
    question.against = "provisioned, scaled";
    question.vary = std::move(vary);
    return std::get<Found>(sample::answerTo(question).found);
}

}  // namespace

TEST_CASE("a break-even's chart has both designs in order, the crossing and today's place") {
    const auto chart = crossingChartOf(sampleOf<planning::BreakEven>(QuestionKind::BreakEven));
    REQUIRE(chart.lines.size() == 2);
    CHECK(chart.lines[1].name == "provisioned, scaled");
    REQUIRE(chart.lines[0].points.size() == 8);
    for (std::size_t i = 1; i < 8; ++i) CHECK(chart.lines[0].points[i - 1].first < chart.lines[0].points[i].first);
    REQUIRE(chart.crossing);
    CHECK(chart.crossing->first == 2.36);
    CHECK(chart.crossingText == "2.36x");
    CHECK(chart.crossingRange == std::pair(2.21, 2.5));
    CHECK(chart.today == 1.0);
    CHECK(chart.todayText == "this design, 1x");
    const auto found = sampleOf<planning::BreakEven>(QuestionKind::BreakEven);
    CHECK(crossingTitleOf(found) == "Cost a month over Traffic");
    CHECK(crossingDetailOf(found) == "provisioned, scaled is lower to the right of the crossing");
    planning::BreakEven alike = found;
    alike.crossing.reset();
    for (planning::CrossingPoint& point : alike.curve) point.lower = planning::Lower::First;
    CHECK(crossingDetailOf(alike) == "they do not cross here: on-demand is lower all along");
    for (planning::CrossingPoint& point : alike.curve) point.lower = planning::Lower::Unclear;
    CHECK(crossingDetailOf(alike).startsWith("not told apart"));
}

TEST_CASE("a tornado has the widest swing on top and leaves out what moves nothing") {
    const auto found = sampleOf<study::StudyResult>(QuestionKind::Inputs);
    const auto cost = costSwingsOf(found.designs.front());
    REQUIRE(cost.swings.size() == 3);  // two of five inputs do nothing to the cost
    CHECK(cost.swings[0].name == "Views: ItemSize");
    CHECK(cost.swings[0].low == 612.0);
    CHECK(cost.swings[0].highText == "1.8\u00a0KB");
    const auto latency = latencySwingsOf(found.designs.front());
    REQUIRE(latency.swings.size() == 4);
    CHECK(latency.swings[0].name == "ViewProduct, step 1: Compute Duration");
    CHECK(latency.middle > 0.0);
}

TEST_CASE("a tornado's ends are words and rounded numbers, never the text of a file") {
    study::DesignResult design;
    const auto end = [&](const std::string& value) {
        design.influences = {{"/Resources/Views/Behavior/ItemSize", value, "1 KB", 0.0, 0.0, 0.1, 0.2}};
        return latencySwingsOf(design).swings.at(0).lowText.replace(QChar(0x00a0), u' ');
    };
    CHECK(end(R"({"LogNormal": {"Median": "2.5 ms", "P99": "5 ms"}})") == "median 2.5 ms, p99 5 ms");
    CHECK(end("512.000000000 B") == "512 B");
    CHECK(end("16.769851585 d") == "16.77 d");
    CHECK(end("1651.50334175") == "1,652");
    CHECK(end(R"("2021")") == "2021");  // the name of measurements
    CHECK(end(R"("on-demand")") == "on-demand");
}

TEST_CASE("values at a tornado's bars stay in the chart, cut where they must be and told whole under the pointer") {
    figures::SwingChart chart;
    chart.text = [](double value) { return QString::number(value); };
    chart.middle = 100.0;
    const QString longest = QStringLiteral("median 12.6 ms, p99 26 ms, measured in a region far away from here");
    chart.swings = {{"Widest", 10.0, 400.0, longest, longest}, {"One-sided", 100.0, 150.0, longest, "short"}};
    QCustomPlot plot;
    plot.resize(640, figures::heightOf(chart, QFont()));
    plot.setViewport(plot.rect());
    figures::drawSwingChart(plot, chart, figures::lightChartColors(), plot.font());
    plot.replot();
    bool cut = false;
    int seen = 0;
    for (int i = 0; i < plot.itemCount(); ++i) {
        const auto* text = qobject_cast<QCPItemText*>(plot.item(i));
        if (text == nullptr || text->text().isEmpty()) continue;
        ++seen;
        cut = cut || text->text().contains(QChar(0x2026));
        const double left = text->left->pixelPosition().x();
        const double right = text->right->pixelPosition().x();
        CHECK(left >= plot.axisRect()->left() - 6.0);
        CHECK(right <= plot.width());
    }
    CHECK(seen == 4);
    CHECK(cut);
    CHECK(plot.toolTip().contains(longest));
}

TEST_CASE("no more swings are drawn than can be read") {
    std::vector<figures::Swing> many;
    for (int i = 0; i < 40; ++i) many.push_back({QString::number(i), 0.0, i * 1.0, {}, {}});
    const auto widest = figures::widestSwings(many);
    REQUIRE(widest.size() == figures::kMostSwings);
    CHECK(widest.front().high == 39.0);
}

TEST_CASE("two axes are a map, one is lines at their numbers") {
    const auto two = sampleOf<planning::Sweep>(QuestionKind::Sweep, {"Traffic=0.5x,1x,2x,4x", "Memory=256,512,1024"});
    const auto maps = report::chartsOf(two).maps;
    REQUIRE(!maps.empty());
    const auto heat = heatChartOf(maps.front());
    CHECK(heat.down == QStringList{"0.5x", "1x", "2x", "4x"});
    CHECK(heat.across == QStringList{"256", "512", "1,024"});
    const auto scale = figures::scaleOf(heat);
    CHECK(figures::heatOf(scale, *heat.values[0][0]) == 0.0);
    CHECK(figures::heatOf(scale, *heat.values[3][2]) == 1.0);
    const auto one = sampleOf<planning::Sweep>(QuestionKind::Sweep, {"Traffic=0.5x,1x,2x,4x"});
    const auto lines = familyChartOf(report::chartsOf(one).lines.front());
    CHECK(lines.names.isEmpty());
    REQUIRE(lines.lines.size() == 1);
    CHECK(lines.lines[0].points[3].first == 4.0);
    CHECK(lines.lines[0].points[3].second == Approx(691.0 * 4.0 * 0.9));
}

TEST_CASE("a map of one value is even, and what is not known is left out") {
    figures::HeatChart chart;
    chart.values = {{5.0, std::nullopt}, {5.0, 5.0}};
    CHECK(figures::heatOf(figures::scaleOf(chart), 5.0) == 0.0);
    chart.values = {{std::nullopt, 1.0}, {3.0, 2.0}};
    CHECK(figures::heatOf(figures::scaleOf(chart), 2.0) == 0.5);
}

TEST_CASE("a search's frontier holds each design once, the best marked") {
    const auto chart = optimumChartOf(sampleOf<planning::Optimum>(QuestionKind::Optimum));
    REQUIRE(chart.points.size() == 3);
    CHECK(chart.points[0].chosen);
    CHECK(chart.points[0].name == "on-demand, 512");
    CHECK(chart.points[0].costHigh == 616.0);
}

TEST_CASE("every answer has something to draw, and drawing it puts it into the plot") {
    for (const auto& [kind, vary] : std::vector<std::pair<QuestionKind, std::vector<std::string>>>{
             {QuestionKind::BreakingPoint, {}},
             {QuestionKind::BreakEven, {"Traffic=0.1x..10x"}},
             {QuestionKind::Inputs, {}},
             {QuestionKind::Sweep, {"Traffic=1x"}},
             {QuestionKind::Sweep, {"Traffic=1x", "Memory=1"}},
             {QuestionKind::Optimum, {"Memory=1"}}}) {
        Question question;
        question.kind = kind;
        question.design = "on-demand";
        question.against = "provisioned, scaled";
        question.vary = vary;
        const PlanShown shown = shownOf(sample::answerTo(question));
        REQUIRE_FALSE(shown.charts.empty());
        CHECK_FALSE(shown.document.heading.empty());
        for (const PlanChart& chart : shown.charts) {
            QCustomPlot plot;
            plot.resize(700, chart.height);
            chart.draw(plot, figures::lightChartColors(), plot.font());
            CHECK(plot.itemCount() + plot.graphCount() > 0);
            const int before = plot.itemCount() + plot.graphCount();
            chart.draw(plot, figures::darkChartColors(), plot.font());
            CHECK(plot.itemCount() + plot.graphCount() == before);
        }
    }
}

TEST_CASE("what can be varied is the traffic, parameters, and quantities of the resources") {
    const auto source = planning::sourceOfText(sample::sourceText(), "sample.json", {});
    REQUIRE(source);
    const auto names = axisNames(*source);
    REQUIRE(!names.empty());
    CHECK(names.front() == "Traffic");
    const auto has = [&](const std::string& name) { return std::ranges::find(names, name) != names.end(); };
    CHECK(has("/Resources/ViewProduct/Properties/MemorySize"));
    CHECK(has("/Resources/Views/Behavior/ItemSize"));
    CHECK_FALSE(has("/Resources/ViewProduct/Properties/Runtime"));
    CHECK_FALSE(has("/Resources/Api/Properties/ProtocolType"));
}
