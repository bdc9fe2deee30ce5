// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_controller.hpp"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <chrono>
#include <stdexcept>

#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

using Run = std::function<base::Result<study::StudyResult>(const format::Scenario&, const study::RunOptions&)>;

Engine engineWith(Run run) {
    Engine engine = sample::engine();
    engine.run = std::move(run);
    return engine;
}

/// Works until it is asked to stop, then returns what it has, marked partial, as run() does.
base::Result<study::StudyResult> untilStopped(const format::Scenario& scenario, const study::RunOptions& options) {
    while (!options.stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    study::StudyResult result;
    result.scenario = scenario.name;
    result.partial = true;
    return result;
}

/// What a controller said, on which thread.
struct Heard {
    explicit Heard(RunController& controller) {
        QObject::connect(&controller, &RunController::progressed,
                         [this](const study::Progress& one) { progress.push_back(one); });
        QObject::connect(&controller, &RunController::finished, [this](const SharedResult& one) {
            thread = QThread::currentThread();
            results.push_back(one);
        });
        QObject::connect(&controller, &RunController::failed,
                         [this](const base::Error& one) { errors.push_back(one); });
    }
    bool isOver() const { return !results.empty() || !errors.empty(); }

    std::vector<study::Progress> progress;
    std::vector<SharedResult> results;
    std::vector<base::Error> errors;
    QThread* thread = nullptr;
};

}  // namespace

TEST_CASE("a run happens off the window's thread and its result arrives on it") {
    std::atomic<bool> elsewhere = false;
    RunController controller(engineWith([&](const format::Scenario&, const study::RunOptions& options) {
                                 elsewhere = QThread::currentThread() != qApp->thread() && options.jobs == 3;
                                 return base::Result<study::StudyResult>(sample::result());
                             }),
                             3);
    Heard heard(controller);
    controller.start(sample::scenario());
    CHECK(controller.isRunning());
    REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
    CHECK(elsewhere);
    CHECK(heard.thread == QThread::currentThread());
    REQUIRE(heard.results.size() == 1);
    CHECK(heard.results.front()->seed == 42);
    CHECK_FALSE(controller.isRunning());
}

TEST_CASE("progress is told at most ten times a second, the end always") {
    RunController controller(engineWith([](const format::Scenario&, const study::RunOptions& options) {
                                 for (int i = 1; i <= 5000; ++i) options.onProgress({i / 5000.0, 0.0, 0.0});
                                 return base::Result<study::StudyResult>(study::StudyResult{});
                             }),
                             1);
    Heard heard(controller);
    const auto begin = std::chrono::steady_clock::now();
    controller.start(sample::scenario());
    REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    REQUIRE_FALSE(heard.progress.empty());
    CHECK(heard.progress.size() <= static_cast<std::size_t>(seconds * 10.0) + 2);
    CHECK(heard.progress.back().done == 1.0);
}

TEST_CASE("cancelling returns what is finished") {
    RunController controller(engineWith(untilStopped), 1);
    Heard heard(controller);
    controller.start(sample::scenario());
    QTest::qWait(20);
    controller.cancel();
    controller.cancel();
    REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
    REQUIRE(heard.results.size() == 1);
    CHECK(heard.results.front()->partial);
    QTest::qWait(30);
    CHECK(heard.errors.empty());
}

TEST_CASE("cancelling a run that did not begin says so once") {
    // The worker is still busy with a run that takes its time to stop.
    std::atomic<bool> end = false;
    RunController controller(engineWith([&](const format::Scenario&, const study::RunOptions&) {
                                 while (!end) std::this_thread::sleep_for(std::chrono::milliseconds(1));
                                 return base::Result<study::StudyResult>(study::StudyResult{});
                             }),
                             1);
    Heard heard(controller);
    controller.start(sample::scenario());
    QTest::qWait(10);
    controller.start(sample::scenario());
    controller.cancel();
    end = true;
    REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
    REQUIRE(heard.errors.size() == 1);
    CHECK(heard.errors.front().code == base::Errc::Cancelled);
    CHECK(heard.results.empty());
}

TEST_CASE("the newest request wins") {
    RunController controller(engineWith([](const format::Scenario& scenario, const study::RunOptions& options) {
                                 return scenario.name == "old" ? untilStopped(scenario, options)
                                                               : base::Result<study::StudyResult>(sample::result());
                             }),
                             1);
    Heard heard(controller);
    format::Scenario old = sample::scenario();
    old.name = "old";
    controller.start(old);
    QTest::qWait(10);
    controller.start(sample::scenario());
    REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
    QTest::qWait(50);
    REQUIRE(heard.results.size() == 1);
    CHECK(heard.results.front()->scenario == sample::scenario().name);
    CHECK(heard.errors.empty());
}

TEST_CASE("an abandoned run is not heard of any more") {
    RunController controller(engineWith(untilStopped), 1);
    Heard heard(controller);
    controller.start(sample::scenario());
    QTest::qWait(10);
    controller.abandon();
    CHECK_FALSE(controller.isRunning());
    QTest::qWait(60);
    CHECK_FALSE(heard.isOver());
}

TEST_CASE("errors and exceptions of a run are reported") {
    SECTION("an error") {
        RunController controller(
            engineWith([](const format::Scenario&, const study::RunOptions&) {
                return base::Result<study::StudyResult>(base::Error{base::Errc::Environment, "", "no memory"});
            }),
            1);
        Heard heard(controller);
        controller.start(sample::scenario());
        REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
        REQUIRE(heard.errors.size() == 1);
        CHECK(heard.errors.front().what == "no memory");
    }
    SECTION("an exception") {
        RunController controller(
            engineWith([](const format::Scenario&, const study::RunOptions&) -> base::Result<study::StudyResult> {
                throw std::runtime_error("a mistake");
            }),
            1);
        Heard heard(controller);
        controller.start(sample::scenario());
        REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
        REQUIRE(heard.errors.size() == 1);
        CHECK(heard.errors.front().code == base::Errc::Internal);
    }
    SECTION("an absurd run is refused before it begins") {
        Engine engine = engineWith([](const format::Scenario&,
                                      const study::RunOptions&) -> base::Result<study::StudyResult> { std::abort(); });
        engine.estimate = [](const format::Scenario&) {
            return base::Result<study::Estimate>(base::Error{base::Errc::BadInput, "", "a year"});
        };
        RunController controller(engine, 1);
        Heard heard(controller);
        controller.start(sample::scenario());
        REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
        CHECK(heard.errors.front().what == "a year");
    }
}

TEST_CASE("closing while a run is under way waits for it and is quiet") {
    auto controller = std::make_unique<RunController>(engineWith(untilStopped), 1);
    controller->start(sample::scenario());
    QTest::qWait(10);
    controller.reset();
    QTest::qWait(20);
    SUCCEED("neither a crash nor a hang");
}

TEST_CASE("a paused run waits at its next report, goes on when it is let, and can be stopped meanwhile") {
    std::atomic<int> steps = 0;
    Engine engine = sample::engine();
    engine.run = [&](const format::Scenario&, const study::RunOptions& options) {
        while (!options.stop.stop_requested() && steps < 1000) {
            ++steps;
            options.onProgress({0.1, 1.0, 9.0});
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return base::Result<study::StudyResult>(sample::result());
    };
    RunController runs(engine, 1);
    int finished = 0;
    QObject::connect(&runs, &RunController::finished, [&] { ++finished; });
    runs.start(sample::scenario());
    REQUIRE(QTest::qWaitFor([&] { return steps > 3; }));
    runs.setPaused(true);
    CHECK(runs.isPaused());
    QTest::qWait(20);
    const int held = steps;
    QTest::qWait(60);
    CHECK(steps <= held + 1);
    runs.setPaused(false);
    REQUIRE(QTest::qWaitFor([&] { return steps > held + 3; }));
    runs.setPaused(true);
    QTest::qWait(20);
    runs.cancel();
    REQUIRE(QTest::qWaitFor([&] { return finished == 1; }));
    CHECK_FALSE(runs.isRunning());
    CHECK_FALSE(runs.isPaused());
}
