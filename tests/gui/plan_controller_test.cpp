// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan_controller.hpp"

#include <QTest>
#include <QThread>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "tests/gui/sample_plan.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;
using planning::Question;
using planning::QuestionKind;

namespace {

struct Heard {
    explicit Heard(PlanController& controller) {
        QObject::connect(&controller, &PlanController::answered,
                         [this](const SharedAnswer& one) { answers.push_back(one); });
        QObject::connect(&controller, &PlanController::failed,
                         [this](const base::Error& one) { errors.push_back(one); });
        QObject::connect(&controller, &PlanController::progressed, [this](const study::Progress&) { ++progress; });
    }
    bool isOver() const { return !answers.empty() || !errors.empty(); }
    std::vector<SharedAnswer> answers;
    std::vector<base::Error> errors;
    int progress = 0;
};

Question about(const std::string& design) {
    Question question;
    question.design = design;
    return question;
}

gui::Engine answering(std::function<base::Result<SharedAnswer>(const Question&, const study::RunOptions&)> answer) {
    gui::Engine engine = sample::engine();
    engine.answer = [answer = std::move(answer)](const std::string&, const std::filesystem::path&,
                                                 const Question& question,
                                                 const study::RunOptions& run) { return answer(question, run); };
    return engine;
}

}  // namespace

TEST_CASE("a question is answered off the window's thread") {
    std::atomic<bool> elsewhere = false;
    PlanController controller(
        answering([&](const Question& question, const study::RunOptions& run) {
            elsewhere = QThread::currentThread() != qApp->thread() && run.jobs == 2;
            return base::Result<SharedAnswer>(std::make_shared<const planning::Answer>(sample::answerTo(question)));
        }),
        2);
    Heard heard(controller);
    controller.ask("{}", "x.json", about("on-demand"));
    CHECK(controller.isWorking());
    CHECK(controller.workedFor() > 0.0);
    REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
    CHECK(elsewhere);
    CHECK_FALSE(controller.isWorking());
    CHECK(controller.workedFor() == 0.0);
    CHECK(heard.answers.front()->question.design == "on-demand");
}

TEST_CASE("of two questions the older one is not heard of") {
    PlanController controller(
        answering([](const Question& question, const study::RunOptions& run) {
            while (question.design == "first" && !run.stop.stop_requested())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return base::Result<SharedAnswer>(std::make_shared<const planning::Answer>(sample::answerTo(question)));
        }),
        1);
    Heard heard(controller);
    controller.ask("{}", "x.json", about("first"));
    controller.ask("{}", "x.json", about("second"));
    REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
    QTest::qWait(20);
    REQUIRE(heard.answers.size() == 1);
    CHECK(heard.answers.front()->question.design == "second");
}

TEST_CASE("a question that is abandoned is not heard of, and an exception is an error") {
    PlanController controller(answering([](const Question&, const study::RunOptions&) -> base::Result<SharedAnswer> {
                                  throw std::runtime_error("out of memory");
                              }),
                              1);
    Heard heard(controller);
    controller.ask("{}", "x.json", about("first"));
    REQUIRE(QTest::qWaitFor([&] { return heard.isOver(); }));
    CHECK(heard.errors.front().code == base::Errc::Internal);
    Heard silent(controller);
    controller.ask("{}", "x.json", about("second"));
    controller.abandon();
    QTest::qWait(30);
    CHECK_FALSE(silent.isOver());
}

TEST_CASE("the real engine answers from the text") {
    const std::string text = sample::sourceText();
    Question question = about("no such design");
    const auto refused = answerQuestion(text, "sample.json", question, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("no such design") != std::string::npos);
    CHECK_FALSE(answerQuestion("{ no json", "sample.json", question, {}));
}
