// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_block.hpp"

#include <array>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// Attributes whose value is found in other resources.
constexpr std::array<std::string_view, 6> kIdentities{"arn",        "invoke_arn", "execution_arn",
                                                      "stream_arn", "id",         "root_resource_id"};
/// Shorter ones would be found by chance ("a" in "table").
constexpr std::size_t kShortest = 8;

}  // namespace

void Names::add(const std::string& address, const std::string& logicalName, const Node& values) {
    byAddress_.emplace(address, logicalName);
    for (const std::string_view key : kIdentities) {
        const std::string identity = textOf(values, key);
        // That of a scalable target is "table/orders", which names the table.
        if (key == "id" && identity.find('/') != std::string::npos) continue;
        // That of an HTTP API's stage is its name, which stages of other APIs have as well.
        if (key == "id" && address.find("aws_apigatewayv2_stage.") != std::string::npos) continue;
        if (!identity.empty())
            (identity.size() >= kShortest ? byIdentity_ : byShortIdentity_).emplace(identity, logicalName);
    }
}

void Names::addAlias(const std::string& name, const std::string& module, const Node& expression) {
    const Node* references = expression.isObject() ? expression.find("references") : nullptr;
    if (references != nullptr && references->isArray()) aliases_.emplace(name, std::pair(module, references));
}

std::string Names::ofIdentity(const std::string& identity) const {
    for (const auto* known : {&byIdentity_, &byShortIdentity_}) {
        if (const auto at = known->find(identity); at != known->end()) return at->second;
    }
    return {};
}

std::string Names::ofReference(const std::string& module, const std::string& reference, int depth) const {
    // "aws_lambda_function.f.arn", "aws_lambda_function.f[0].arn": type and name count; "var.x", "module.m.out": what
    // they stand for does.
    const std::size_t dot = reference.find('.');
    if (dot == std::string::npos || depth > kDeepest) return {};
    std::size_t end = reference.find_first_of(".[", dot + 1);
    if (reference.starts_with("module.") && end != std::string::npos) {
        const std::size_t output = reference.find('.', end);
        if (output == std::string::npos) return {};
        const std::string inner = module + reference.substr(0, end) + ".";
        end = reference.find_first_of(".[", output + 1);
        return ofAlias(inner + reference.substr(output + 1, end == std::string::npos ? end : end - output - 1), depth);
    }
    const std::string name = module + reference.substr(0, end);
    if (reference.starts_with("var.")) return ofAlias(name, depth);
    const auto at = byAddress_.find(name);
    return at == byAddress_.end() ? std::string() : at->second;
}

std::string Names::ofAlias(const std::string& name, int depth) const {
    const auto alias = aliases_.find(name);
    if (alias == aliases_.end()) return {};
    for (const Node& reference : alias->second.second->elements()) {
        if (!reference.isString()) continue;
        if (std::string found = ofReference(alias->second.first, reference.asString(), depth + 1); !found.empty())
            return found;
    }
    return {};
}

Node Names::withReferences(const Node& value, const std::string& own) const {
    if (value.isArray()) {
        Node list = Node::array(value.position());
        for (const Node& element : value.elements()) list.append(withReferences(element, own));
        return list;
    }
    if (value.isObject()) {
        Node object = Node::object(value.position());
        for (const document::Member& member : value.members())
            object.members().push_back({member.key, member.keyPosition, withReferences(member.value, own)});
        return object;
    }
    if (!value.isString() || value.asString().size() < kShortest) return value;
    const std::string& text = value.asString();
    if (const auto same = byIdentity_.find(text); same != byIdentity_.end())
        return same->second == own ? value : refTo(same->second, value.position());
    for (const auto& [identity, name] : byIdentity_) {
        const std::size_t at = name == own ? std::string::npos : text.find(identity);
        if (at == std::string::npos) continue;
        return fromText(escaped(text.substr(0, at)) + "${" + name + "}" + escaped(text.substr(at + identity.size())),
                        value.position());
    }
    return value;
}

std::optional<Node> Block::value(std::string_view key) const {
    const Node* known = values_ != nullptr ? values_->find(key) : nullptr;
    if (known != nullptr) taken_->insert(known);
    if (known != nullptr && known->isString() && key.ends_with("_id")) {
        if (const std::string name = names_->ofIdentity(known->asString()); !name.empty() && name != own_)
            return refTo(name, known->position());
    }
    if (known != nullptr && !known->isNull()) return names_->withReferences(*known, own_);
    const Node* expression = expressions_ != nullptr ? expressions_->find(key) : nullptr;
    const Node* references = expression != nullptr ? expression->find("references") : nullptr;
    for (std::size_t i = 0; references != nullptr && references->isArray() && i < references->size(); ++i) {
        const Node& reference = references->elements()[i];
        if (!reference.isString()) continue;
        if (std::string name = names_->ofReference(module_, reference.asString()); !name.empty())
            return refTo(name, reference.position());
    }
    return std::nullopt;
}

std::string Block::text(std::string_view key) const {
    const auto found = value(key);
    return found && found->isString() ? found->asString() : std::string();
}

std::string Block::plain(std::string_view key) const {
    const Node* known = values_ != nullptr ? values_->find(key) : nullptr;
    if (known != nullptr) taken_->insert(known);
    return known != nullptr && known->isString() ? known->asString() : std::string();
}

bool Block::isTrue(std::string_view key) const {
    const auto found = value(key);
    return found && found->isBool() && found->asBool();
}

std::vector<Block> Block::blocks(std::string_view key) const {
    const Node* values = values_ != nullptr ? values_->find(key) : nullptr;
    const Node* expressions = expressions_ != nullptr ? expressions_->find(key) : nullptr;
    const auto count = [](const Node* list) { return list != nullptr && list->isArray() ? list->size() : 0; };
    std::vector<Block> all;
    if (values != nullptr) taken_->insert(values);
    for (std::size_t i = 0; i < count(values); ++i) taken_->insert(&values->elements()[i]);
    for (std::size_t i = 0; i < std::max(count(values), count(expressions)); ++i) {
        all.emplace_back(i < count(values) ? &values->elements()[i] : nullptr,
                         i < count(expressions) ? &expressions->elements()[i] : nullptr, *names_, module_, own_,
                         *taken_);
    }
    return all;
}

std::optional<Block> Block::block(std::string_view key) const {
    std::vector<Block> all = blocks(key);
    return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

void Block::copy(std::string_view key, Node& to, std::string_view newKey) const {
    if (auto found = value(key)) to.set(std::string(newKey), std::move(*found));
}

}  // namespace headroom::importing::terraform
