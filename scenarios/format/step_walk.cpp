// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/step_walk.hpp"

#include "scenarios/document/pointer.hpp"

namespace headroom::format {

std::string stepPointer(const document::Node& root, const std::string& list, std::size_t index) {
    const document::Node* node = document::resolve(root, list);
    if (node != nullptr && node->isObject() && index < node->size()) {
        return document::child(list, node->members()[index].key);
    }
    return document::child(list, index);
}

}  // namespace headroom::format
