// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "model/base/digits.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/format/scaling_parts.hpp"
#include "scenarios/format/zone_law.hpp"

namespace headroom::format {

using document::Node;

namespace {

class Actions {
public:
    Actions(Reading& reading, const Node& root, const Simulation& simulation, const CapacityLimits& limits)
        : reading_(reading), root_(root), simulation_(simulation), limits_(limits) {}

    void readActions(const Place& place, Scaling& scaling) {
        if (!place.node.isArray()) return reading_.wrongKind(place, "a list of scheduled actions");
        for (std::size_t i = 0; i < place.node.size(); ++i) readAction(place.at(i, place.node.elements()[i]), scaling);
        warnOfContradictions(place, scaling);
    }

private:
    void readAction(const Place& place, Scaling& scaling) {
        if (!isObject(reading_, place, "an object with Schedule and ScalableTargetAction")) return;
        const std::size_t before = reading_.problems.list().size();
        autoscaling::ActionSpec spec;
        readFields<autoscaling::ActionSpec>(reading_, place, base::FieldPlace::Here, autoscaling::kActionFields,
                                            {autoscaling::kActionOtherProperties, {}, "a scheduled action"}, spec);
        const Node* bounds = place.node.find("ScalableTargetAction");
        if (bounds == nullptr) return;
        const Place boundsPlace = place.at("ScalableTargetAction", *bounds);
        if (!isObject(reading_, boundsPlace, "an object with MinCapacity or MaxCapacity")) return;
        readFields<autoscaling::ActionSpec>(reading_, boundsPlace, base::FieldPlace::Here, autoscaling::kBoundsFields,
                                            {{}, {}, "a ScalableTargetAction"}, spec);
        if (errorsSince(reading_, before)) return;
        if (!spec.least && !spec.most)
            return reading_.error(boundsPlace, "needs MinCapacity, MaxCapacity or both (" +
                                                   std::string(autoscaling::source::kTarget) + ")");
        if (!isWithin(boundsPlace, "MinCapacity", spec.least) || !isWithin(boundsPlace, "MaxCapacity", spec.most))
            return;
        if (spec.least && spec.most && *spec.least > *spec.most)
            return reading_.error(
                boundsPlace, "MinCapacity is above MaxCapacity (" + std::string(autoscaling::source::kTarget) + ")");
        ScheduledBounds action{spec.least, spec.most, {}, {}, {}};
        if (readTimes(place, spec, action)) scaling.actions.push_back(std::move(action));
    }

    /// A bound that crosses whatever the other one may be at that time.
    void warnOfContradictions(const Place& place, const Scaling& scaling) {
        std::int64_t least = scaling.least;
        std::int64_t most = scaling.most;
        for (const ScheduledBounds& action : scaling.actions) {
            least = std::min(least, action.least.value_or(least));
            most = std::max(most, action.most.value_or(most));
        }
        for (const ScheduledBounds& action : scaling.actions) {
            if (action.least && *action.least > most)
                reading_.warning(place, "a MinCapacity of " + std::to_string(*action.least) +
                                            " is above every MaxCapacity of this target: the least holds (our choice)");
            if (action.most && *action.most < least)
                reading_.warning(place, "a MaxCapacity of " + std::to_string(*action.most) +
                                            " is below every MinCapacity of this target: it has no effect");
        }
    }

    bool isWithin(const Place& bounds, const char* key, const std::optional<std::int64_t>& bound) {
        const std::string wrong = bound ? outsideLimits(*bound, limits_) : std::string();
        return wrong.empty() || fail(bounds, key, wrong);
    }

    bool readTimes(const Place& place, const autoscaling::ActionSpec& spec, ScheduledBounds& action) {
        action.calendar.start = workload::Timestamp{simulation_.startSecondsUtc * base::kNanosecondsPerSecond};
        const auto zone = workload::TimeZone::named(spec.zone);
        if (!zone) return fail(place, "Timezone", zone.error().what);
        action.calendar.zone = *zone;
        warnOfUnknownLaw(reading_, nearest(root_, place.pointer + "/Timezone"), *zone, simulation_);
        const std::string& text = spec.schedule;
        if (text.starts_with("at(") && text.ends_with(")")) {
            const auto local = workload::parseTimestamp(text.substr(3, text.size() - 4) + "Z");
            if (!local) return fail(place, "Schedule", local.error().what);
            // The offset that holds at that time of day, found from the offset that holds a little off.
            workload::Timestamp utc = *local - zone->offsetAt(*local);
            utc = *local - zone->offsetAt(utc);
            action.once = action.calendar.instantOf(utc);
            return true;
        }
        const auto schedule = workload::parseSchedule(text);
        if (!schedule) return fail(place, "Schedule", schedule.error().what);
        action.schedule = *schedule;
        return true;
    }

    bool fail(const Place& place, const char* key, const std::string& text) {
        reading_.error(nearest(root_, place.pointer + "/" + key), text);
        return false;
    }

    Reading& reading_;
    const Node& root_;
    const Simulation& simulation_;
    const CapacityLimits& limits_;
};

}  // namespace

CapacityLimits limitsOf(ScaledDimension dimension, const dynamodb::Quotas& quotas) {
    if (!isOfTable(dimension)) return {};
    return {1, isOfWrites(dimension) ? quotas.tableWrites : quotas.tableReads};
}

std::string outsideLimits(std::int64_t bound, const CapacityLimits& limits) {
    const std::string source = " (" + std::string(dynamodb::source::kQuotas) + ")";
    if (bound < limits.least) return "must be at least 1: a provisioned table has at least one unit" + source;
    if (limits.most && bound > *limits.most)
        return "is above the quota of " + base::grouped(*limits.most) + " units a table" + source;
    return {};
}

void readScheduledActions(Reading& reading, const Node& root, const Simulation& simulation, const Place& place,
                          const CapacityLimits& limits, Scaling& scaling) {
    Actions(reading, root, simulation, limits).readActions(place, scaling);
}

}  // namespace headroom::format
