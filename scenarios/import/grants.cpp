// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/grants.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/queue_urls.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPhysicalNames{
    {{"AWS::DynamoDB::Table", "TableName"},
     {"AWS::DynamoDB::GlobalTable", "TableName"},
     {"AWS::Lambda::Function", "FunctionName"},
     {kQueueType, "QueueName"}}};

/// Managed policies of AWS that let code call what is modelled (AWS Managed Policy Reference, 2026).
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kManaged{
    {{"AmazonDynamoDBFullAccess", "dynamodb:*"},
     {"AmazonSQSFullAccess", "sqs:*"},
     {"AmazonDynamoDBReadOnlyAccess", "dynamodb:GetItem"},
     {"AWSLambdaRole", "lambda:InvokeFunction"},
     {"AWSLambda_FullAccess", "lambda:InvokeFunction"}}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

void addOnce(std::vector<std::string>& names, const std::string& name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

/// One value, or each of a list.
template <class Use>
void each(const Node* value, Use use) {
    if (value == nullptr) return;
    if (!value->isArray()) return use(*value);
    for (const Node& element : value->elements()) use(element);
}

/// "*", "...:table/*" and what begins so; the indexes of one table are none of it.
bool isOpen(const std::string& resource) {
    const std::size_t part = std::min(resource.find("/index/"), resource.find("/stream/"));
    return resource.substr(0, part).ends_with('*');
}

/// Where the first "/" stands that is not inside of "${...}".
std::size_t pathEnd(const std::string& text) {
    bool reference = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 2, "${") == 0) reference = true;
        if (text[i] == '}') reference = false;
        if (text[i] == '/' && !reference) return i;
    }
    return text.size();
}

class GrantReader {
public:
    GrantReader(const Inventory& inventory, const Mentions& mentions) : inventory_(inventory), mentions_(mentions) {}

    void readRole(const Resource& role) {
        each(role.properties.find("Policies"), [&](const Node& policy) {
            if (const Node* whole = policy.find("PolicyDocument")) readDocument(*whole, role.origin.file);
        });
        each(role.properties.find("ManagedPolicyArns"), [&](const Node& arn) { readManaged(arn, role.origin.file); });
        for (const Resource& policy : inventory_.resources) {
            if (policy.type != "AWS::IAM::Policy" && policy.type != "AWS::IAM::ManagedPolicy") continue;
            bool mine = false;
            each(policy.properties.find("Roles"), [&](const Node& to) { mine = mine || namedIn(to) == role.name; });
            const Node* whole = policy.properties.find("PolicyDocument");
            if (mine && whole != nullptr) readDocument(*whole, policy.origin.file);
        }
    }

    std::vector<Grant> take() { return std::move(grants_); }

private:
    void readManaged(const Node& arn, const std::string& file) {
        const std::string text = toText(arn).value_or("");
        if (std::string unknown = unknownIn(arn, inventory_.unset); !unknown.empty())
            grants_.push_back({{}, {}, false, {file, arn.position()}, std::move(unknown), arn.position()});
        for (const auto& [name, action] : kManaged) {
            if (text == name || text.ends_with("/" + std::string(name)))
                grants_.push_back({std::string(action), {}, true, {file, arn.position()}});
        }
        const Resource* own = inventory_.find(namedIn(arn));
        const Node* whole = own != nullptr ? own->properties.find("PolicyDocument") : nullptr;
        if (whole != nullptr) readDocument(*whole, own->origin.file);
    }

    void readDocument(const Node& whole, const std::string& file) {
        each(whole.find("Statement"), [&](const Node& statement) {
            if (!statement.isObject() || textOf(statement, "Effect") != "Allow") return;
            std::vector<std::string> resources;
            bool everything = false;
            std::string unknown;
            document::Position unknownAt;
            each(statement.find("Resource"), [&](const Node& resource) {
                everything = everything || (resource.isString() && isOpen(resource.asString()));
                const std::vector<std::string> named = mentions_.in(resource);
                for (const std::string& name : named) addOnce(resources, name);
                if (!unknown.empty() || !named.empty()) return;
                unknown = unknownIn(resource, inventory_.unset);
                unknownAt = resource.position();
            });
            each(statement.find("Action"), [&](const Node& action) {
                if (!action.isString()) return;
                grants_.push_back({action.asString(),
                                   resources,
                                   everything && resources.empty(),
                                   {file, action.position()},
                                   unknown,
                                   unknownAt});
            });
        });
    }

    const Inventory& inventory_;
    const Mentions& mentions_;
    std::vector<Grant> grants_;
};

}  // namespace

Mentions::Mentions(const Inventory& inventory) : inventory_(inventory) {
    for (const Resource& resource : inventory.resources) {
        for (const auto& [type, key] : kPhysicalNames) {
            const Node* name = resource.type == type ? resource.properties.find(key) : nullptr;
            const auto text = name != nullptr ? toText(*name) : std::nullopt;
            if (text && !text->empty())
                (type == kQueueType ? byQueueName_ : byPhysicalName_).emplace(*text, resource.name);
        }
    }
}

std::vector<std::string> Mentions::in(const Node& value) const {
    std::vector<std::string> found;
    collect(value, found);
    return found;
}

void Mentions::collect(const Node& value, std::vector<std::string>& found) const {
    if (const auto text = toText(value)) return collectText(*text, found);
    for (std::size_t i = 0; value.isArray() && i < value.size(); ++i) collect(value.elements()[i], found);
    for (std::size_t i = 0; value.isObject() && i < value.size(); ++i) collect(value.members()[i].value, found);
}

namespace {

/// What is known by a name, or by the beginning of one before "*".
void findNamed(std::string name, const std::map<std::string, std::string>& known, std::vector<std::string>& found) {
    if (name.size() > 1 && name.ends_with('*')) {  // every name that begins so
        name.pop_back();
        for (const auto& [physical, resource] : known) {
            if (physical.starts_with(name)) addOnce(found, resource);
        }
        return;
    }
    if (const auto at = known.find(name); at != known.end()) addOnce(found, at->second);
}

}  // namespace

void Mentions::collectText(const std::string& text, std::vector<std::string>& found) const {
    for (const std::string& name : namesIn(text)) {
        if (inventory_.find(name) != nullptr) addOnce(found, name);
    }
    if (const std::string queue = queueInUrl(text); !queue.empty()) return findNamed(queue, byQueueName_, found);
    if (const auto known = byPhysicalName_.find(text); known != byPhysicalName_.end())
        return addOnce(found, known->second);
    const std::size_t colon = text.rfind(':');
    std::string plain = colon == std::string::npos ? text : text.substr(colon + 1);
    const bool arn = text.starts_with("arn:");
    if (arn && text.find(":sqs:") != std::string::npos) return findNamed(plain, byQueueName_, found);
    for (const std::string_view prefix : {"table/", "function/"}) {
        if (plain.starts_with(prefix)) plain.erase(0, prefix.size());
    }
    plain = plain.substr(0, pathEnd(plain));
    const std::size_t before = found.size();
    findNamed(plain, byPhysicalName_, found);
    if (!arn && found.size() == before) findNamed(plain, byQueueName_, found);  // what else is called so
}

bool covers(std::string_view pattern, std::string_view action) {
    std::size_t p = 0;
    std::size_t a = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (a < action.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = a;
        } else if (p < pattern.size() && lower(pattern[p]) == lower(action[a])) {
            ++p;
            ++a;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            a = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

namespace {

/// By reference, or by the name at the end of an ARN ("arn:aws:iam::123456789012:role/service/orders").
const Resource* roleOf(const Inventory& inventory, const Node& role) {
    if (const Resource* named = inventory.find(namedIn(role))) return named;
    const std::string arn = toText(role).value_or("");
    const std::string name = arn.find(":role/") != std::string::npos ? arn.substr(arn.rfind('/') + 1) : std::string();
    const auto found = std::ranges::find_if(inventory.resources, [&](const Resource& one) {
        const Node* called = one.type == "AWS::IAM::Role" ? one.properties.find("RoleName") : nullptr;
        return called != nullptr && !name.empty() && toText(*called) == name;
    });
    return found != inventory.resources.end() ? &*found : nullptr;
}

}  // namespace

std::vector<Grant> grantsOf(const Inventory& inventory, const Mentions& mentions, const Resource& function,
                            bool& known) {
    const Node* role = function.properties.find("Role");
    const Resource* found = role != nullptr ? roleOf(inventory, *role) : nullptr;
    known = found != nullptr && found->type == "AWS::IAM::Role";
    if (!known) return {};
    GrantReader reader(inventory, mentions);
    reader.readRole(*found);
    return reader.take();
}

}  // namespace headroom::importing
