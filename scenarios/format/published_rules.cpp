// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/published_rules.hpp"

#include "model/services/lambda/snap_start.hpp"

namespace headroom::format {

using document::Node;

namespace {

void noteIdle(Reading& reading, const Node& root, const std::string& pointer, bool used, const std::string& why) {
    const Node* node = document::resolve(root, pointer);
    if (node != nullptr && !used) reading.note({*node, pointer}, "has no effect: " + why);
}

void assumeRestore(Reading& reading, const Node& root, const std::string& behavior, const lambda::Spec& spec) {
    if (!spec.restore) {
        const bool measured = lambda::restoreIsMeasured(spec.runtime);
        const bool dotnet = spec.runtime.starts_with("dotnet");
        const std::string of = measured ? spec.runtime : dotnet ? ".NET 8 applications" : "java21";
        reading.assume(behavior + "/Restore", "measured for " + of, std::string(lambda::source::kRestore), !measured);
    }
    if (document::resolve(root, behavior + "/BilledRestore") == nullptr)
        reading.assume(behavior + "/BilledRestore", "0", std::string(lambda::source::kBilledRestore), true);
}

}  // namespace

void settlePublished(Reading& reading, const Node& root, const std::string& name, const lambda::Spec& spec,
                     const std::string& provisionedAt) {
    const std::string pointer = document::child("/Resources", name);
    for (const base::Error& error : lambda::checkPublished(spec))
        reading.error(nearest(root, provisionedAt.empty() ? pointer + error.where : provisionedAt), error.what);
    for (const base::Error& error : lambda::checkAnswers(spec))
        reading.error(nearest(root, pointer + error.where), error.what);
    noteIdle(reading, root, pointer + "/Behavior/VpcPlacement", spec.vpc, "the function has no VpcConfig");
    noteIdle(reading, root, pointer + "/Behavior/Restore", spec.snapStart, "the function has no SnapStart");
    noteIdle(reading, root, pointer + "/Behavior/BilledRestore", spec.snapStart, "the function has no SnapStart");
    if (!spec.snapStart) return;
    if (!spec.published) {
        return reading.warning(
            nearest(root, pointer + "/Properties/SnapStart"),
            "restores published versions, and this function has none: without AutoPublishAlias or an "
            "AWS::Lambda::Version nothing changes");
    }
    assumeRestore(reading, root, pointer + "/Behavior", spec);
}

}  // namespace headroom::format
