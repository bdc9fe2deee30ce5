// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_text.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

TEST_CASE("an estimate says that it is one, and what is not in it") {
    study::ExpectedFigures figures;
    CHECK(expectedText(figures).isEmpty());
    figures.latencies = {{"Readers", 0.012}, {"Writers", 0.031}};
    figures.perMonth = 612.0;
    const auto shown = [&] { return expectedText(figures).replace(QChar(0x00a0), u' ').toStdString(); };
    CHECK(shown() == "≈ $612 a month · mean of Writers ≈ 31.0 ms (estimate)");
    figures.leftOut = {"Step Functions"};
    CHECK(shown() == "≈ $612 a month, not all in it · mean of Writers ≈ 31.0 ms (estimate)");
    CHECK(expectedNote(figures).contains("Left out: Step Functions."));
    CHECK(expectedNote(figures).contains("Writers"));
}

TEST_CASE("what a run simulates is more than what its result counts, and is called so") {
    OpenFile file;
    file.estimate = study::Estimate{122e6, 60.0, 1e6};
    file.loaded.scenario.emplace();
    file.loaded.scenario->simulation.warmUp = base::hours(2);
    const auto shown = [&] { return estimateText(file).replace(QChar(0x00a0), u' '); };
    CHECK(shown().endsWith("122 M requests with warm-up"));
    file.loaded.scenario->simulation.warmUp = base::Duration{};
    CHECK(shown().endsWith("122 M requests"));
    file.estimate->cpuSeconds = 1e6;  // minutes on whatever number of processors
    CHECK(shown().startsWith("a run takes about "));
    file.estimate->cpuSeconds = 0.1;
    CHECK(shown().startsWith("a run takes less than a second"));
}

TEST_CASE("a scenario that is read comes with what closed forms expect of it, marked as an estimate") {
    sample::Window window;
    sample::open(window);
    const auto marked = [&] {
        for (const QLabel* label : sample::part<StatusStrip>(window).findChildren<QLabel*>()) {
            if (label->text().contains("(estimate)")) return label;
        }
        return static_cast<const QLabel*>(nullptr);
    };
    REQUIRE(marked() != nullptr);
    const QString before = marked()->text();
    CHECK(before.contains(QStringLiteral("≈ $")));
    CHECK(marked()->toolTip().contains("no cold starts"));
    // Twice the rate, about twice the cost, while the text is edited and without a run.
    SourceView& view = sample::part<SourceView>(window);
    sample::part<Workspace>(window).jumpTo(23, 1);
    view.setTextCursor(view.document()->find("120/s"));
    QTest::keyClicks(&view, "240/s");
    REQUIRE(QTest::qWaitFor([&] { return marked() != nullptr && marked()->text() != before; }));
}

TEST_CASE("an estimate stands no longer beside what a run of the same text found") {
    sample::Window window;
    sample::open(window);
    const auto estimated = [&] { return sample::says(sample::part<StatusStrip>(window), "(estimate)"); };
    CHECK(estimated());
    sample::run(window);
    CHECK_FALSE(estimated());
    SourceView& view = sample::part<SourceView>(window);
    sample::part<Workspace>(window).jumpTo(23, 1);
    view.setTextCursor(view.document()->find("120/s"));
    QTest::keyClicks(&view, "240/s");
    REQUIRE(QTest::qWaitFor(estimated));
}

TEST_CASE("stopping a run is asked about once there is something to lose") {
    CHECK(stopQuestion(9.9).isEmpty());
    CHECK(closeQuestion(9.9).isEmpty());
    CHECK(closeQuestion(63.0).replace(QChar(0x00a0), u' ').contains("1 min 3 s"));
    CHECK(stopQuestion(63.0).replace(QChar(0x00a0), u' ').contains("1 min 3 s"));
}

TEST_CASE("a question of planning is worth asking about as a run is, each in a sentence of its own") {
    for (const auto question : {closeQuestion, openQuestion}) {
        CHECK(question(0.0, 9.9).isEmpty());
        const QString planning = question(0.0, 63.0).replace(QChar(0x00a0), u' ');
        CHECK(planning.startsWith("A question has been worked on for 1 min 3 s."));
        CHECK_FALSE(planning.contains("run"));
        CHECK(question(9.9, 63.0) == question(0.0, 63.0));
        CHECK(question(63.0, 12.0) == question(63.0, 0.0) + '\n' + question(0.0, 12.0));
    }
}
