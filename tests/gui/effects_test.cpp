// SPDX-License-Identifier: GPL-3.0-or-later
// What each change of a design does is simulated on request, and stands beside the change.
#include "gui/effects_controller.hpp"

#include <QHeaderView>
#include <QPushButton>

#include "gui/items/change_row.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/widgets/row_table.hpp"
#include "scenarios/study/run.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

/// Two changes of a function whose cost is by hand: twice the memory costs twice the duration's price.
const char* const kText = R"({ "Headroom": 1, "Region": "us-east-1", "Billing": { "FreeTier": "none" },
 "Resources": { "Work": { "Type": "AWS::Lambda::Function",
   "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10 }, "Behavior": { "Duration": "100ms", "Init": "0s" } } },
 "Workloads": { "Users": { "Target": "Work", "Arrivals": { "Constant": { "Rate": "1/s" } } } },
 "Designs": [ { "Name": "small" }, { "Name": "large", "Patch": { "Resources": { "Work": {
   "Properties": { "MemorySize": 1024, "Timeout": 20 } } } } } ],
 "Simulation": { "WarmUp": "1m", "Duration": "10m", "Replications": 2 } }
)";

std::shared_ptr<const study::StudyResult> studyOf(const char* text) {
    auto loaded = format::loadScenarioText(text, "work.json");
    REQUIRE(loaded.scenario);
    auto made = study::run(*loaded.scenario, {});
    REQUIRE(made);
    return std::make_shared<const study::StudyResult>(std::move(*made));
}

QPushButton& button(ComparePage& page, const QString& text) {
    for (QPushButton* one : page.findChildren<QPushButton*>()) {
        if (one->text() == text) return *one;
    }
    FAIL("no button " << text.toStdString());
    return *page.findChild<QPushButton*>();
}

RowTable& changes(ComparePage& page) {
    for (RowTable* table : page.findChildren<RowTable*>()) {
        if (table->accessibleName() == "What differs") return *table;
    }
    FAIL("no table");
    return *page.findChild<RowTable*>();
}

}  // namespace

TEST_CASE("the effects of the changes come from simulations of them and add up to the designs' difference") {
    const auto study = studyOf(kText);
    EffectsController effects(1);
    std::optional<planning::DesignDiff> found;
    QObject::connect(&effects, &EffectsController::found, &effects,
                     [&](const planning::DesignDiff& diff) { found = diff; });
    QObject::connect(&effects, &EffectsController::failed, &effects,
                     [](const QString& why) { FAIL(why.toStdString()); });
    effects.start(kText, "work.json", study, "large");
    REQUIRE(QTest::qWaitFor([&] { return found.has_value(); }, 20'000));
    REQUIRE(found->effects.size() == 2);
    double sum = 0.0;
    for (const planning::ChangeEffect& effect : found->effects) {
        REQUIRE(effect.cost);
        sum += effect.cost->value;
        // 730 h at 1/s and 100 ms: half a GB more costs 730 * 3,600 * 0.1 * 0.5 GB-s at 0.0000166667 USD.
        const bool memory = effect.changes.front().pointer.ends_with("MemorySize");
        CHECK(effect.cost->value == Approx(memory ? 730.0 * 3600.0 * 0.05 * 0.0000166667 : 0.0).margin(0.01));
    }
    CHECK(sum == Approx(study->designs[1].cost.perMonth - study->designs[0].cost.perMonth).margin(1e-6));
}

TEST_CASE("the page asks for them, shows how far it is, and has a column once they are known") {
    const auto study = studyOf(kText);
    ComparePage page;
    page.resize(900, 700);
    page.show(*study, study->designs[1], kText);
    page.setVisible(true);
    RowTable& table = changes(page);
    CHECK(table.isColumnHidden(ChangeColumns::Effect));
    std::string asked;
    bool dropped = false;
    QObject::connect(&page, &ComparePage::effectsWanted, [&](const std::string& design) { asked = design; });
    QObject::connect(&page, &ComparePage::effectsUnwanted, [&] { dropped = true; });
    button(page, "Effect of each change").click();
    CHECK(asked == "large");
    page.showEffectsProgress(0.5);
    CHECK(sample::says(page, "Simulating each change of large: 50 %"));
    button(page, "Stop").click();
    CHECK(dropped);
    button(page, "Effect of each change").click();
    planning::DesignDiff diff{"large", {}, {}, "Users"};
    planning::Difference cost;
    cost.value = 2.19;
    cost.verdict = planning::Verdict::Worse;
    diff.effects.push_back({{{"/Resources/Work/Properties/MemorySize", {}, {}}}, cost, {}});
    page.showEffects(diff);
    CHECK_FALSE(table.isColumnHidden(ChangeColumns::Effect));
    CHECK(table.model()->index(0, ChangeColumns::Effect).data().toString().toStdString() == "+$2.19");
    CHECK(table.columnWidth(ChangeColumns::Effect) > 40);
    // The first design has nothing that differs; the other one keeps what is known of it.
    page.show(*study, study->designs[0], kText);
    page.show(*study, study->designs[1], kText);
    CHECK_FALSE(table.isColumnHidden(ChangeColumns::Effect));
    // Another scenario: what was simulated is of no use.
    page.show(*study, study->designs[1], std::string(kText) + "\n");
    CHECK(table.isColumnHidden(ChangeColumns::Effect));
}
