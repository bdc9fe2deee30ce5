// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the window is. Figures are printed; what they are held to leaves room for a machine that is busy.
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

#include "gui/examples.hpp"
#include "gui/items/design_edit.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/widgets/chart_view.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/series_card.hpp"
#include "report/figures/axis_link.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

/// What nineteen of twenty stay below.
double nearlyAll(std::vector<double> values) {
    std::ranges::sort(values);
    return values.at(values.size() * 19 / 20);
}

double milliseconds(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e6; }

/// Of the whole program: what others do on the machine does not count.
double processSeconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

Engine realEngine(double hours) {
    Engine engine = sample::engine();
    format::Overrides overrides;
    overrides.duration = base::fromSeconds(hours * 3600.0);
    overrides.replications = 1;
    engine.load = [overrides](const std::filesystem::path& file) { return format::loadScenario(file, overrides); };
    engine.estimate = study::estimate;
    engine.run = study::run;
    return engine;
}

/// The sample with functions more, each with a table that it reads.
QByteArray manyResources(int pairs) {
    QByteArray more;
    for (int i = 0; i < pairs; ++i) {
        const QByteArray number = QByteArray::number(i);
        more += "\"F" + number + "\": { \"Type\": \"AWS::Lambda::Function\", \"Properties\": { \"Runtime\": " +
                "\"nodejs22.x\", \"MemorySize\": 512 }, \"Behavior\": { \"Steps\": [ { \"Call\": { \"Target\": \"T" +
                number + "\", \"Operation\": \"GetItem\", \"Key\": { \"Uniform\": { \"Keys\": 1000 } } } } ] } },\n";
        more += "\"T" + number + "\": { \"Type\": \"AWS::DynamoDB::Table\", \"Properties\": { \"BillingMode\": " +
                "\"PAY_PER_REQUEST\" }, \"Behavior\": { \"ItemCount\": 1000, \"ItemSize\": \"1KB\" } },\n";
    }
    QByteArray text = QByteArray::fromStdString(sourceText());
    return text.replace("\"Resources\": {", "\"Resources\": {\n" + more);
}

figures::SeriesChart yearOf(int number) {
    figures::SeriesChart chart;
    chart.title = QStringLiteral("Series %1").arg(number);
    chart.period = 60.0;
    chart.time.length = 365.0 * 86'400.0;
    chart.time.start = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    figures::SeriesLine line{chart.title, std::vector<double>(525'600), figures::Tone::Primary, false};
    for (std::size_t i = 0; i < line.values.size(); ++i)
        line.values[i] = 100.0 + static_cast<double>((i * 7919U + static_cast<std::size_t>(number)) % 1440U) / 20.0;
    chart.lines.push_back(std::move(line));
    return chart;
}

}  // namespace

TEST_CASE("watching a run costs it at most three percent", "[.][soak]") {
    Examples examples;
    const QString path = examples.copyOf("product_catalogue.json");
    bool watched = false;
    double took = 0.0;
    Engine engine = realEngine(24.0);
    engine.run = [&](const format::Scenario& scenario, study::RunOptions options) {
        if (!watched) options.onLive = {};
        const double before = processSeconds();
        auto result = study::run(scenario, options);
        took = processSeconds() - before;
        return result;
    };
    sample::Window window(engine);
    window->resize(1280, 800);
    window.show();
    window->open(path);
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    std::vector<double> ratios;
    for (const int tab : {int(Workspace::ResultsTab), int(Workspace::DiagramTab)}) {
        part<Workspace>(window).setCurrentIndex(tab);
        ratios.clear();
        for (int pair = 0; pair < 7; ++pair) {
            double alone = 0.0;
            for (const bool watching : {pair % 2 == 0, pair % 2 != 0}) {
                watched = watching;
                took = 0.0;
                QTest::keyClick(&*window, Qt::Key_F5);
                REQUIRE(QTest::qWaitFor([&] { return took > 0.0; }, 300'000));
                QTest::qWait(50);
                ratios.push_back(watching ? took : -took);
            }
            const double last = ratios.back();
            ratios.pop_back();
            const double first = ratios.back();
            ratios.pop_back();
            alone = first < 0.0 ? -first : -last;
            ratios.push_back(std::max(first, last) / alone);
        }
        std::printf("watched from the %s: %.4f times the processor time of an unwatched run (median of %zu pairs)\n",
                    tab == Workspace::ResultsTab ? "results" : "diagram", median(ratios), ratios.size());
        CHECK(median(ratios) < 1.03);
    }
}

TEST_CASE("the window and the flagship open at once", "[.][soak]") {
    std::vector<double> windows;
    std::vector<double> openings;
    for (int i = 0; i < 9; ++i) {
        QElapsedTimer timer;
        timer.start();
        sample::Window window(realEngine(24.0));
        window->show();
        REQUIRE(QTest::qWaitForWindowExposed(&*window));
        window->repaint();
        windows.push_back(milliseconds(timer));
        Examples examples;
        const QString path = examples.copyOf("product_catalogue.json");
        timer.restart();
        window->open(path);
        while (!part<Workspace>(window).isVisible()) QApplication::processEvents();
        window->repaint();
        openings.push_back(milliseconds(timer));
    }
    std::printf("a window %.0f ms (first of all %.0f ms), the flagship opens in %.0f ms (medians of %zu)\n",
                median(windows), windows.front(), median(openings), windows.size());
    CHECK(median(windows) < 500.0);
    CHECK(median(openings) < 200.0);
}

TEST_CASE("a program that is started shows its first window in half a second", "[.][soak]") {
    std::vector<double> starts;
    for (int i = 0; i < 9; ++i) {
        const QTemporaryDir folder;
        QProcess program;
        QElapsedTimer timer;
        timer.start();
        program.start(QStringLiteral(HEADROOM_TYPING_DRIVER), {QStringLiteral("--start"), folder.path()});
        REQUIRE(program.waitForReadyRead(30'000));
        starts.push_back(milliseconds(timer));
        CHECK(program.readAllStandardOutput() == "shown\n");
        REQUIRE(program.waitForFinished(30'000));
        CHECK(program.exitCode() == 0);
    }
    std::printf("started and shown in %.0f ms (median of %zu), %.0f ms the first time\n", median(starts), starts.size(),
                starts.front());
    CHECK(median(starts) < 500.0);
    CHECK(starts.front() < 500.0);
}

TEST_CASE("a year of six series pans in twenty milliseconds a frame", "[.][soak]") {
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    figures::AxisLink time;
    time.setLength(365.0 * 86'400.0, 300.0);
    std::vector<SeriesCard*> cards;
    for (int i = 0; i < 6; ++i) {
        cards.push_back(new SeriesCard(yearOf(i), time));
        column->addWidget(cards.back());
    }
    page.resize(1200, 1000);
    page.show();
    REQUIRE(QTest::qWaitForWindowExposed(&page));
    for (const double days : {365.0, 30.0, 1.0}) {
        std::vector<double> frames;
        for (int frame = 0; frame < 60; ++frame) {
            const double from = frame * days * 86'400.0 / 100.0;
            QElapsedTimer timer;
            timer.start();
            time.show(from, from + days * 86'400.0);
            QApplication::processEvents();
            frames.push_back(milliseconds(timer));
        }
        const double slowest = *std::ranges::max_element(frames);
        std::printf("panning %3.0f days of a year: %.1f ms a frame, 95 %% below %.1f, %.1f at most\n", days,
                    median(frames), nearlyAll(frames), slowest);
        CHECK(nearlyAll(frames) < 20.0);
    }
}

TEST_CASE("five hundred resources stay fluid", "[.][soak]") {
    Graph graph;
    for (std::size_t i = 0; i < 500; ++i) {
        graph.nodes.push_back({OutlineItem::Kind::Resource, "R" + std::to_string(i), QString("Resource %1").arg(i),
                               "Lambda · arm64 512 MB", "≈ 120/s"});
        if (i > 0) graph.edges.push_back({(i * 7) % i, i, "Invoke", 1.0, 120.0});
    }
    DiagramView view;
    view.resize(1200, 800);
    view.setVisible(true);
    REQUIRE(QTest::qWaitForWindowExposed(&view));
    QElapsedTimer timer;
    timer.start();
    view.show(graph, {});
    view.fit();
    QApplication::processEvents();
    const double first = milliseconds(timer);
    std::vector<double> frames;
    for (const double zoom : {1.0, 6.0}) {
        view.zoom(zoom);
        for (int frame = 0; frame < 40; ++frame) {
            timer.restart();
            view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + 7);
            view.nodes()[static_cast<std::size_t>(frame)]->setPos(view.nodes()[0]->pos() + QPointF(frame, frame));
            view.viewport()->repaint();
            frames.push_back(milliseconds(timer));
        }
    }
    std::printf("500 resources: drawn in %.0f ms, panned in %.1f ms a frame, %.1f at most\n", first, median(frames),
                *std::ranges::max_element(frames));
    CHECK(median(frames) < 33.0);
}

TEST_CASE("a scenario of five hundred resources stays fluid in the window", "[.][soak]") {
    sample::Window window(realEngine(1.0));
    window->resize(1280, 800);
    window.show();
    const QString path = window.path("many.json");
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(manyResources(250));
    }
    QElapsedTimer timer;
    timer.start();
    window->open(path);
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }, 20'000));
    part<Workspace>(window).setCurrentIndex(Workspace::DiagramTab);
    window->repaint();
    const double opened = milliseconds(timer);
    DiagramView& view = part<DiagramPage>(window).view();
    REQUIRE(view.nodes().size() > 500);
    view.fit();
    std::vector<double> frames;
    for (int frame = 0; frame < 60; ++frame) {
        timer.restart();
        if (frame == 30) view.zoom(6.0);
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + 9);
        view.viewport()->repaint();
        frames.push_back(milliseconds(timer));
    }
    view.fit();
    view.nodes()[0]->setSelected(true);
    const QPoint at = view.mapFromScene(view.nodes()[0]->sceneBoundingRect().center());
    std::vector<double> drags;  // of a box whose arrows follow
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at);
    for (int step = 1; step <= 30; ++step) {
        timer.restart();
        QTest::mouseMove(view.viewport(), at + QPoint(3 * step, step));
        view.viewport()->repaint();
        drags.push_back(milliseconds(timer));
    }
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at);  // back where it was: nothing is edited
    std::vector<double> choices;
    for (int i = 0; i < 20; ++i) {
        timer.restart();
        part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "F" + std::to_string(i));
        QApplication::processEvents();
        choices.push_back(milliseconds(timer));
    }
    std::printf(
        "a scenario of 500: open in %.0f ms, panned in %.1f ms a frame (95 %% below %.1f), dragged in %.1f, chosen in "
        "%.0f\n",
        opened, median(frames), nearlyAll(frames), median(drags), median(choices));
    CHECK(nearlyAll(frames) < 50.0);
    CHECK(median(drags) < 50.0);
    CHECK(median(choices) < 200.0);
}
