// SPDX-License-Identifier: GPL-3.0-or-later
// The headings of a form are whole in the panel's usual width.
#include "gui/widgets/section_head.hpp"

#include "gui/widgets/field_form.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

TEST_CASE("the number of a step is whole beside the box of its kind, and the form fits into the panel") {
    Window window;
    open(window);
    window->resize(1280, 800);
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    auto& panel = part<PropertiesPanel>(window);
    REQUIRE(QTest::qWaitFor([&] { return panel.form() != nullptr && panel.width() < 300; }));
    QTest::qWait(50);
    CHECK(panel.widget()->minimumSizeHint().width() <= panel.viewport()->width());
    for (std::size_t step = 0; step < 3; ++step) {
        const SectionHead* head = panel.form()->head("/Resources/ViewProduct/Behavior/Steps", step);
        REQUIRE(head != nullptr);
        const auto* heading = head->findChild<QLabel*>();
        REQUIRE(heading != nullptr);
        INFO(heading->accessibleName().toStdString());
        CHECK(heading->width() >= heading->fontMetrics().horizontalAdvance(heading->accessibleName().toUpper()));
        CHECK(head->control(EntryChange::What::Kind)->width() >= 60);
    }
}

TEST_CASE("a route stands above its settings in its own letters, for it is told from others by them") {
    Window window;
    open(window);
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "Api");
    auto& panel = part<PropertiesPanel>(window);
    REQUIRE(QTest::qWaitFor(
        [&] { return panel.form() != nullptr && panel.form()->head("/Resources/Api/Routes", 0) != nullptr; }));
    const auto* heading = panel.form()->head("/Resources/Api/Routes", 0)->findChild<QLabel*>();
    REQUIRE(heading != nullptr);
    CHECK(heading->text() == "GET /products/{id}");
    CHECK(heading->accessibleName() == "GET /products/{id}");
}
