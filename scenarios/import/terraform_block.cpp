// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_block.hpp"

#include <array>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// Attributes whose value is found in other resources.
constexpr std::array<std::string_view, 5> kIdentities{"arn", "invoke_arn", "execution_arn", "stream_arn", "id"};
/// Shorter ones would be found by chance ("a" in "table").
constexpr std::size_t kShortest = 8;

}  // namespace

void Names::add(const std::string& address, const std::string& logicalName, const Node& values) {
    byAddress_.emplace(address, logicalName);
    for (const std::string_view key : kIdentities) {
        const std::string identity = textOf(values, key);
        if (identity.size() >= kShortest) byIdentity_.emplace(identity, logicalName);
    }
}

std::string Names::ofReference(const std::string& module, const std::string& reference) const {
    // "aws_lambda_function.f.arn", "aws_lambda_function.f[0].arn", "module.m.out" (not followed): type and name count.
    const std::size_t dot = reference.find('.');
    if (dot == std::string::npos) return {};
    const std::size_t end = reference.find_first_of(".[", dot + 1);
    const auto at = byAddress_.find(module + reference.substr(0, end));
    return at == byAddress_.end() ? std::string() : at->second;
}

Node Names::withReferences(const Node& value) const {
    if (value.isArray()) {
        Node list = Node::array(value.position());
        for (const Node& element : value.elements()) list.append(withReferences(element));
        return list;
    }
    if (value.isObject()) {
        Node object = Node::object(value.position());
        for (const document::Member& member : value.members())
            object.members().push_back({member.key, member.keyPosition, withReferences(member.value)});
        return object;
    }
    if (!value.isString() || value.asString().size() < kShortest) return value;
    const std::string& text = value.asString();
    if (const auto same = byIdentity_.find(text); same != byIdentity_.end())
        return refTo(same->second, value.position());
    for (const auto& [identity, name] : byIdentity_) {
        const std::size_t at = text.find(identity);
        if (at == std::string::npos) continue;
        return fromText(escaped(text.substr(0, at)) + "${" + name + "}" + escaped(text.substr(at + identity.size())),
                        value.position());
    }
    return value;
}

std::optional<Node> Block::value(std::string_view key) const {
    const Node* known = values_ != nullptr ? values_->find(key) : nullptr;
    if (known != nullptr && !known->isNull()) return names_->withReferences(*known);
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

bool Block::isTrue(std::string_view key) const {
    const auto found = value(key);
    return found && found->isBool() && found->asBool();
}

std::vector<Block> Block::blocks(std::string_view key) const {
    const Node* values = values_ != nullptr ? values_->find(key) : nullptr;
    const Node* expressions = expressions_ != nullptr ? expressions_->find(key) : nullptr;
    const auto count = [](const Node* list) { return list != nullptr && list->isArray() ? list->size() : 0; };
    std::vector<Block> all;
    for (std::size_t i = 0; i < std::max(count(values), count(expressions)); ++i) {
        all.emplace_back(i < count(values) ? &values->elements()[i] : nullptr,
                         i < count(expressions) ? &expressions->elements()[i] : nullptr, *names_, module_);
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
