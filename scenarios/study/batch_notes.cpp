// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/batch_notes.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "scenarios/format/spec_named.hpp"

namespace headroom::study {

namespace {

constexpr const char* kRule =
    "an invocation is a batch, whatever it holds (Lambda's model card, Event source mappings)";

const lambda::Spec* functionOf(const format::Design& design, const std::string& name) {
    return format::specNamed<lambda::Spec>(design, format::resourceOf(name));
}

std::int64_t batchOf(const lambda::MappingSpec& mapping) {
    const bool queue =
        mapping.kind == lambda::MappingSpec::Source::Queue || mapping.kind == lambda::MappingSpec::Source::FifoQueue;
    return queue ? lambda::queuePollerOf(mapping).batchSize : lambda::shardPollerOf(mapping).batchSize;
}

bool repeats(const lambda::Steps& steps) {
    return std::ranges::any_of(
        steps, [](const lambda::Step& step) { return std::holds_alternative<lambda::RepeatStep>(step.what); });
}

bool doTheSame(const lambda::Spec& one, const lambda::Spec& other) {
    return one.steps == other.steps && one.duration == other.duration;
}

}  // namespace

std::vector<format::Assumption> batchAssumptions(const format::Design& design) {
    std::vector<format::Assumption> assumptions;
    for (const lambda::MappingSpec& mapping : design.mappings) {
        const lambda::Spec* function = functionOf(design, mapping.function);
        if (function == nullptr || !mapping.enabled || batchOf(mapping) < 2 || repeats(function->steps)) continue;
        assumptions.push_back({"/Resources/" + mapping.function + "/Behavior",
                               fmt::format("once for up to {} records of {}", batchOf(mapping), mapping.source), kRule,
                               false});
    }
    return assumptions;
}

std::vector<std::string> batchNotes(const format::Design& base, const format::Design& other) {
    std::vector<std::string> notes;
    for (const lambda::MappingSpec& mapping : base.mappings) {
        const auto there = std::ranges::find(other.mappings, mapping.name, &lambda::MappingSpec::name);
        if (there == other.mappings.end() || batchOf(mapping) == batchOf(*there)) continue;
        const lambda::Spec* before = functionOf(base, mapping.function);
        const lambda::Spec* after = functionOf(other, there->function);
        if (before == nullptr || after == nullptr || !doTheSame(*before, *after)) continue;
        notes.push_back(fmt::format(
            "{} hands {} batches of up to {} in \"{}\" and {} in \"{}\", and the function does the same in both: its "
            "Behavior is of a batch, whatever it holds, so that a record costs less work where batches are larger; "
            "write what a batch does into its Steps (Repeat for what each record takes)",
            mapping.name, mapping.function, batchOf(mapping), base.name, batchOf(*there), other.name));
    }
    return notes;
}

}  // namespace headroom::study
