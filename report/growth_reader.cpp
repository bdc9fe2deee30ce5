// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/growth_reader.hpp"

#include "report/node_fields.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::report {

namespace {

using document::Node;

struct Mean {
    double value = 0.0;
    std::optional<study::Interval> ci95;
};

Mean meanIn(const Node& node, std::string_view key) {
    const Node* mean = node.find(key);
    if (mean == nullptr || !mean->isObject()) return {};
    return {numberIn(*mean, "Mean", study::kNoValue), intervalIn(*mean, "CI95")};
}

planning::JudgedObjective objectiveOf(const Node& node) {
    planning::JudgedObjective objective{textIn(node, "Text"), numberIn(node, "Value", study::kNoValue),
                                        intervalIn(node, "CI95"), study::Met::Undecided};
    const Node* met = node.find("Met");
    if (met != nullptr && met->isBool()) objective.met = met->asBool() ? study::Met::Yes : study::Met::No;
    return objective;
}

planning::GrowthPoint pointOf(const Node& node) {
    planning::GrowthPoint point;
    point.design = textIn(node, "Design");
    point.label = textIn(node, "Label");
    point.traffic = numberIn(node, "Traffic");
    point.stored = numberIn(node, "Stored");
    const Mean cost = meanIn(node, "Cost");
    const Mean p99 = meanIn(node, "P99");
    point.cost = cost.value;
    point.costCi95 = cost.ci95;
    point.latencyOf = textIn(node, "LatencyOf");
    point.p99 = p99.value;
    point.p99Ci95 = p99.ci95;
    point.errorRate = numberIn(node, "ErrorRate", study::kNoValue);
    point.bursts = textIn(node, "CannotLast");
    for (const Node& one : listIn(node, "Undone")) {
        if (one.isString()) point.undone.push_back(one.asString());
    }
    for (const Node& one : listIn(node, "Objectives")) point.objectives.push_back(objectiveOf(one));
    return point;
}

}  // namespace

base::Result<planning::Growth> readGrowth(const std::filesystem::path& file) {
    const document::Loaded loaded = document::readDocument(file);
    const auto wrong = [&](std::string what) {
        return base::Error{base::Errc::BadInput, file.string(), std::move(what)};
    };
    if (!loaded.ok()) return wrong("cannot be read: " + document::toLines(loaded.problems, 3));
    const Node* version = loaded.root->find("HeadroomGrowth");
    if (version == nullptr || !version->isNumber())
        return wrong("is no result of `headroom growth`: it has no \"HeadroomGrowth\"");
    if (version->asInteger() != 1) return wrong("was written by a later version: its HeadroomGrowth is not 1");
    planning::Growth growth;
    growth.scenario = textIn(*loaded.root, "Scenario");
    growth.calibration = textIn(*loaded.root, "Calibration");
    growth.prices = textIn(*loaded.root, "Prices");
    growth.heldInputs = textIn(*loaded.root, "UncertainInputs");
    growth.replications = static_cast<std::uint32_t>(countIn(*loaded.root, "Replications"));
    growth.options.traffic = numberIn(*loaded.root, "TrafficPerMonth");
    growth.options.stored = numberIn(*loaded.root, "StoredPerMonth");
    growth.partial = flagIn(*loaded.root, "Partial");
    for (const Node& item : listIn(*loaded.root, "NotPriced")) {
        if (item.isString()) growth.notPriced.push_back(item.asString());
    }
    for (const Node& point : listIn(*loaded.root, "Points")) growth.points.push_back(pointOf(point));
    if (growth.points.empty()) return wrong("holds no points");
    return growth;
}

}  // namespace headroom::report
