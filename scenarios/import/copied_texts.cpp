// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/copied_texts.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "scenarios/format/reference.hpp"
#include "scenarios/import/definition_secrets.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/secret_text.hpp"
#include "scenarios/import/text_search.hpp"

namespace headroom::importing {

using document::Member;
using document::Node;

namespace {

/// How texts are written that stand under a key.
enum class Manner : std::uint8_t {
    Plain,     ///< names and numbers
    Sent,      ///< what a request is given on its way: constants are blank
    Templates  ///< JSON in a text, or what becomes it
};

constexpr auto kManners = std::to_array<std::pair<std::string_view, Manner>>({{"RequestParameters", Manner::Sent},
                                                                              {"ResponseParameters", Manner::Sent},
                                                                              {"RequestTemplates", Manner::Templates},
                                                                              {"ResponseTemplates", Manner::Templates},
                                                                              {"Pattern", Manner::Templates},
                                                                              {"Input", Manner::Templates},
                                                                              {"InputTemplate", Manner::Templates}});

/// What a request to a service is given that says whom it is for.
constexpr auto kNaming = std::to_array<std::string_view>(
    {"StateMachineArn", "QueueUrl", "StreamName", "EventBusName", "Source", "DetailType", "Region"});

/// Names that the format declares are no names of secrets.
bool isDeclared(std::string_view key) {
    static const std::set<std::string_view> names = [] {
        std::set<std::string_view> all;
        for (const format::FieldGroup& group : format::fieldGroups()) {
            for (const base::FieldInfo* info : group.fields) all.insert(info->name);
        }
        return all;
    }();
    return names.contains(key);
}

/// With "x" in the place of all but references.
std::string blankAround(const std::string& text) {
    std::string result;
    for (const Piece& piece : piecesOf(text)) result += piece.reference ? "${" + piece.text + "}" : blank(piece.text);
    return result;
}

class CopiedTexts {
public:
    explicit CopiedTexts(StandIns& standIns) : standIns_(standIns) {}

    void in(Node& value, std::string_view key = {}, Manner manner = Manner::Plain) {
        if (value.isNumber() || value.isBool()) return;
        if (value.isArray()) {
            for (Node& element : value.elements()) in(element, key, manner);
        } else if (const auto text = toText(value)) {
            if (std::string now = of(*text, key, manner); now != *text) value = fromText(now, value.position());
        } else if (value.isObject()) {
            for (Member& member : value.members()) in(member, manner);
        }
    }

    void in(Member& member, Manner outer = Manner::Plain) { in(member.value, member.key, mannerOf(member.key, outer)); }

private:
    static Manner mannerOf(std::string_view key, Manner outer) {
        const auto known = std::ranges::find(kManners, key, [](const auto& one) { return one.first; });
        return known != kManners.end() ? known->second : outer;
    }

    std::string of(const std::string& text, std::string_view key, Manner manner) {
        if (manner == Manner::Templates) return standIns_.ofTemplate(text);
        if (manner == Manner::Sent) return ofSent(text, key);
        const bool route = key.find('/') != std::string_view::npos;
        return namesSecret(key) && !route && !isDeclared(key) ? blankAround(text) : withoutSecrets(text);
    }

    /// "$request.header.x", "method.request.path.id" are looked up when a request comes.
    std::string ofSent(const std::string& text, std::string_view key) {
        const bool lookedUp = text.starts_with('$') || text.starts_with("method.") ||
                              text.starts_with("integration.") || text.starts_with("context.");
        if (lookedUp) return withoutSecrets(text);
        return std::ranges::find(kNaming, key) != kNaming.end() ? standIns_.ofParts(text) : blankAround(text);
    }

    StandIns& standIns_;
};

void dropUnused(Node& properties, std::string_view key, const Inventory& inventory) {
    Node* variables = properties.find(key);
    if (variables == nullptr || !variables->isObject()) return;
    std::erase_if(variables->members(), [&](const Member& one) {
        const std::string use = "stageVariables." + one.key;
        return std::ranges::none_of(inventory.resources, [&](const Resource& resource) {
            return holdsText(resource.properties, use) || holdsText(resource.routes, use);
        });
    });
    if (variables->size() == 0) std::erase_if(properties.members(), [&](const Member& one) { return one.key == key; });
}

}  // namespace

std::size_t hideSecrets(Node& resource, StandIns& standIns) {
    const std::size_t before = standIns.count();
    CopiedTexts copied(standIns);
    const bool machine = textOf(resource, "Type").ends_with("::StateMachine");
    Node* properties = resource.find("Properties");
    if (properties != nullptr && machine) hideInMachine(*properties, standIns);
    for (std::size_t i = 0; properties != nullptr && i < properties->size(); ++i) {
        Member& member = properties->members()[i];
        if (!machine || !member.key.starts_with("Definition")) copied.in(member);
    }
    for (const char* part : {"Routes", "Behavior"}) {
        if (Node* node = resource.find(part)) copied.in(*node);
    }
    return standIns.count() - before;
}

void dropUnusedVariables(Inventory& inventory) {
    for (Resource& resource : inventory.resources) {
        if (resource.type == "AWS::ApiGateway::Stage") dropUnused(resource.properties, "Variables", inventory);
        if (resource.type == "AWS::ApiGatewayV2::Stage") dropUnused(resource.properties, "StageVariables", inventory);
    }
}

}  // namespace headroom::importing
