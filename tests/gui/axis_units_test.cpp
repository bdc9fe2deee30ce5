// SPDX-License-Identifier: GPL-3.0-or-later
// What is varied has its unit wherever its values stand: in heat maps, at points and curves, in tables.
#include "gui/items/axis_units.hpp"

#include <qcustomplot.h>

#include "gui/items/plan_charts.hpp"
#include "gui/items/plan_shown.hpp"
#include "report/figures/text_ticker.hpp"
#include "tests/gui/sample_plan.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

/// Memory has the unit of MemorySize, as AWS documents it: MB. Both is a Timeout and a memory, which have two.
const char* const kWithParameters = R"({
  "Parameters": { "Memory": { "Default": 512 }, "Both": { "Default": 9 }, "Unused": { "Default": 1 } },
  "Resources": {
    "F": { "Type": "AWS::Lambda::Function",
           "Properties": { "MemorySize": { "Ref": "Memory" }, "Timeout": { "Ref": "Both" } },
           "Behavior": { "Steps": [ { "Compute": { "Duration": "5ms", "AtMemory": { "Ref": "Both" } } } ] } } } })";

QString spaced(QString text) { return text.replace(QChar(0x00a0), u' '); }

planning::Question questionOf(planning::QuestionKind kind, std::vector<std::string> vary) {
    planning::Question question;
    question.kind = kind;
    question.design = "on-demand";
    question.vary = std::move(vary);
    return question;
}

}  // namespace

TEST_CASE("a parameter has the unit of the places that refer to it") {
    const AxisUnits units{QString::fromUtf8(kWithParameters)};
    CHECK(units.of("Memory") == "MB");
    CHECK(units.of("Both").isEmpty());
    CHECK(units.of("Unused").isEmpty());
    CHECK(units.of("Traffic").isEmpty());
    CHECK(units.of("/Resources/F/Properties/MemorySize") == "MB");
    CHECK(spaced(units.value("Memory", "1024")) == "1,024 MB");
    CHECK(units.value("Traffic", "2") == "2x");
    CHECK(units.value("Unused", "3") == "3");
    CHECK(AxisUnits(QStringLiteral("{ broken")).of("Memory").isEmpty());
}

TEST_CASE("maps, points and tables of an answer name the unit of a parameter") {
    const AxisUnits units{QString::fromUtf8(kWithParameters)};
    const auto sweep = questionOf(planning::QuestionKind::Sweep, {"Traffic=0.5x,1x,2x,4x", "Memory=256,512,1024"});
    const auto maps = report::chartsOf(std::get<planning::Sweep>(sample::answerTo(sweep).found)).maps;
    REQUIRE_FALSE(maps.empty());
    CHECK(spaced(heatChartOf(maps.front(), units).across.join(u';')) == "256 MB;512 MB;1,024 MB");

    const auto best = questionOf(planning::QuestionKind::Optimum, {"Memory=256,512,1024"});
    const auto found = std::get<planning::Optimum>(sample::answerTo(best).found);
    CHECK(spaced(optimumChartOf(found, units).points.front().name) == "on-demand, 512 MB");

    const auto document = shownOf(sample::answerTo(best), QString::fromUtf8(kWithParameters)).document;
    bool told = false;
    for (const auto& part : document.parts) {
        for (const auto& row : part.table) {
            for (const std::string& cell : row) told = told || spaced(QString::fromStdString(cell)) == "1,024 MB";
        }
    }
    CHECK(told);
}

TEST_CASE("the axis of one varied parameter has its unit") {
    const auto answer = sample::answerTo(questionOf(planning::QuestionKind::Sweep, {"Memory=256,512"}));
    auto lines = report::chartsOf(std::get<planning::Sweep>(answer.found)).lines.front();
    lines.ticks = {"256", "512", "1024", "2048"};
    const auto chart = familyChartOf(lines, QStringLiteral("MB"));
    REQUIRE(chart.across);
    CHECK(spaced(chart.across(512.0)) == "512 MB");
    CHECK(familyChartOf(lines).across(512.0) == "512");
}

TEST_CASE("labels of an axis have as many decimals as their neighbours need") {
    const auto seconds = [](double value) { return QString::number(value, 'f', 2) + QStringLiteral(" s"); };
    const auto labels = [&](double step) {
        QVector<double> ticks;
        QVector<QString> texts;
        figures::textTicker(step, seconds)->generate({0.9, 2.1}, QLocale::c(), u'f', 2, ticks, nullptr, &texts);
        return QStringList(texts.begin(), texts.end()).join(u';');
    };
    CHECK(labels(0.5).contains("1.00 s;1.50 s;2.00 s"));
    CHECK(labels(1.0).contains("1 s;2 s"));
}
