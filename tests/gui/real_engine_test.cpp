// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/examples.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// The simulator itself, on the first ten minutes of a scenario.
Engine realEngine() {
    format::Overrides overrides;
    overrides.duration = base::minutes(10);
    overrides.replications = 1;
    Engine engine;
    engine.load = [overrides](const std::filesystem::path& file) { return format::loadScenario(file, overrides); };
    engine.loadText = [overrides](const std::string& text, const std::filesystem::path& file) {
        return format::loadScenarioText(text, file.string(), overrides);
    };
    engine.estimate = study::estimate;
    engine.run = study::run;
    return engine;
}

}  // namespace

TEST_CASE("the flagship of the gallery opens, runs and shows its figures") {
    Examples examples;
    const QString path = examples.copyOf("product_catalogue.json");
    REQUIRE_FALSE(path.isEmpty());
    Window window(realEngine());
    window.show();
    window->open(path);
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    QTest::keyClick(&*window, Qt::Key_3, Qt::ControlModifier);
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return part<ResultsPage>(window).isVisible(); }, 120'000));
    CHECK(says(*window, "p99, Api"));
    CHECK(says(*window, "What makes the p99 of Api"));
    CHECK(says(*window, "Views: write capacity"));
    CHECK(says(*window, "ViewProduct: concurrent executions"));
    CHECK(says(*window, "finished in"));
    QTest::keyClick(&*window, Qt::Key_4, Qt::ControlModifier);
    CHECK(says(*window, "Per million requests"));
    CHECK(says(*window, "List prices of us-east-1"));
}
