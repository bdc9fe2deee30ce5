// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/welcome_page.hpp"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include "gui/commands.hpp"
#include "gui/examples.hpp"
#include "gui/format.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/tour.hpp"
#include "scenarios/format/scenario.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

QPushButton& button(QWidget& widget, const QString& text) {
    for (QPushButton* one : widget.findChildren<QPushButton*>()) {
        if (one->text().remove(u'&') == text) return *one;
    }
    FAIL("there is no button " << text.toStdString());
    return *widget.findChild<QPushButton*>();
}

QLineEdit& quota(QWidget& page, const char* name) {
    for (FieldRow* row : page.findChildren<FieldRow*>()) {
        if (row->field().info->name == name) return *row->line();
    }
    FAIL("there is no quota " << name);
    return *page.findChild<QLineEdit*>();
}

std::string original(const QString& example) {
    QFile file(Examples::original(example));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll().toStdString();
}

Engine realLoading() {
    Engine engine = sample::engine();
    engine.load = [](const std::filesystem::path& file) { return format::loadScenario(file); };
    return engine;
}

void press(Tour& tour, Qt::Key key) { QTest::keyClick(&tour, key); }

}  // namespace

TEST_CASE("the first start asks for the account once, and examples begin with it") {
    sample::Window window(realLoading(), true);
    window.show();
    auto& page = part<WelcomePage>(window);
    REQUIRE(page.isVisible());
    page.findChild<QComboBox*>()->setCurrentText("eu-central-1");
    quota(page, "ConcurrentExecutions").setText("5000");
    quota(page, "Rate").setText("a few");
    button(page, "Use these").click();
    CHECK(page.isVisible());  // what is wrong is to be put right first
    CHECK(quota(page, "Rate").hasFocus());
    CHECK_FALSE(Account(window.settings()).wasAsked());
    quota(page, "Rate").clear();
    button(page, "Use these").click();
    CHECK(part<StartPanel>(window).isVisible());
    CHECK(button(part<StartPanel>(window), "Account: eu-central-1, 1 quota of its own").isVisible());

    Account account(window.settings());
    CHECK(account.wasAsked());
    for (const FormField& field : account.quotas())
        CHECK(field.value == (field.info->name == "ConcurrentExecutions" ? QString("5000") : QString()));

    emit part<StartPanel>(window).exampleChosen("product_catalogue.json");
    REQUIRE(QTest::qWaitFor([&] { return part<Workspace>(window).isVisible(); }));
    CHECK(says(*window, "eu-central-1"));
}

TEST_CASE("every number of the first start says what it counts and where it is written") {
    sample::Window window(sample::engine(), true);
    window->resize(1280, 800);
    window.show();
    auto& page = part<WelcomePage>(window);
    const auto rows = page.findChildren<FieldRow*>();
    REQUIRE(rows.size() == 4);
    for (FieldRow* row : rows) {
        const base::FieldInfo& info = *row->field().info;
        INFO(info.name);
        REQUIRE_FALSE(info.source.empty());
        CHECK(row->line()->placeholderText() == say::text(info.defaultText));
        CHECK(says(page, say::text(info.source)));
        CHECK(says(page, say::text(info.label) + ": " + say::number(say::text(info.defaultText).toDouble())));
    }
    CHECK(says(page, "Requests a second: 10,000 by default"));
    CHECK(says(page, "Reads a table: 40,000 units/s by default"));
}

TEST_CASE("who skips is not asked again, and nothing is taken over") {
    sample::Window window(sample::engine(), true);
    window.show();
    button(part<WelcomePage>(window), "Skip").click();
    CHECK(part<StartPanel>(window).isVisible());
    const Account account(window.settings());
    CHECK(account.wasAsked());
    CHECK(account.region() == "us-east-1");
    CHECK(account.withRegionAndQuotas(original("product_catalogue.json"), "a.json") ==
          original("product_catalogue.json"));
    sample::part<Commands>(window).account->trigger();
    CHECK(part<WelcomePage>(window).isVisible());

    sample::Window later;
    later.show();
    CHECK_FALSE(part<WelcomePage>(later).isVisible());
}

TEST_CASE("region and quotas are put into a scenario, but never make it wrong") {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    Account account(settings);
    account.setRegion("eu-central-1");
    account.setQuota("/Quotas/Lambda/ConcurrentExecutions", "5000");
    const auto fitted =
        format::loadScenarioText(account.withRegionAndQuotas(original("product_catalogue.json"), "a.json"), "a.json");
    REQUIRE(fitted.scenario);
    CHECK(fitted.scenario->region == "eu-central-1");
    CHECK(fitted.scenario->designs.front().quotas.lambda.concurrentExecutions == 5000);

    const auto table =
        format::loadScenarioText(account.withRegionAndQuotas(original("global_table.json"), "b.json"), "b.json");
    const auto before = format::loadScenarioText(original("global_table.json"), "b.json");
    REQUIRE(table.scenario);
    CHECK(table.scenario->designs.front().quotas.lambda.concurrentExecutions == 5000);
    CHECK((table.scenario->region == "eu-central-1" || table.scenario->region == before.scenario->region));

    CHECK(account.withRegionAndQuotas("Region: us-east-1\n", "c.yaml") == "Region: us-east-1\n");
    CHECK(account.withQuotas("{", "d.json") == "{");
    account.setRegion("mars-1");
    CHECK(account.region() == "us-east-1");
    account.setQuota("/Quotas/Lambda/ConcurrentExecutions", "");
    CHECK(account.summary() == "us-east-1, AWS's default quotas");
}

TEST_CASE("the tour goes through five steps, back, and can be left at any of them") {
    sample::Window window;
    open(window);
    auto& tour = part<Tour>(window);
    CHECK_FALSE(tour.isVisible());
    part<Commands>(window).tour->trigger();
    REQUIRE(tour.isVisible());
    CHECK(says(tour, "1 of 5"));
    for (const char* count : {"2 of 5", "3 of 5", "4 of 5", "5 of 5"}) {
        press(tour, Qt::Key_Return);
        CHECK(says(tour, count));
        CHECK(window->rect().contains(tour.geometry()));
    }
    CHECK(part<Workspace>(window).currentIndex() == Workspace::ResultsTab);
    button(tour, "Back").click();
    CHECK(says(tour, "4 of 5"));
    press(tour, Qt::Key_Return);
    button(tour, "Done").click();
    CHECK_FALSE(tour.isVisible());

    part<Commands>(window).tour->trigger();
    press(tour, Qt::Key_Escape);
    CHECK_FALSE(tour.isVisible());
    part<Commands>(window).tour->trigger();
    button(tour, "Skip").click();
    CHECK_FALSE(tour.isVisible());
}

TEST_CASE("with nothing open the tour begins on an example") {
    sample::Window window(realLoading(), true);
    window.show();
    button(part<WelcomePage>(window), "Use these and show me round").click();
    REQUIRE(QTest::qWaitFor([&] { return part<Tour>(window).isVisible(); }));
    CHECK(window->windowTitle().startsWith("product_catalogue.json"));
    CHECK(part<OutlineView>(window).isVisible());
}

TEST_CASE("the keyboard goes through the questions from top to bottom, quotas before the buttons") {
    sample::Window window(realLoading(), true);
    window.show();
    auto& page = part<WelcomePage>(window);
    REQUIRE(page.isVisible());
    QWidget* at = page.findChild<QComboBox*>();
    int below = -1;
    int seen = 0;
    const int all = static_cast<int>(page.findChildren<FieldRow*>().size()) + 3;
    for (; seen <= all; ++seen) {
        const int top = at->mapTo(&page, QPoint()).y();
        INFO(seen << " " << at->metaObject()->className());
        CHECK(top >= below - at->height());
        below = top;
        const bool button = qobject_cast<QPushButton*>(at) != nullptr;
        CHECK(button == (seen > all - 3));
        QWidget* next = at->nextInFocusChain();
        while (next != at && (!page.isAncestorOf(next) || !next->isVisible() || !(next->focusPolicy() & Qt::TabFocus)))
            next = next->nextInFocusChain();
        at = next;
    }
}
