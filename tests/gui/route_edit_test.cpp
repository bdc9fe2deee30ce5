// SPDX-License-Identifier: GPL-3.0-or-later
// Routes of an API and indexes of a table are added, named, changed and removed, in the text and by the form.
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include "gui/items/entry_edit.hpp"
#include "gui/items/list_edit.hpp"
#include "gui/items/route_edit.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/section_head.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "scenarios/document/pointer.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;
using document::Node;
using What = EntryChange::What;

namespace {

const std::string kRoutes = "/Resources/Api/Routes";
const std::string kRoute = "/Resources/Api/Routes/GET ~1products~1{id}";
const std::string kIndexes = "/Resources/Products/Properties/GlobalSecondaryIndexes";

std::string errorsOf(const std::string& text) {
    std::string all;
    for (const auto& problem : format::loadScenarioText(text, "sample.json").problems) {
        if (problem.severity == document::Severity::Error) all += problem.pointer + ": " + problem.text + "\n";
    }
    return all;
}

std::string made(const ScenarioEdit::Text& text) {
    if (!text) FAIL(text.error().what);
    return *text;
}

bool holds(const std::string& text, const std::string& pointer) { return ScenarioEdit(text, 0).holds(pointer); }

std::string sourceOf(Window& window) { return part<SourceView>(window).document()->toPlainText().toStdString(); }

FieldForm& formOfResource(Window& window, const std::string& key) {
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, key);
    return *part<PropertiesPanel>(window).form();
}

QPushButton& button(FieldForm& form, const QString& text) {
    for (QPushButton* one : form.findChildren<QPushButton*>()) {
        if (one->accessibleName() == text) return *one;
    }
    FAIL("there is no button " << text.toStdString());
    std::abort();
}

}  // namespace

TEST_CASE("a route that is named otherwise is so in workloads, objectives and patches") {
    std::string text = sourceText();
    text.replace(text.find("\"Of\": \"Api\""), 11, R"("Of": "Api/GET /products/{id}")");
    // A design's patch asks the route without saying whom, and has the route itself; a stage limits it.
    text.replace(text.find("\"Patch\": {"), 10,
                 R"("Patch": { "Workloads": { "Shoppers": { "Route": "GET /products/{id}" } },)");
    const std::string patched = R"("Views": { "Properties": {)";
    text.replace(
        text.find(patched), patched.size(),
        R"("Api": { "Routes": { "GET /products/{id}": { "TimeoutInMillis": 9000 } } }, "Views": { "Properties": {)");
    const std::string resources = R"("Resources": {)";
    text.replace(text.find(resources), resources.size(), R"("Resources": {
    "Live": { "Type": "AWS::ApiGatewayV2::Stage", "Properties": { "ApiId": { "Ref": "Api" }, "StageName": "$default",
      "RouteSettings": { "GET /products/{id}": { "ThrottlingRateLimit": 500, "ThrottlingBurstLimit": 500 } } } },)");
    REQUIRE(errorsOf(text) == "");
    const std::string renamed = made(renameRoute(ScenarioEdit(text, 0), kRoute, "GET /items/{id}"));
    CHECK(errorsOf(renamed) == "");
    CHECK(renamed.find("products/{id}") == std::string::npos);
    CHECK(holds(renamed, "/Resources/Api/Routes/GET ~1items~1{id}"));
    CHECK(renamed.find("\"Api/GET /items/{id}\"") != std::string::npos);
    // A text at a route's place is its name; there and back is byte for byte the same.
    const ScenarioEdit there(renamed, 0);
    CHECK(made(setValue(there, "/Resources/Api/Routes/GET ~1items~1{id}", Node::string("GET /products/{id}"))) == text);
    const auto taken = renameRoute(ScenarioEdit(text, 0), kRoute, "GET /products/{id}");
    REQUIRE_FALSE(taken);
    CHECK(taken.error().what == "\"GET /products/{id}\" is there already.");
    CHECK_FALSE(isRoute(there, "/Resources/Api/Properties/ProtocolType"));
    CHECK_FALSE(isRoute(there, "/Resources/Api/Routes"));
}

TEST_CASE("routes and indexes that are added can be run, and each has a name of its own") {
    std::string text = sourceText();
    for (int i = 0; i < 2; ++i) text = made(changeEntry(ScenarioEdit(text, 0), {What::Add, kRoutes, 0, {}}));
    CHECK(holds(text, "/Resources/Api/Routes/GET ~1new"));
    CHECK(holds(text, "/Resources/Api/Routes/GET ~1new2"));
    const std::string local = "/Resources/Products/Properties/LocalSecondaryIndexes";
    for (const std::string& list : {kIndexes, local}) {
        for (int i = 0; i < 2; ++i) text = made(changeEntry(ScenarioEdit(text, 0), {What::Add, list, 0, {}}));
        CHECK(holds(text, list + "/1/IndexName"));
    }
    CHECK(errorsOf(text) == "");
    // The last of a list takes the list along.
    for (int i = 0; i < 2; ++i) text = made(changeEntry(ScenarioEdit(text, 0), {What::Remove, kIndexes, 0, {}}));
    CHECK_FALSE(holds(text, kIndexes));
    // In a design's patch the others stay as they are.
    const std::string patched = made(changeEntry(ScenarioEdit(sourceText(), 1), {What::Add, kRoutes, 0, {}}));
    CHECK(errorsOf(patched) == "");
    CHECK_FALSE(holds(patched, "/Resources/Api/Routes/GET ~1new"));
    CHECK(ScenarioEdit(patched, 1).holds("/Resources/Api/Routes/GET ~1new"));
    const auto alone = addRoute(ScenarioEdit(R"({ "Resources": {} })", 0), kRoutes);
    REQUIRE_FALSE(alone);
    CHECK(alone.error().what == "Add a function first: a route leads to one.");
}

TEST_CASE("a route is added by its button, named in its field, and undo brings the bytes back") {
    sample::Window window;
    open(window);
    const std::string before = sourceOf(window);
    FieldForm& form = formOfResource(window, "Api");
    QTest::mouseClick(&button(form, "Add a route"), Qt::LeftButton);
    const std::string added = kRoutes + "/GET ~1new";
    REQUIRE(QTest::qWaitFor([&] { return form.row(added) != nullptr; }));
    CHECK(form.row(added + "/Integration")->box()->findData("ViewProduct") >= 0);
    QLineEdit* name = form.row(added)->line();
    REQUIRE(name != nullptr);
    CHECK(name->text() == "GET /new");
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, "POST /orders");
    QTest::keyClick(name, Qt::Key_Return);
    const std::string named = kRoutes + "/POST ~1orders";
    REQUIRE(QTest::qWaitFor([&] { return form.row(named) != nullptr; }));
    CHECK(errorsOf(sourceOf(window)) == "");
    // What is no route stays in the field; an empty name does not take the route out.
    QLineEdit* again = form.row(named)->line();
    again->setFocus();
    again->selectAll();
    QTest::keyClicks(again, "orders");
    QTest::keyClick(again, Qt::Key_Return);
    QTest::qWait(300);
    CHECK(holds(sourceOf(window), named));
    again->selectAll();
    QTest::keyClick(again, Qt::Key_Delete);
    QTest::keyClick(again, Qt::Key_Return);
    QTest::qWait(300);
    CHECK(holds(sourceOf(window), named));
    for (int step = 0; step < 2; ++step) QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(sourceOf(window) == before);
}

TEST_CASE("an index is added and taken out by the form's buttons") {
    sample::Window window;
    open(window);
    FieldForm& form = formOfResource(window, "Products");
    QTest::mouseClick(&button(form, "Add a global index"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return form.row(kIndexes + "/0/IndexName") != nullptr; }));
    CHECK(form.row(kIndexes + "/0/Projection/ProjectionType") != nullptr);
    CHECK(form.row(kIndexes) == nullptr);  // no "Edit in the source" beside it
    CHECK(errorsOf(sourceOf(window)) == "");
    QTest::qWait(20);  // until it is laid out
    QTest::mouseClick(form.head(kIndexes, 0)->control(What::Remove), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return form.head(kIndexes, 0) == nullptr; }));
    CHECK_FALSE(holds(sourceOf(window), kIndexes));
}
