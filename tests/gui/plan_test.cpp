// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that take many simulations, in the window.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include <atomic>
#include <chrono>
#include <thread>

#include "gui/items/plan_words.hpp"
#include "gui/items/rows_model.hpp"
#include "gui/pages/compare_area.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/widgets/answer_view.hpp"
#include "gui/widgets/plan_settings.hpp"
#include "gui/widgets/source_view.hpp"
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

TEST_CASE("what breaks first is found by one button") {
    Oracle oracle;
    sample::Window window(oracle.engine());
    auto& page = openPlan(window, QuestionKind::BreakingPoint);
    CHECK(sample::says(page, "Not asked yet"));
    CHECK(sample::says(page, plan::what(QuestionKind::BreakingPoint)));
    ask(page, QuestionKind::BreakingPoint);
    CHECK(sample::says(page, "First to give way: Views: write capacity, at 1.34x today's traffic"));
    REQUIRE(oracle.asked.size() == 1);
    CHECK(oracle.asked[0].design == "on-demand");
    CHECK(oracle.asked[0].most == 100.0);
}

TEST_CASE("a break-even is with another design or the design's own other side") {
    Oracle oracle;
    sample::Window window(oracle.engine());
    auto& page = openPlan(window, QuestionKind::BreakEven);
    auto& against = named<QComboBox>(page, "Against");
    CHECK(against.itemText(0) == "provisioned, scaled");
    const int pair = against.findText("Views: a table on demand, or provisioned and scaled at 70 %");
    REQUIRE(pair > 0);
    ask(page, QuestionKind::BreakEven);
    against.setCurrentIndex(pair);
    ask(page, QuestionKind::BreakEven);
    REQUIRE(QTest::qWaitFor([&] { return oracle.asked.size() == 2; }));
    CHECK(oracle.asked[0].against == "provisioned, scaled");
    CHECK(oracle.asked[0].pair.empty());
    CHECK(oracle.asked[0].vary == std::vector<std::string>{"Traffic=0.1x..10x"});
    CHECK(oracle.asked[1].pair == "capacity:Views");
    CHECK(oracle.asked[1].against.empty());
}

TEST_CASE("nonsense is marked at its field and nothing is asked") {
    Oracle oracle;
    sample::Window window(oracle.engine());
    auto& page = openPlan(window, QuestionKind::Sweep);
    auto& values = named<QLineEdit>(page, "Values of Vary");
    auto& find = button(page, plan::button(QuestionKind::Sweep));
    CHECK(find.isEnabled());
    values.setText("heaps");
    CHECK_FALSE(find.isEnabled());
    CHECK(values.property("role").toString() == "wrong");
    CHECK(sample::says(page, "heaps"));
    QTest::mouseClick(&find, Qt::LeftButton);
    CHECK(oracle.asked.empty());
    values.setText("1x, 2x");
    CHECK(find.isEnabled());
    CHECK(values.property("role").toString() != "wrong");
    named<QComboBox>(page, "Vary").setCurrentText("/Resources/ViewProduct/Properties/MemorySize");
    values.setText("256, heaps");
    CHECK_FALSE(find.isEnabled());
    CHECK(values.property("role").toString() == "wrong");
    CHECK(sample::says(page, "ViewProduct: MemorySize=256"));  // as forms call it, not by its place in the file
    named<QComboBox>(page, "Vary").setCurrentText("Traffic");
    values.setText("1x, 2x");
    named<QComboBox>(page, "and").setCurrentText("Traffic");
    named<QLineEdit>(page, "Values of and").setText("3x");
    CHECK_FALSE(find.isEnabled());
    CHECK(sample::says(page, "Traffic is varied above already"));
}

TEST_CASE("before a sweep its effort is said") {
    Oracle oracle;
    sample::Window window(oracle.engine());
    auto& page = openPlan(window, QuestionKind::Sweep);
    named<QLineEdit>(page, "Values of Vary").setText("1x,2x,3x");
    // Three values of one design; the sample has a replication.
    CHECK(sample::says(page, "about "));
    CHECK(sample::says(page, " runs, "));
    named<QComboBox>(page, "Designs").setCurrentIndex(1);
    ask(page, QuestionKind::Sweep);
    CHECK(oracle.asked.front().design.empty());
}

TEST_CASE("answers are kept with their settings") {
    Oracle oracle;
    sample::Window window(oracle.engine());
    auto& page = openPlan(window, QuestionKind::Sweep);
    ask(page, QuestionKind::Sweep);
    named<QLineEdit>(page, "Values of Vary").setText("1x,7x");
    ask(page, QuestionKind::Sweep);
    REQUIRE(QTest::qWaitFor([&] { return oracle.asked.size() == 2; }));
    auto& earlier = named<QComboBox>(page, "Earlier answers");
    REQUIRE(earlier.count() == 2);
    CHECK(earlier.itemText(0).contains("1x,7x"));
    earlier.setCurrentIndex(1);
    emit earlier.activated(1);
    CHECK(named<QLineEdit>(page, "Values of Vary").text() == "0.5x,1x,2x,4x");
    // Another kind has its own.
    auto& area = sample::part<CompareArea>(window);
    QTest::mouseClick(&button(area, plan::title(QuestionKind::Inputs)), Qt::LeftButton);
    CHECK(sample::says(page, "Not asked yet"));
    QTest::mouseClick(&button(area, plan::title(QuestionKind::Sweep)), Qt::LeftButton);
    CHECK(page.findChild<AnswerView*>()->isVisible());
}

TEST_CASE("an answer of a scenario that has changed since says so") {
    sample::Window window(sample::planningEngine());
    auto& page = openPlan(window, QuestionKind::Inputs);
    ask(page, QuestionKind::Inputs);
    CHECK_FALSE(sample::says(page, "changed since"));
    auto* source = window->findChild<SourceView*>();
    source->find("512");
    source->textCursor().insertText("1024");
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "changed since this answer"); }));
}

TEST_CASE("what went wrong is a sentence, and stopping is heard") {
    gui::Engine engine = sample::planningEngine();
    engine.answer = [](const std::string&, const std::filesystem::path&, const Question&,
                       const study::RunOptions&) -> base::Result<SharedAnswer> {
        return base::Error{base::Errc::BadInput, {}, "no design is valid: too small"};
    };
    sample::Window failing(engine);
    auto& page = openPlan(failing, QuestionKind::Optimum);
    QTest::mouseClick(&button(page, plan::button(QuestionKind::Optimum)), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return sample::says(page, "no design is valid: too small"); }));
    engine.answer = [](const std::string&, const std::filesystem::path&, const Question&,
                       const study::RunOptions& run) -> base::Result<SharedAnswer> {
        run.onProgress({0.25, 1.0, 3.0});
        while (!run.stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return base::Error{base::Errc::Cancelled, {}, "cancelled"};
    };
    sample::Window waiting(engine);
    auto& other = openPlan(waiting, QuestionKind::Optimum);
    QTest::mouseClick(&button(other, plan::button(QuestionKind::Optimum)), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return sample::says(other, "25 % done"); }));
    CHECK(sample::says(other, "Working on it"));
    QTest::mouseClick(&button(other, "Stop"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return sample::says(other, "No answer"); }));
}

TEST_CASE("nothing can be asked of a scenario with problems") {
    sample::Window window(sample::engine(true));
    sample::open(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::CompareTab);
    sample::part<CompareArea>(window).showQuestion(QuestionKind::BreakingPoint);
    auto& page = sample::part<PlanPage>(window);
    CHECK(sample::says(page, "Nothing to ask yet"));
    CHECK_FALSE(button(page, plan::button(QuestionKind::BreakingPoint)).isEnabled());
}

TEST_CASE("the plan menu leads to its question") {
    sample::Window window(sample::planningEngine());
    sample::open(window);
    for (QAction* action : window->findChildren<QAction*>()) {
        if (action->text().remove(u'&') == plan::title(QuestionKind::Sweep)) action->trigger();
    }
    CHECK(sample::part<PlanPage>(window).isVisible());
    CHECK(sample::says(sample::part<PlanPage>(window), plan::what(QuestionKind::Sweep)));
}

TEST_CASE("tables of an answer are models, figures to the right") {
    RowsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTable({{"What gives way", "at", "p99"}, {"Views: write capacity", "1.3x", "-"}, {"quota", "8x", "2 ms"}});
    CHECK(model.rowCount() == 2);
    CHECK(model.widestColumn() == 0);
    CHECK(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString() == "What gives way");
    CHECK(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString() == "p99");
    CHECK((model.index(0, 1).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0);
    CHECK((model.index(0, 0).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) == 0);
    model.setTable({});
    CHECK(model.rowCount() == 0);
}
