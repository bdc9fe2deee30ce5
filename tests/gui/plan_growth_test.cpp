// SPDX-License-Identifier: GPL-3.0-or-later
// Growth, samples, screenings and sweeps that go on.
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <atomic>

#include "gui/widgets/vary_row.hpp"
#include "tests/gui/plan_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using planning::Question;
using planning::QuestionKind;
using sample::ask;
using sample::button;
using sample::named;
using sample::openPlan;
using sample::Oracle;

TEST_CASE("growth is asked with levels, months and rates") {
    Oracle oracle;
    sample::Window window(oracle.engine());
    auto& page = openPlan(window, QuestionKind::Growth);
    CHECK(sample::says(page, "about "));
    auto& levels = named<QLineEdit>(page, "Levels of traffic");
    levels.setText("1x, heaps");
    CHECK(levels.property("role").toString() == "wrong");
    CHECK_FALSE(button(page, plan::button(QuestionKind::Growth)).isEnabled());
    levels.setText("1x, 5x");
    named<QSpinBox>(page, "Months").setValue(12);
    named<QDoubleSpinBox>(page, "Growth of the traffic").setValue(8.0);
    for (QCheckBox* check : page.findChildren<QCheckBox*>()) {
        if (check->isVisible() && check->text() == "What is stored grows alike") check->setChecked(false);
    }
    named<QDoubleSpinBox>(page, "Growth of what is stored").setValue(2.0);
    ask(page, QuestionKind::Growth);
    REQUIRE(oracle.asked.size() == 1);
    const Question& asked = oracle.asked.front();
    CHECK(asked.factors == "1x, 5x");
    CHECK(asked.months == 12);
    CHECK(asked.rate == Approx(0.08));
    CHECK(asked.stored.value() == Approx(0.02));
    CHECK(sample::says(page, "Cost a month over multiples of today"));
}

TEST_CASE("a sweep can sample ranges and screen what matters") {
    Oracle oracle;
    sample::Window window(oracle.engine());
    auto& page = openPlan(window, QuestionKind::Sweep);
    auto& method = named<QComboBox>(page, "Points");
    const auto choose = [&](planning::SweepMethod wanted) {
        method.setCurrentIndex(method.findText(plan::method(wanted)));
        emit method.activated(method.currentIndex());
    };
    CHECK(page.findChildren<VaryRow*>().at(2)->isHidden());
    choose(planning::SweepMethod::Morris);
    CHECK(named<QLineEdit>(page, "Values of Vary").text() == "0.5x..4x");
    CHECK(page.findChildren<VaryRow*>().at(2)->isVisible());
    named<QSpinBox>(page, "How many points").setValue(6);
    named<QLineEdit>(page, "Values of Vary").setText("1x,2x");
    CHECK(sample::says(page, "needs a range to be screened"));
    named<QLineEdit>(page, "Values of Vary").setText("1x..2x");
    ask(page, QuestionKind::Sweep);
    CHECK(oracle.asked.back().method == planning::SweepMethod::Morris);
    CHECK(oracle.asked.back().count == 6);
    choose(planning::SweepMethod::LatinHypercube);
    ask(page, QuestionKind::Sweep);
    CHECK(oracle.asked.back().method == planning::SweepMethod::LatinHypercube);
    // Each keeps its points in a folder of its own, and the same sweep always in the same.
    CHECK(oracle.asked[0].folder != oracle.asked[1].folder);
    ask(page, QuestionKind::Sweep);
    CHECK(oracle.asked[2].folder == oracle.asked[1].folder);
}

TEST_CASE("a sweep that was stopped is offered to go on") {
    std::atomic<bool> partial = true;
    std::atomic<int> asked = 0;
    gui::Engine engine = sample::planningEngine();
    engine.answer = [&](const std::string&, const std::filesystem::path&, const Question& question,
                        const study::RunOptions&) -> base::Result<SharedAnswer> {
        ++asked;
        planning::Answer answer = sample::answerTo(question);
        std::get<planning::Sweep>(answer.found).partial = partial;
        return std::make_shared<const planning::Answer>(std::move(answer));
    };
    sample::Window window(engine);
    auto& page = openPlan(window, QuestionKind::Sweep);
    QTest::mouseClick(&button(page, plan::button(QuestionKind::Sweep)), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return page.findChild<AnswerView*>()->isVisible(); }));
    partial = false;
    QTest::mouseClick(&button(page, "Continue"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return asked == 2; }));
    // What is finished does not go on, and another sweep begins anew.
    CHECK(QTest::qWaitFor([&] {
        for (const QPushButton* one : page.findChildren<QPushButton*>()) {
            if (one->isVisible() && one->text() == plan::button(QuestionKind::Sweep)) return true;
        }
        return false;
    }));
}
