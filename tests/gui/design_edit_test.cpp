// SPDX-License-Identifier: GPL-3.0-or-later
// Changes are made in a file of the gallery's shape and checked by the reader of scenarios itself.
#include "gui/items/design_edit.hpp"

#include <QFile>

#include "gui/examples.hpp"
#include "gui/items/graph.hpp"
#include "gui/items/source_place.hpp"
#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;
using document::Node;

namespace {

constexpr auto kResource = OutlineItem::Kind::Resource;
constexpr auto kWorkload = OutlineItem::Kind::Workload;
constexpr const char* kMemory = "/Resources/ViewProduct/Properties/MemorySize";
constexpr const char* kCompute = "/Resources/ViewProduct/Behavior/Steps/0/Compute/Duration";

std::string good(const ScenarioEdit::Text& changed) {
    INFO((changed ? std::string() : changed.error().what));
    REQUIRE(changed);
    return *changed;
}

format::Scenario loaded(const std::string& text) {
    auto result = format::loadScenarioText(text, "s.json");
    std::string problems;
    for (const auto& problem : result.problems) problems += document::toLine(problem) + "\n";
    INFO(problems);
    REQUIRE(result.scenario);
    return std::move(*result.scenario);
}

bool calls(const std::string& text, std::size_t design, const std::string& from, const std::string& to) {
    const Graph graph = graphOf(loaded(text), design);
    for (const GraphEdge& edge : graph.edges) {
        if (graph.nodes[edge.from].key == from && graph.nodes[edge.to].key == to) return true;
    }
    return false;
}

const PaletteEntry& entry(std::string_view title) {
    for (const PaletteEntry& one : palette()) {
        if (one.title == title) return one;
    }
    FAIL("no such entry");
    return palette().front();
}

std::string withAdded(const std::string& text, std::size_t design, std::string_view title) {
    const auto added = addItem(text, design, entry(title));
    REQUIRE(added);
    return added->text;
}

std::string galleryText(const char* name) {
    QFile file(Examples::original(QString::fromLatin1(name)));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll().toStdString();
}

}  // namespace

TEST_CASE("the first design is the file itself, another one its patch") {
    const std::string text = sample::sourceText();
    const std::string base = good(ScenarioEdit(text, 0).set(kMemory, Node::integer(1024)));
    CHECK(base.find("\"MemorySize\": 1024") != std::string::npos);
    const std::string patched = good(ScenarioEdit(text, 1).set(kMemory, Node::integer(1024)));
    CHECK(patched.find("\"MemorySize\": 512") != std::string::npos);
    const ScenarioEdit edit(patched, 1);
    CHECK(edit.differs(kMemory));
    CHECK(std::get<lambda::Spec>(loaded(patched).designs[1].resources[1].spec).memorySize == 1024);
    CHECK(std::get<lambda::Spec>(loaded(patched).designs[0].resources[1].spec).memorySize == 512);
    // Set to what the file says anyway, or reset, it differs no more.
    CHECK_FALSE(ScenarioEdit(good(edit.set(kMemory, Node::integer(512))), 1).differs(kMemory));
    CHECK_FALSE(ScenarioEdit(good(edit.clear(kMemory)), 1).differs(kMemory));
}

TEST_CASE("a patch changes a step by taking the list over") {
    const std::string text = good(ScenarioEdit(sample::sourceText(), 1).set(kCompute, Node::string("9ms")));
    const auto& design = loaded(text).designs;
    const auto compute = [&](std::size_t i) {
        return std::get<lambda::ComputeStep>(std::get<lambda::Spec>(design[i].resources[1].spec).steps[0].what);
    };
    CHECK(compute(1).duration == base::Distribution::constant(0.009));
    CHECK_FALSE(compute(0).duration.isConstant());
    CHECK(std::get<lambda::Spec>(design[1].resources[1].spec).steps.size() == 3);
}

TEST_CASE("everything in the palette makes a scenario that loads") {
    for (const std::size_t design : {0U, 1U}) {
        std::string text = sample::sourceText();
        for (const PaletteEntry& one : palette()) text = withAdded(text, design, one.title);
        const format::Scenario scenario = loaded(text);
        CHECK(scenario.designs[design].resources.size() == 12);
        CHECK(scenario.designs[1 - design].resources.size() == (design == 0 ? 12U : 4U));
    }
}

TEST_CASE("parts are connected as their kinds allow") {
    std::string text = sample::sourceText();
    for (const char* title : {"Lambda function", "DynamoDB table", "DAX cluster"}) text = withAdded(text, 0, title);
    text = good(connectItems(text, 0, kResource, "Api", "Function"));
    CHECK(calls(text, 0, "Api", "Function"));
    text = good(connectItems(text, 0, kResource, "Function", "Table"));
    CHECK(calls(text, 0, "Function", "Table"));
    text = good(connectItems(text, 0, kResource, "ViewProduct", "Cache"));
    CHECK(calls(text, 0, "ViewProduct", "Cache"));
    CHECK(calls(text, 0, "Cache", "Products"));
    CHECK(calls(text, 0, "ViewProduct", "Views"));  // a write goes past the cache
    text = good(connectItems(text, 0, kResource, "Function", "ViewProduct"));
    CHECK(calls(text, 0, "Function", "ViewProduct"));
    text = good(connectItems(text, 0, kWorkload, "Shoppers", "Products"));
    CHECK(calls(text, 0, "Shoppers", "Products"));
    CHECK_FALSE(connectItems(text, 0, kResource, "Views", "Api"));
    CHECK_FALSE(connectItems(text, 0, kResource, "Views", "Views"));
    CHECK(text.find("// The gallery's flagship, shortened.") != std::string::npos);
}

TEST_CASE("a DAX cluster is put into the read path of one design alone") {
    std::string text = withAdded(sample::sourceText(), 1, "DAX cluster");
    text = good(connectItems(text, 1, kResource, "ViewProduct", "Cache"));
    CHECK(calls(text, 1, "ViewProduct", "Cache"));
    CHECK_FALSE(calls(text, 0, "ViewProduct", "Cache"));
    CHECK(calls(text, 0, "ViewProduct", "Products"));
}

TEST_CASE("what is removed is called by nobody any more") {
    std::string text = good(removeItem(sample::sourceText(), 0, kResource, "Views"));
    // The design that patches it is broken now: it patches what is not there.
    text = good(document::setValue(text, "/Designs", Node::array()));
    CHECK(loaded(text).designs[0].resources.size() == 3);
    CHECK(calls(text, 0, "ViewProduct", "Products"));
    const std::string without = good(removeItem(text, 0, kResource, "ViewProduct"));
    CHECK(loaded(without).designs[0].resources.size() == 2);
    const std::string patched = good(removeItem(sample::sourceText(), 1, kResource, "Products"));
    CHECK(loaded(patched).designs[0].resources.size() == 4);
    CHECK(loaded(patched).designs[1].resources.size() == 3);
    CHECK_FALSE(removeItem(text, 0, kResource, "Nothing"));
}

TEST_CASE("what is removed takes along what is about it, but no place that another design needs") {
    std::string text = good(placeItems(sample::sourceText(), {{kResource, "Products", 8.0, 8.0}}));
    text = good(document::setValue(
        text, "/Objectives/-",
        document::readText(
            R"({ "Metric": "Latency", "Of": "Api/GET /products/{id}", "Statistic": "p50", "AtMost": "1s" })", "",
            document::Format::Json)
            .root.value()));
    text = good(document::setValue(
        text, "/Events",
        document::readText(R"([{ "At": "10m", "For": "5m", "Kind": "Outage", "Target": "Products" }])", "",
                           document::Format::Json)
            .root.value()));
    REQUIRE(loaded(text).designs[0].objectives.size() == 2);
    // Of a patch alone: the base still has the table, and its place.
    const std::string patched = good(removeItem(text, 1, kResource, "Products"));
    CHECK(loaded(patched).designs[1].events.empty());
    CHECK(loaded(patched).designs[0].events.size() == 1);
    CHECK(patched.find("\"Products\": [8, 8]") != std::string::npos);
    const std::string gone = good(removeItem(text, 0, kResource, "Products"));
    CHECK(loaded(gone).designs[0].events.empty());
    CHECK(gone.find("[8, 8]") == std::string::npos);
    // Without the API its objectives go, too: that of a route as well.
    const std::string bare = good(removeItem(text, 0, kResource, "Api"));
    CHECK(bare.find("\"Objectives\": []") != std::string::npos);
}

TEST_CASE("machines, sockets and streams are drawn as well") {
    std::string text = withAdded(sample::sourceText(), 0, "State machine");
    CHECK(loaded(text).designs[0].resources.size() == 5);
    text = good(connectItems(text, 0, kResource, "Api", "Flow"));
    CHECK(calls(text, 0, "Api", "Flow"));
    CHECK(text.find("states:StartSyncExecution") != std::string::npos);  // it is Express
    text = good(connectItems(text, 0, kResource, "ViewProduct", "Flow"));
    CHECK(calls(text, 0, "ViewProduct", "Flow"));
    text = good(connectItems(text, 0, kWorkload, "Shoppers", "Flow"));
    CHECK(calls(text, 0, "Shoppers", "Flow"));
    std::string stream = withAdded(sample::sourceText(), 0, "Lambda function");
    stream = good(connectItems(stream, 0, kResource, "Views", "Function"));
    CHECK(calls(stream, 0, "Views", "Function"));
    CHECK(stream.find("\"ViewsToFunction\"") != std::string::npos);
    std::string socket = withAdded(sample::sourceText(), 0, "WebSocket API");
    CHECK(loaded(socket).designs[0].resources.size() == 5);
    socket = good(connectItems(socket, 0, kResource, "Socket", "ViewProduct"));
    CHECK(calls(socket, 0, "Socket", "ViewProduct"));
    CHECK_FALSE(connectItems(text, 0, kResource, "Flow", "Views"));
}

TEST_CASE("a queue is sent to by an API, a function or a workload, and read by a function") {
    std::string text = withAdded(sample::sourceText(), 0, "SQS queue");
    text = good(connectItems(text, 0, kResource, "ViewProduct", "Queue"));
    CHECK(calls(text, 0, "ViewProduct", "Queue"));
    CHECK(text.find("\"SendMessage\"") != std::string::npos);
    text = withAdded(text, 0, "Lambda function");
    text = good(connectItems(text, 0, kResource, "Queue", "Function"));
    CHECK(calls(text, 0, "Queue", "Function"));
    CHECK(text.find("\"QueueToFunction\"") != std::string::npos);
    text = good(connectItems(text, 0, kWorkload, "Shoppers", "Queue"));
    CHECK(calls(text, 0, "Shoppers", "Queue"));
    text = good(connectItems(text, 0, kResource, "Api", "Queue"));
    CHECK(calls(text, 0, "Api", "Queue"));
    CHECK(text.find("sqs:SendMessage") != std::string::npos);
    CHECK_FALSE(connectItems(text, 0, kResource, "Queue", "Views"));
}

TEST_CASE("a resource gets another name wherever it is named") {
    std::string text = good(placeItems(sample::sourceText(), {{kResource, "Views", 8.0, 8.0}}));
    text = good(renameItem(text, kResource, "Views", "Seen"));
    CHECK(text.find("Views") == std::string::npos);  // called, patched, placed
    CHECK(calls(text, 1, "ViewProduct", "Seen"));
    text = good(renameItem(text, kResource, "Api", "Front"));
    CHECK(loaded(text).designs[0].objectives.front().of == "Front");
    CHECK(calls(text, 0, "Shoppers", "Front"));
    text = good(renameItem(text, kWorkload, "Shoppers", "Buyers"));
    CHECK(calls(text, 0, "Buyers", "Front"));
    CHECK_FALSE(renameItem(text, kResource, "Front", "Seen"));
    // "ViewProduct" begins with "View": it is another one.
    CHECK(good(renameItem(sample::sourceText(), kResource, "Products", "Catalogue")).find("\"ViewProduct\"") !=
          std::string::npos);
    for (const char* file : {"orchestrators.json", "order_stream.json", "saga.json", "chat.json"}) {
        INFO(file);
        const std::string gallery = galleryText(file);
        const format::Scenario scenario = loaded(gallery);
        for (const format::Resource& resource : scenario.designs[0].resources)
            CHECK(renameItem(gallery, kResource, resource.name, resource.name + "X"));
    }
}

TEST_CASE("a design gets another name, and is taken out") {
    const std::string renamed = good(renameDesign(sample::sourceText(), "on-demand", "as it is"));
    CHECK(loaded(renamed).designs[0].name == "as it is");
    CHECK(loaded(renamed).designs[1].name == "provisioned, scaled");
    CHECK_FALSE(renameDesign(renamed, "as it is", "provisioned, scaled"));
    CHECK_FALSE(renameDesign(R"({ "Headroom": 1 })", "as written", "other"));
    const std::string one = good(removeDesign(renamed, "as it is"));
    REQUIRE(loaded(one).designs.size() == 1);
    CHECK(loaded(one).designs[0].name == "provisioned, scaled");
    CHECK_FALSE(removeDesign(one, "provisioned, scaled"));
}

TEST_CASE("designs have names of their own") {
    CHECK(freeDesignName(sample::sourceText(), "cheap") == "cheap");
    CHECK(freeDesignName(sample::sourceText(), "on-demand") == "on-demand 2");
    CHECK_FALSE(addDesign(sample::sourceText(), 0, "on-demand"));
    CHECK_FALSE(addDesign(R"({ "Headroom": 1 })", 0, "as written"));
    REQUIRE(addDesign(sample::sourceText(), 0, "cheap"));
}

TEST_CASE("a copy has a name of its own; places are kept in Layout") {
    const auto copy = duplicateItem(sample::sourceText(), 0, kResource, "Products");
    REQUIRE(copy);
    CHECK(copy->name == "Products2");
    CHECK(loaded(copy->text).designs[0].resources.size() == 5);
    const std::string placed =
        good(placeItems(sample::sourceText(), {{kResource, "Api", 240.4, -8.0}, {kWorkload, "Shoppers", 0.0, 16.0}}));
    CHECK(placed.find(
              "\"Layout\": { \"Resources\": { \"Api\": [240, -8] }, \"Workloads\": { \"Shoppers\": [0, 16] } }") !=
          std::string::npos);
    loaded(placed);
    CHECK(good(forgetPlaces(placed)) == sample::sourceText());
}

TEST_CASE("a new design begins like the one shown") {
    const auto first = addDesign(sample::sourceText(), 1, "third");
    REQUIRE(first);
    const format::Scenario scenario = loaded(first->text);
    REQUIRE(scenario.designs.size() == 3);
    CHECK(scenario.designs[2].name == "third");
    CHECK(scenario.designs[2].resources.back().spec == scenario.designs[1].resources.back().spec);
    const auto only = addDesign(good(document::removeValue(sample::sourceText(), "/Designs")), 0, "other");
    REQUIRE(only);
    CHECK(loaded(only->text).designs.size() == 2);
}

TEST_CASE("lines lead to parts and parts to lines") {
    const auto read = document::readText(sample::sourceText(), "", document::Format::Json);
    const Node& root = *read.root;
    CHECK(lineOf(root, kResource, "ViewProduct") == 9);
    CHECK(lineOf(root, kWorkload, "Shoppers") == 22);
    CHECK(lineOf(root, kResource, "Nothing") == 0);
    CHECK(itemAt(root, 14) == std::pair(kResource, std::string("ViewProduct")));
    CHECK(itemAt(root, 23) == std::pair(kWorkload, std::string("Shoppers")));
    CHECK_FALSE(itemAt(root, 3));
    CHECK_FALSE(itemAt(root, 25));
    CHECK_FALSE(ScenarioEdit("{ broken", 0).isReadable());
}
