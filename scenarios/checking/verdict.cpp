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

/// Whether days were held out, and something was recorded on them.
bool judgesHeldOut(const Comparison& comparison) {
    const auto hasHeldOut = [](const Row& row) { return row.heldOut.has_value(); };
    return comparison.heldOutFrom && std::ranges::any_of(comparison.rows, hasHeldOut);
}

std::string textOf(const Verdict& verdict, bool onlyFed, Seen seen) {
    const bool calibrated = verdict.level == Level::Calibrated;
    if (!verdict.judged && onlyFed)
        return std::string(calibrated ? "calibrated" : "uncalibrated") +
               ", only the traffic that was fed in could be compared";
    if (!verdict.judged) return calibrated ? "calibrated, nothing could be compared" : "uncalibrated";
    const std::string within = "within " + tenths(verdict.largestError);
    switch (verdict.level) {
        case Level::Validated:
            return "validated " + within + (verdict.heldOut ? " on days that were held out" : "");
        case Level::Calibrated:
            return "calibrated, " + within +
                   (seen == Seen::Unknown ? ", on days that it may have been calibrated with"
                                          : " on the days it was calibrated with");
        case Level::Uncalibrated:
            break;
    }
    return "not validated: " + verdict.worst + " is off by " + tenths(verdict.largestError);
}

/// Of one value, by where it comes from; `from` to the comparison's end are the days that are judged by.
Seen seenBy(const std::string& source, std::int64_t from, std::int64_t to) {
    if (source.ends_with(recorded::kOfNoDay)) return Seen::No;
    const recorded::TimeSpan days = recorded::daysIn(source);
    if (!days.first) return Seen::Unknown;
    return *days.first < to && days.last >= from ? Seen::Yes : Seen::No;
}

}  // namespace

Verdict judge(const Comparison& comparison, Seen seen) {
    Verdict verdict;
    verdict.heldOut = judgesHeldOut(comparison);
    bool fed = false;
    for (const Row& row : comparison.rows) {
        const std::optional<Figure>& figure = verdict.heldOut ? row.heldOut : row.all;
        fed = fed || (figure && row.fed);
        if (!figure || row.rare || row.fed) continue;
        const double error = errorBeyondNoise(*figure);
        if (verdict.judged && error <= verdict.largestError) continue;
        verdict.judged = true;
        verdict.largestError = error;
        verdict.worst = (row.resource.empty() ? "" : row.resource + " ") + row.metric + " " + row.statistic;
    }
    const bool close = verdict.judged && verdict.largestError <= kMostForValidated;
    verdict.level = seen != Seen::No ? Level::Calibrated : close ? Level::Validated : Level::Uncalibrated;
    verdict.text = textOf(verdict, fed, seen);
    return verdict;
}

Seen hasSeen(const Node& scenario, const Comparison& comparison) {
    const Node* imported = scenario.find("Imported");
    const Node* measured = imported != nullptr ? imported->find("Measured") : nullptr;
    if (measured == nullptr || !measured->isObject()) return Seen::No;
    const std::int64_t from = judgesHeldOut(comparison) ? *comparison.heldOutFrom : comparison.begin;
    const auto isReplaced = [&](const std::string& pointer) {
        return std::ranges::any_of(comparison.driven, [&](const std::string& workload) {
            return pointer == "/Workloads/" + workload || pointer.starts_with("/Workloads/" + workload + "/");
        });
    };
    Seen all = Seen::No;
    for (const document::Member& one : measured->members()) {
        if (isReplaced(one.key)) continue;
        const Seen seen = seenBy(one.value.isString() ? one.value.asString() : "", from, comparison.end);
        if (seen == Seen::Yes) return Seen::Yes;
        if (seen == Seen::Unknown) all = Seen::Unknown;
    }
    return all;
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
