// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/checking/verdict.hpp"

#include <algorithm>
#include <cmath>

#include "model/workload/timestamp.hpp"
#include "scenarios/format/imported_section.hpp"
#include "scenarios/recorded/days.hpp"

namespace headroom::checking {

using document::Node;

namespace {

/// How far a figure is off beyond noise; a whole where something happened that never did.
double errorBeyondNoise(const Figure& figure) {
    const double distance = std::abs(figure.simulated - figure.real) - figure.noise.value_or(0.0);
    if (distance <= 0.0) return 0.0;
    return figure.real == 0.0 ? 1.0 : distance / std::abs(figure.real);
}

std::string tenths(double share) {
    const auto whole = static_cast<long long>(std::ceil(share * 1000.0 - 1e-9));
    return std::to_string(whole / 10) + "." + std::to_string(whole % 10) + " %";
}

std::string moment(std::int64_t second) { return workload::toText(workload::Timestamp{second * 1'000'000'000}); }

std::string textOf(const Verdict& verdict, bool judged) {
    if (!judged) return verdict.level == Level::Uncalibrated ? "uncalibrated" : "calibrated, nothing could be compared";
    const std::string within = "within " + tenths(verdict.largestError);
    switch (verdict.level) {
        case Level::Validated:
            return "validated " + within + (verdict.heldOut ? " on days that were held out" : "");
        case Level::Calibrated:
            return "calibrated, " + within + " on the days it was calibrated with";
        case Level::Uncalibrated:
            break;
    }
    return "not validated: " + verdict.worst + " is off by " + tenths(verdict.largestError);
}

}  // namespace

Verdict judge(const Comparison& comparison, bool seen) {
    Verdict verdict;
    const auto hasHeldOut = [](const Row& row) { return row.heldOut.has_value(); };
    verdict.heldOut = comparison.heldOutFrom && std::ranges::any_of(comparison.rows, hasHeldOut);
    bool judged = false;
    for (const Row& row : comparison.rows) {
        const std::optional<Figure>& figure = verdict.heldOut ? row.heldOut : row.all;
        if (!figure || row.rare) continue;
        const double error = errorBeyondNoise(*figure);
        if (judged && error <= verdict.largestError) continue;
        judged = true;
        verdict.largestError = error;
        verdict.worst = (row.resource.empty() ? "" : row.resource + " ") + row.metric + " " + row.statistic;
    }
    const bool close = judged && verdict.largestError <= kMostForValidated;
    verdict.level = seen && !verdict.heldOut ? Level::Calibrated : close ? Level::Validated : Level::Uncalibrated;
    verdict.text = textOf(verdict, judged);
    return verdict;
}

bool hasSeen(const Node& scenario, const Comparison& comparison) {
    const Node* imported = scenario.find("Imported");
    const Node* measured = imported != nullptr ? imported->find("Measured") : nullptr;
    if (measured == nullptr || !measured->isObject()) return false;
    return std::ranges::any_of(measured->members(), [&](const document::Member& one) {
        const recorded::TimeSpan days = recorded::daysIn(one.value.isString() ? one.value.asString() : "");
        return !days.first || (*days.first < comparison.end && days.last >= comparison.begin);
    });
}

void note(Node& scenario, const Verdict& verdict, const Comparison& comparison, const std::string& against) {
    Node checked = Node::object();
    checked.set("Verdict", Node::string(verdict.text));
    checked.set("Against", Node::string(against));
    checked.set("From", Node::string(moment(comparison.begin)));
    checked.set("To", Node::string(moment(comparison.end)));
    if (comparison.heldOutFrom) checked.set("HeldOutFrom", Node::string(moment(*comparison.heldOutFrom)));
    checked.set("Digest", Node::string(format::checkedDigest(scenario)));
    Node* imported = scenario.find("Imported");
    if (imported == nullptr || !imported->isObject()) imported = &scenario.set("Imported", Node::object());
    imported->set("Checked", std::move(checked));
}

}  // namespace headroom::checking
