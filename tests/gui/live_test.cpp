// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of a run while it goes on.
#include "gui/items/live_study.hpp"

#include <QAction>
#include <QElapsedTimer>
#include <QPushButton>

#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <thread>

#include "gui/commands.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/live_page.hpp"
#include "gui/widgets/diagram_edge.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/series_card.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/time_bar.hpp"
#include "gui/widgets/top_bar.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

study::LiveSeries liveOf(const std::string& design, std::size_t minutes) {
    study::LiveSeries live{design, 86'400.0, 60.0, static_cast<double>(minutes) * 60.0, {}};
    live.series = sample::result().designs.front().series;
    for (study::Series& one : live.series) one.values.resize(minutes);
    return live;
}

/// Tells what is recorded so far until it is let go, then gives a result.
struct Watched {
    gui::Engine engine() {
        gui::Engine made = sample::engine();
        made.run = [this](const format::Scenario&, const study::RunOptions& options) {
            options.onProgress({0.25, 2.0, 6.0});
            for (std::size_t minutes = 60; !end && !options.stop.stop_requested(); ++minutes) {
                options.onLive(liveOf("on-demand", std::min<std::size_t>(minutes, 1440)));
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
            if (options.stop.stop_requested())
                return base::Result<study::StudyResult>(base::Error{base::Errc::Cancelled, {}, "cancelled"});
            return base::Result<study::StudyResult>(sample::result());
        };
        return made;
    }
    std::atomic<bool> end = false;
};

/// Runs the sample; its page once there is something to watch.
LivePage& watchRun(sample::Window& window) {
    sample::open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    auto& live = sample::part<LivePage>(window);
    REQUIRE(QTest::qWaitFor([&] { return live.isVisible() && !live.findChildren<SeriesCard*>().empty(); }));
    return live;
}

}  // namespace

TEST_CASE("what runs is kept as a result of series, design by design") {
    LiveStudy live;
    CHECK(live.isEmpty());
    CHECK(live.design("on-demand") == nullptr);
    live.take(liveOf("on-demand", 10));
    live.take(liveOf("on-demand", 20));
    live.take(liveOf("scaled", 5));
    REQUIRE(live.study().designs.size() == 2);
    CHECK(live.design("on-demand")->series.front().values.size() == 20);
    CHECK(live.measured("on-demand") == 1200.0);
    CHECK(live.design("another")->name == "scaled");
    live.clear();
    CHECK(live.isEmpty());
}

TEST_CASE("few points stand for many, and no peak is lost") {
    figures::SeriesChart chart;
    chart.period = 60.0;
    chart.time.length = 86'400.0;
    figures::SeriesLine line{QStringLiteral("load"), std::vector<double>(1440, 1.0)};
    line.values[777] = 50.0;
    chart.lines = {line};
    const auto fewer = thinned(chart, 240);
    CHECK(fewer.period == 360.0);
    REQUIRE(fewer.lines[0].values.size() == 240);
    CHECK(fewer.lines[0].values[777 / 6] == 50.0);
    CHECK(std::ranges::count(fewer.lines[0].values, 1.0) == 239);
    // A minute in which nothing happened hides no other, and is a gap where it is alone.
    std::fill_n(chart.lines[0].values.begin(), 7, std::numeric_limits<double>::quiet_NaN());
    CHECK(std::isnan(thinned(chart, 240).lines[0].values[0]));
    CHECK(thinned(chart, 240).lines[0].values[1] == 1.0);
    // Half way through the run the places are those of its end.
    chart.lines[0].values.resize(720);
    CHECK(thinned(chart, 240).lines[0].values.size() == 120);
    chart.time.length = 600.0;
    chart.lines[0].values.resize(10);
    CHECK(thinned(chart, 240).period == 60.0);
}

TEST_CASE("charts grow while a run goes on, and its result takes their place") {
    Watched watched;
    sample::Window window(watched.engine());
    auto& live = watchRun(window);
    CHECK(sample::says(live, "Views: write capacity"));
    REQUIRE(QTest::qWaitFor([&] { return sample::says(live, "on-demand, first replication: 1 h"); }));
    CHECK(sample::says(live, "Running, 25 %"));
    watched.end = true;
    REQUIRE(QTest::qWaitFor([&] { return sample::part<ResultsPage>(window).isVisible(); }));
    CHECK_FALSE(live.isVisible());
}

TEST_CASE("the diagram lives while a run goes on, and shows the moment of its time bar afterwards") {
    Watched watched;
    sample::Window window(watched.engine());
    sample::open(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    auto& page = sample::part<DiagramPage>(window);
    CHECK(sample::says(page, "estimate from mean rates"));
    QTest::keyClick(&*window, Qt::Key_F5);
    const auto state = [&] {
        const auto& nodes = page.view().nodes();
        const auto api =
            std::ranges::find_if(nodes, [](const DiagramNode* node) { return node->node().key == "ViewProduct"; });
        return (*api)->state();
    };
    const auto label = [&] { return page.view().edges().front()->label(); };
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "running, 1 h"); }));
    CHECK(page.time().isVisible());
    CHECK(state().load > 0.0);  // of the account's concurrency, which the scenario tells
    CHECK(state().cost.isEmpty());
    CHECK_FALSE(label().startsWith(u'≈'));
    const QString early = label();
    REQUIRE(QTest::qWaitFor([&] { return label() != early; }));  // simulated time goes on
    // A moment of the past can be looked at meanwhile.
    page.time().setFocus();
    QTest::keyClick(&page.time(), Qt::Key_Home);
    CHECK(sample::says(page, "running, at 00:00"));
    // The other design has not begun: none of these figures are its own.
    sample::part<OutlineView>(window).choose(OutlineItem::Kind::Design, "provisioned, scaled");
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "estimate from mean rates"); }));
    CHECK(label().startsWith(u'≈'));
    sample::part<OutlineView>(window).choose(OutlineItem::Kind::Design, "on-demand");
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "running, at 00:00"); }));
    watched.end = true;
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "00:00") && !sample::says(page, "running"); }));
    CHECK(state().cost.endsWith("/h"));
    QTest::keyClick(&page.time(), Qt::Key_Escape);
    CHECK(sample::says(page, "all of the run"));
}

TEST_CASE("a window keeps its width while a run goes on, in the language of longer words as well") {
    const sample::Spoken indonesian(Language::Indonesian);
    Watched watched;
    sample::Window window(watched.engine());
    window->resize(1280, 800);
    sample::open(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    auto& page = sample::part<DiagramPage>(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "berjalan, "); }));
    CHECK(window->width() == 1280);
    CHECK(window->minimumSizeHint().width() <= 1280);
    watched.end = true;
    REQUIRE(QTest::qWaitFor([&] { return !sample::says(page, "berjalan, "); }));
    CHECK(window->width() == 1280);
}

TEST_CASE("what was told too soon for drawing is drawn once there is time") {
    LiveStudy live;
    LivePage page;
    page.resize(900, 700);
    page.setVisible(true);
    REQUIRE(QTest::qWaitForWindowExposed(&page));
    QElapsedTimer timer;
    timer.start();
    qint64 drawn = 0;
    for (int hours = 1; hours <= 12; ++hours) {  // as fast as this machine can tell
        live.take(liveOf("on-demand", static_cast<std::size_t>(hours) * 60));
        page.show(live, "on-demand");
        drawn += sample::says(page, QString("first replication: %1 h of").arg(hours)) ? 1 : 0;
    }
    // The first, and no more than ten a second, however long the machine took.
    CHECK((drawn >= 1 && drawn <= 1 + timer.elapsed() / 100));
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "first replication: 12 h of"); }, 30'000));
}

TEST_CASE("limits are known before a run has ended, and a run starts when its scenario says") {
    LiveStudy live;
    format::Scenario scenario = sample::scenario();
    scenario.simulation.start = "2026-03-02T06:00:00Z";
    live.begin(scenario);
    CHECK(live.isEmpty());
    live.take(liveOf("on-demand", 10));
    CHECK(live.study().start == "2026-03-02T06:00:00Z");
    const auto& quotas = live.find("on-demand")->quotas;
    const auto lambda = std::ranges::find(quotas, std::string("Lambda concurrent executions"), &study::QuotaUse::name);
    REQUIRE(lambda != quotas.end());
    CHECK(lambda->limit == 1000.0);
    CHECK(live.find("scaled") == nullptr);
    live.begin(scenario);
    CHECK(live.measured("on-demand") == 0.0);
}

TEST_CASE("a second run is watched as well, and stopping it brings the earlier results back") {
    Watched watched;
    sample::Window window(watched.engine());
    sample::open(window);
    watched.end = true;
    sample::run(window);
    watched.end = false;
    QTest::keyClick(&*window, Qt::Key_F5);
    auto& live = sample::part<LivePage>(window);
    REQUIRE(QTest::qWaitFor([&] { return live.isVisible(); }));
    for (QPushButton* button : live.findChildren<QPushButton*>()) button->click();
    REQUIRE(QTest::qWaitFor([&] { return sample::part<ResultsPage>(window).isVisible(); }));
    CHECK(sample::says(*window, "stopped; results of the run before"));
}

TEST_CASE("what was watched of a run that is stopped stays, and it can be run again from there") {
    Watched watched;
    sample::Window window(watched.engine());
    auto& live = watchRun(window);
    QTest::keyClick(&*window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return sample::says(live, "Stopped before anything was finished"); }));
    CHECK(live.isVisible());
    CHECK_FALSE(live.findChildren<SeriesCard*>().empty());
    CHECK(sample::says(live, "What was recorded until then"));
    CHECK(window->minimumSizeHint().width() <= 1120);
    CHECK(sample::says(live, "on-demand, first replication: "));
    watched.end = true;
    for (QPushButton* button : live.findChildren<QPushButton*>()) {
        if (button->text().contains("again")) QTest::mouseClick(button, Qt::LeftButton);
    }
    REQUIRE(QTest::qWaitFor([&] { return sample::part<ResultsPage>(window).isVisible(); }));
}

TEST_CASE("the diagram shows what was recorded of a run that is stopped, and says so, until something is changed") {
    Watched watched;
    sample::Window window(watched.engine());
    sample::open(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    auto& page = sample::part<DiagramPage>(window);
    const auto label = [&] { return page.view().edges().front()->label(); };
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "running, 1 h"); }));
    QTest::keyClick(&*window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "stopped, 1 h"); }));
    CHECK(sample::says(page, "of 24 h simulated"));
    CHECK_FALSE(label().startsWith(u'≈'));
    CHECK(page.time().isVisible());
    page.time().setFocus();
    QTest::keyClick(&page.time(), Qt::Key_Home);
    CHECK(sample::says(page, "stopped, at 00:00"));
    // Of a design that had not begun nothing was recorded.
    auto& outline = sample::part<OutlineView>(window);
    outline.choose(OutlineItem::Kind::Design, "provisioned, scaled");
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "estimate from mean rates"); }));
    CHECK(sample::says(sample::part<TopBar>(window), "Stopped before anything was finished"));
    outline.choose(OutlineItem::Kind::Design, "on-demand");
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "stopped, at 00:00"); }));
    sample::part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    CHECK(sample::says(sample::part<LivePage>(window), "What was recorded until then"));
    // What was recorded is of the text that ran, not of another.
    auto& source = sample::part<SourceView>(window);
    source.moveCursor(QTextCursor::Start);
    REQUIRE(source.find("\"MemorySize\": 512"));
    source.insertPlainText("\"MemorySize\": 1024");
    sample::part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "estimate from mean rates"); }));
    QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(QTest::qWaitFor([&] { return sample::says(page, "stopped, "); }));
}

TEST_CASE("what was recorded while another page was looked at is there after the run was stopped") {
    Watched watched;
    sample::Window window(watched.engine());
    sample::open(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::SourceTab);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return sample::says(sample::part<TopBar>(window), "running"); }));
    QTest::qWait(50);
    QTest::keyClick(&*window, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return sample::part<Commands>(window).run->isEnabled(); }));
    sample::part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    auto& live = sample::part<LivePage>(window);
    CHECK(live.isVisible());
    CHECK(QTest::qWaitFor([&] { return !live.findChildren<SeriesCard*>().empty(); }));
}
