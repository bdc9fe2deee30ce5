// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/draft.hpp"

#include "scenarios/document/pointer.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// "Orders" out of "/Resources/Orders/Properties/..." and "/Workloads/Orders/...".
std::string nameIn(const std::string& pointer) {
    const std::size_t begin = pointer.find('/', 1);
    if (begin == std::string::npos) return {};
    return pointer.substr(begin + 1, pointer.find('/', begin + 1) - begin - 1);
}

}  // namespace

Origin Draft::originOf(const std::string& pointer) const {
    const auto owner = origins.find(nameIn(pointer));
    Origin origin = owner != origins.end() ? owner->second : Origin{};
    std::string at = pointer;
    while (!at.empty()) {
        const Node* node = document::resolve(root, at);
        if (node != nullptr && node->position().known() && at.size() > 1) {
            origin.at = node->position();
            break;
        }
        at = at.substr(0, at.rfind('/'));
    }
    return origin;
}

void Draft::dropStaleGuesses() {
    std::erase_if(guesses, [&](const Guess& guess) { return document::resolve(root, guess.pointer) == nullptr; });
}

Node uncertain(std::string_view low, std::string_view likely, std::string_view high, document::Position at) {
    Node range = Node::object(at);
    range.set("Low", Node::string(std::string(low), at), at);
    range.set("Likely", Node::string(std::string(likely), at), at);
    range.set("High", Node::string(std::string(high), at), at);
    Node node = Node::object(at);
    node.set("Uncertain", std::move(range), at);
    return node;
}

}  // namespace headroom::importing
