// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/template_reader.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/import/for_each.hpp"
#include "scenarios/import/includes.hpp"
#include "scenarios/import/made_up_names.hpp"
#include "scenarios/import/sam.hpp"
#include "scenarios/import/schedule_calls.hpp"
#include "scenarios/import/section_rules.hpp"
#include "scenarios/import/template_rules.hpp"
#include "scenarios/import/told_assumptions.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// CloudFormation User Guide, template-anatomy; Globals: AWS SAM Developer Guide.
constexpr std::array<std::string_view, 12> kSections{"AWSTemplateFormatVersion",
                                                     "Description",
                                                     "Metadata",
                                                     "Parameters",
                                                     "Rules",
                                                     "Mappings",
                                                     "Conditions",
                                                     "Transform",
                                                     "Resources",
                                                     "Outputs",
                                                     "Globals",
                                                     "Hooks"};

bool isServerless(const std::string& type) { return type.starts_with("AWS::Serverless::"); }

bool hasServerless(const Node& root) {
    const Node* resources = root.find("Resources");
    if (resources == nullptr || !resources->isObject()) return false;
    return std::ranges::any_of(resources->members(), [](const document::Member& member) {
        return member.value.isObject() && isServerless(textOf(member.value, "Type"));
    });
}

bool goodName(const std::string& name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

/// AWS takes no null anywhere; SAM's transform drops them.
void refuseNulls(const Node& value, const std::string& pointer, document::Problems& problems) {
    if (value.isNull() && !value.isReported())
        problems.error(value, pointer, "is nothing: CloudFormation refuses null values in templates");
    if (value.isArray()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            refuseNulls(value.elements()[i], document::child(pointer, i), problems);
    } else if (value.isObject()) {
        for (const document::Member& member : value.members())
            refuseNulls(member.value, document::child(pointer, member.key), problems);
    }
}

void dropNulls(Node& value) {
    if (value.isArray()) {
        for (Node& element : value.elements()) dropNulls(element);
    } else if (value.isObject()) {
        std::erase_if(value.members(), [](const document::Member& member) { return member.value.isNull(); });
        for (document::Member& member : value.members()) {
            if (member.key != "DefinitionBody") dropNulls(member.value);  // an OpenAPI document has rules of its own
        }
    }
}

class TemplateReader {
public:
    TemplateReader(const WholeTemplate& whole, const std::string& file, const Given& given, Report& report,
                   document::Problems& problems)
        : whole_(whole),
          root_(whole.root),
          file_(file),
          given_(given),
          report_(report),
          problems_(problems),
          evaluator_(whole.root, given, problems),
          serverless_(hasServerless(whole.root)) {}

    void read(Inventory& inventory) {
        checkSections();
        const Node* resources = root_.find("Resources");
        if (resources == nullptr || !resources->isObject() || resources->size() == 0)
            return problems_.error(resources != nullptr ? *resources : root_, "/Resources",
                                   "holds no resource: CloudFormation wants at least one");
        if (!serverless_) refuseNulls(*resources, "/Resources", problems_);
        importing::checkSections(root_, given_, problems_);
        checkResources(*resources, serverless_, problems_);
        checkAttributes(root_, problems_);
        Inventory own;
        for (const document::Member& member : resources->members()) readResource(member, own);
        const Node globals = globalsOf();
        refuseOpenNames(evaluator_.openNames(), "Resources");
        checkOutputs();
        const TemplateSource source{root_, file_, given_};
        if (serverless_) tellTransform(source, report_);
        tellDefaults(source, evaluator_.unset(), report_);
        tellMadeUpConditions(source, report_);
        checkRules(own);
        checkCircles(*resources, own, serverless_, problems_);
        if (document::hasError(problems_.list())) return;
        if (serverless_) expandSam(own, {globals, *resources, given_.region}, report_, problems_);
        checkExpanded(own);
        defaultNames_ = markMadeUpNames(own, source, report_);
        std::ranges::move(own.resources, std::back_inserter(inventory.resources));
        inventory.unset.insert(evaluator_.unset().begin(), evaluator_.unset().end());
    }

    DefaultNames takeDefaultNames() { return std::move(defaultNames_); }

private:
    void checkSections() {
        for (const document::Member& member : root_.members()) {
            if (std::ranges::find(kSections, member.key) != kSections.end()) continue;
            problems_.error(member.keyPosition, document::child("", member.key),
                            "is not a section of a template (CloudFormation refuses it: Invalid template property)" +
                                document::didYouMean(member.key, kSections));
        }
        for (const std::string_view key : {"Parameters", "Mappings", "Conditions"}) {
            const Node* section = root_.find(key);
            if (section != nullptr && !section->isObject() && !section->isReported())
                problems_.error(*section, document::child("", key), "must be an object");
        }
    }

    void checkRules(const Inventory& own) {
        for (const Resource& resource : own.resources) {
            if (resource.type == "AWS::Serverless::Api" || resource.type == "AWS::Serverless::HttpApi")
                checkServerlessApi(resource, problems_);
            if (resource.type == "AWS::ApiGatewayV2::Api" && resource.properties.find("ApiId") != nullptr)
                problems_.error(resource.origin.at, "/Resources/" + resource.name + "/Properties/ApiId",
                                "is not a property of AWS::ApiGatewayV2::Api (CloudFormation refuses it)");
            if (resource.type == "AWS::DynamoDB::Table") checkTableKeys(resource, problems_);
            if (resource.type == "AWS::Lambda::Function" || resource.type == "AWS::Serverless::Function")
                checkRuntime(resource, problems_);
            if (resource.type == "AWS::Lambda::EventSourceMapping") checkMapping(resource, own, problems_);
        }
        checkNames(own, file_, problems_);
    }

    void checkExpanded(const Inventory& own) {
        for (const Resource& resource : own.resources) {
            if (resource.type == "AWS::Lambda::Function") tellHandler(resource, report_);
            if (isSchedule(resource)) checkSchedule(resource, problems_);
        }
    }

    Node globalsOf() {
        const Node* globals = root_.find("Globals");
        if (globals == nullptr || !globals->isObject()) return Node::object();
        auto value = evaluator_.evaluate(*globals, "/Globals");
        if (!value) return Node::object();
        dropNulls(*value);
        return std::move(*value);
    }

    void readResource(const document::Member& member, Inventory& own) {
        const std::string pointer = document::child("/Resources", member.key);
        if (member.key.starts_with("Fn::ForEach"))
            return leaveOut(member, "loops of the language extensions are not expanded");
        if (!goodName(member.key))
            return problems_.error(member.keyPosition, pointer, "must be a name of letters and digits (a logical id)");
        const Node& node = member.value;
        if (!node.isObject() || textOf(node, "Type").empty()) {
            if (node.isReported()) return;
            return problems_.error(node, pointer, R"(must be an object with Type, such as "AWS::Lambda::Function")");
        }
        if (!applies(node, pointer, member)) return;
        Resource resource = newResource(member.key, textOf(node, "Type"), originOf(member));
        if (const Node* properties = node.find("Properties"); properties != nullptr && !properties->isNull()) {
            auto value = evaluator_.evaluate(*properties, pointer + "/Properties");
            if (value && value->isObject()) {
                resource.properties = std::move(*value);
                std::erase_if(resource.properties.members(),  // it has been told
                              [](const document::Member& one) { return one.key == "Fn::Transform"; });
            } else if (!properties->isReported())
                problems_.error(*properties, pointer + "/Properties", "must be an object");
        }
        if (serverless_) dropNulls(resource.properties);
        own.resources.push_back(std::move(resource));
    }

    bool applies(const Node& node, const std::string& pointer, const document::Member& member) {
        const Node* condition = node.find("Condition");
        if (condition == nullptr) return true;
        if (!condition->isString())
            return problems_.error(*condition, pointer + "/Condition", "must be the name of a condition"), false;
        const auto yes = evaluator_.condition(condition->asString(), condition->position(), pointer + "/Condition");
        if (yes && *yes) return true;
        leaveOut(member, yes ? "its condition " + condition->asString() + " is false"
                             : "its condition " + condition->asString() +
                                   " hangs on a parameter without a value: give it with --set");
        return false;
    }

    Origin originOf(const document::Member& resource) const {
        return {whole_.fileOf(document::child("/Resources", resource.key), file_), resource.keyPosition};
    }

    void leaveOut(const document::Member& resource, std::string text) {
        report_.push_back({Fate::LeftOut, originOf(resource), resource.key, std::move(text)});
    }

    /// Values of outputs count for nothing but for what they name, as do their conditions.
    void checkOutputs() {
        const Node* outputs = root_.find("Outputs");
        if (outputs == nullptr || !outputs->isObject()) return;
        document::Problems unsaid(file_);
        Evaluator evaluator(root_, given_, unsaid);
        for (const document::Member& output : outputs->members()) {
            const std::string pointer = document::child("/Outputs", output.key);
            const Node* value = output.value.isObject() ? output.value.find("Value") : nullptr;
            if (value != nullptr) evaluator.evaluate(*value, pointer + "/Value");
            const Node* condition = output.value.isObject() ? output.value.find("Condition") : nullptr;
            if (condition != nullptr && condition->isString())
                evaluator_.condition(condition->asString(), condition->position(), pointer + "/Condition");
        }
        refuseOpenNames(evaluator.openNames(), "Outputs");
    }

    void refuseOpenNames(const std::vector<OpenName>& names, const std::string& section) {
        for (const OpenName& open : names) {
            if ((serverless_ && madeBySam(*root_.find("Resources"), open.name)) || whole_.stacks.contains(open.name))
                continue;
            problems_.error(open.at, open.pointer,
                            document::quoted(open.name) +
                                " is neither a parameter nor a resource of the template (CloudFormation refuses it: "
                                "Unresolved resource dependencies [" +
                                open.name + "] in the " + section + " block of the template)");
        }
    }

    const WholeTemplate& whole_;
    const Node& root_;
    const std::string& file_;
    const Given& given_;
    Report& report_;
    document::Problems& problems_;
    Evaluator evaluator_;
    bool serverless_;
    DefaultNames defaultNames_;
};

}  // namespace

bool isTemplate(const Node& root) {
    if (!root.isObject()) return false;
    if (root.find("Headroom") != nullptr) return false;
    if (root.find("AWSTemplateFormatVersion") != nullptr || root.find("Transform") != nullptr) return true;
    const Node* resources = root.find("Resources");
    return resources != nullptr && (resources->isObject() || resources->isReported() || resources->isNull());
}

WholeTemplate wholeTemplate(Node root, const std::string& file, const Given& given, GivenTemplates& templates,
                            Report& report, document::Problems& problems) {
    WholeTemplate whole =
        withStacksInline(withIncludes(std::move(root), file, report), file, templates, report, problems);
    if (auto plain = withoutLoops(whole.root, given.parameters, problems)) whole.root = std::move(*plain);
    return whole;
}

DefaultNames readTemplate(const WholeTemplate& whole, const std::string& file, const Given& given, Inventory& inventory,
                          Report& report, document::Problems& problems) {
    TemplateReader reader(whole, file, given, report, problems);
    reader.read(inventory);
    return reader.takeDefaultNames();
}

}  // namespace headroom::importing
