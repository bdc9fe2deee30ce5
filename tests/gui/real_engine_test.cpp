// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPushButton>

#include <algorithm>

#include "gui/examples.hpp"
#include "gui/widgets/status_strip.hpp"
#include "tests/gui/short_engine.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

/// What the strip at the bottom says.
QString guessesSaid(Window& window) {
    for (const QPushButton* button : part<StatusStrip>(window).findChildren<QPushButton*>()) {
        if (button->text().contains("guess")) return button->text();
    }
    return {};
}

/// What the command counts: the guesses that a result lists.
QString guessesOf(const QString& path) {
    const auto loaded = shortEngine().load(path.toStdString());
    REQUIRE(loaded.scenario);
    format::Scenario shortened = *loaded.scenario;
    shortened.simulation.duration = base::seconds(20);
    shortened.simulation.warmUp = base::seconds(1);
    const auto result = study::run(shortened, {});
    REQUIRE(result);
    const auto count = std::ranges::count(result->assumptions, true, &study::Assumption::guess);
    return QString("%1 guesses").arg(count);
}

}  // namespace

TEST_CASE("the flagship of the gallery opens, runs and shows its figures") {
    Examples examples;
    const QString path = examples.copyOf("product_catalogue.json");
    REQUIRE_FALSE(path.isEmpty());
    Window window(shortEngine());
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
    CHECK(guessesSaid(window) == guessesOf(path));
    QTest::keyClick(&*window, Qt::Key_4, Qt::ControlModifier);
    CHECK(says(*window, "Per million requests"));
    CHECK(says(*window, "List prices of us-east-1"));
}
