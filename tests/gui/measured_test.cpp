// SPDX-License-Identifier: GPL-3.0-or-later
// The guided path from measurements, in its real widgets, with a real scenario, log and metrics.
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cmath>

#include "gui/commands.hpp"
#include "gui/event_loop_watch.hpp"
#include "gui/measured/calibrate_step.hpp"
#include "gui/measured/check_step.hpp"
#include "gui/measured/guess_step.hpp"
#include "gui/measured/measured_charts.hpp"
#include "gui/measured/measured_dialog.hpp"
#include "gui/measured/measured_rows.hpp"
#include "gui/widgets/row_table.hpp"
#include "tests/gui/measured_sample.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

QPushButton* buttonOf(QWidget& widget, const QString& text) {
    for (QPushButton* button : widget.findChildren<QPushButton*>()) {
        if (button->text().remove(u'&') == text) return button;
    }
    FAIL("no button " << text.toStdString());
    return nullptr;
}

}  // namespace

TEST_CASE("a log's fit is shown before it goes into the scenario") {
    const QTemporaryDir folder;
    CalibrateStep step;
    step.setScenario(scenarioIn(folder));
    step.show();
    std::string text;
    QObject::connect(&step, &CalibrateStep::applied, [&](const std::string& applied) { text = applied; });
    CHECK_FALSE(buttonOf(step, "Put into the scenario")->isEnabled());
    step.addFiles({written(folder, "f.log", log()), written(folder, "odd.txt", "nothing of use\n")});
    REQUIRE(QTest::qWaitFor([&] { return !step.isBusy(); }, 20'000));
    REQUIRE(step.result() != nullptr);
    CHECK(step.result()->changed);
    CHECK(step.result()->plots.size() == 1);
    CHECK(sample::says(step, "of 2,000 observations"));
    auto* findings = step.findChild<RowTable*>();
    REQUIRE(findings->model()->rowCount() >= 2);
    const QString last = findings->model()->index(findings->model()->rowCount() - 1, 1).data().toString();
    CHECK(last.startsWith("refused: "));
    CHECK(text.empty());
    QTest::mouseClick(buttonOf(step, "Put into the scenario"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return !text.empty(); }, 10'000));
    CHECK(text.find("// what people write stays") != std::string::npos);
    CHECK(text.find("\"Percentiles\"") != std::string::npos);
    CHECK(text.find("\"Measured\"") != std::string::npos);
    CHECK(sample::says(step, "Undo takes them out"));
}

TEST_CASE("files whose owner is not clear are refused until somebody says whose they are") {
    const QTemporaryDir folder;
    MeasuredText scenario = scenarioIn(folder);
    const std::string more =
        R"("G": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Duration": "1ms" } }, )";
    scenario.text.insert(scenario.text.find("\"F\": {"), more);
    CalibrateStep step;
    step.setScenario(scenario);
    step.show();
    step.addFiles({written(folder, "f.log", log())});
    REQUIRE(QTest::qWaitFor([&] { return !step.isBusy(); }, 20'000));
    CHECK_FALSE(step.result()->changed);
    CHECK(sample::says(step, "These files change nothing"));
    auto* of = step.findChild<QComboBox*>();
    of->setCurrentText("F");
    emit of->activated(of->currentIndex());
    REQUIRE(QTest::qWaitFor([&] { return !step.isBusy(); }, 20'000));
    CHECK(step.result()->changed);
}

namespace {
/// Invocations of F in two minutes from this one on.
QByteArray twoMinutes(int first, const QByteArray& values) {
    const QByteArray from = QByteArray::number(100 + first).mid(1);
    const QByteArray to = QByteArray::number(101 + first).mid(1);
    return R"({"MetricDataResults": [{"Id": "m", "Label": "F Invocations", "Timestamps": ["2026-01-05T10:)" + from +
           R"(:00Z", "2026-01-05T10:)" + to + R"(:00Z"], "Values": [)" + values + R"(], "StatusCode": "Complete"}]})";
}
}  // namespace

TEST_CASE("nothing of a refused file is kept, and guesses are counted before the traffic is written") {
    const QTemporaryDir folder;
    const MeasuredText scenario = scenarioIn(folder);
    const auto done = calibrateText(scenario,
                                    {written(folder, "a.json", twoMinutes(0, "60, 120")).toStdString(),
                                     written(folder, "unlike.json", twoMinutes(0, "60, 7")).toStdString(),
                                     written(folder, "b.json", twoMinutes(2, "180, 240")).toStdString()},
                                    {});
    REQUIRE(done);
    CHECK(std::ranges::count_if(done->findings, &Finding::refused) == 1);
    REQUIRE(done->beside.size() == 1);
    CHECK(done->beside.front().second ==
          "time,requests\n2026-01-05T10:00:00Z,60\n2026-01-05T10:01:00Z,120\n2026-01-05T10:02:00Z,180\n"
          "2026-01-05T10:03:00Z,240\n");
    CHECK(done->text.find("unlike.json") == std::string::npos);
    CHECK_FALSE(done->guesses.empty());
    const std::string& beside = done->beside.front().second;
    written(folder, done->beside.front().first.c_str(), QByteArray::fromStdString(beside));
    CHECK(done->guesses.size() == guessesIn({done->text, scenario.path, {}}).size());
}

TEST_CASE("a check shows simulated against real, the series, and notes its verdict") {
    const QTemporaryDir folder;
    CheckStep step;
    step.setScenario(scenarioIn(folder));
    step.show();
    step.setRecorded({written(folder, "metrics.json", metrics("100"))});
    std::string text;
    QObject::connect(&step, &CheckStep::noted, [&](const std::string& noted) { text = noted; });
    EventLoopWatch watch;
    watch.start();
    QTest::mouseClick(buttonOf(step, "Check"), Qt::LeftButton);
    CHECK(step.isBusy());
    REQUIRE(QTest::qWaitFor([&] { return !step.isBusy(); }, 60'000));
    watch.stop();
    CHECK(watch.longestWork() <= EventLoopWatch::kTooLong);  // neither files nor the simulation are the window's work
    REQUIRE(step.result() != nullptr);
    CHECK(sample::says(step, "not validated: F Duration Average is off by"));
    auto* rows = step.findChild<RowTable*>();
    CHECK(rows->model()->rowCount() == 2);
    CHECK(rows->currentIndex().siblingAtColumn(1).data().toString() == "Duration Average");  // the worst of them
    CHECK(sample::says(step, "F/Duration/Average"));
    CHECK(step.result()->comparison.overlays.size() == 2);
    QTest::mouseClick(buttonOf(step, "Note the verdict in the scenario"), Qt::LeftButton);
    CHECK(text.find("\"Checked\"") != std::string::npos);
    CHECK(text.find("metrics.json") != std::string::npos);
    CHECK(text.find("// what people write stays") != std::string::npos);
    step.setScenario({text, folder.filePath("s.json").toStdString(), {}});
    CHECK(sample::says(step, "Verdict: not validated"));
    step.setScenario(scenarioIn(folder));
    CHECK(sample::says(step, "The scenario has changed since"));
}

TEST_CASE("what cannot be checked says why, and a check can be stopped") {
    const QTemporaryDir folder;
    CheckStep step;
    step.setScenario(scenarioIn(folder));
    step.show();
    CHECK_FALSE(buttonOf(step, "Check")->isEnabled());
    step.setRecorded({written(folder, "none.json", "{}")});
    step.check();
    REQUIRE(QTest::qWaitFor([&] { return !step.isBusy(); }, 20'000));
    CHECK(step.result() == nullptr);
    step.setRecorded({written(folder, "metrics.json", metrics("100"))});
    step.check();
    QTest::mouseClick(buttonOf(step, "Stop"), Qt::LeftButton);
    CHECK_FALSE(step.isBusy());
    CHECK(sample::says(step, "Stopped"));
    CHECK(step.result() == nullptr);
}

TEST_CASE("the path goes from calibration to the check, the guesses and the first run") {
    const QTemporaryDir folder;
    MeasuredDialog dialog(scenarioIn(folder));
    dialog.show();
    std::vector<std::string> texts;
    QObject::connect(&dialog, &MeasuredDialog::changed,
                     [&](const std::string& text, const QString&) { texts.push_back(text); });
    QSignalSpy runs(&dialog, &MeasuredDialog::runWanted);
    CHECK(dialog.step() == MeasuredDialog::Calibrate);
    dialog.calibrate().addFiles({written(folder, "f.log", log())});
    REQUIRE(QTest::qWaitFor([&] { return !dialog.calibrate().isBusy(); }, 20'000));
    QTest::mouseClick(buttonOf(dialog, "Put into the scenario"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return texts.size() == 1; }, 10'000));
    QTest::mouseClick(buttonOf(dialog, "Next"), Qt::LeftButton);
    CHECK(dialog.step() == MeasuredDialog::Check);
    dialog.check().setRecorded({written(folder, "metrics.json", metrics("100"))});
    dialog.check().check();
    REQUIRE(QTest::qWaitFor([&] { return !dialog.check().isBusy(); }, 60'000));
    // Calibrated with 80 to 120 ms, the scenario is within a few percent of 100 ms.
    CHECK(sample::says(dialog, "Verdict: calibrated, within"));
    QTest::mouseClick(buttonOf(dialog, "Note the verdict in the scenario"), Qt::LeftButton);
    REQUIRE(texts.size() == 2);
    CHECK(texts.back().find("\"Percentiles\"") != std::string::npos);
    CHECK(texts.back().find("\"Checked\"") != std::string::npos);
    QTest::mouseClick(buttonOf(dialog, "Next"), Qt::LeftButton);
    CHECK(dialog.step() == MeasuredDialog::Guesses);
    REQUIRE(QTest::qWaitFor([&] { return !dialog.guesses().isBusy(); }, 20'000));
    CHECK(dialog.guesses().findChild<AssumptionTable*>()->model()->rowCount() > 0);
    QTest::mouseClick(buttonOf(dialog, "Run"), Qt::LeftButton);
    CHECK(runs.count() == 1);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("templates are asked for from the path's first step") {
    const QTemporaryDir folder;
    MeasuredDialog dialog(scenarioIn(folder));
    dialog.show();
    QSignalSpy imports(&dialog, &MeasuredDialog::importWanted);
    dialog.go(MeasuredDialog::Import);
    CHECK(sample::says(dialog, "Measurements go into s.json"));
    QTest::mouseClick(buttonOf(dialog, "Import templates…"), Qt::LeftButton);
    CHECK(imports.count() == 1);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("the window opens the path over its scenario") {
    sample::Window window;
    sample::open(window);
    QString shown;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&shown] {
        auto* dialog = qobject_cast<MeasuredDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr) return;
        shown = dialog->windowTitle();
        dialog->reject();
    });
    timer.start(50);
    sample::part<Commands>(window).measured->trigger();
    CHECK(shown == "From measurements");
}

TEST_CASE("what is checked has its unit and the language's decimal sign, and its statistic is read whole") {
    for (const Language language : {Language::English, Language::Indonesian}) {
        const Spoken spoken(language);
        const bool english = language == Language::English;
        const QTemporaryDir folder;
        CheckStep step;
        step.resize(1060, 520);
        step.setScenario(scenarioIn(folder));
        step.show();
        step.setRecorded({written(folder, "metrics.json", metrics("100"))});
        step.check();
        REQUIRE(QTest::qWaitFor([&] { return !step.isBusy(); }, 60'000));
        auto* rows = step.findChild<RowTable*>();
        const auto cell = [&](int column) {
            return rows->model()->index(1, column).data().toString().replace(QChar(0x00a0), u' ');
        };
        CHECK(cell(2) == "100 ms");
        CHECK(cell(3) == (english ? "5.00 ms" : "5,00 ms"));
        CHECK(cell(4) == (english ? QStringLiteral("−95.0 %") : QStringLiteral("−95,0 %")));
        CHECK(rows->columnWidth(1) > rows->fontMetrics().horizontalAdvance(cell(1)));
        calibrate::QuantilePlot plot{"F", {}, 0.0125, 0.02, 2000};
        CHECK(fitText(plot).contains(english ? "0.013" : "0,013"));
    }
}

TEST_CASE("series laid over each other keep their gaps, a fit its diagonal") {
    const checking::Overlay overlay{"F/Duration/p99", 1767571200, 60, {1.0, std::nan(""), 3.0}, {1.5, 2.5, 3.5}};
    const figures::LinesChart chart = overlayChart(overlay);
    REQUIRE(chart.lines.size() == 2);
    CHECK(chart.lines[0].points[2] == std::pair{120.0, 3.0});
    CHECK(std::isnan(chart.lines[0].points[1].second));
    REQUIRE(chart.time);
    CHECK(chart.time->length == 180.0);
    CHECK(figures::timeText(*chart.time, 60.0, 60.0) == "00:01");
    CHECK(chart.up(80.0).replace(QChar(0x00a0), u' ') == "80 ms");
    const checking::Overlay counts{"F/Invocations/Sum", 0, 60, {1.0}, {1.0}};
    CHECK(overlayChart(counts).up(80.0) == "80");
    calibrate::QuantilePlot plot{"F", {{0.5, 0.010, 0.011}, {0.9, 0.020, 0.019}}, 0.01, 0.02, 100};
    const figures::LinesChart fit = quantileChart(plot);
    CHECK(fit.lines[0].points[1] == std::pair{0.020, 0.020});
    CHECK(fit.lines[1].points[1] == std::pair{0.020, 0.019});
}
