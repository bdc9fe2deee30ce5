// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_block.hpp"

#include <algorithm>

#include "scenarios/import/inventory.hpp"

namespace headroom::importing::terraform {

using document::Node;

std::optional<Node> Block::value(std::string_view key) const {
    const Node* known = values_ != nullptr ? values_->find(key) : nullptr;
    if (known != nullptr) {
        taken_->insert(known);
        if (known->isNull()) return std::nullopt;  // what is not known yet is not there at all
        if (known->isString() && key.ends_with("_id")) {
            if (const std::string name = names_->ofIdentity(known->asString()); !name.empty() && name != own_)
                return refTo(name, known->position());
        }
        return referring(*known);
    }
    const Node* expression = expressions_ != nullptr ? expressions_->find(key) : nullptr;
    if (expression == nullptr) return std::nullopt;
    if (const Node* constant = expression->isObject() ? expression->find("constant_value") : nullptr) return *constant;
    const std::string name = names_->ofReferences(scope_, *expression);
    return name.empty() ? std::nullopt : std::optional(refTo(name, expression->position()));
}

std::optional<Node> Block::known(std::string_view key) const { return isUnknown(key) ? std::nullopt : value(key); }

bool Block::isUnknown(std::string_view key) const {
    return expressions_ != nullptr && expressions_->find(key) != nullptr &&
           (values_ == nullptr || values_->find(key) == nullptr);
}

std::vector<const Instance*> Block::instances(std::string_view key) const {
    std::vector<const Instance*> all;
    const Node* expression = expressions_ != nullptr ? expressions_->find(key) : nullptr;
    if (expression == nullptr) return all;
    for (const std::string& name : names_->allOfReferences(scope_, *expression)) all.push_back(names_->find(name));
    return all;
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
                         i < count(expressions) ? &expressions->elements()[i] : nullptr, *names_, scope_, own_,
                         *taken_);
    }
    return all;
}

std::vector<Block> Block::configured(std::string_view key) const {
    const Node* expressions = expressions_ != nullptr ? expressions_->find(key) : nullptr;
    std::vector<Block> all;
    for (std::size_t i = 0; expressions != nullptr && expressions->isArray() && i < expressions->size(); ++i)
        all.emplace_back(nullptr, &expressions->elements()[i], *names_, scope_, own_, *taken_);
    return all;
}

std::optional<Block> Block::block(std::string_view key) const {
    std::vector<Block> all = blocks(key);
    return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

void Block::copy(std::string_view key, Node& to, std::string_view newKey) const {
    auto found = value(key);
    const bool nothing = !found || (found->isString() && found->asString().empty());  // a state has "" for null
    if (!nothing) to.set(std::string(newKey), std::move(*found));
}

}  // namespace headroom::importing::terraform
