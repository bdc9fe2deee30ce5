// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/message_loops.hpp"

#include <string>

#include "scenarios/format/circles.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;
using Source = lambda::MappingSpec::Source;

namespace {

/// Of what is done to tables only writes make records.
bool leadsOn(const std::string& operation) {
    const auto known = dynamodb::operationOf(operation);
    return !known || dynamodb::traitsOf(*known).writes;
}

/// By a call, a message, a write, or by reading a queue or a stream.
Circles circlesOf(const Design& design) {
    const Node nowhere;
    Circles circles;
    for (const Resource& resource : design.resources) {
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
            eachCall(nowhere, function->steps, "", [&](const lambda::CallStep& call, const std::string&) {
                if (leadsOn(call.operation)) circles.lead(resource.name, resourceOf(call.target));
            });
        }
        if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) {
            for (const stepfunctions::StateSpec& state : machine->states) {
                if (!state.target.empty() && leadsOn(state.operation))
                    circles.lead(resource.name, resourceOf(state.target));
            }
        }
    }
    for (const lambda::MappingSpec& mapping : design.mappings)
        circles.lead(mapping.source, resourceOf(mapping.function));
    circles.find();
    return circles;
}

std::string warningOf(const lambda::MappingSpec& mapping, const std::string& way) {
    const std::string function = resourceOf(mapping.function);
    if (mapping.kind == Source::TableStream)
        return function + " is invoked by the stream of " + mapping.source + " and its writes come back there (" + way +
               "): each brings the next one, without end and at your cost unless most of them change nothing or a "
               "filter stops them; write to a table that it does not read, or filter its own records out";
    return function + " reads " + mapping.source + " and what it sends comes back there (" + way +
           "): each message brings the next one, without end and at your cost unless most of them send nothing "
           "(Lambda stops such a loop after about 16 rounds, which is not modelled)";
}

}  // namespace

void warnOfMessageLoops(Reading& reading, const Node& root, const Design& design) {
    if (design.mappings.empty()) return;
    const Circles circles = circlesOf(design);
    for (const lambda::MappingSpec& mapping : design.mappings) {
        const std::string function = resourceOf(mapping.function);
        if (!circles.inOne(function, mapping.source)) continue;
        const std::string own = document::child("/Resources", mapping.name);
        const bool said = document::resolve(root, own) != nullptr;
        reading.warning(nearest(root, said ? own : document::child("/Resources", function)),
                        warningOf(mapping, circles.way(function, mapping.source)));
    }
}

}  // namespace headroom::format
