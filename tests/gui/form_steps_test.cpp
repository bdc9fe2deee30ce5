// SPDX-License-Identifier: GPL-3.0-or-later
// What would keep the window away for too long at once is made in the next turns of its event loop.
#include <QLineEdit>
#include <QTreeView>

#include "gui/pages/bill_page.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "tests/gui/function_form.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

constexpr const char* kLateField = "/Resources/ViewProduct/Properties/Timeout";

void showForm(FieldForm& form) {
    form.show(sample::functionForm(), "");
    form.resize(300, 900);
    form.setVisible(true);
}

/// The names of what the keyboard comes to, in its order.
QStringList focusOrder(FieldForm& form) {
    QStringList names;
    QWidget* at = &form;
    do {
        const bool comes = (at->focusPolicy() & Qt::TabFocus) != 0 && at->window() == form.window();
        if (comes && at->isVisibleTo(&form)) names << at->metaObject()->className() + (u':' + at->accessibleName());
        at = at->nextInFocusChain();
    } while (at != &form);
    return names;
}

int rowsIn(QWidget& page) { return page.findChild<QTreeView*>()->model()->rowCount(); }

}  // namespace

TEST_CASE("a long form is made a few fields at a time, and is the same in the end") {
    FieldForm whole;
    showForm(whole);
    FieldForm steps(nullptr, FieldForm::Making::InSteps);
    showForm(steps);
    const auto all = whole.findChildren<FieldRow*>().size();
    REQUIRE(all > 6);
    CHECK(whole.isComplete());
    CHECK_FALSE(steps.isComplete());
    CHECK(steps.findChildren<FieldRow*>().size() < all / 2);
    const FieldRow* early = steps.row(kLateField);  // asked for before its turn
    REQUIRE(QTest::qWaitFor([&] { return steps.isComplete(); }));
    CHECK(steps.row(kLateField) == early);
    CHECK(steps.findChildren<FieldRow*>().size() == all);
    CHECK(focusOrder(steps) == focusOrder(whole));
    QTest::qWait(20);  // until both are laid out
    CHECK(steps.sizeHint() == whole.sizeHint());

    whole.showAll(true);
    steps.showAll(true);
    CHECK_FALSE(steps.isComplete());
    steps.complete();
    CHECK(steps.isComplete());
    CHECK(steps.findChildren<FieldRow*>().size() == whole.findChildren<FieldRow*>().size());
    CHECK(focusOrder(steps) == focusOrder(whole));
}

TEST_CASE("the fields of what is chosen are all there a moment later") {
    FieldForm whole;
    whole.show(sample::functionForm(), "");
    const auto all = whole.findChildren<FieldRow*>().size();
    sample::Window window;
    sample::open(window);
    auto& panel = sample::part<PropertiesPanel>(window);
    sample::part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    const auto made = [&] { return panel.findChildren<FieldRow*>().size(); };
    CHECK(made() < all);
    REQUIRE(QTest::qWaitFor([&] { return made() == all; }));
    CHECK(panel.findChild<FieldForm*>()->minimumHeight() == 0);
    sample::part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "Products");
    sample::part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    CHECK(panel.form()->findChildren<FieldRow*>().size() == all);  // who asks for the form gets all of it
}

TEST_CASE("what a run found is shown in sight at once, elsewhere when it is opened or soon") {
    Workspace workspace;
    workspace.resize(1'000, 700);
    workspace.show();
    workspace.setCurrentIndex(Workspace::ResultsTab);
    auto& bill = *workspace.findChild<BillPage*>();
    auto& compare = *workspace.findChild<ComparePage*>();
    const auto study = std::make_shared<const study::StudyResult>(sample::result());
    const QString text = QString::fromStdString(sample::sourceText());
    workspace.showResult(study, study->designs[0], text);
    CHECK(workspace.results().isVisible());
    CHECK(sample::says(workspace.results(), QStringLiteral("Cost per month")));
    CHECK(rowsIn(bill) == 0);
    CHECK(rowsIn(compare) == 0);
    workspace.setCurrentIndex(Workspace::BillTab);
    CHECK(rowsIn(bill) > 0);
    REQUIRE(QTest::qWaitFor([&] { return rowsIn(compare) > 0; }));

    workspace.showResult(study, study->designs[1], text);
    workspace.setCurrentIndex(Workspace::CompareTab);
    CHECK(sample::says(compare, QString::fromStdString(study->designs[1].name)));
}
