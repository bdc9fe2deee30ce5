// SPDX-License-Identifier: GPL-3.0-or-later
// Closing a window whose run has gone on for so long that it is worth a question.
#include <QElapsedTimer>
#include <QPushButton>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "tests/gui/answer_dialog.hpp"
#include "tests/gui/plan_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

gui::Engine endlessRun(const std::shared_ptr<std::atomic<bool>>& began) {
    gui::Engine engine = sample::engine();
    engine.run = [began](const format::Scenario&, const study::RunOptions& options) {
        *began = true;
        options.onProgress({0.25, 2.0, 6.0});
        while (!options.stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return base::Result<study::StudyResult>(base::Error{base::Errc::Cancelled, {}, "cancelled"});
    };
    return engine;
}

}  // namespace

TEST_CASE("a window is not closed over a run that has gone on for long without a question", "[.][soak]") {
    const auto began = std::make_shared<std::atomic<bool>>(false);
    sample::Window window(endlessRun(began));
    sample::open(window);
    QElapsedTimer time;
    time.start();
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return time.elapsed() > 10'500; }, 20'000));
    {
        sample::Answers no("No");
        window->close();
        CHECK(no.asked() == 1);
        CHECK(no.said().contains("all that it found is lost"));
        CHECK(window->isVisible());
        window->open(window.file());
        CHECK(no.asked() == 2);
    }
    sample::Answers yes("Yes");
    window->close();
    CHECK(yes.asked() == 1);
    CHECK_FALSE(window->isVisible());
}

TEST_CASE("a window is not closed over a question that is worked on for long without another", "[.][soak]") {
    gui::Engine engine = sample::planningEngine();
    engine.answer = [](const std::string&, const std::filesystem::path&, const planning::Question&,
                       const study::RunOptions& options) {
        while (!options.stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return base::Result<SharedAnswer>(base::Error{base::Errc::Cancelled, {}, "cancelled"});
    };
    sample::Window window(engine);
    auto& page = sample::openPlan(window, planning::QuestionKind::BreakingPoint);
    QElapsedTimer time;
    time.start();
    QTest::mouseClick(&sample::button(page, plan::button(planning::QuestionKind::BreakingPoint)), Qt::LeftButton);
    {
        sample::Answers no("No");
        QTest::qWait(100);
        CHECK(no.asked() == 0);
    }
    REQUIRE(QTest::qWaitFor([&] { return time.elapsed() > 10'500; }, 20'000));
    {
        sample::Answers no("No");
        window->open(window.file());
        CHECK(no.asked() == 1);
        CHECK(no.said().contains("With another file opened it gets no answer"));
        window->close();
        CHECK(no.asked() == 2);
        CHECK(no.said().contains("With the window closed it gets no answer"));
        CHECK(window->isVisible());
        CHECK(sample::button(page, "Stop").isEnabled());  // it is still worked on
    }
    sample::Answers yes("Yes");
    window->close();
    CHECK(yes.asked() == 1);
    CHECK_FALSE(window->isVisible());
}

TEST_CASE("a window whose run has just begun is closed without a question") {
    const auto began = std::make_shared<std::atomic<bool>>(false);
    sample::Window window(endlessRun(began));
    sample::open(window);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return began->load(); }));
    sample::Answers no("No");
    window->close();
    CHECK(no.asked() == 0);
    CHECK_FALSE(window->isVisible());
}
