// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario from nothing; what a design changes, in its form; regions in order; the zone of the traffic's times.
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QTimer>

#include "gui/items/new_scenario.hpp"
#include "gui/pages/traffic_page.hpp"
#include "gui/pages/welcome_page.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

TEST_CASE("a new scenario has nothing wrong and the name of its file") {
    const auto loaded = format::loadScenarioText(newScenarioText("my \"shop\"").toStdString(), "shop.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->name == "my \"shop\"");
    CHECK(loaded.problems.empty());
}

/// Types a name into the file dialog that comes up, and accepts it.
void typeName(const QString& path) {
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        auto* name = dialog != nullptr ? dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")) : nullptr;
        if (name == nullptr) return;
        timer->deleteLater();
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
    });
    timer->start(20);
}

TEST_CASE("File, New Scenario writes it where somebody says and opens it") {
    Engine engine = sample::engine();
    engine.load = [](const std::filesystem::path& file) { return format::loadScenario(file); };
    Window window(engine);
    window.show();
    const QString path = window.path("shop.json");
    typeName(path);
    for (QAction* menu : window->menuBar()->actions()) {
        for (QAction* action : menu->menu() != nullptr ? menu->menu()->actions() : QList<QAction*>()) {
            if (action->text().remove(u'&') == QString::fromUtf8("New Scenario…")) action->trigger();
        }
    }
    REQUIRE(QFile::exists(path));
    REQUIRE(QTest::qWaitFor([&] {
        const OutlineItem* item = part<OutlineView>(window).selected();
        return item != nullptr && item->key == "Function";
    }));
    CHECK(window->path() == path);
}

TEST_CASE("a design's form says what it changes") {
    Window window;
    open(window);
    part<OutlineView>(window).choose(OutlineItem::Kind::Design, "provisioned, scaled");
    REQUIRE(QTest::qWaitFor([&] { return says(part<PropertiesPanel>(window), "Views: BillingMode"); }));
    CHECK(says(part<PropertiesPanel>(window), QString::fromUtf8("PAY_PER_REQUEST → PROVISIONED")));
    part<OutlineView>(window).choose(OutlineItem::Kind::Design, "on-demand");
    REQUIRE(QTest::qWaitFor([&] { return !says(part<PropertiesPanel>(window), "Views: BillingMode"); }));
}

TEST_CASE("regions stand in the order of their names") {
    Window window(sample::engine(), true);
    window.show();
    auto* box = part<WelcomePage>(window).findChild<QComboBox*>();
    REQUIRE(box != nullptr);
    QStringList names;
    for (int i = 0; i < box->count(); ++i) names << box->itemText(i);
    QStringList sorted = names;
    sorted.sort();
    CHECK(names == sorted);
}

TEST_CASE("the traffic's curves say in which zone their times are") {
    Window window;
    open(window);
    part<Workspace>(window).setCurrentIndex(Workspace::TrafficTab);
    CHECK(says(part<TrafficPage>(window), "times are in UTC"));
}
