// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of a function are added, moved, removed and made another kind, in the text and by the form's buttons.
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "gui/items/entry_edit.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/section_head.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/format/workloads.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;
using document::Node;
using What = EntryChange::What;

namespace {

const std::string kSteps = "/Resources/ViewProduct/Behavior/Steps";
const std::string kArrivals = "/Workloads/Shoppers/Arrivals";

std::string changed(const std::string& text, const EntryChange& change, std::size_t design = 0) {
    const auto made = changeEntry(ScenarioEdit(text, design), change);
    INFO(change.list << " " << change.kind);
    if (!made) FAIL(made.error().what);
    return *made;
}

/// The kinds of the function's steps in a design: "Compute Call Call".
std::string kinds(const std::string& text, std::size_t design = 0) {
    const ScenarioEdit edit(text, design);
    std::string all;
    for (const std::string& step : entryPointers(edit, kSteps))
        all += (all.empty() ? "" : " ") + document::resolve(edit.merged(), step)->members().front().key;
    return all;
}

/// What is wrong with a scenario; empty: nothing.
std::string errors(const std::string& text) {
    std::string all;
    for (const auto& problem : format::loadScenarioText(text, "sample.json").problems) {
        if (problem.severity == document::Severity::Error) all += problem.pointer + ": " + problem.text + "\n";
    }
    return all;
}

QString source(Window& window) { return part<SourceView>(window).document()->toPlainText(); }

FieldForm& form(Window& window, OutlineItem::Kind kind, const std::string& key) {
    part<OutlineView>(window).choose(kind, key);
    FieldForm* found = part<PropertiesPanel>(window).form();
    REQUIRE(found != nullptr);
    return *found;
}

QPushButton& adder(FieldForm& form, const QString& name) {
    for (QPushButton* button : form.findChildren<QPushButton*>()) {
        if (button->accessibleName() == name) return *button;
    }
    FAIL("no button " << name.toStdString());
    return *form.findChild<QPushButton*>();
}

}  // namespace

TEST_CASE("every kind of step can be added, to the function and inside of other steps, and can be run") {
    for (const std::string_view kind : stepKinds()) {
        const std::string text = changed(sourceText(), {What::Add, kSteps, 0, std::string(kind)});
        CHECK(kinds(text) == "Compute Call Call " + std::string(kind));
        CHECK(errors(text).empty());
    }
    const std::string outer = changed(sourceText(), {What::Add, kSteps, 0, "Repeat"});
    const std::string inner = changed(outer, {What::Add, kSteps + "/3/Repeat/Steps", 0, "Call"});
    CHECK(errors(inner).empty());
    const std::string branch = changed(sourceText(), {What::Add, kSteps, 0, "Branch"});
    const std::string third = changed(branch, {What::Add, kSteps + "/3/Branch"});
    CHECK(ScenarioEdit(third, 0).holds(kSteps + "/3/Branch/2/Steps"));
    CHECK(errors(changed(third, {What::Add, kSteps + "/3/Branch/2/Steps", 0, "Compute"})).empty());
}

TEST_CASE("another kind keeps the length, or holds what was there") {
    const std::string waiting = changed(sourceText(), {What::Kind, kSteps, 0, "Wait"});
    const ScenarioEdit edit(waiting, 0);
    CHECK(document::resolve(edit.merged(), kSteps + "/0/Wait/Duration/LogNormal/Median")->asString() == "6ms");
    CHECK(errors(waiting).empty());
    for (const std::string_view kind : stepKinds()) {
        const std::string text = changed(sourceText(), {What::Kind, kSteps, 1, std::string(kind)});
        CHECK(errors(text).empty());
    }
    const std::string repeated = changed(sourceText(), {What::Kind, kSteps, 1, "Repeat"});
    CHECK(ScenarioEdit(repeated, 0).holds(kSteps + "/1/Repeat/Steps/0/Call/Key/Zipf"));
}

TEST_CASE("a step is moved as it is written, and back to the same bytes") {
    const std::string up = changed(sourceText(), {What::Up, kSteps, 1});
    CHECK(kinds(up) == "Call Compute Call");
    CHECK(up.size() == sourceText().size());
    CHECK(changed(up, {What::Down, kSteps, 0}) == sourceText());
    CHECK_FALSE(changeEntry(ScenarioEdit(sourceText(), 0), {What::Up, kSteps, 0}));
    CHECK_FALSE(changeEntry(ScenarioEdit(sourceText(), 0), {What::Down, kSteps, 2}));
    CHECK_FALSE(changeEntry(ScenarioEdit(sourceText(), 0), {What::Remove, kSteps, 3}));
    const std::string without = changed(sourceText(), {What::Remove, kSteps, 0});
    CHECK(kinds(without) == "Call Call");
    CHECK(errors(without).empty());
}

TEST_CASE("steps of one design are moved in its patch, those of the others stay") {
    const std::string up = changed(sourceText(), {What::Up, kSteps, 1}, 1);
    CHECK(kinds(up, 1) == "Call Compute Call");
    CHECK(kinds(up, 0) == "Compute Call Call");
    CHECK(errors(up).empty());
    const std::string again = changed(up, {What::Down, kSteps, 1}, 1);  // inside of the patch by now
    CHECK(kinds(again, 1) == "Call Call Compute");
    const std::string wait = changed(sourceText(), {What::Kind, kSteps, 0, "Wait"}, 1);
    CHECK(kinds(wait, 1) == "Wait Call Call");
    CHECK(errors(wait).empty());
}

TEST_CASE("in a patch another distribution, and another arrival process, takes the place of the base's") {
    const auto text = ScenarioEdit(sourceText(), 1).set("/Resources/Products/Behavior/ItemSize", [] {
        auto size = Node::object();
        size.set("Uniform", Node::object()).set("Low", Node::string("1KB"));
        size.find("Uniform")->set("High", Node::string("2KB"));
        return size;
    }());
    REQUIRE(text);
    CHECK(errors(*text).empty());
    CHECK_FALSE(ScenarioEdit(*text, 1).holds("/Resources/Products/Behavior/ItemSize/LogNormal"));
    for (const auto& arrivals : format::arrivalForms()) {
        if (arrivals.name == "Trace") continue;
        const std::string made = changed(sourceText(), {What::Kind, kArrivals, 0, std::string(arrivals.name)}, 1);
        CHECK(errors(made).empty());
        CHECK(ScenarioEdit(made, 1).holds(kArrivals + "/" + std::string(arrivals.name)));
        CHECK(ScenarioEdit(made, 0).holds(kArrivals + "/Diurnal"));
    }
}

TEST_CASE("every arrival process can be chosen, with about the rate there was, and lists grow and shrink") {
    for (const auto& arrivals : format::arrivalForms()) {
        const auto made =
            changeEntry(ScenarioEdit(sourceText(), 0), {What::Kind, kArrivals, 0, std::string(arrivals.name)});
        if (arrivals.name == "Trace") {
            CHECK_FALSE(made);  // it needs a file
            continue;
        }
        REQUIRE(made);
        CHECK(errors(*made).empty());
        const bool rated = arrivals.name != "Schedule" && arrivals.name != "Closed";
        CHECK((made->find("\"120/s\"") != std::string::npos || arrivals.name == "Bursty") == rated);
    }
    std::string text = changed(sourceText(), {What::Kind, kArrivals, 0, "Steps"});
    text = changed(text, {What::Add, kArrivals + "/Steps"});
    CHECK(ScenarioEdit(text, 0).holds(kArrivals + "/Steps/3"));
    CHECK(errors(text).empty());
    for (int i = 0; i < 3; ++i) text = changed(text, {What::Remove, kArrivals + "/Steps", 0});
    CHECK_FALSE(changeEntry(ScenarioEdit(text, 0), {What::Remove, kArrivals + "/Steps", 0}));
    CHECK(errors(text).empty());
}

TEST_CASE("steps are moved by the form's buttons, the keyboard stays with them, and undo brings the bytes back") {
    sample::Window window;
    open(window);
    FieldForm& steps = form(window, OutlineItem::Kind::Resource, "ViewProduct");
    auto* down = qobject_cast<QPushButton*>(steps.head(kSteps, 0)->control(What::Down));
    REQUIRE(down != nullptr);
    CHECK(down->accessibleName() == "Move Step 1 down");
    down->setFocus();
    QTest::keyClick(down, Qt::Key_Space);
    REQUIRE(QTest::qWaitFor([&] { return kinds(source(window).toStdString()) == "Call Compute Call"; }));
    QTest::qWait(20);
    CHECK(steps.head(kSteps, 1)->entry()->kind == "Compute");
    CHECK(steps.head(kSteps, 1)->control(What::Down)->hasFocus());
    QTest::keyClick(steps.head(kSteps, 1)->control(What::Down), Qt::Key_Space);
    REQUIRE(QTest::qWaitFor([&] { return kinds(source(window).toStdString()) == "Call Call Compute"; }));
    QTest::qWait(20);
    QTest::mouseClick(steps.head(kSteps, 0)->control(What::Remove), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return kinds(source(window).toStdString()) == "Call Compute"; }));
    for (int step = 0; step < 3; ++step) QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(source(window) == QString::fromStdString(sourceText()));
    REQUIRE(QTest::qWaitFor([&] { return steps.head(kSteps, 2) != nullptr; }));
}

TEST_CASE("a step is added from a menu, its kind chosen, what cannot be is said") {
    sample::Window window;
    open(window);
    FieldForm& steps = form(window, OutlineItem::Kind::Resource, "ViewProduct");
    for (QAction* action : adder(steps, "Add a step").menu()->actions()) {
        if (action->text() == "Call") action->trigger();
    }
    REQUIRE(QTest::qWaitFor([&] { return steps.head(kSteps, 3) != nullptr; }));
    QComboBox* target = steps.row(kSteps + "/3/Call/Target")->box();
    REQUIRE(target != nullptr);
    CHECK(target->findData("Views") >= 0);
    CHECK(target->findData("ViewProduct") < 0);  // it cannot call itself
    CHECK(steps.row(kSteps + "/3/Call/Operation")->box()->findData("PutItem") >= 0);
    auto* kind = qobject_cast<QComboBox*>(steps.head(kSteps, 3)->control(What::Kind));
    kind->setCurrentText("Branch");
    emit kind->activated(kind->currentIndex());
    REQUIRE(QTest::qWaitFor([&] { return steps.head(kSteps + "/3/Branch", 1) != nullptr; }));
    CHECK(steps.row(kSteps + "/3/Branch/0/Steps/0/Call/Target") != nullptr);
    QTest::qWait(20);  // until it is laid out
    QTest::mouseClick(steps.head(kSteps + "/3/Branch", 1)->control(What::Remove), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return steps.head(kSteps + "/3/Branch", 1) == nullptr; }));
    QTest::qWait(20);
    QTest::mouseClick(steps.head(kSteps + "/3/Branch", 0)->control(What::Remove), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return says(part<StatusStrip>(window), "At least 1 must remain."); }));
    CHECK(errors(source(window).toStdString()).empty());
}
