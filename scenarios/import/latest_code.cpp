// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/latest_code.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "scenarios/format/scenario.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/text_search.hpp"

namespace headroom::importing {

using document::Member;
using document::Node;

namespace {

/// By which properties resources name what they invoke.
constexpr auto kCalling = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"AWS::ApiGateway::Method", "Integration"},
     {"AWS::ApiGatewayV2::Integration", "IntegrationUri"},
     {"AWS::ApiGateway::Authorizer", "AuthorizerUri"},
     {"AWS::ApiGatewayV2::Authorizer", "AuthorizerUri"},
     {"AWS::Lambda::EventSourceMapping", "FunctionName"},
     {"AWS::Lambda::EventInvokeConfig", "DestinationConfig"},
     {"AWS::Lambda::Permission", "FunctionName"},
     {"AWS::Lambda::Url", "TargetFunctionArn"},
     {"AWS::Events::Rule", "Targets"},
     {"AWS::Scheduler::Schedule", "Target"},
     {"AWS::SNS::Subscription", "Endpoint"},
     {"AWS::S3::Bucket", "NotificationConfiguration"},
     {"AWS::Logs::SubscriptionFilter", "DestinationArn"}});

std::string nameIn(const std::string& reference) { return reference.substr(0, reference.find('.')); }

class Naming {
public:
    explicit Naming(const Inventory& inventory) {
        for (const Resource& resource : inventory.resources) {
            const bool published = resource.type == "AWS::Lambda::Alias" || resource.type == "AWS::Lambda::Version";
            const Node* function = published ? resource.properties.find("FunctionName") : nullptr;
            if (function != nullptr) published_.insert(namedIn(*function));
        }
    }

    bool idle() const { return published_.empty(); }

    void in(Resource& resource) const {
        inRoutes(resource.routes);
        if (resource.type.ends_with("::StateMachine")) return inMachine(resource.properties);
        for (const auto& [type, key] : kCalling) {
            Node* value = resource.type == type ? resource.properties.find(key) : nullptr;
            if (value != nullptr) inValue(*value);
        }
    }

private:
    void inValue(Node& value) const {
        if (value.isArray()) {
            for (Node& element : value.elements()) inValue(element);
        } else if (const auto text = toText(value)) {
            if (std::string now = named(*text); now != *text) value = fromText(now, value.position());
        } else if (value.isObject()) {
            for (Member& member : value.members()) inValue(member.value);
        }
    }

    /// "${F.Arn}:live" has said what it calls.
    std::string named(const std::string& text) const {
        std::string result;
        const std::vector<Piece> pieces = piecesOf(text);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            result += pieces[i].reference ? "${" + pieces[i].text + "}" : escaped(pieces[i].text);
            const bool qualified = i + 1 < pieces.size() && !pieces[i + 1].reference && pieces[i + 1].text[0] == ':';
            if (pieces[i].reference && !qualified && published_.contains(nameIn(pieces[i].text)))
                result += format::kLatest;
        }
        return result;
    }

    void inRoutes(Node& routes) const {
        for (Member& route : routes.members()) {
            Node* integration = route.value.isObject() ? route.value.find("Integration") : &route.value;
            if (integration != nullptr && integration->isObject()) integration = integration->find("Target");
            if (integration == nullptr || !integration->isString()) continue;
            if (published_.contains(integration->asString()))
                *integration =
                    Node::string(integration->asString() + std::string(format::kLatest), integration->position());
        }
    }

    void inMachine(Node& properties) const {
        Node* definition = properties.find("Definition");
        if (definition != nullptr) inTasks(*definition);
        Node* given = properties.find("DefinitionSubstitutions");
        for (std::size_t i = 0; given != nullptr && given->isObject() && i < given->size(); ++i) {
            Member& member = given->members()[i];
            const Node* text = properties.find("DefinitionString");
            const bool qualified = (definition != nullptr && holdsText(*definition, "${" + member.key + "}:")) ||
                                   (text != nullptr && holdsText(*text, member.key + "}:"));
            if (!qualified) inValue(member.value);
        }
    }

    void inTasks(Node& value) const {
        if (value.isArray()) {
            for (Node& element : value.elements()) inTasks(element);
        } else if (value.isObject() && !toText(value)) {
            const bool qualified = value.find("Qualifier") != nullptr || value.find("Qualifier.$") != nullptr;
            for (Member& member : value.members()) {
                const bool names = member.key == "Resource" || (member.key == "FunctionName" && !qualified);
                names ? inValue(member.value) : inTasks(member.value);
            }
        }
    }

    std::set<std::string> published_;
};

}  // namespace

void nameAliasesOfUrls(Inventory& inventory, Report& report) {
    const auto aliasOf = [&](const std::string& function, const Node& qualifier) -> const Resource* {
        const auto found = std::ranges::find_if(inventory.resources, [&](const Resource& one) {
            const Node* of = one.type == "AWS::Lambda::Alias" ? one.properties.find("FunctionName") : nullptr;
            const Node* name = of != nullptr ? one.properties.find("Name") : nullptr;
            return name != nullptr && namedIn(*of) == function &&
                   (*name == qualifier || namedIn(qualifier) == one.name);
        });
        return found != inventory.resources.end() ? &*found : nullptr;
    };
    for (Resource& url : inventory.resources) {
        const Node* target = url.type == "AWS::Lambda::Url" ? url.properties.find("TargetFunctionArn") : nullptr;
        const Member* qualifier = target != nullptr ? url.properties.findMember("Qualifier") : nullptr;
        if (qualifier == nullptr) continue;
        const document::Position at = qualifier->keyPosition;
        const Resource* alias = aliasOf(namedIn(*target), qualifier->value);
        if (alias != nullptr)
            url.properties.set("TargetFunctionArn", refTo(alias->name, target->position()), target->position());
        else if (toText(qualifier->value).value_or("?") != "")
            report.push_back({Fate::LeftOut,
                              {url.origin.file, at},
                              url.name + ".Qualifier",
                              "names an alias that no file holds: the function itself is asked"});
        std::erase_if(url.properties.members(), [](const Member& member) { return member.key == "Qualifier"; });
    }
}

void nameLatest(Inventory& inventory) {
    const Naming naming(inventory);
    if (naming.idle()) return;
    for (Resource& resource : inventory.resources) naming.in(resource);
}

bool asksLatest(const Node& caller, const std::string& function) {
    if (const auto text = toText(caller)) {
        const std::vector<Piece> pieces = piecesOf(*text);
        for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
            if (pieces[i].reference && nameIn(pieces[i].text) == function &&
                pieces[i + 1].text.starts_with(format::kLatest))
                return true;
        }
        return false;
    }
    if (caller.isArray())
        return std::ranges::any_of(caller.elements(), [&](const Node& one) { return asksLatest(one, function); });
    return caller.isObject() &&
           std::ranges::any_of(caller.members(), [&](const Member& one) { return asksLatest(one.value, function); });
}

}  // namespace headroom::importing
