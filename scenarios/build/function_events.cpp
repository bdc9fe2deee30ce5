// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/function_events.hpp"

#include <variant>

namespace headroom::build {

void FunctionEvents::add(engine::World& world, const lambda::Spec& spec, lambda::Function& function) {
    if (spec.takesEvents) queues_.emplace_back(world, spec, function);
}

lambda::AsyncQueue* FunctionEvents::queueOf(const std::string& function) {
    for (lambda::AsyncQueue& queue : queues_) {
        if (queue.function() == format::resourceOf(function)) return &queue;
    }
    return nullptr;
}

void FunctionEvents::connect(engine::World& world, const format::Design& design, const Find& find) {
    const auto destination = [this](const lambda::AsyncTarget& target) -> lambda::AsyncDestination {
        if (target.kind == lambda::AsyncTarget::Kind::Function) return {queueOf(target.name), 0, {}};
        return {nullptr, 0, target.kind};
    };
    for (const format::Resource& resource : design.resources) {
        const auto* spec = std::get_if<lambda::Spec>(&resource.spec);
        if (spec == nullptr || !spec->takesEvents) continue;
        queueOf(resource.name)
            ->sendTo({destination(spec->async.onSuccess), destination(spec->async.onFailure),
                      destination(spec->async.deadLetter)});
    }
    for (const lambda::MappingSpec& spec : design.mappings)
        mappings_.emplace_back(world, spec, *find(spec.source)->records(), *find(spec.function));
}

void FunctionEvents::start() {
    for (lambda::Mapping& mapping : mappings_) mapping.start();
}

void FunctionEvents::startMeasuring() {
    for (lambda::AsyncQueue& queue : queues_) queue.startMeasuring();
}

void FunctionEvents::report(std::vector<engine::ResourceReport>& reports, base::Duration window) const {
    for (const lambda::AsyncQueue& queue : queues_) {
        for (engine::ResourceReport& report : reports) {
            if (report.resource == queue.function()) queue.add(report, window);
        }
    }
    for (const lambda::Mapping& mapping : mappings_) reports.push_back(mapping.report());
}

}  // namespace headroom::build
