// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/unfollowed.hpp"

#include "scenarios/format/call_graph.hpp"

namespace headroom::gui {

std::set<std::string> unfollowedOf(const format::Design& design, base::Duration length) {
    std::set<std::string> names;
    for (const auto& mapping : design.mappings) names.insert(mapping.function);
    for (const format::Resource& resource : design.resources) {
        const auto* queue = std::get_if<sqs::Spec>(&resource.spec);
        if (queue != nullptr && queue->redrive && !queue->redrive->deadLetterQueue.empty())
            names.insert(queue->redrive->deadLetterQueue);
    }
    if (names.empty()) return names;
    const auto calls = format::callsOf(design, length);
    for (bool more = true; more;) {
        more = false;
        for (const format::CallEdge& call : calls) {
            if (!call.fromWorkload && names.contains(call.from) && names.insert(call.to).second) more = true;
        }
    }
    return names;
}

}  // namespace headroom::gui
