// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/batch_variation.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "scenarios/study/batch_notes.hpp"

namespace headroom::planning {

namespace {

/// Of those that a scenario may refuse so many are looked at for two that it takes.
constexpr std::size_t kMostLookedAt = 8;

std::vector<std::string> triedValues(const Axis& axis) {
    if (axis.range) return {axis.at(0.0), axis.at(0.5), axis.at(1.0)};
    std::vector<std::string> values;
    for (const std::string& value : axis.values) {
        if (std::ranges::find(values, value) == values.end()) values.push_back(value);
    }
    if (values.size() > kMostLookedAt) values.resize(kMostLookedAt);
    return values;
}

/// Nothing where the scenario does not take the value.
std::optional<format::Design> designAt(const Source& source, const std::string& design, const Axis& axis,
                                       const std::string& value) {
    Source varied = onlyDesign(source, design);
    if (!set(axis, value, varied)) return std::nullopt;
    auto scenario = load(varied);
    if (!scenario) return std::nullopt;
    scenario->designs.front().name = axis.name + "=" + value;
    return std::move(scenario->designs.front());
}

std::vector<std::string> notesOf(const Source& source, const std::string& design, const Axis& axis) {
    std::optional<format::Design> first;
    for (const std::string& value : triedValues(axis)) {
        std::optional<format::Design> one = designAt(source, design, axis, value);
        if (!one) continue;
        if (first) return study::batchNotes(*first, *one);
        first = std::move(one);
    }
    return {};
}

}  // namespace

std::vector<std::string> batchNotesOver(const Source& source, const std::vector<std::string>& designs,
                                        const std::vector<Axis>& axes) {
    std::vector<std::string> notes;
    for (const Axis& axis : axes) {
        for (const std::string& design : designs) {
            const std::vector<std::string> own = notesOf(source, design, axis);
            notes.insert(notes.end(), own.begin(), own.end());
            if (!own.empty()) break;
        }
    }
    return notes;
}

}  // namespace headroom::planning
