// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives and events: their forms, adding and removing them, undo.
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include "gui/items/list_edit.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

using Kind = OutlineItem::Kind;

QString source(Window& window) { return part<SourceView>(window).document()->toPlainText(); }

document::Node root(const std::string& text) {
    const auto read = document::readText(text, "", document::Format::Json);
    REQUIRE(read.ok());
    return *read.root;
}

std::string valueAt(const std::string& text, const std::string& pointer) {
    const document::Node whole = root(text);
    const document::Node* node = document::resolve(whole, pointer);
    if (node == nullptr) return {};
    return node->isString() ? node->asString() : node->numberText();
}

bool isSound(const std::string& text) { return format::loadScenarioText(text, "sample.json").scenario.has_value(); }

void trigger(Window& window, const QString& name) {
    for (QAction* action : window->findChildren<QAction*>()) {
        if (action->text().remove(u'&') == name) return action->trigger();
    }
    FAIL("there is no command " << name.toStdString());
}

FieldRow& row(Window& window, const std::string& pointer) {
    FieldForm* form = part<PropertiesPanel>(window).form();
    REQUIRE(form != nullptr);
    FieldRow* found = form->row(pointer);
    REQUIRE(found != nullptr);
    return *found;
}

void chooseWord(FieldRow& field, const QString& word) {
    REQUIRE(field.box() != nullptr);
    const int at = field.box()->findData(word);
    REQUIRE(at >= 0);
    field.box()->setCurrentIndex(at);
    emit field.box()->activated(at);
}

const OutlineItem& selected(Window& window) {
    const OutlineItem* item = part<OutlineView>(window).selected();
    REQUIRE(item != nullptr);
    return *item;
}

/// How often the panel says a word by itself, in whatever case.
int timesSaid(Window& window, const QString& word) {
    int times = 0;
    for (const QLabel* label : part<PropertiesPanel>(window).findChildren<QLabel*>())
        times += label->isVisible() && label->text().compare(word, Qt::CaseInsensitive) == 0 ? 1 : 0;
    return times;
}

}  // namespace

TEST_CASE("an objective is changed in its form, stays chosen, and undo brings the bytes back") {
    sample::Window window;
    open(window);
    const QString before = source(window);
    part<OutlineView>(window).choose(Kind::Objective, "0");
    CHECK(QString(selected(window).name).replace(QChar(0x00a0), u' ') == QString::fromUtf8("p99 of Api ≤ 250 ms"));
    CHECK(timesSaid(window, "objective") == 1);  // as the heading of the form
    auto& limit = row(window, "/Objectives/0/AtMost");
    limit.line()->setText("soon");
    emit limit.line()->textEdited("soon");
    emit limit.line()->editingFinished();
    CHECK(source(window) == before);
    CHECK(limit.isBeingEdited());
    limit.line()->setText("1 s");
    emit limit.line()->editingFinished();
    CHECK(valueAt(source(window).toStdString(), "/Objectives/0/AtMost") == "1s");
    REQUIRE(
        QTest::qWaitFor([&] { return QString(selected(window).name).replace(QChar(0x00a0), u' ').contains("1 s"); }));
    CHECK(selected(window).kind == Kind::Objective);
    trigger(window, "Undo changing AtMost");
    CHECK(source(window) == before);
}

TEST_CASE("another metric of an objective takes its limit along") {
    sample::Window window;
    open(window);
    part<OutlineView>(window).choose(Kind::Objective, "0");
    auto& of = row(window, "/Objectives/0/Of");
    REQUIRE(of.box() != nullptr);
    CHECK(of.box()->findData("Shoppers") >= 0);
    CHECK(of.box()->findData("Api/GET /products/{id}") >= 0);
    chooseWord(row(window, "/Objectives/0/Metric"), "Cost");
    const std::string text = source(window).toStdString();
    CHECK(valueAt(text, "/Objectives/0/AtMost") == "1000 USD");
    CHECK(valueAt(text, "/Objectives/0/Statistic").empty());
    CHECK(isSound(text));
    REQUIRE(QTest::qWaitFor([&] { return selected(window).name.startsWith("cost"); }));
    auto& limit = row(window, "/Objectives/0/AtMost");
    limit.line()->setText("cheap");
    emit limit.line()->editingFinished();
    CHECK(source(window).toStdString() == text);
    limit.line()->setText("900 USD");
    emit limit.line()->editingFinished();
    CHECK(valueAt(source(window).toStdString(), "/Objectives/0/AtMost") == "900 USD");
}

TEST_CASE("an objective is added and removed, both to be undone") {
    sample::Window window;
    open(window);
    const QString before = source(window);
    trigger(window, "Add an Objective");
    REQUIRE(QTest::qWaitFor([&] { return selected(window).kind == Kind::Objective && selected(window).place == 1; }));
    CHECK(QString(selected(window).name).replace(QChar(0x00a0), u' ') == QString::fromUtf8("p99 of Shoppers ≤ 500 ms"));
    CHECK(isSound(source(window).toStdString()));
    for (QPushButton* button : part<PropertiesPanel>(window).findChildren<QPushButton*>()) {
        if (button->text() == "Remove this objective") {
            button->click();
            break;
        }
    }
    CHECK(valueAt(source(window).toStdString(), "/Objectives/1/Metric").empty());
    CHECK(valueAt(source(window).toStdString(), "/Objectives/0/Metric") == "Latency");
    trigger(window, "Undo removing an objective");
    trigger(window, "Undo adding an objective");
    CHECK(source(window) == before);
}

TEST_CASE("events have forms of their own; a kind brings what it needs") {
    sample::Window window;
    open(window);
    trigger(window, "Add an Event");
    REQUIRE(QTest::qWaitFor([&] { return selected(window).kind == Kind::Event; }));
    CHECK(selected(window).name == "Outage of ViewProduct");
    CHECK(QString(selected(window).detail).replace(QChar(0x00a0), u' ') == "after 10 min");
    chooseWord(row(window, "/Events/0/Kind"), "Slowdown");
    CHECK(valueAt(source(window).toStdString(), "/Events/0/Factor") == "2");
    CHECK(isSound(source(window).toStdString()));
    REQUIRE(QTest::qWaitFor([&] { return selected(window).name.startsWith("Slowdown"); }));
    chooseWord(row(window, "/Events/0/Target"), "Views");
    CHECK(valueAt(source(window).toStdString(), "/Events/0/Target") == "Views");
    auto& at = row(window, "/Events/0/At");
    at.line()->setText("teatime");
    emit at.line()->editingFinished();
    CHECK(valueAt(source(window).toStdString(), "/Events/0/At") == "10m");
    at.line()->setText("20:00");
    emit at.line()->editingFinished();
    CHECK(valueAt(source(window).toStdString(), "/Events/0/At") == "20:00");
    REQUIRE(QTest::qWaitFor([&] { return isSound(source(window).toStdString()); }));
    CHECK(valueAt(source(window).toStdString(), "/Events/0/For") == "5m");
    chooseWord(row(window, "/Events/0/Kind"), "Change");  // which happens at an instant
    CHECK(source(window).indexOf(QStringLiteral("\"For\"")) < 0);
}

TEST_CASE("what belongs to all designs is changed in the file, also from a design that is a patch") {
    const ScenarioEdit edit(sample::sourceText(), 1);
    REQUIRE(edit.isPatch());
    const auto changed = edit.set("/Simulation/Replications", document::Node::integer(3));
    REQUIRE(changed);
    CHECK(valueAt(*changed, "/Simulation/Replications") == "3");
    CHECK(isSound(*changed));
    const auto cleared = edit.clear("/Simulation/Replications");
    REQUIRE(cleared);
    CHECK(valueAt(*cleared, "/Simulation/Replications").empty());
    CHECK(isSound(*cleared));
    // Objectives are a design's own.
    const auto own = addObjective(sample::sourceText(), 1);
    REQUIRE(own);
    CHECK(valueAt(own->text, "/Designs/1/Patch/Objectives/1/Metric") == "Latency");
    CHECK(valueAt(own->text, "/Objectives/1/Metric").empty());
    CHECK(isSound(own->text));
}

TEST_CASE("without anything to be about, nothing is added") {
    const std::string empty = R"({ "Headroom": 1, "Name": "x", "Region": "us-east-1" })";
    CHECK_FALSE(addObjective(empty, 0));
    CHECK_FALSE(addEvent(empty, 0));
    CHECK_FALSE(addEvent("{ no json", 0));
}
