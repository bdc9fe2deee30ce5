// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/properties.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "scenarios/document/number_text.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/secret_text.hpp"
#include "scenarios/import/untaken.hpp"

namespace headroom::importing {

using base::FieldInfo;
using base::FieldKind;
using document::Node;

namespace {

/// Parts of usage plans, whose few properties no table declares.
constexpr std::array<std::string_view, 3> kPlanKey{"KeyId", "KeyType", "UsagePlanId"};

const format::FieldGroup* groupOf(std::string_view type) {
    const auto& groups = format::fieldGroups();
    const auto at = std::ranges::find(groups, type, &format::FieldGroup::path);
    return at == groups.end() ? nullptr : &*at;
}

const FieldInfo* declared(const format::FieldGroup& group, std::string_view key) {
    for (const FieldInfo* info : group.fields) {
        if (info->name == key && info->place != base::FieldPlace::Behavior) return info;
    }
    return nullptr;
}

/// The kind of a name wherever it is declared: names inside of objects are read by tables of their own.
FieldKind kindOf(std::string_view key) {
    static const std::map<std::string_view, FieldKind> kinds = [] {
        std::map<std::string_view, FieldKind> all;
        for (const format::FieldGroup& group : format::fieldGroups()) {
            for (const FieldInfo* info : group.fields) all.emplace(info->name, info->kind);
        }
        return all;
    }();
    const auto at = kinds.find(key);
    return at == kinds.end() ? FieldKind::Object : at->second;
}

bool isNumeric(FieldKind kind) { return kind == FieldKind::Integer || kind == FieldKind::Number; }

/// CloudFormation takes "512" for 512, "true" for true and 1 for "1".
Node coerced(const Node& value, FieldKind kind) {
    const document::Position at = value.position();
    if (value.isString()) {
        const std::string& text = value.asString();
        if (isNumeric(kind) && !text.empty() && document::jsonNumberLength(text) == text.size()) {
            if (const auto number = document::toDouble(text)) return Node::number(text, *number, at);
        }
        if (kind == FieldKind::Boolean && (text == "true" || text == "True")) return Node::boolean(true, at);
        if (kind == FieldKind::Boolean && (text == "false" || text == "False")) return Node::boolean(false, at);
        return value;
    }
    const bool wantsText = kind == FieldKind::Text || kind == FieldKind::Choice;
    if (value.isNumber() && wantsText) return Node::string(value.numberText(), at);
    if (value.isBool() && wantsText) return Node::string(value.asBool() ? "true" : "false", at);
    if (value.isArray()) {
        Node list = Node::array(at);
        for (const Node& element : value.elements()) list.append(coerced(element, FieldKind::Object));
        return list;
    }
    if (!value.isObject()) return value;
    Node object = Node::object(at);
    for (const document::Member& member : value.members())
        object.members().push_back({member.key, member.keyPosition, coerced(member.value, kindOf(member.key))});
    return object;
}

/// Subnets and security groups are not modelled: their names say that there are some.
Node withPlainNames(const Node& value) {
    if (const auto text = toText(value); text && value.isObject()) {
        const std::string name = namedIn(value);
        return Node::string(name.empty() ? *text : name, value.position());
    }
    if (value.isArray()) {
        Node list = Node::array(value.position());
        for (const Node& element : value.elements()) list.append(withPlainNames(element));
        return list;
    }
    if (!value.isObject()) return value;
    Node object = Node::object(value.position());
    for (const document::Member& member : value.members())
        object.members().push_back({member.key, member.keyPosition, withPlainNames(member.value)});
    return object;
}

class Keeping {
public:
    Keeping(const Resource& resource, const std::set<std::string>& unset, Report& report,
            std::vector<document::Problem>& problems)
        : resource_(resource), unset_(unset), report_(report), problems_(problems) {}

    KeptProperties keep() {
        const format::FieldGroup* group = groupOf(resource_.type);
        for (const document::Member& member : resource_.properties.members()) {
            if (group == nullptr)
                keepOfPart(member);
            else
                keepDeclared(*group, member);
        }
        return std::move(kept_);
    }

private:
    void leaveOut(const document::Member& member, std::string text) {
        const document::Position at = member.keyPosition.known() ? member.keyPosition : resource_.origin.at;
        report_.push_back(
            {Fate::LeftOut, {resource_.origin.file, at}, resource_.name + "." + member.key, std::move(text)});
    }

    /// `standard`: AWS's default, where it is a number.
    void take(const document::Member& member, FieldKind kind, std::string_view standard = {}) {
        if (std::string unknown = unknownIn(member.value, unset_); !unknown.empty()) {
            leaveOut(member, "hangs on " + unknown);
            if (member.key == "StageName") return nameStage(member, unknown);
            const auto number = kind == FieldKind::Integer ? document::toDouble(standard) : std::nullopt;
            if (!number) return;
            kept_.properties.set(member.key, Node::number(std::string(standard), *number, member.value.position()),
                                 member.keyPosition);
            kept_.standIns.emplace_back(member.key, "it hangs on " + unknown + ", so AWS's default stands for it");
            return;
        }
        const bool network = member.key == "VpcConfig";
        kept_.properties.set(member.key, coerced(network ? withPlainNames(member.value) : member.value, kind),
                             member.keyPosition);
        kept_.taken.push_back(member.key);
    }

    /// Limits, caches and plans hang on a stage, whatever it is called: after the parameter.
    void nameStage(const document::Member& member, const std::string& unknown) {
        const std::string name = namedIn(member.value);
        if (name.empty()) return;
        kept_.properties.set(member.key, Node::string(name.substr(name.rfind('/') + 1), member.value.position()),
                             member.keyPosition);
        kept_.standIns.emplace_back(member.key, "it hangs on " + unknown + ", so the parameter's name stands for it");
    }

    void keepOfPart(const document::Member& member) {
        if (std::ranges::find(kPlanKey, member.key) != kPlanKey.end()) return take(member, FieldKind::Object);
        const bool disabled = member.key == "Enabled" && member.value.isBool() && !member.value.asBool();
        // A key is not enabled unless it is told so.
        const bool ofKey = member.key == "Enabled" && resource_.type == "AWS::ApiGateway::ApiKey";
        if (disabled || ofKey) return take(member, FieldKind::Boolean);
        kept_.withoutEffect.push_back(member.key);
    }

    /// Recordings go by what a resource is called in the account, unless that is its name here or made up. An API may
    /// be called anything: by words, or it may be a secret.
    bool keepName(const document::Member& member) {
        const std::string name = member.value.isString() ? member.value.asString() : std::string();
        const auto is = [&](const auto& one) { return one.first == member.key; };
        const bool words = resource_.type != "AWS::ApiGateway::RestApi" || isPlain(name);
        if (name.empty() || name == resource_.name || std::ranges::any_of(resource_.standIns, is)) return false;
        if (!unknownIn(member.value, unset_).empty()) return false;
        if (!words || withoutSecrets(name) != name)
            return leaveOut(member,
                            "may be a secret by its form and is not copied, so recordings are not known by it: write "
                            "it into the scenario by hand, or give it to check as --real " +
                                resource_.name + "=..."),
                   true;
        kept_.properties.set(member.key, member.value, member.keyPosition);
        kept_.taken.push_back(member.key);
        return true;
    }

    void keepDeclared(const format::FieldGroup& group, const document::Member& member) {
        if (const FieldInfo* info = declared(group, member.key)) return take(member, info->kind, info->defaultText);
        for (const base::OtherProperty* other : group.others) {
            if (other->name != member.key) continue;
            if (other->reason == base::kAccountName && keepName(member)) return;
            if (other->status == base::OtherProperty::Status::NoEffect)
                return kept_.withoutEffect.push_back(member.key);
            if (saysNothing(member.value)) return kept_.withoutEffect.push_back(member.key);
            return leaveOut(member, "is not modelled yet: " + std::string(other->reason));
        }
        std::vector<std::string_view> names;
        for (const FieldInfo* info : group.fields) names.push_back(info->name);
        for (const base::OtherProperty* other : group.others) names.push_back(other->name);
        problems_.push_back({document::Severity::Error, resource_.origin.file, member.keyPosition,
                             "/Resources/" + resource_.name + "/Properties/" + member.key,
                             "is not a property of " + resource_.type + " (CloudFormation refuses it)" +
                                 document::didYouMean(member.key, names)});
    }

    const Resource& resource_;
    const std::set<std::string>& unset_;
    Report& report_;
    std::vector<document::Problem>& problems_;
    KeptProperties kept_;
};

}  // namespace

KeptProperties keepProperties(const Resource& resource, const std::set<std::string>& unset, Report& report,
                              std::vector<document::Problem>& problems) {
    return Keeping(resource, unset, report, problems).keep();
}

}  // namespace headroom::importing
