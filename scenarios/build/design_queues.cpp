// SPDX-License-Identifier: GPL-3.0-or-later
// Queues of a design among each other.
#include <algorithm>

#include "scenarios/build/design_world.hpp"

namespace headroom::build {

void DesignWorld::connectQueues() {
    for (const format::Resource& resource : design_.resources) {
        const auto* spec = std::get_if<sqs::Spec>(&resource.spec);
        if (spec == nullptr || !spec->redrive || spec->redrive->deadLetterQueue.empty()) continue;
        const auto named = [this](const std::string& name) {
            return std::ranges::find(queues_, name, &sqs::Queue::name);
        };
        named(resource.name)->sendDeadLettersTo(*named(spec->redrive->deadLetterQueue));
    }
}

}  // namespace headroom::build
