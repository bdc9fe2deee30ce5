// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/event_loop_watch.hpp"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "gui/report_writer.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "scenarios/study/live.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace std::chrono_literals;

namespace {

/// Keeps this thread at work, whatever else the machine does.
void workFor(std::chrono::milliseconds time) {
    const auto spent = [] { return std::chrono::microseconds(std::clock() * 1'000'000 / CLOCKS_PER_SEC); };
    const auto from = spent();
    while (spent() - from < time) {}
}

gui::Engine realEngine() {
    return {[](const std::filesystem::path& file) { return format::loadScenario(file); },
            [](const std::string& text, const std::filesystem::path& file) {
                return format::loadScenarioText(text, file.string());
            },
            study::estimate, study::run, gui::answerQuestion};
}

}  // namespace

TEST_CASE("a piece of work that takes too long is noticed, waiting for events is not") {
    EventLoopWatch watch;
    watch.start();
    QTest::qWait(120);
    CHECK(watch.longestWork() < EventLoopWatch::kTooLong);
    const std::size_t before = watch.blocks().size();  // of a busy machine
    workFor(120ms);
    QTest::qWait(40);
    REQUIRE(watch.blocks().size() > before);
    CHECK(watch.longestWork() >= 80ms);
    CHECK(watch.blocks()[before].away >= 80ms);
    watch.stop();
    QTest::qWait(80);
    CHECK(watch.longestWork() < 1s);
}

TEST_CASE("a PDF is written beside the window, which goes on") {
    const QTemporaryDir folder;
    const QString path = folder.filePath("report.pdf");
    ReportWriter writer;
    QString written;
    QObject::connect(&writer, &ReportWriter::written, [&](const QString& where) { written = where; });
    const auto result = std::make_shared<const study::StudyResult>(sample::result());
    EventLoopWatch watch;
    watch.start();
    QElapsedTimer writing;
    writing.start();
    writer.write(path, result, {});
    CHECK(writer.isBusy());
    REQUIRE(QTest::qWaitFor([&] { return !writer.isBusy(); }, 20'000));
    CHECK(written == path);
    // Written on the window's own thread it would be away for all of it; how long that is, is the machine's.
    CHECK(watch.longestWork() < std::chrono::milliseconds(writing.elapsed()) / 2);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.read(5) == "%PDF-");
    CHECK(QDir(folder.path()).entryList(QDir::Files).size() == 1);

    std::string why;
    QObject::connect(&writer, &ReportWriter::failed, [&](const base::Error& error) { why = error.what; });
    writer.write(folder.filePath("report.pdf/inside.html"), std::make_shared<study::StudyResult>(sample::result()), {});
    REQUIRE(QTest::qWaitFor([&] { return !writer.isBusy(); }, 20'000));
    CHECK_FALSE(why.empty());
}

TEST_CASE("the window never stays away for long while a PDF is written", "[.][soak]") {
    const QTemporaryDir folder;
    ReportWriter writer;
    const auto result = std::make_shared<const study::StudyResult>(sample::result());  // takes longer than the limit
    EventLoopWatch watch;
    watch.start();
    writer.write(folder.filePath("report.pdf"), result, {});
    REQUIRE(QTest::qWaitFor([&] { return !writer.isBusy(); }, 20'000));
    CHECK(watch.longestWork() <= EventLoopWatch::kTooLong);
}

TEST_CASE("the window never stays away for long while the flagship runs", "[.][soak]") {
    sample::Window window(realEngine());
    window.show();
    window->open(QStringLiteral("scenarios/gallery/product_catalogue.json"));
    REQUIRE(QTest::qWaitFor([&] { return sample::part<Workspace>(window).isVisible(); }));
    QTest::qWait(500);
    EventLoopWatch watch;
    watch.start();
    QTest::keyClick(&*window, Qt::Key_F5);
    int tab = 0;
    const auto turn = [&] {  // somebody looks around meanwhile
        sample::part<Workspace>(window).setCurrentIndex(tab++ % 6);
        return sample::part<ResultsPage>(window).isVisible();
    };
    REQUIRE(QTest::qWaitFor(turn, 1'800'000));
    watch.stop();
    for (const EventLoopWatch::Block& block : watch.blocks())
        UNSCOPED_INFO("away " << block.away.count() << " ms, worked " << block.worked.count() << " ms");
    INFO("longest piece of work: " << watch.longestWork().count() << " ms");
    CHECK(watch.longestWork() <= EventLoopWatch::kTooLong);
}

TEST_CASE("choosing things and typing never keeps the window away for long", "[.][soak]") {
    sample::Window window;
    sample::open(window);
    sample::run(window);
    QTest::qWait(300);
    EventLoopWatch watch;
    watch.start();
    for (int turn = 0; turn < 40; ++turn) {
        const char* name = std::array{"Api", "ViewProduct", "Products", "Views"}.at(static_cast<std::size_t>(turn) % 4);
        sample::part<OutlineView>(window).choose(OutlineItem::Kind::Resource, name);
        QTest::qWait(10);
        auto* line = sample::part<PropertiesPanel>(window).findChild<QLineEdit*>();
        if (line == nullptr) continue;
        line->setFocus();
        QTest::keyClicks(line, "9");
        QTest::qWait(10);
        QTest::keyClick(line, Qt::Key_Escape);
    }
    watch.stop();
    std::printf("choosing and typing: %lld ms of work at once, at most\n",
                static_cast<long long>(watch.longestWork().count()));
    CHECK(watch.longestWork() <= EventLoopWatch::kTooLong);
}

TEST_CASE("what is done for those who watch stays within its share of the time") {
    study::WatchBudget budget(0.01);
    using Clock = study::WatchBudget::Clock;
    const auto start = Clock::now();
    CHECK(budget.lets(start));
    budget.spent(start, std::chrono::microseconds(200));  // cheap: ten times a second
    CHECK_FALSE(budget.lets(start + std::chrono::milliseconds(99)));
    CHECK(budget.lets(start + std::chrono::milliseconds(100)));
    CHECK(budget.until(start + std::chrono::milliseconds(40)) == std::chrono::milliseconds(60));
    CHECK(budget.until(start + std::chrono::milliseconds(140)) == std::chrono::milliseconds(0));
    budget.spent(start, std::chrono::milliseconds(5));  // dear: 5 ms is 1 % of half a second
    CHECK_FALSE(budget.lets(start + std::chrono::milliseconds(499)));
    CHECK(budget.lets(start + std::chrono::milliseconds(500)));
}
