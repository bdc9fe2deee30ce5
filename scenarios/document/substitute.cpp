// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/substitute.hpp"

#include <utility>

#include "scenarios/document/alias_budget.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::document {

namespace {

constexpr std::size_t kMaxPointer = 4096;

const Node* referenceIn(const Node& node) {
    if (!node.isObject() || node.size() != 1) return nullptr;
    const Node* name = node.find("Ref");
    return name != nullptr && name->isString() ? name : nullptr;
}

class Substitution {
public:
    Substitution(const ParameterValues& parameters, Problems& problems)
        : parameters_(parameters), problems_(problems) {}

    std::vector<OpenReference> run(Node& root) {
        visit(root);
        return std::move(open_);
    }

private:
    void visit(Node& node) {
        if (const Node* name = referenceIn(node)) {
            replace(node, *name);
        } else if (node.isArray()) {
            for (std::size_t i = 0; i < node.size(); ++i) enter(i, node.elements()[i]);
        } else if (node.isObject()) {
            for (Member& member : node.members()) enter(member.key, member.value);
        }
    }

    template <class Token>
    void enter(const Token& token, Node& node) {
        const std::size_t length = pointer_.size();
        appendToken(pointer_, token);
        visit(node);
        pointer_.resize(length);
    }

    void replace(Node& node, const Node& name) {
        const auto parameter = parameters_.find(name.asString());
        if (parameter == parameters_.end()) {
            open_.push_back({name.asString(), pointer_.substr(0, kMaxPointer), name.position()});
            return;
        }
        const Position at = node.position();
        if (!affordable(parameter->second, at)) {
            node = Node::reported(at);
            return;
        }
        Node value = parameter->second;
        value.setPosition(at);
        node = std::move(value);
    }

    bool affordable(const Node& value, Position at) {
        const bool before = bytes_ > kMaxSubstitutedBytes;
        if (!before) bytes_ += extentOf(value).bytes;
        if (bytes_ <= kMaxSubstitutedBytes) return true;
        if (!before) {
            problems_.error(at, pointer_.substr(0, kMaxPointer),
                            "the values of parameters add up to more than " +
                                std::to_string(kMaxSubstitutedBytes >> 20U) + " MB here; refer to them less often");
        }
        return false;
    }

    const ParameterValues& parameters_;
    Problems& problems_;
    std::size_t bytes_ = 0;
    std::vector<OpenReference> open_;
    std::string pointer_;
};

}  // namespace

std::vector<OpenReference> substitute(Node& tree, const ParameterValues& parameters, Problems& problems) {
    return Substitution(parameters, problems).run(tree);
}

}  // namespace headroom::document
