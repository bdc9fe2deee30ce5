// SPDX-License-Identifier: GPL-3.0-or-later
// Where functions log, how long that is kept and at which price. Log groups become part of their functions.
#include <algorithm>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/integration_uri.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kGroup = "AWS::Logs::LogGroup";
constexpr std::string_view kOfFunctions = "/aws/lambda/";

/// A log group, and whose log it keeps.
struct Group {
    std::string resource;
    std::string name;  ///< LogGroupName, with "${NAME}" where it names a resource
    lambda::LogGroupSpec spec;
    bool used = false;
};

class Logs {
public:
    Logs(Reading& reading, const Node& root, Design& design) : reading_(reading), root_(root), design_(design) {}

    void read() {
        const Node* section = root_.find("Resources");
        if (section == nullptr || !section->isObject()) return;
        for (const document::Member& member : section->members()) {
            const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
            if (type != nullptr && type->isString() && type->asString() == kGroup)
                readGroup({member.value, document::child("/Resources", member.key)}, member.key);
        }
        for (Resource& resource : design_.resources) {
            if (auto* function = std::get_if<lambda::Spec>(&resource.spec)) settle(resource.name, function->log);
        }
        for (const Group& group : groups_) {
            if (!group.used)
                reading_.note(nearest(root_, document::child("/Resources", group.resource)),
                              "keeps the log of no function of this file");
        }
    }

private:
    void readGroup(const Place& place, const std::string& name) {
        const ResourceParts parts(reading_, place, {"Type", "Properties"});
        const Place& properties = parts.properties();
        Group group{name, {}, {}, false};
        readFields<lambda::LogGroupSpec>(reading_, properties, base::FieldPlace::Properties, lambda::kLogGroupFields,
                                         {lambda::kLogGroupOtherProperties, {}, kGroup}, group.spec);
        const auto& known = lambda::kRetentions;
        const std::int64_t days = group.spec.retentionDays;
        if (days != 0 && std::ranges::find(known, days) == known.end()) {
            std::string all;
            for (const std::int64_t one : known) all += (all.empty() ? "" : ", ") + std::to_string(one);
            reading_.error(nearest(root_, properties.pointer + "/RetentionInDays"),
                           "must be one of " + all + " (CloudFormation Template Reference, AWS::Logs::LogGroup)");
        }
        if (const Node* given = properties.node.find("LogGroupName")) group.name = plainText(*given);
        groups_.push_back(std::move(group));
    }

    /// What the function's own properties and its log group say of its log.
    void settle(const std::string& name, lambda::LogSpec& log) {
        const std::string pointer = document::child("/Resources", name);
        const std::string config = pointer + "/Properties/LoggingConfig";
        if (const Node* node = document::resolve(root_, config)) readConfig({*node, config}, log);
        const Node* of = document::resolve(root_, config + "/LogGroup");
        Group* group = of != nullptr ? referred({*of, config + "/LogGroup"})
                                     : named(name, document::resolve(root_, pointer + "/Properties/FunctionName"));
        if (group != nullptr) {
            group->used = true;
            log.infrequentAccess = group->spec.infrequentAccess;
            if (group->spec.retentionDays > 0) keep(pointer + "/Behavior/LogRetention", *group, log);
        }
        noteLines(pointer + "/Behavior/LogBytes", log);
    }

    void keep(const std::string& pointer, const Group& group, lambda::LogSpec& log) {
        if (const Node* own = document::resolve(root_, pointer))
            reading_.error({*own, pointer},
                           "contradicts the RetentionInDays of " + group.resource + ": one of them is enough");
        log.retention = base::hours(24 * group.spec.retentionDays);
        forget(reading_, pointer);
    }

    void readConfig(const Place& place, lambda::LogSpec& log) {
        if (!isObject(reading_, place, "an object with LogGroup, LogFormat and SystemLogLevel")) return;
        lambda::LoggingSpec said;
        readFields<lambda::LoggingSpec>(reading_, place, base::FieldPlace::Properties, lambda::kLoggingFields,
                                        {lambda::kLoggingOtherProperties, {}, "LoggingConfig"}, said);
        for (const char* level : {"SystemLogLevel", "ApplicationLogLevel"}) {
            const Node* given = place.node.find(level);
            if (given != nullptr && !said.json)
                reading_.error(place.at(level, *given),
                               "needs LogFormat \"JSON\" (Lambda Developer Guide, "
                               "monitoring-cloudwatchlogs-log-level)");
        }
        log.ownLines = !said.warningsOnly;
    }

    /// The group that a value refers to; one that is known by name alone is outside the file.
    Group* referred(const Place& place) {
        const std::string text = plainText(place.node);
        const std::string resource = firstNamed(text);
        for (Group& group : groups_) {
            if (group.resource == (resource.empty() ? text : resource) || (!group.name.empty() && group.name == text))
                return &group;
        }
        if (place.node.isString() || !text.empty()) {
            if (!resource.empty() && document::resolve(root_, document::child("/Resources", resource)) == nullptr)
                reading_.error(place, document::quoted(resource) + " is not a resource of this design");
            return nullptr;
        }
        reading_.wrongKind(place, "the name of a log group, or a Ref to one");
        return nullptr;
    }

    /// The group that has the name which Lambda gives a function's log.
    Group* named(const std::string& name, const Node* functionName) {
        const std::string own = functionName != nullptr ? plainText(*functionName) : std::string();
        for (Group& group : groups_) {
            if (!group.name.starts_with(kOfFunctions)) continue;
            const std::string of = group.name.substr(kOfFunctions.size());
            if (of == name || of == "${" + name + "}" || (!own.empty() && of == own)) return &group;
        }
        return nullptr;
    }

    /// Lambda's own lines are logged, and charged, whatever the code prints.
    void noteLines(const std::string& pointer, const lambda::LogSpec& log) {
        const std::string own = std::to_string(lambda::kLogLines.count) + " B of START, END and REPORT lines";
        const bool given = document::resolve(root_, pointer) != nullptr;
        if (!log.ownLines) {
            if (!given) reading_.assume(pointer, "0B", "what the code prints is not said", true);
            return;
        }
        reading_.assume(pointer, (given ? "as given, and " : "0B, and ") + own,
                        "the size of Lambda's own lines is from memory, not published", true);
    }

    Reading& reading_;
    const Node& root_;
    Design& design_;
    std::vector<Group> groups_;
};

}  // namespace

void attachLogs(Reading& reading, const Node& root, Design& design) { Logs(reading, root, design).read(); }

}  // namespace headroom::format
