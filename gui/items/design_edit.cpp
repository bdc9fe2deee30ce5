// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/design_edit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <QCoreApplication>

#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::gui {

namespace {

using document::Node;

constexpr std::array<PaletteEntry, 9> kPalette{{
    {QT_TRANSLATE_NOOP("headroom::gui", "HTTP API"), "Api", "Resources",
     R"({ "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /": { "Integration": { "Http": { "Latency": "0s" } } } } })"},
    {QT_TRANSLATE_NOOP("headroom::gui", "REST API"), "RestApi", "Resources",
     R"({ "Type": "AWS::ApiGateway::RestApi", "Routes": { "GET /": { "Integration": "Mock" } } })"},
    {QT_TRANSLATE_NOOP("headroom::gui", "Lambda function"), "Function", "Resources",
     R"({ "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10 }, "Behavior": { "Steps": [{ "Compute": { "Duration": "10ms" } }] } })"},
    {QT_TRANSLATE_NOOP("headroom::gui", "DynamoDB table"), "Table", "Resources",
     R"({ "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 100000, "ItemSize": "1KB" } })"},
    {QT_TRANSLATE_NOOP("headroom::gui", "DAX cluster"), "Cache", "Resources",
     R"({ "Type": "AWS::DAX::Cluster", "Properties": { "NodeType": "dax.r5.large", "ReplicationFactor": 3 } })"},
    {QT_TRANSLATE_NOOP("headroom::gui", "SQS queue"), "Queue", "Resources",
     R"({ "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60 } })"},
    {QT_TRANSLATE_NOOP("headroom::gui", "State machine"), "Flow", "Resources",
     R"({ "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "EXPRESS", "Definition": { "StartAt": "Wait", "States": { "Wait": { "Type": "Wait", "Seconds": 1, "End": true } } } } })"},
    {QT_TRANSLATE_NOOP("headroom::gui", "WebSocket API"), "Socket", "Resources",
     R"({ "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" }, "Routes": { "$default": { "Integration": "Mock" } } })"},
    {QT_TRANSLATE_NOOP("headroom::gui", "Workload"), "Users", "Workloads",
     R"({ "Target": "", "Arrivals": { "Poisson": { "Rate": "10/s" } } })"},
}};

Node parsed(std::string_view json) { return *document::readText(json, "", document::Format::Json).root; }

const char* sectionOf(OutlineItem::Kind kind) {
    return kind == OutlineItem::Kind::Workload ? "Workloads" : "Resources";
}

std::string pointerTo(OutlineItem::Kind kind, const std::string& key) {
    return document::child(std::string("/") + sectionOf(kind), key);
}

/// A workload is sent somewhere from the start: to an API if there is one.
std::string firstTarget(const ScenarioEdit& edit) {
    std::string target;
    for (const std::string& name : edit.namesOf("Resources")) {
        const Node* type = document::resolve(edit.merged(), pointerTo(OutlineItem::Kind::Resource, name) + "/Type");
        if (type == nullptr || !type->isString()) continue;
        const std::string& text = type->asString();
        if (text.find("Api") != std::string::npos && text.find("::Api") != std::string::npos) return name;
        if (target.empty() && text.find("Function") != std::string::npos) target = name;
    }
    return target;
}

}  // namespace

std::span<const PaletteEntry> palette() { return kPalette; }

base::Result<Added> addItem(const std::string& text, std::size_t design, const PaletteEntry& entry) {
    const ScenarioEdit edit(text, design);
    const std::string name = edit.freeName(entry.section, entry.name);
    Node body = parsed(entry.body);
    if (Node* target = body.find("Target"); target != nullptr) {
        *target = Node::string(firstTarget(edit));
        if (target->asString().empty())
            return base::Error{base::Errc::BadInput, {}, "Add an API or a function first: a workload calls one."};
    }
    auto changed = edit.set(document::child("/" + std::string(entry.section), name), body);
    if (!changed) return changed.error();
    return Added{std::move(*changed), name};
}

base::Result<Added> duplicateItem(const std::string& text, std::size_t design, OutlineItem::Kind kind,
                                  const std::string& key) {
    const ScenarioEdit edit(text, design);
    const Node* original = document::resolve(edit.merged(), pointerTo(kind, key));
    if (original == nullptr) return base::Error{base::Errc::BadInput, key, "is not there"};
    const std::string name = edit.freeName(sectionOf(kind), key);
    auto changed = edit.set(pointerTo(kind, name), *original);
    if (!changed) return changed.error();
    return Added{std::move(*changed), name};
}

ScenarioEdit::Text placeItems(const std::string& text, const std::vector<PlacedItem>& placed) {
    std::string changed = text;
    for (const PlacedItem& item : placed) {
        Node place = Node::array();
        place.append(Node::integer(std::llround(item.x)));
        place.append(Node::integer(std::llround(item.y)));
        auto next = document::setValue(changed, "/Layout" + pointerTo(item.kind, item.key), place);
        if (!next) return next;
        changed = std::move(*next);
    }
    return changed;
}

ScenarioEdit::Text forgetPlaces(const std::string& text) { return document::removeValue(text, "/Layout"); }

namespace {

std::vector<std::string> designNamesIn(const Node& root) {
    std::vector<std::string> names;
    const Node* designs = root.find("Designs");
    if (designs == nullptr || !designs->isArray() || designs->size() == 0) return {"as written"};
    for (const Node& design : designs->elements()) {
        const Node* name = design.find("Name");
        if (name != nullptr && name->isString()) names.push_back(name->asString());
    }
    return names;
}

}  // namespace

std::string freeDesignName(const std::string& text, const std::string& wish) {
    const auto read = document::readText(text, "", document::Format::Json);
    if (!read.ok() || !read.root->isObject()) return wish;
    const std::vector<std::string> taken = designNamesIn(*read.root);
    std::string name = wish;
    for (int number = 2; std::ranges::find(taken, name) != taken.end(); ++number)
        name = wish + " " + std::to_string(number);
    return name;
}

namespace {

/// Where the design stands, if the file names it.
std::optional<std::size_t> placeOfDesign(const Node& root, const std::string& name) {
    const Node* designs = root.find("Designs");
    if (designs == nullptr || !designs->isArray()) return std::nullopt;
    for (std::size_t i = 0; i < designs->size(); ++i) {
        const Node* called = designs->elements()[i].find("Name");
        if (called != nullptr && called->isString() && called->asString() == name) return i;
    }
    return std::nullopt;
}

}  // namespace

ScenarioEdit::Text renameDesign(const std::string& text, const std::string& from, const std::string& to) {
    const auto read = document::readText(text, "", document::Format::Json);
    const auto place = read.ok() && read.root->isObject() ? placeOfDesign(*read.root, from) : std::nullopt;
    if (!place)
        return base::Error{base::Errc::BadInput, {}, "The file does not name this design: add another one first."};
    const std::vector<std::string> taken = designNamesIn(*read.root);
    if (std::ranges::find(taken, to) != taken.end())
        return base::Error{base::Errc::BadInput, {}, "There is a design " + document::quoted(to) + " already."};
    return document::setValue(text, document::child("/Designs", *place) + "/Name", Node::string(to));
}

ScenarioEdit::Text removeDesign(const std::string& text, const std::string& name) {
    const auto read = document::readText(text, "", document::Format::Json);
    const auto place = read.ok() && read.root->isObject() ? placeOfDesign(*read.root, name) : std::nullopt;
    if (!place || read.root->find("Designs")->size() < 2)
        return base::Error{base::Errc::BadInput, {}, "A scenario has one design at least."};
    return document::removeValue(text, document::child("/Designs", *place));
}

base::Result<Added> addDesign(const std::string& text, std::size_t design, const std::string& name) {
    const auto read = document::readText(text, "", document::Format::Json);
    if (!read.ok() || !read.root->isObject())
        return base::Error{base::Errc::BadInput, {}, "the source has an error of syntax"};
    const std::vector<std::string> taken = designNamesIn(*read.root);
    if (std::ranges::find(taken, name) != taken.end())
        return base::Error{base::Errc::BadInput, {}, "There is a design " + document::quoted(name) + " already."};
    Node made = Node::object();
    made.set("Name", Node::string(name));
    const Node* patch = document::resolve(*read.root, document::child("/Designs", design) + "/Patch");
    made.set("Patch", patch != nullptr ? *patch : Node::object());
    std::string changed = text;
    const Node* designs = read.root->find("Designs");
    if (designs == nullptr || !designs->isArray() || designs->size() == 0) {
        Node first = Node::object();
        first.set("Name", Node::string("as written"));
        Node list = Node::array();
        list.append(std::move(first));
        auto next = document::setValue(changed, "/Designs", list);
        if (!next) return next.error();
        changed = std::move(*next);
    }
    auto next = document::setValue(changed, "/Designs/-", made);
    if (!next) return next.error();
    return Added{std::move(*next), name};
}

}  // namespace headroom::gui
