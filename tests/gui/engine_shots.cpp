// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/engine_shots.hpp"

#include "gui/examples.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/widgets/outline_view.hpp"

namespace headroom::shots {

namespace {

/// Reads with the format's own reader; runs once, for so long.
gui::Engine realEngine(base::Duration duration) {
    gui::Engine engine = sample::engine();
    engine.load = [duration](const std::filesystem::path& file) {
        format::Overrides overrides;
        overrides.duration = duration;
        overrides.replications = 1;
        return format::loadScenario(file, overrides);
    };
    engine.run = study::run;
    return engine;
}

void run(sample::Window& window, const char* example) {
    gui::Examples examples;
    window->open(examples.copyOf(QLatin1String(example)));
    waitFor([&] { return hasTabs(window); });
    QTest::keyClick(&*window, Qt::Key_F5);
    showTab(window, gui::Workspace::ResultsTab);
    waitFor([&] { return window->findChild<gui::ResultsPage*>()->isVisible(); });
}

void choose(sample::Window& window, gui::OutlineItem::Kind kind, const char* name) {
    window->findChild<gui::OutlineView*>()->choose(kind, name);
}

void shootStates(const Shot& shot) {
    sample::Window window(realEngine(base::minutes(10)));
    shot.dress(window);
    run(window, "saga.json");
    window->findChild<gui::Workspace*>()->openStates("Journey");
    shot.take(window, QStringLiteral("10-states"));
}

/// Long enough to see the backlog of the rush.
void shootQueue(const Shot& shot) {
    sample::Window window(realEngine(base::minutes(30)));
    shot.dress(window);
    run(window, "queued_orders.json");
    choose(window, gui::OutlineItem::Kind::Resource, "Orders");
    shot.take(window, QStringLiteral("10-queue-results"));
    showTab(window, gui::Workspace::DiagramTab);
    diagramOf(window).fit();
    shot.take(window, QStringLiteral("10-queue"));
    choose(window, gui::OutlineItem::Kind::Resource, "OrdersToWork");
    shot.take(window, QStringLiteral("10-queue-mapping"));
    showTab(window, gui::Workspace::CompareTab);
    shot.take(window, QStringLiteral("10-queue-compare"));
}

/// Designs that are nearly alike but for one.
void shootColdStarts(const Shot& shot) {
    sample::Window window(realEngine(base::minutes(10)));
    shot.dress(window);
    run(window, "cold_starts.json");
    showTab(window, gui::Workspace::CompareTab);
    shot.take(window, QStringLiteral("10-cold-starts-compare"));
}

/// Two regions and a VPC, not run yet.
void shootPlaces(const Shot& shot) {
    gui::Examples examples;
    sample::Window window(realEngine(base::minutes(10)));
    shot.dress(window);
    window->open(examples.copyOf(QStringLiteral("global_table.json")));
    waitFor([&] { return hasTabs(window); });
    choose(window, gui::OutlineItem::Kind::Design, "two regions");
    shot.take(window, QStringLiteral("10-regions"));
    window->open(examples.copyOf(QStringLiteral("dax_worth_it.json")));
    waitFor([&] { return diagramOf(window).nodes().size() > 3; });
    choose(window, gui::OutlineItem::Kind::Design, "one dax.t3.small");
    shot.take(window, QStringLiteral("10-vpc"));
}

}  // namespace

void shootGallery(const Shot& shot) {
    shootPlaces(shot);
    shootStates(shot);
    shootQueue(shot);
    shootColdStarts(shot);
}

}  // namespace headroom::shots
