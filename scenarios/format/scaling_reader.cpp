// SPDX-License-Identifier: GPL-3.0-or-later
// Application Auto Scaling: scalable targets, their scheduled actions and policies. They become part of the design
// beside the function that they scale.
#include <algorithm>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/scaling_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kTarget = "AWS::ApplicationAutoScaling::ScalableTarget";
constexpr std::string_view kPolicy = "AWS::ApplicationAutoScaling::ScalingPolicy";
constexpr std::string_view kDimension = "lambda:function:ProvisionedConcurrency";

class Scalings {
public:
    Scalings(Reading& reading, const Node& root, const Simulation& simulation, Design& design)
        : reading_(reading), root_(root), simulation_(simulation), design_(design) {}

    void read() {
        const Node* section = root_.find("Resources");
        if (section == nullptr || !section->isObject()) return;
        eachOf(*section, kTarget, [&](const Place& place, const std::string& name) { readTarget(place, name); });
        eachOf(*section, kPolicy, [&](const Place& place, const std::string&) { readPolicy(place); });
        for (const Scaling& scaling : design_.scalings) {
            if (!scaling.policies.empty() || !scaling.actions.empty()) continue;
            reading_.warning(nearest(root_, document::child("/Resources", scaling.name)),
                             "has neither a policy nor scheduled actions: nothing is scaled");
        }
    }

private:
    template <class Visit>
    void eachOf(const Node& section, std::string_view wanted, Visit visit) {
        for (const document::Member& member : section.members()) {
            const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
            if (type == nullptr || !type->isString() || type->asString() != wanted) continue;
            visit(Place{member.value, document::child("/Resources", member.key)}, member.key);
        }
    }

    void readTarget(const Place& place, const std::string& name) {
        const std::size_t before = reading_.problems.list().size();
        const ResourceParts parts(reading_, place, {"Type", "Properties"});
        const Place& properties = parts.properties();
        autoscaling::TargetSpec spec;
        readFields<autoscaling::TargetSpec>(reading_, properties, base::FieldPlace::Properties,
                                            autoscaling::kTargetFields,
                                            {autoscaling::kTargetOtherProperties, {}, kTarget}, spec);
        const Node* id = properties.node.find("ResourceId");
        if (errorsSince(reading_, before) || id == nullptr) return;
        if (!isProvisionedConcurrency(properties, spec)) return;
        const Place idPlace = properties.at("ResourceId", *id);
        const std::string text = scalingId(reading_, idPlace);
        lambda::Spec* function = text.empty() ? nullptr : functionOf(idPlace, text);
        if (function == nullptr) return;
        if (spec.least > spec.most)
            return reading_.error(nearest(root_, properties.pointer + "/MinCapacity"), "is above MaxCapacity");
        Scaling scaling{name, text, functionName(text), spec.least, spec.most, {}, {}};
        for (const Scaling& other : design_.scalings) {
            if (other.function == scaling.function)
                return reading_.error(idPlace, "is scaled by " + other.name + " already");
        }
        // The target is registered with the stack: a capacity outside the bounds is brought within them then.
        const std::int64_t given = function->provisionedConcurrency.value_or(0);
        function->provisionedConcurrency = std::clamp(given, spec.least, spec.most);
        if (const Node* actions = properties.node.find("ScheduledActions"))
            readActions(properties.at("ScheduledActions", *actions), scaling);
        design_.scalings.push_back(std::move(scaling));
    }

    bool isProvisionedConcurrency(const Place& properties, const autoscaling::TargetSpec& spec) {
        const auto refuse = [&](const char* key, const std::string& text) {
            reading_.error(nearest(root_, properties.pointer + "/" + key), text);
            return false;
        };
        if (spec.serviceNamespace != "lambda")
            return refuse("ServiceNamespace", document::quoted(spec.serviceNamespace) +
                                                  " is not modelled yet: provisioned concurrency of functions is "
                                                  "(lambda)");
        if (spec.dimension != kDimension)
            return refuse("ScalableDimension", document::quoted(spec.dimension) +
                                                   " is no dimension of lambda; must be " + std::string(kDimension) +
                                                   " (Application Auto Scaling API Reference, RegisterScalableTarget)");
        return true;
    }

    static std::string functionName(const std::string& id) {
        const std::size_t from = id.find(':') + 1;
        return id.substr(from, id.find(':', from) - from);
    }

    lambda::Spec* functionOf(const Place& place, const std::string& id) {
        const auto colons = std::count(id.begin(), id.end(), ':');
        if (!id.starts_with("function:") || colons != 2) {
            reading_.error(place, document::quoted(id) +
                                      " must be function:NAME:ALIAS or function:NAME:VERSION (Application Auto "
                                      "Scaling User Guide, services-that-can-integrate-lambda)");
            return nullptr;
        }
        const std::string name = functionName(id);
        std::vector<std::string_view> names;
        for (Resource& resource : design_.resources) {
            auto* function = std::get_if<lambda::Spec>(&resource.spec);
            if (function == nullptr) continue;
            names.push_back(resource.name);
            if (resource.name == name) return checked(place, id, *function);
        }
        reading_.error(
            place, document::quoted(name) + " is not a function of this design" + document::didYouMean(name, names));
        return nullptr;
    }

    lambda::Spec* checked(const Place& place, const std::string& id, lambda::Spec& function) {
        if (id.ends_with(":$LATEST") || id.ends_with(":LATEST") || !function.published) {
            reading_.error(place,
                           "provisioned concurrency belongs to a published version or its alias, not to $LATEST "
                           "(Lambda Developer Guide, lambda-concurrency)");
            return nullptr;
        }
        const std::string qualifier = id.substr(id.rfind(':') + 1);
        for (const lambda::FurtherVersion& version : function.versions) {
            if (version.name != qualifier && std::ranges::find(version.aliases, qualifier) == version.aliases.end())
                continue;
            reading_.error(place, "auto scaling of a second version of a function is not modelled: that of " +
                                      functionName(id) + "'s first alias or version is");
            return nullptr;
        }
        return &function;
    }

    void readActions(const Place& place, Scaling& scaling) {
        if (!place.node.isArray()) return reading_.wrongKind(place, "a list of scheduled actions");
        for (std::size_t i = 0; i < place.node.size(); ++i) readAction(place.at(i, place.node.elements()[i]), scaling);
    }

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
        if (spec.least && spec.most && *spec.least > *spec.most)
            return reading_.error(boundsPlace, "MinCapacity is above MaxCapacity");
        ScheduledBounds action{spec.least, spec.most, {}, {}, {}};
        if (readTimes(place, spec, action)) scaling.actions.push_back(std::move(action));
    }

    bool readTimes(const Place& place, const autoscaling::ActionSpec& spec, ScheduledBounds& action) {
        action.calendar.start = workload::Timestamp{simulation_.startSecondsUtc * base::kNanosecondsPerSecond};
        const auto zone = workload::TimeZone::named(spec.zone);
        if (!zone) return fail(place, "Timezone", zone.error().what);
        action.calendar.zone = *zone;
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

    void readPolicy(const Place& place) {
        auto policy = readScalingPolicy(reading_, root_, place);
        const Node* properties = place.node.find("Properties");
        if (!policy || properties == nullptr) return;
        Scaling* scaling = scalingOf(place.at("Properties", *properties));
        if (scaling == nullptr) return;
        if (!scaling->policies.empty())
            return reading_.error(place, "is a second policy of " + scaling->name + ": one is modelled");
        scaling->policies.push_back(std::move(*policy));
    }

    Scaling* scalingOf(const Place& properties) {
        const Node* target = properties.node.find("ScalingTargetId");
        const Node* id = properties.node.find("ResourceId");
        if (target == nullptr && id == nullptr) {
            reading_.error(properties,
                           "lacks \"ScalingTargetId\" (or ResourceId, ServiceNamespace and "
                           "ScalableDimension)");
            return nullptr;
        }
        const Place place =
            target != nullptr ? properties.at("ScalingTargetId", *target) : properties.at("ResourceId", *id);
        const std::string named = target != nullptr ? resourceReference(reading_, place) : scalingId(reading_, place);
        for (Scaling& scaling : design_.scalings) {
            if ((target != nullptr ? scaling.name : scaling.id) == named) return &scaling;
        }
        if (!named.empty() && !isBrokenTarget(named))
            reading_.error(place, document::quoted(named) + " is not a ScalableTarget of this design");
        return nullptr;
    }

    /// A target that is there and has problems of its own.
    bool isBrokenTarget(const std::string& name) const {
        const Node* type = document::resolve(root_, document::child("/Resources", name) + "/Type");
        return type != nullptr && type->isString() && type->asString() == kTarget;
    }

    Reading& reading_;
    const Node& root_;
    const Simulation& simulation_;
    Design& design_;
};

}  // namespace

void attachScalings(Reading& reading, const Node& root, const Simulation& simulation, Design& design) {
    Scalings(reading, root, simulation, design).read();
}

}  // namespace headroom::format
