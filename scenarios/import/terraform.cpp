// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "scenarios/import/replicas.hpp"
#include "scenarios/import/terraform_block.hpp"
#include "scenarios/import/terraform_joins.hpp"
#include "scenarios/import/terraform_untaken.hpp"

namespace headroom::importing {

using document::Node;
using terraform::Block;

namespace {

struct Found {
    const Node* node = nullptr;
    std::string module;   ///< "module.a.module.b.", or empty
    std::string address;  ///< without index
    std::string type;
    std::string logicalName;
};

/// "module.a[0].aws_x.y["k"]" without what is in brackets.
std::string withoutIndex(const std::string& address) {
    std::string plain;
    int depth = 0;
    for (const char c : address) {
        depth += c == '[' ? 1 : 0;
        if (depth == 0) plain += c;
        depth -= c == ']' ? 1 : 0;
    }
    return plain;
}

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
        : root_(root), file_(file), inventory_(inventory), report_(report), problems_(problems) {}

    void read() {
        const bool plan = root_.find("planned_values") != nullptr;
        const Node* values = root_.find(plan ? "planned_values" : "values");
        const Node* module = values != nullptr ? values->find("root_module") : nullptr;
        if (module == nullptr || !module->isObject())
            return problems_.error(root_, "", "holds no root_module under planned_values or values");
        collect(*module, "", "");
        if (const Node* configuration = root_.find("configuration"))
            if (const Node* configured = configuration->find("root_module")) collectExpressions(*configured, "");
        for (const Found& found : found_) names_.add(found.address, found.logicalName, valuesOf(found));
        for (const Found& found : found_) translate(found);
        terraform::joinParts(inventory_);
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
            std::string own = address.substr(std::min(address.rfind("module.") + 7, address.size()));
            collect(child, withoutIndex(address) + ".", words + " " + own);
        }
    }

    void collectResource(const Node& node, const std::string& prefix, const std::string& words) {
        const std::string type = textOf(node, "type");
        const std::string name = textOf(node, "name");
        if (type.empty() || name.empty() || textOf(node, "mode") == "data") return;
        std::string index;
        if (const Node* key = node.find("index")) index = key->isString() ? key->asString() : " " + indexText(*key);
        std::string logical = camel(words + " " + name + index);
        if (logical.empty() || used_.contains(logical)) logical = camel(words + " " + type + " " + name + index);
        const std::string common = logical;
        for (int i = 2; used_.contains(logical); ++i) logical = common + std::to_string(i);
        used_.insert(logical);
        found_.push_back({&node, prefix, prefix + type + "." + name, type, logical});
    }

    static std::string indexText(const Node& key) { return key.isNumber() ? key.numberText() : std::string(); }

    void collectExpressions(const Node& module, const std::string& prefix) {
        const Node* resources = module.find("resources");
        for (std::size_t i = 0; resources != nullptr && resources->isArray() && i < resources->size(); ++i) {
            const Node& node = resources->elements()[i];
            if (const Node* expressions = node.find("expressions"))
                expressions_[prefix + textOf(node, "type") + "." + textOf(node, "name")] = expressions;
        }
        const Node* calls = module.find("module_calls");
        for (std::size_t i = 0; calls != nullptr && calls->isObject() && i < calls->size(); ++i) {
            const Node* inner = calls->members()[i].value.find("module");
            if (inner == nullptr || !inner->isObject()) continue;
            const std::string own = prefix + "module." + calls->members()[i].key + ".";
            each(calls->members()[i].value.find("expressions"), [&](const std::string& name, const Node& given) {
                names_.addAlias(own + "var." + name, prefix, given);
            });
            each(inner->find("outputs"), [&](const std::string& name, const Node& output) {
                if (const Node* expression = output.find("expression")) names_.addAlias(own + name, own, *expression);
            });
            collectExpressions(*inner, own);
        }
    }

    template <class Use>
    static void each(const Node* object, Use use) {
        for (std::size_t i = 0; object != nullptr && object->isObject() && i < object->size(); ++i)
            use(object->members()[i].key, object->members()[i].value);
    }

    static const Node& valuesOf(const Found& found) {
        static const Node none = Node::object();
        const Node* values = found.node->find("values");
        return values != nullptr && values->isObject() ? *values : none;
    }

    void translate(const Found& found) {
        const auto expressions = expressions_.find(found.address);
        Block::Taken taken;
        const Block block(&valuesOf(found), expressions != expressions_.end() ? expressions->second : nullptr, names_,
                          found.module, found.logicalName, taken);
        terraform::Translation made = terraform::translated(found.type, block);
        Resource resource = newResource(found.logicalName, std::move(made.type), {file_, found.node->position()});
        resource.properties = std::move(made.properties);
        terraform::tellUntaken(valuesOf(found), taken, resource, report_);
        if (resource.type == "AWS::DynamoDB::Table") makeGlobal(resource, report_);
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
    terraform::Names names_;
};

}  // namespace

bool isTerraform(const Node& root) {
    return root.isObject() && root.find("format_version") != nullptr &&
           (root.find("planned_values") != nullptr || root.find("values") != nullptr ||
            root.find("terraform_version") != nullptr);
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
