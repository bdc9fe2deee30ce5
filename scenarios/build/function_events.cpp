// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/function_events.hpp"

#include <algorithm>
#include <variant>

#include "model/services/sqs/operation.hpp"

namespace headroom::build {

void FunctionEvents::add(engine::World& world, const lambda::Spec& spec, lambda::Function& function) {
    if (spec.takesEvents) queues_.emplace_back(world, spec, function);
}

void FunctionEvents::addOthers(engine::World& world, const lambda::Spec& spec, const std::string& function,
                               const Find& find) {
    for (const lambda::QualifiedEvents& events : spec.events) {
        if (!events.taken) continue;
        const std::string name = function + ":" + events.qualifier;
        queues_.emplace_back(world, events.async, name, *find(name), spec.reservedConcurrentExecutions == 0,
                             spec.architecture == lambda::Architecture::Arm ? "-ARM" : "");
    }
}

lambda::AsyncQueue* FunctionEvents::queueOf(const std::string& function) {
    const auto named = [this](const std::string& name) {
        const auto at = std::ranges::find(queues_, name, &lambda::AsyncQueue::function);
        return at == queues_.end() ? nullptr : &*at;
    };
    lambda::AsyncQueue* exact = named(function);
    return exact != nullptr ? exact : named(format::resourceOf(function));  // $LATEST without an alias
}

void FunctionEvents::connect(engine::World& world, const format::Design& design, const Find& find) {
    const auto destination = [&](const lambda::AsyncTarget& target) -> lambda::AsyncDestination {
        if (target.kind == lambda::AsyncTarget::Kind::Function) return {queueOf(target.name), 0, {}};
        engine::Service* queue = target.kind == lambda::AsyncTarget::Kind::Queue ? find(target.name) : nullptr;
        if (queue != nullptr) return {queue, static_cast<std::uint16_t>(sqs::Operation::SendMessage), {}};
        return {nullptr, 0, target.kind};
    };
    const auto tell = [&](const std::string& name, const lambda::AsyncSpec& async) {
        queueOf(name)->sendTo(
            {destination(async.onSuccess), destination(async.onFailure), destination(async.deadLetter)});
    };
    for (const format::Resource& resource : design.resources) {
        const auto* spec = std::get_if<lambda::Spec>(&resource.spec);
        if (spec == nullptr) continue;
        if (spec->takesEvents) tell(resource.name, spec->async);
        for (const lambda::QualifiedEvents& events : spec->events) {
            if (events.taken) tell(resource.name + ":" + events.qualifier, events.async);
        }
    }
    for (const lambda::MappingSpec& spec : design.mappings) {
        lambda::Mapping& made =
            mappings_.emplace_back(world, spec, *find(spec.source)->records(), *find(spec.function));
        if (spec.onFailure.kind != lambda::AsyncTarget::Kind::None) made.sendTo(destination(spec.onFailure));
    }
}

void FunctionEvents::start() {
    for (lambda::Mapping& mapping : mappings_) mapping.start();
}

void FunctionEvents::startMeasuring() {
    for (lambda::AsyncQueue& queue : queues_) queue.startMeasuring();
}

void FunctionEvents::report(std::vector<engine::ResourceReport>& reports, base::Duration window) const {
    for (const lambda::AsyncQueue& queue : queues_) {
        auto at = std::ranges::find(reports, queue.function(), &engine::ResourceReport::resource);
        if (at == reports.end()) {  // $LATEST, or an alias with weights: nothing else is counted under that name
            reports.emplace_back().resource = queue.function();
            at = std::prev(reports.end());
        }
        queue.add(*at, window);
    }
    for (const lambda::Mapping& mapping : mappings_) reports.push_back(mapping.report());
}

void FunctionEvents::addCauses(std::vector<engine::CausedReading>& into) const {
    for (const lambda::AsyncQueue& queue : queues_) queue.addCauses(into);
    for (const lambda::Mapping& mapping : mappings_) mapping.addCauses(into);
}

}  // namespace headroom::build
