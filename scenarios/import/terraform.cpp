// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform.hpp"

#include <map>
#include <set>

#include "scenarios/import/replicas.hpp"
#include "scenarios/import/terraform_address.hpp"
#include "scenarios/import/terraform_block.hpp"
#include "scenarios/import/terraform_joins.hpp"
#include "scenarios/import/terraform_regions.hpp"
#include "scenarios/import/terraform_unknown.hpp"
#include "scenarios/import/terraform_untaken.hpp"

namespace headroom::importing {

using document::Node;
using terraform::Block;

namespace {

struct Found {
    const Node* node = nullptr;
    terraform::Instance instance;
};

/// Letters and digits, words with a capital letter: "orders_table" is "OrdersTable".
std::string camel(const std::string& text) {
    std::string name;
    bool upper = true;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter) name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        upper = !letter;
    }
    return name;
}

class TerraformReader {
public:
    TerraformReader(const Node& root, const std::string& file, Inventory& inventory, Report& report,
                    document::Problems& problems)
        : root_(root), file_(file), inventory_(inventory), report_(report), problems_(problems), regions_(root) {}

    void read() {
        const bool plan = root_.find("planned_values") != nullptr;
        const Node* values = root_.find(plan ? "planned_values" : "values");
        const Node* module = values != nullptr ? values->find("root_module") : nullptr;
        if (module == nullptr || !module->isObject())
            return problems_.error(root_, "", "holds no root_module under planned_values or values");
        collect(*module, "", "");
        each(root_.find("variables"), [&](const std::string& name, const Node& variable) {
            if (const Node* value = variable.isObject() ? variable.find("value") : nullptr)
                names_.addGiven(name, *value);
        });
        if (const Node* configuration = root_.find("configuration"))
            if (const Node* configured = configuration->find("root_module")) collectExpressions(*configured, "");
        for (Found& found : found_) addName(found);
        for (const Found& found : found_) translate(found);
        terraform::joinParts(inventory_, report_);
        for (Resource& resource : inventory_.resources) {
            if (resource.type == "AWS::DynamoDB::Table") makeGlobal(resource, report_);
        }
    }

private:
    void collect(const Node& module, const std::string& prefix, const std::string& words) {
        const Node* resources = module.find("resources");
        for (std::size_t i = 0; resources != nullptr && resources->isArray() && i < resources->size(); ++i)
            collectResource(resources->elements()[i], prefix, words);
        const Node* children = module.find("child_modules");
        for (std::size_t i = 0; children != nullptr && children->isArray() && i < children->size(); ++i) {
            const Node& child = children->elements()[i];
            const std::string address = textOf(child, "address");
            if (!child.isObject() || address.empty()) continue;
            names_.addModule(address);
            const terraform::Step own = terraform::stepsOf(address).back();
            collect(child, address + ".", words + " " + own.name + own.index);
        }
    }

    void collectResource(const Node& node, const std::string& prefix, const std::string& words) {
        const std::string type = textOf(node, "type");
        const std::string name = textOf(node, "name");
        if (type.empty() || name.empty() || textOf(node, "mode") == "data") return;
        const Node* key = node.find("index");
        const std::string own = key != nullptr ? terraform::indexText(*key) : std::string();
        const std::string index = key != nullptr && key->isString() ? key->asString() : own;
        std::string logical = camel(words + " " + name + index);
        if (logical.empty() || used_.contains(logical)) logical = camel(words + " " + type + " " + name + index);
        const std::string common = logical;
        for (int i = 2; used_.contains(logical); ++i) logical = common + std::to_string(i);
        used_.insert(logical);
        const Node* values = node.find("values");
        static const Node none = Node::object();
        found_.push_back({&node,
                          {{prefix, own, nullptr},
                           type,
                           name,
                           logical,
                           values != nullptr && values->isObject() ? values : &none,
                           nullptr}});
    }

    void addName(Found& found) {
        terraform::Instance& instance = found.instance;
        const std::string address =
            terraform::withoutIndex(instance.scope.module + instance.type + "." + instance.name);
        const auto expressions = expressions_.find(address);
        if (expressions != expressions_.end()) instance.expressions = expressions->second;
        const auto forEach = forEach_.find(address);
        if (forEach != forEach_.end()) instance.scope.forEach = forEach->second;
        names_.add(instance);
    }

    void collectExpressions(const Node& module, const std::string& prefix) {
        const Node* resources = module.find("resources");
        for (std::size_t i = 0; resources != nullptr && resources->isArray() && i < resources->size(); ++i) {
            const Node& node = resources->elements()[i];
            if (textOf(node, "mode") == "data") continue;  // may be called as a resource is
            const std::string address = prefix + textOf(node, "type") + "." + textOf(node, "name");
            if (const Node* expressions = node.find("expressions")) expressions_[address] = expressions;
            if (const Node* forEach = node.find("for_each_expression")) forEach_[address] = forEach;
            regions_.add(address, textOf(node, "provider_config_key"));
        }
        const Node* calls = module.find("module_calls");
        for (std::size_t i = 0; calls != nullptr && calls->isObject() && i < calls->size(); ++i) {
            const Node& call = calls->members()[i].value;
            const Node* inner = call.find("module");
            if (inner == nullptr || !inner->isObject()) continue;
            const std::string own = prefix + "module." + calls->members()[i].key + ".";
            if (const Node* forEach = call.find("for_each_expression")) names_.addForEach(own, *forEach);
            each(call.find("expressions"),
                 [&](const std::string& name, const Node& given) { names_.addVariable(own, name, given); });
            each(inner->find("outputs"), [&](const std::string& name, const Node& output) {
                if (const Node* expression = output.find("expression")) names_.addOutput(own, name, *expression);
            });
            collectExpressions(*inner, own);
        }
    }

    template <class Use>
    static void each(const Node* object, Use use) {
        for (std::size_t i = 0; object != nullptr && object->isObject() && i < object->size(); ++i)
            use(object->members()[i].key, object->members()[i].value);
    }

    /// A name that a plan marks as sensitive is not copied into the scenario.
    static void hideSensitiveNames(const Node& node, Resource& resource) {
        const Node* sensitive = node.find("sensitive_values");
        for (const char* key : {"function_name", "name", "cluster_name"}) {
            const Node* hidden = sensitive != nullptr ? sensitive->find(key) : nullptr;
            if (hidden == nullptr || !hidden->isBool() || !hidden->asBool()) continue;
            for (const char* name :
                 {"FunctionName", "TableName", "StateMachineName", "QueueName", "ClusterName", "Name"}) {
                if (resource.properties.find(name) != nullptr) resource.standIns.emplace_back(name, "it is sensitive");
            }
        }
    }

    void translate(const Found& found) {
        const terraform::Instance& instance = found.instance;
        Block::Taken taken;
        const Block block(instance.values, instance.expressions, names_, instance.scope, instance.logicalName, taken);
        terraform::Translation made = terraform::translated(instance.type, block);
        Resource resource = newResource(instance.logicalName, std::move(made.type), {file_, found.node->position()});
        resource.properties = std::move(made.properties);
        hideSensitiveNames(*found.node, resource);
        terraform::tellUnknown(instance, block, resource, report_);
        terraform::tellUntaken(*instance.values, taken, resource, report_);
        resource.region = regions_.of(instance);
        inventory_.resources.push_back(std::move(resource));
    }

    const Node& root_;
    const std::string& file_;
    Inventory& inventory_;
    Report& report_;
    document::Problems& problems_;
    std::vector<Found> found_;
    std::set<std::string> used_;
    std::map<std::string, const Node*> expressions_;
    std::map<std::string, const Node*> forEach_;  ///< of the same addresses
    terraform::Names names_;
    terraform::Regions regions_;
};

}  // namespace

bool isTerraform(const Node& root) {
    return root.isObject() && root.find("format_version") != nullptr &&
           (root.find("planned_values") != nullptr || root.find("values") != nullptr ||
            root.find("terraform_version") != nullptr);
}

bool isTerraformsOwn(const Node& root) {
    return root.isObject() && root.find("terraform_version") != nullptr && root.find("lineage") != nullptr;
}

void readTerraform(const Node& root, const std::string& file, Inventory& inventory, Report& report,
                   document::Problems& problems) {
    const std::string version = textOf(root, "format_version");
    if (!version.starts_with("0.") && !version.starts_with("1."))
        return problems.error(*root.find("format_version"), "/format_version",
                              "is not a version of Terraform's JSON output that is known here: 0.x or 1.x");
    TerraformReader(root, file, inventory, report, problems).read();
}

}  // namespace headroom::importing
