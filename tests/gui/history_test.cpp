// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QElapsedTimer>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>

#include <atomic>
#include <thread>

#include "gui/commands.hpp"
#include "gui/run_history.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

PastRun past(double perMonth) {
    study::StudyResult result = sample::result();
    for (auto& design : result.designs) design.cost.perMonth = perMonth;
    return {std::make_shared<const study::StudyResult>(std::move(result)),
            {},
            1.0,
            QDateTime(QDate(2026, 1, 5), QTime(14, 2, 3))};
}

}  // namespace

TEST_CASE("a history keeps the newest runs and says what they found") {
    RunHistory history;
    for (int i = 0; i < 20; ++i) history.add(past(100.0 + i));
    CHECK(history.runs().size() == RunHistory::kMost);
    CHECK(pastRunText(history.runs().front()).contains("$119 / month"));
    CHECK(pastRunText(history.runs().front()).startsWith("14:02:03 · 2 designs · "));
    history.clear();
    CHECK(history.runs().empty());
}

TEST_CASE("an earlier run is shown again, with the scenario that it was of") {
    sample::Window window;
    open(window);
    QMenu& earlier = *part<Commands>(window).earlier;
    CHECK_FALSE(earlier.isEnabled());
    run(window);
    REQUIRE(earlier.actions().size() == 1);
    SourceView& source = part<SourceView>(window);
    source.setTextCursor(source.document()->find("512"));
    source.textCursor().insertText("1024");
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "changed since the run"); }));
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return earlier.actions().size() == 2; }));
    CHECK_FALSE(says(part<StatusStrip>(window), "changed since the run"));
    earlier.actions().back()->trigger();
    CHECK(source.toPlainText() == QString::fromStdString(sample::sourceText()));
    CHECK_FALSE(says(part<StatusStrip>(window), "changed since the run"));
    CHECK_FALSE(says(part<TopBar>(window), "before it was changed"));
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source.toPlainText().contains("\"MemorySize\": 1024"));
}

TEST_CASE("what was typed last is what F5 runs") {
    std::atomic<std::int64_t> memory = 0;
    Engine engine = sample::engine();
    engine.run = [&](const format::Scenario& scenario, const study::RunOptions&) {
        memory = std::get<lambda::Spec>(scenario.designs.front().resources[1].spec).memorySize;
        return base::Result<study::StudyResult>(sample::result());
    };
    sample::Window window(engine);
    open(window);
    SourceView& source = part<SourceView>(window);
    source.setTextCursor(source.document()->find("512"));
    source.textCursor().insertText("2048");
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return memory != 0; }));
    CHECK(memory == 2048);
}

TEST_CASE("the time of a run leaves out how long it was paused") {
    std::atomic<bool> end = false;
    Engine engine = sample::engine();
    engine.run = [&](const format::Scenario&, const study::RunOptions& options) {
        while (!options.stop.stop_requested() && !end) {
            options.onProgress({0.25, 3.0, 9.0});
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return base::Result<study::StudyResult>(sample::result());
    };
    sample::Window window(engine);
    open(window);
    QElapsedTimer whole;
    whole.start();
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return says(part<TopBar>(window), "running, 25 %"); }));
    QTest::keyClick(&*window, Qt::Key_F6);
    REQUIRE(QTest::qWaitFor([&] { return says(part<TopBar>(window), "paused"); }));
    QTest::qWait(2'000);
    QTest::keyClick(&*window, Qt::Key_F6);
    end = true;
    REQUIRE(QTest::qWaitFor([&] { return says(part<TopBar>(window), "finished in"); }));
    const double seconds = static_cast<double>(whole.elapsed()) / 1e3;
    const QRegularExpression told(QStringLiteral("finished in ([0-9.]+)\\s(m?s)"),
                                  QRegularExpression::UseUnicodePropertiesOption);  // a space that does not break
    double said = seconds;
    for (const QLabel* label : part<TopBar>(window).findChildren<QLabel*>()) {
        const auto found = told.match(label->text());
        if (found.hasMatch()) said = found.captured(1).toDouble() / (found.captured(2) == "ms" ? 1e3 : 1.0);
    }
    CHECK(said < seconds - 1.9);
}

TEST_CASE("F6 pauses a run and says so") {
    Engine engine = sample::engine();
    engine.run = [](const format::Scenario&, const study::RunOptions& options) {
        while (!options.stop.stop_requested()) {
            options.onProgress({0.25, 3.0, 9.0});
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return base::Result<study::StudyResult>(sample::result());
    };
    sample::Window window(engine);
    open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return says(part<TopBar>(window), "running, 25 %"); }));
    QTest::keyClick(&*window, Qt::Key_F6);
    REQUIRE(QTest::qWaitFor([&] { return says(part<TopBar>(window), "paused"); }));
    QTest::qWait(150);
    CHECK(says(part<TopBar>(window), "paused"));
    CHECK(says(part<Workspace>(window), "Paused, 25 %"));
    CHECK_FALSE(says(part<Workspace>(window), "Running, 25 %"));
    // The same with the mouse, in the tool bar beside Stop.
    QPushButton* pause = nullptr;
    for (QPushButton* one : part<TopBar>(window).findChildren<QPushButton*>()) {
        if (one->text() == "Go on") pause = one;
    }
    REQUIRE(pause != nullptr);
    QTest::mouseClick(pause, Qt::LeftButton);
    CHECK(pause->text() == "Pause");
    REQUIRE(QTest::qWaitFor([&] { return says(part<Workspace>(window), "Running, 25 %"); }));
    REQUIRE(QTest::qWaitFor([&] { return says(part<TopBar>(window), "running"); }));
    QTest::keyClick(&*window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return part<ResultsPage>(window).isVisible(); }));
}
